// What the picture needs beside the sheet of the cards: it keeps its proportions, and the place of the whole.

import { stylesOf } from './adopt-styles.ts';

const css = `
:host{max-width:24em;min-height:var(--hh-reserve,36em)}
.wait{min-height:36em;background:var(--hh-surface)}
canvas,figure img{display:block;width:100%;height:auto;aspect-ratio:auto;object-fit:contain;border-radius:8px}
figure img{-webkit-touch-callout:default;user-select:auto}
figure{margin:0 0 12px}
label{display:block}
.acts{display:flex;flex-wrap:wrap;gap:8px}
`;

/** Adds to the sheet that every element has. */
export const adoptPosterStyles = stylesOf(css);
