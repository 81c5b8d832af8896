/** The page's own stylesheet, served as a file so that the page needs no inline style. Colours are the project's tokens. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --hh-surface: #fffdf9; --hh-ink: #1f1b16; --hh-muted: #574f45; --hh-accent: #a61e25; --hh-on-accent: #ffffff;
  --hh-warn: #7a4d00; --hh-ok: #175c3f; --hh-bad: #9b1c1c; --hh-focus: #174ea6; --hh-line: #e7dfd3; --hh-ribbon: #ffe08a;
  --hh-ribbon-ink: #1f1b16;
}
@media (prefers-color-scheme: dark) {
  :root {
    --hh-surface: #17140f; --hh-ink: #f3ede4; --hh-muted: #c9bfb2; --hh-accent: #ff8a80; --hh-on-accent: #17140f;
    --hh-warn: #f2c063; --hh-ok: #7bd4a8; --hh-bad: #ff8a80; --hh-focus: #8ab4f8; --hh-line: #3a342b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--hh-surface); color: var(--hh-ink);
  font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere;
}
.ribbon {
  position: sticky; top: 0; z-index: 1; background: var(--hh-ribbon); color: var(--hh-ribbon-ink);
  border-bottom: 4px solid var(--hh-warn); padding: 12px 16px; text-align: center;
}
.ribbon strong { display: block; font-size: 18px; }
.ribbon span { display: block; font-size: 14px; line-height: 1.5; }
.column { max-width: 480px; margin: 0 auto; padding: 8px 16px 40px; }
.language { display: flex; justify-content: flex-end; }
.language a { min-height: 44px; min-width: 44px; display: inline-flex; align-items: center; padding: 0 8px; }
a { color: var(--hh-accent); }
.card { border: 1px solid var(--hh-line); border-radius: 12px; padding: 16px; }
h1 { font-size: 22px; line-height: 1.4; margin: 0 0 4px; }
h2, legend { font-size: 16px; line-height: 1.5; margin: 0; font-weight: 600; padding: 0; }
dl { margin: 0; }
dt { color: var(--hh-muted); font-size: 14px; }
dd { margin: 0 0 12px; }
dd.amount { font-size: 32px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; margin-bottom: 0; }
dd .about { display: block; color: var(--hh-muted); font-size: 14px; }
form { margin: 24px 0 0; display: grid; gap: 24px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { margin-bottom: 8px; }
.choices, .actions { display: grid; gap: 8px; }
.choice {
  display: grid; grid-template-columns: auto auto 1fr; gap: 12px; align-items: center; min-height: 56px;
  padding: 8px 12px; border: 1px solid var(--hh-line); border-radius: 8px; cursor: pointer;
}
.choice:has(input:checked) { border-color: var(--hh-accent); box-shadow: inset 0 0 0 1px var(--hh-accent); }
.choice input { width: 22px; height: 22px; margin: 0; accent-color: var(--hh-accent); }
.choice small { display: block; color: var(--hh-muted); font-size: 14px; line-height: 1.4; }
.icon { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
button, .button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 48px; padding: 8px 16px;
  font: inherit; font-weight: 600; border-radius: 8px; cursor: pointer; text-align: center; text-decoration: none;
  border: 1px solid var(--hh-ink); background: transparent; color: var(--hh-ink);
}
label.reason { color: var(--hh-muted); font-size: 14px; margin-top: 8px; }
select {
  width: 100%; min-height: 48px; padding: 8px 12px; font: inherit; border: 1px solid var(--hh-line); border-radius: 8px;
  background: var(--hh-surface); color: var(--hh-ink);
}
button.main, .button.main { background: var(--hh-accent); border-color: var(--hh-accent); color: var(--hh-on-accent); }
button.quiet { border-color: transparent; color: var(--hh-muted); text-decoration: underline; text-underline-offset: 4px; }
:focus-visible { outline: 3px solid var(--hh-focus); outline-offset: 2px; }
.choice:has(input:focus-visible) { outline: 3px solid var(--hh-focus); outline-offset: 2px; }
.choice input:focus-visible { outline: none; }
.notice { border: 1px solid currentColor; border-left-width: 6px; border-radius: 8px; padding: 12px 16px; margin: 0 0 16px; color: var(--hh-bad); }
.notice.calm { color: var(--hh-warn); }
.notice p { margin: 4px 0 0; color: var(--hh-ink); }
.state { text-align: center; padding: 24px 16px; display: grid; gap: 12px; justify-items: center; }
.state .mark { width: 56px; height: 56px; }
.state .mark.ok { color: var(--hh-ok); }
.state .mark.warn { color: var(--hh-warn); }
.state p { margin: 0 0 8px; }
footer { margin-top: 24px; color: var(--hh-muted); font-size: 14px; }
footer p { margin: 0 0 4px; }
`;
