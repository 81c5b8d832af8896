// What on a page opens a card that stands in a dialog: whatever is inside its tag, whatever names its project in
// `data-hh-open`, and an address that ends in `#hh-open=` and the project. All of them are links that lead somewhere anyway.

const IN_ADDRESS = 'hh-open';

/** What was pressed, if it asks for this project's card and no other key means something else by it. */
export function openerOf(event: MouseEvent, project: string, inside: Element | undefined): HTMLElement | undefined {
  const { target, defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey) return undefined;
  if (!(target instanceof Element)) return undefined;
  const named = target.closest<HTMLElement>('[data-hh-open]');
  if (named?.dataset['hhOpen'] === project) return named;
  const own = target.closest<HTMLElement>('a,button');
  return own && inside !== own && inside?.contains(own) ? own : undefined;
}

/** Whether the address asks for this project's card. It is asked once: the address is as it was before. */
export function takeOpening(project: string): boolean {
  const { hash, pathname, search } = location;
  if (!project || new URLSearchParams(hash.slice(1)).get(IN_ADDRESS) !== project) return false;
  history.replaceState(history.state, '', pathname + search);
  return true;
}
