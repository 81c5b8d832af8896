// One sheet, adopted by every shadow root, so that it passes a policy of `style-src 'none'`. Sizes are in em of the
// element's own size: a host page that shrinks its root does not shrink the card.

import { stylesOf } from './adopt-styles.ts';
import { tokensCss } from './tokens.ts';

const css = `${tokensCss}
:host{--hh-target:44px;display:block;max-width:40em;min-height:var(--hh-reserve,1200px);font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--hh-ink)}
@media(max-width:40em){:host{min-height:var(--hh-reserve,1500px)}}
:host([mode]:not([mode=inline])){min-height:var(--hh-reserve,0)!important}
:host([size^=larg]){--hh-target:48px;font-size:20px;line-height:1.7}
:host([size=larger]){font-size:23px}
:host([size=largest]){font-size:26px}
:host([hidden]),p:empty,output:empty{display:none}
*{box-sizing:border-box;overflow-wrap:anywhere}
article,.wait,.notice,dialog{direction:ltr;text-align:start;background:var(--hh-surface);color:inherit;border:1px solid var(--hh-line);border-radius:12px;padding:16px}
.wait{min-height:440px;background:linear-gradient(var(--hh-line) 0 0)16px 56px/60% 24px,linear-gradient(var(--hh-line) 0 0)16px 96px/90% 120px,linear-gradient(var(--hh-line) 0 0)16px 256px/40% 96px,linear-gradient(var(--hh-line) 0 0)16px 400px/90% 12px var(--hh-surface);background-repeat:no-repeat}
article>*,.f>*,fieldset{margin:0 0 12px}
section{border-top:1px solid var(--hh-line);padding-top:12px}
h2,h3,p,dl,legend{margin:0 0 4px;padding:0}
dd,dd p{margin:0}
h2{font-size:1.3em;line-height:1.3}
h3,legend{font-size:1em;font-weight:600}
img{display:block;width:100%;aspect-ratio:3;object-fit:cover;border-radius:8px;background:var(--hh-line)}
dl>div,.links{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 16px}
dl>div{margin-bottom:8px}
.quiet>div{margin-bottom:4px}
dt{flex:1 0 6em;line-height:1.4}
dd{flex:999 1 14em}
.quiet dd{flex-basis:16em}
.n{display:inline-block}
.links{margin:0}
.links a,dd summary{padding:calc(var(--hh-target)/2 - .79em) 0}
dd .links,dd summary{margin:calc(.79em - var(--hh-target)/2) 0}
dd [open] summary{margin-bottom:0}
dt,.quiet,th{color:var(--hh-muted);font-weight:400;overflow-wrap:break-word}
.quiet,.bad,section details{font-size:.9em}
.bad{color:var(--hh-bad)}
.bad:before{content:"■ "}
.test{background:var(--hh-warn);color:var(--hh-surface);margin:-16px -16px 12px;padding:8px;border-radius:12px 12px 0 0;font-weight:600;text-align:center}
.notice{border:2px solid;margin-bottom:12px}
slot+.wait,slot+.notice{margin:12px 0 0}
b,td{font-variant-numeric:tabular-nums}
a{color:var(--hh-accent)}
button,label,.notice a,details a{display:inline-flex;align-items:center;min-height:var(--hh-target)}
.chips{display:grid;grid-template-columns:repeat(auto-fit,minmax(8em,1fr));gap:8px}
.figures{display:flex;flex-wrap:wrap;gap:8px}
.figures>*{flex:1 0 7.8em}
.figures [open]{flex-basis:100%}
summary{cursor:pointer;min-height:var(--hh-target);color:var(--hh-muted)}
summary b{color:var(--hh-ink)}
.figures b{display:block}
table{width:100%;text-align:start}
td{text-align:end}
td .n,.figures .n{white-space:nowrap}
:host([size^=larg]) td .n{white-space:normal}
progress{appearance:none;display:block;width:100%;margin:4px 0;height:12px;border:1px solid var(--hh-progress);border-radius:6px;overflow:hidden;background:var(--hh-line)}
::-webkit-progress-bar{background:var(--hh-line)}
::-webkit-progress-value{background:var(--hh-progress)}
::-moz-progress-bar{background:var(--hh-progress)}
fieldset{border:0;padding:0;min-width:0}
button,input,.chips label{font:inherit;color:inherit;background:none;border:1px solid var(--hh-muted);border-radius:8px;padding:4px 12px}
.chips{margin:4px 0 8px}
.chips label{gap:8px;cursor:pointer}
input[type]{flex:none;width:1.2em;height:1.2em;margin:0;accent-color:var(--hh-accent)}
input:not([type]){width:100%;min-height:var(--hh-target)}
fieldset>label{display:block}
output{font-weight:600}
.go{display:flex;justify-content:center;align-items:center;width:100%;min-height:var(--hh-target);padding:8px 16px;border:2px solid var(--hh-accent);border-radius:8px;background:var(--hh-accent);color:var(--hh-surface);font-weight:600;text-decoration:none;text-align:center}
[aria-disabled=true]{border-style:dashed}
dialog{max-width:min(36em,calc(100% - 32px));margin:auto}
dialog form,.go{margin:8px 0}
dialog .links{margin-top:calc(.79em - var(--hh-target)/2)}
::backdrop{background:#000a}
:focus-visible{outline:3px solid var(--hh-focus);outline-offset:2px}
@media(prefers-contrast:more){:host{--hh-muted:var(--hh-ink);--hh-line:var(--hh-ink)}}
@media(forced-colors:active){progress{forced-color-adjust:none;--hh-progress:Highlight;--hh-line:Canvas}}
`;

/** Gives a shadow root the sheet. */
export const adoptCardStyles = stylesOf(css);
