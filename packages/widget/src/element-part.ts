// Elements of our own pages, made without markup from strings.

/** An element with text or children in it. */
export function part(tag: string, content: string | readonly (Node | string)[], className?: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== undefined) element.className = className;
  if (typeof content === 'string') element.textContent = content;
  else element.append(...content);
  return element;
}
