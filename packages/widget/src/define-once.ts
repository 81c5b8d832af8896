/** Of this package; kept equal to package.json by a test. */
export const VERSION = '0.1.0';

/**
 * Defines the tag unless another copy of the script already has: a tag cannot be defined twice, and the page must not
 * break because two of its parts both brought the widget. The first wins, and the console says so once.
 */
export function defineOnce(tag: string, element: CustomElementConstructor & { readonly version: string }): void {
  const first = customElements.get(tag);
  if (!first) customElements.define(tag, element);
  else if (first !== element)
    console.warn(`<${tag}> ${Reflect.get(first, 'version')} stays; ${element.version} ignored`);
}
