// The page for webmasters, and the card in a frame.

export const EMBED_CSS = `
.embed-which li{border-block-start:1px solid var(--hh-line)}
.embed-which li:first-child{border-block-start:0}
.embed-which a{display:flex;align-items:center;min-height:44px;padding-block:8px}
.embed-which li+li{margin-top:0}
.embed .notice .quiet-button{margin-block:8px 4px}
.page>form.paper{gap:16px}
.embed-fields{display:grid;grid-template-columns:minmax(0,1fr);gap:12px 16px}
.embed-fields .field{min-width:0}
.embed-fields select{width:100%;min-height:48px;padding:10px 12px;font:inherit;color:inherit;
  background:var(--hh-surface);border:1px solid var(--hh-muted);border-radius:8px}
.embed-text{display:flex;flex-direction:column;gap:8px;min-width:0}
.embed-text+.embed-text{margin-block-start:16px}
.more-forms{border:1px solid var(--hh-line);border-radius:12px;padding-inline:16px}
.more-forms[open]{padding-block-end:16px}
.more-forms>summary{min-height:48px;padding-block:12px;cursor:pointer;font-weight:700}
.preview{border:1px dashed var(--hh-line);border-radius:12px;padding:16px;overflow:auto}
.preview iframe{display:block;border:0;max-width:100%}
.preview table{table-layout:fixed;overflow-wrap:anywhere}
.preview table p+p{margin-top:8px}
@media (scripting:enabled){.preview-tall{height:32rem}}
@media (scripting:none){.copy-row{display:none}}
.frame-head{display:flex;flex-direction:column;gap:8px}
.frame-card{display:flex;flex-direction:column;gap:12px;background:var(--hh-surface)}
.frame-card h1{font-size:1.375rem}
.frame-test{padding:4px 12px;border-radius:8px;text-align:center;font-size:.9375rem;font-weight:700;
  background:var(--hh-warn);color:var(--hh-surface)}
.frame-foot{padding:8px 4px;font-size:.9375rem;color:var(--hh-muted)}
[data-size=large] .frame-foot,[data-size=large] .frame-test{font-size:1rem}
[data-size=large] .embed-which a,[data-size=large] .more-forms>summary{min-height:48px}
@media (min-width:40rem){
  .embed-fields{grid-template-columns:repeat(2,minmax(0,1fr))}
  .embed-fields .field:last-child{grid-column:1/-1}
}
`;
