// Whether a host page has set a colour. Asked after every drawing, so it only compares text.

import { tokens } from './tokens.ts';

/** True if one of the colours is neither the house's nor, for readers who asked for more contrast, the ink. */
export function hasOtherColours(host: HTMLElement): boolean {
  const style = getComputedStyle(host);
  const worn = (name: string) => style.getPropertyValue(`--hh-${name}`).trim();
  const scheme = worn('surface') === tokens.surface.dark ? 'dark' : 'light';
  return Object.entries(tokens).some(
    ([name, house]) => worn(name) !== house[scheme] && (name === 'surface' || worn(name) !== tokens.ink[scheme]),
  );
}
