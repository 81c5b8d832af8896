// What the automatic check needs beside the sheet of the cards: it is a line, so it keeps a line's place, and its state
// has a colour beside its word and its shape.

import { stylesOf } from './adopt-styles.ts';

const css = `
:host{min-height:var(--hh-reserve,8em)}
.wait{min-height:8em;background:var(--hh-surface)}
article{border-inline-start:4px solid var(--s)}
article>details{margin:0}
.green{--s:var(--hh-ok)}
.amber{--s:var(--hh-warn)}
.red{--s:var(--hh-bad)}
i{font-style:normal;font-weight:600;color:var(--s)}
ul{list-style:none;margin:0 0 12px;padding:0}
li{border-top:1px solid var(--hh-line)}
summary{color:var(--hh-ink);padding:8px 0}
li p{margin:0 0 8px}
li>p:first-child{margin-top:8px}
li>p>a{white-space:nowrap}
h3{margin-top:12px}
details a{min-height:0;display:inline}
li i{color:inherit}
li .red{color:var(--hh-bad)}
summary h3{display:inline}
`;

/** Adds to the sheet that every element has. */
export const adoptComplianceStyles = stylesOf(css);
