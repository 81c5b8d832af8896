// Tables that read like a ledger: hairlines, figures to the right, totals under a double line.

export const LEDGER_CSS = `
.ledger{width:100%;border-collapse:collapse}
.ledger th,.ledger td{padding:8px 0 8px 12px;text-align:start;vertical-align:top;border-bottom:1px solid var(--hh-line);
  font-weight:400}
.ledger th:first-child,.ledger td:first-child{padding-inline-start:0}
.ledger thead th{color:var(--hh-muted);font-size:.9375rem}
.ledger .amount{text-align:end;white-space:nowrap}
.ledger tfoot th,.ledger tfoot td{font-weight:700;border-bottom:3px double var(--hh-muted)}
.ledger tbody th .fact-note{line-height:1.45}
.share-bar{display:block;width:100%;max-width:20rem;height:6px;margin-top:4px;border-radius:3px}
.share-track{fill:var(--hh-line)}
.share-fill{fill:var(--hh-progress)}
.equation{display:flex;flex-wrap:wrap;gap:4px 12px;padding:12px 16px;border:1px solid var(--hh-line);border-radius:8px}
.term{display:inline-flex;gap:8px;align-items:baseline}
.term-label{color:var(--hh-muted)}
.sign{font-weight:700}
.journal .entry th{padding-block:16px 4px;padding-inline-start:0}
.entry-title{font-weight:700}
.journal thead th:first-child{width:40%}
.journal tbody tr:not(.entry) th{color:var(--hh-muted)}
.checks td{word-break:keep-all}
.checks td:last-child{white-space:nowrap}
.milestones{display:flex;flex-direction:column;gap:4px}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:8px}
.pictures img{width:100%;height:auto;border-radius:8px}
.disclosures,.complaints,.updates,.visits{list-style:none;padding:0;display:flex;flex-direction:column;gap:16px}
.disclosures>li,.complaints>li,.updates>li,.visits>li{border-inline-start:3px solid var(--hh-line);padding-inline-start:16px;display:flex;flex-direction:column;gap:4px}
.tag{color:var(--hh-ink)}
.empty{color:var(--hh-muted);padding:16px;border:1px dashed var(--hh-line);border-radius:8px}
.table-scroll{overflow-x:auto}
.table-scroll thead th,.table-scroll tbody th{white-space:nowrap;overflow-wrap:normal;padding-inline-end:12px}
.flow{display:block;width:100%;height:auto;overflow:visible}
.flow-narrow{max-width:26rem;margin-inline:auto}
.flow-wide{display:none}
.flow-ribbon{fill:none;stroke:var(--hh-line)}
.flow-bar{fill:var(--hh-muted)}
.flow-spent{fill:var(--hh-ok)}
.flow-advances{fill:var(--hh-warn)}
.flow-fees,.flow-management,.flow-transferred{fill:var(--hh-progress)}
.flow text{fill:var(--hh-ink);stroke:var(--hh-surface);stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.flow-amount{font-weight:700;font-variant-numeric:tabular-nums}
.flow-table .flow-sum th,.flow-table .flow-sum td{font-weight:700;border-bottom:3px double var(--hh-muted)}
.flow-table .entry th{padding-block:16px 4px;padding-inline-start:0}
.budget-actual .amount .fact-note{display:block}
.evidence summary{display:flex;flex-wrap:wrap;align-items:center;min-height:44px;cursor:pointer;color:var(--hh-accent)}
.evidence ul{list-style:none;padding:0;display:flex;flex-direction:column;gap:8px}
.evidence code{overflow-wrap:anywhere}
.proof-place a{display:inline-flex;align-items:center;min-height:44px}
@media (min-width:44rem){
  .flow-narrow{display:none}
  .flow-wide{display:block}
}
@media (max-width:26rem){
  .ledger th,.ledger td{padding-inline-start:8px}
  .journal .amount,.journal .money{white-space:normal}
  .journal thead th:first-child{width:auto}
  .equation{flex-direction:column}
  .equation .term{display:grid;grid-template-columns:1em minmax(0,1fr) auto}
  .equation .term:first-child .term-label{grid-column:2}
}
`;
