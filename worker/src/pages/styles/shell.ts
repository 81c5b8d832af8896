// The frame: the test ribbon that cannot be missed, the charity's name, the switches, one column of paper, the footer, and
// the code that leads back from paper.

export const SHELL_CSS = `
.test-ribbon{position:sticky;top:0;z-index:2;padding:4px 16px;text-align:center;font-size:.9375rem;font-weight:700;
  background:var(--hh-warn);color:var(--hh-surface)}
.site-header{border-bottom:1px solid var(--hh-line)}
.site-header-inner,.site-footer-inner,.page{max-width:44rem;margin-inline:auto;padding-inline:16px}
.site-header-inner{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;column-gap:16px;
  min-height:56px}
.speaker{font-weight:700;min-width:0}
.speaker a{color:var(--hh-ink);text-decoration:none;display:inline-flex;align-items:center;min-height:44px;
  padding-block:8px;line-height:1.4}
.speaker a:hover{text-decoration:underline}
.switches{display:flex;gap:8px}
.switches a{display:inline-flex;align-items:center;justify-content:center;min-height:44px;min-width:44px;
  padding-inline:8px;color:var(--hh-muted);text-decoration:none;border-radius:8px}
.switches a:hover{color:var(--hh-accent);text-decoration:underline}
.page{padding-block:24px 40px;display:flex;flex-direction:column;gap:16px}
.page>section,.page>article>section,.page>nav{padding-block-start:24px}
.page>article{display:flex;flex-direction:column;gap:16px}
section,.first-screen{display:flex;flex-direction:column;gap:12px}
section>h2{margin-block-end:0}
.paper{border:1px solid var(--hh-line);border-radius:12px;padding:16px;
  box-shadow:0 1px 3px color-mix(in srgb,var(--hh-ink) 6%,transparent)}
.page>section.paper,.page>article>section.paper{padding-block-start:16px}
.notice{display:flex;gap:12px;align-items:flex-start;border:1px solid var(--hh-line);border-inline-start:4px solid var(--hh-muted);
  border-radius:8px;padding:12px 16px}
.notice>.icon{margin-top:.2em}
.notice-ok{border-inline-start-color:var(--hh-ok)}
section.notice{flex-direction:column;gap:8px}
.page>section.notice{padding-block:16px}
.button,.quiet-button{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:48px;
  padding:10px 24px;border-radius:8px;font:inherit;font-weight:700;text-decoration:none;cursor:pointer;
  transition:opacity 120ms}
.button{background:var(--hh-accent);color:var(--hh-surface);border:1px solid var(--hh-accent)}
.button:hover,.quiet-button:hover{opacity:.9;text-decoration:underline}
.button[disabled]{opacity:.6;cursor:default;text-decoration:none}
.quiet-button{background:transparent;color:var(--hh-accent);border:1px solid var(--hh-line);font-weight:400;
  min-height:44px;padding:8px 16px}
.quiet-button[hidden]{display:inline-flex;visibility:hidden}
[data-check] .quiet-button[hidden],[data-check-status]:empty{display:none}
[data-check-status]{font-weight:700}
.main-action .button{width:100%;font-size:1.125rem}
.actions{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center}
.site-footer{border-top:1px solid var(--hh-line);color:var(--hh-muted);font-size:.9375rem}
.site-footer-inner{padding-block:24px 40px;display:flex;flex-direction:column;gap:8px}
.site-footer strong{color:var(--hh-ink)}
.footer-links a,.contact-parts a{display:inline-flex;align-items:center;min-height:44px;margin-inline-end:12px}
.contact-parts>span{margin-inline-end:12px}
.receipt-check{display:flex;flex-wrap:wrap;gap:16px;align-items:center}
.qr{display:block;width:192px;height:192px;border:1px solid var(--hh-line);border-radius:8px;background:#fff}
@media (max-width:40rem){.contact-parts>span{display:block}}
@media (min-width:48rem){
  .main-action .button{width:auto;min-width:16rem}
  .page{padding-block-start:40px}
  h1{font-size:1.875rem}
  .paper{padding:24px}
  .page>section.paper,.page>article>section.paper{padding-block-start:24px}
}
`;
