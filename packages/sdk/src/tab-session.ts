// A random value of this tab, so that a deployment can tell a robot from the other people behind one address. It names
// nobody, goes to the deployment alone, and ends with the tab.

import { newKey } from './pledge-key.ts';

const NAME = 'hh:tab';

/** Undefined where there is no tab, or where storage is refused. */
export function tabSession(): string | undefined {
  // A server may have a `sessionStorage` too, but it has no tab.
  if (!globalThis.document) return undefined;
  try {
    sessionStorage[NAME] ??= newKey();
    return sessionStorage[NAME];
  } catch {
    return undefined;
  }
}
