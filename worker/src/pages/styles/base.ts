// Ground rules of the pages: type, colour, links, focus. Colours come only from the `--hh-*` tokens; text sizes are in
// rem so that large-text mode is one number.

export const BASE_CSS = `
*,*::before,*::after{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:4.5rem}
body{margin:0;background:var(--hh-surface);color:var(--hh-ink);
  font-family:system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-size:1rem;line-height:1.6;
  overflow-wrap:break-word}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd,figure,pre{margin:0}
h1{font-size:1.625rem;line-height:1.3;font-weight:700}
h2{font-size:1.25rem;line-height:1.4;font-weight:700}
h3{font-size:1.0625rem;line-height:1.5;font-weight:700}
h4,h5{font-size:1rem;line-height:1.5;font-weight:700}
a{color:var(--hh-accent);text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--hh-focus);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
ul,ol{padding-inline-start:1.4em}
li+li{margin-top:4px}
.plain-list{list-style:none;padding:0}
.lead{font-size:1.0625rem}
.money,.amount,time,.code,.in-words{font-variant-numeric:tabular-nums}
.money,.nowrap,time{white-space:nowrap}
.code{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace,"Noto Sans CJK SC";font-size:.9375em;
  overflow-wrap:anywhere}
.address{overflow-wrap:anywhere}
.fact-note,.hint,.byline,.figures-note{color:var(--hh-muted)}
.fact-note{display:block;font-size:.9375rem;font-weight:400}
.hint{font-size:.9375rem}
.icon{width:1.25em;height:1.25em;flex:none;vertical-align:-.25em}
.visually-hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);
  white-space:nowrap;border:0}
.skip{position:absolute;inset-inline-start:8px;top:-100px;z-index:3;padding:12px 16px;background:var(--hh-surface);
  border-radius:8px}
.skip:focus{top:8px}
:target{scroll-margin-top:4.5rem}
img{max-width:100%;height:auto}
hr{border:0;border-top:1px solid var(--hh-line)}
`;
