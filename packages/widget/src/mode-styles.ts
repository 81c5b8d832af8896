// What a card in a dialog, and the button that opens it, need beside the sheet of the cards.

import { stylesOf } from './adopt-styles.ts';

const css = `
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.opens{display:inline-flex;vertical-align:top;width:auto;max-width:100%;margin:0;padding-block:4px;line-height:1.3;cursor:pointer}
.corner{position:fixed;z-index:1000;inset-block-end:calc(var(--hh-floating-inset,16px) + env(safe-area-inset-bottom,0px));inset-inline-end:calc(var(--hh-floating-inset,16px) + max(env(safe-area-inset-left,0px),env(safe-area-inset-right,0px)));display:flex;gap:8px;max-width:calc(100% - 2*var(--hh-floating-inset,16px))}
.corner[data-away]:not(:focus-within){opacity:0;pointer-events:none}
.corner .away,.head button{flex:none;justify-content:center;min-width:var(--hh-target);background:var(--hh-surface);cursor:pointer}
dialog.holds{width:100%;max-width:100%;height:100%;max-height:100%;padding:0;overflow:auto;overscroll-behavior:contain;scroll-padding-block:calc(var(--hh-target) + 24px) 16px;color:var(--hh-ink)}
@media(min-width:40em){dialog.holds{width:42em;max-width:calc(100% - 32px);height:min(60em,100% - 32px)}}
dialog.holds::backdrop{background:#000a}
.head{display:flex;justify-content:space-between;align-items:center;gap:8px;position:sticky;top:0;z-index:1;margin:0;padding:8px 16px;background:var(--hh-surface);border-bottom:1px solid var(--hh-line)}
.head form{margin:0}
.head h2{outline-offset:0}
@media(max-height:24em){.head{position:static}}
.holds>article{border:0;border-radius:0}
.holds>article>.links{margin-top:0}
.holds>:not(.head,article){margin:16px}
@media print{.corner{display:none}}
`;

/** Adds to the sheet that every element has. As an element it stands first: Lit clears what stands behind its marker. */
export const adoptModeStyles = stylesOf(css, 'prepend');
