// The style sheets of the donate page as part of it: whoever opens it on a slow network sees it dressed after one round trip
// instead of two. The policy allows these very bytes by their hash and no others, which is as strict as naming the file.

import type { Ports } from '../ports/index.ts';

export interface GiveStyles {
  readonly css: string;
  /** For `style-src`: `'sha256-…'` (CSP level 3, section 8.4). */
  readonly source: string;
}

type Sources = Pick<Ports, 'assets' | 'prepared'>;

const made = new WeakMap<Ports['assets'], GiveStyles>();

/** Null where the tokens are not built: then the page names its sheets as the others do. */
export async function giveStyles({ assets, prepared }: Sources): Promise<GiveStyles | null> {
  const known = made.get(assets);
  if (known) return known;
  const [tokens, own] = await Promise.all([assets.find('tokens.css'), prepared.giveCss()]);
  if (!tokens) return null;
  const css = new TextDecoder().decode(tokens.body).trimEnd() + own;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css)));
  const styles = { css, source: `'sha256-${btoa(String.fromCharCode(...digest))}'` };
  made.set(assets, styles);
  return styles;
}
