// Reading a screen that the application answered. The whole environment of a simulated browser would take away the cookies,
// which a page may not set; its parser alone is enough.

import { Window } from 'happy-dom';

const parser = new new Window().DOMParser();

/** The document of an answer. */
export function screenOf({ text }: { readonly text: string }): Document {
  return parser.parseFromString(text, 'text/html') as unknown as Document;
}

export function textsOf(root: ParentNode, selector: string): readonly string[] {
  return [...root.querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').trim());
}

/** What the forms of a screen carry along. */
export function hiddenFields(screen: Document): Record<string, string> {
  const hidden = [...screen.querySelectorAll('form input[type=hidden]')];
  return Object.fromEntries(
    hidden.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}
