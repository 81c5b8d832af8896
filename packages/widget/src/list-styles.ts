// What lists need beside the sheet of the cards. The element keeps its place, so what stands there while it waits has no height of
// its own: it could be higher than a short list.

import { stylesOf } from './adopt-styles.ts';

const css = `
:host{min-height:var(--hh-reserve,20em)}
.wait{min-height:0;background:var(--hh-surface)}
ul{list-style:none;margin:0;padding:0}
li{border-top:1px solid var(--hh-line);padding:8px 0}
li p{margin:0;white-space:pre-line}
summary{padding:8px 0}
li>a{display:flex;align-items:center;min-height:var(--hh-target);font-weight:600}
[role=status]{margin:8px 0}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(8em,1fr));gap:8px;margin:8px 0}
.pictures img{aspect-ratio:4/3}
.filters{display:flex;flex-wrap:wrap;gap:8px 16px}
.filters label{flex-wrap:wrap;gap:0 8px}
select{font:inherit;color:inherit;background:var(--hh-surface);border:1px solid var(--hh-muted);border-radius:8px;min-height:var(--hh-target);max-width:100%;padding:4px 8px}
`;

/** Adds to the sheet that every element has. */
export const adoptListStyles = stylesOf(css);
