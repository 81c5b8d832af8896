// What the proof needs beside the sheet of the cards: a line's place, and a colour beside its word and its shape.

import { stylesOf } from './adopt-styles.ts';

const css = `
:host{min-height:var(--hh-reserve,9em)}
.wait{min-height:8em;background:var(--hh-surface)}
article{border-inline-start:4px solid var(--s)}
.green{--s:var(--hh-ok)}
.amber{--s:var(--hh-warn)}
.red{--s:var(--hh-bad)}
i{font-style:normal;font-weight:600;color:var(--s)}
article>p{margin-bottom:8px}
ul{margin:0 0 12px;padding:0;padding-inline-start:1.2em}
code{overflow-wrap:anywhere}
`;

/** Adds to the sheet that every element has. */
export const adoptProofStyles = stylesOf(css);
