// A code that leads to the page of a project, for another phone. Loaded where it is shown, because what draws codes weighs
// as much as a third of the cards.

import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { encode } from 'uqr';

/** Points of quiet around a code (ISO/IEC 18004: four). */
const QUIET = 4;
/** CSS pixels: five to a point of the addresses that projects have, and less than half of a phone. */
const SIDE_PX = 184;

/** Black on white in every theme, because cameras read nothing else well. */
export function pageCode(address: string, words: string): TemplateResult {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET });
  const dark = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return html`<svg role="img" aria-label=${words} width=${SIDE_PX} height=${SIDE_PX} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"></path><path fill="#000" d=${dark}></path></svg>`;
}
