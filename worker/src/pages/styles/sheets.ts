// Results, the receipt, the page for webmasters and the reference.

export const SHEETS_CSS = `
.result h1{display:flex;gap:12px;align-items:flex-start}
.result h1 .icon{margin-top:.1em}
.result-paid h1 .icon{color:var(--hh-ok)}
.result-failed h1 .icon,.result-needs_review h1 .icon,.result-quarantined h1 .icon{color:var(--hh-bad)}
.result-processing h1 .icon,.result-expired h1 .icon{color:var(--hh-warn)}
.next-list li+li{margin-top:8px}
.receipt-sheet{display:flex;flex-direction:column;gap:12px}
.not-fiscal{border:1px solid var(--hh-warn);border-radius:8px;padding:12px 16px;color:var(--hh-warn)}
.screen-only{display:flex;flex-direction:column;gap:8px}
.receipt-check figure{display:flex;flex-direction:column;gap:4px}
.receipt-sheet .hint>.icon{margin-inline-end:4px}
figcaption{font-size:.9375rem;color:var(--hh-muted);max-width:12rem}
.notice-kind{font-weight:700;letter-spacing:.2em}
.notice-pair{display:grid;grid-template-columns:minmax(0,1fr);gap:24px}
@media (min-width:40rem){.notice-pair{grid-template-columns:minmax(0,2fr) minmax(12rem,1fr)}}
.notice-sheet article{display:flex;flex-direction:column;gap:24px}
.notice-code{display:flex;flex-direction:column;gap:8px}
.snippet{min-height:4.5rem;white-space:pre-wrap;resize:none;field-sizing:content;line-height:1.5}
.copy-row{display:flex;gap:12px;align-items:center}
.law-list{list-style:none;padding:0;display:flex;flex-direction:column;gap:8px}
.law-list li{display:flex;gap:8px;align-items:flex-start}
.law-list .icon{margin-top:.15em}
pre{padding:12px 16px;border:1px solid var(--hh-line);border-radius:8px;overflow-x:auto;white-space:pre-wrap}
.docs{overflow-wrap:anywhere}
.docs nav h3{margin-top:12px}
.docs nav a,.slugs a{display:inline-block;padding-block:4px;min-height:32px}
.operation{display:flex;flex-direction:column;gap:8px;padding-block:16px;border-top:1px solid var(--hh-line)}
.operation h3{font-weight:700}
.method{color:var(--hh-ok)}
.slugs{display:flex;flex-wrap:wrap;gap:0 16px}
.fields td,.fields th{font-size:.9375rem}
.fields tbody th+td,.problems td:last-child{min-width:11rem}
.viewer{max-width:80rem}
#api-viewer{background:Canvas;color-scheme:light;border-radius:12px;overflow-x:auto}
.verify-desk,.two-fields,.verify-desk form{display:flex;flex-direction:column;gap:16px}
.drop{border:2px dashed var(--hh-muted);border-radius:12px;padding:16px;display:flex;flex-direction:column;gap:8px}
.drop.dropping,.drop:focus-within{border-color:var(--hh-accent)}
.file-button{position:relative;overflow:hidden}
.file-button input{position:absolute;inset:0;opacity:0;cursor:pointer}
.file-button:focus-within{outline:3px solid var(--hh-focus);outline-offset:2px}
.camera:not(:empty){display:flex;flex-direction:column;gap:8px;align-items:flex-start}
.camera video{width:100%;max-height:60vh}
.page>section.verify-outcome{padding:16px}
.verify-outcome{--tone:var(--hh-line);border:1px solid var(--tone);border-inline-start-width:6px;border-radius:12px;
  overflow-wrap:anywhere;outline:0}
[data-tone=green]{--tone:var(--hh-ok)}
[data-tone=amber]{--tone:var(--hh-warn)}
[data-tone=red]{--tone:var(--hh-bad)}
.verify-outcome h2{display:flex;gap:12px;align-items:flex-start;color:var(--tone)}
.verify-outcome h3{margin-block-start:8px}
.shape{flex:none;width:2rem;border:2px solid;border-radius:50%;font-size:1rem;line-height:1.75rem;text-align:center}
.verify-outcome ul{padding-inline-start:1.2em}
@media (scripting:none){.verify-desk,.verify-outcome{display:none}}
tr:target th,tr:target td{box-shadow:inset 0 -3px 0 var(--hh-focus)}
`;
