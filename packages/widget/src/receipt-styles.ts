// What the receipt needs beside the sheet of the cards: its state has a colour beside its word and its shape, and it keeps
// the place of its search.

import { stylesOf } from './adopt-styles.ts';

const css = `
:host{min-height:var(--hh-reserve,20em)}
.wait{min-height:18em;background:var(--hh-surface)}
.green{color:var(--hh-ok)}
.amber{color:var(--hh-warn)}
.red{color:var(--hh-bad)}
i{font-style:normal;font-weight:600}
form{margin:8px 0}
label{display:block}
form p{margin:4px 0 12px}
dd a{display:inline-block;padding:calc(var(--hh-target)/2 - .79em) 0;margin:calc(.79em - var(--hh-target)/2) 0}
`;

/** Adds to the sheet that every element has. */
export const adoptReceiptStyles = stylesOf(css);
