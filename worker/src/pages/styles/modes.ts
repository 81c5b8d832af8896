// Reading modes: large text (适老化), forced colours, reduced motion, paper.

export const MODES_CSS = `
[data-size=large]{font-size:125%}
[data-size=large] body{line-height:1.7}
[data-size=large] .fact-note,[data-size=large] .hint,[data-size=large] .item-head,[data-size=large] .figures-note,
[data-size=large] .rows dt,[data-size=large] .ledger thead th,
[data-size=large] .brief-rows,[data-size=large] .site-footer,[data-size=large] .test-ribbon,
[data-size=large] figcaption,[data-size=large] .project-item .byline,
[data-size=large] .project-item .figures-note{font-size:1rem}
[data-size=large] .switches a,[data-size=large] .speaker a,[data-size=large] .quiet-button,
[data-size=large] .quiet-row a,[data-size=large] .footer-links a,[data-size=large] .contact-parts a,
[data-size=large] .rows dd a,[data-size=large] .questions a,[data-size=large] .brief-rows a,
[data-size=large] .left-head a,[data-size=large] .project-item h2 a,
[data-size=large] .notice a,[data-size=large] .evidence summary{min-height:48px;min-width:48px}
[data-size=large] .button,[data-size=large] .chip-face{min-height:56px}
[data-size=large] .chips{grid-template-columns:repeat(auto-fill,minmax(7rem,1fr))}
[data-size=large] .questions>div{grid-template-columns:minmax(0,1fr);gap:4px}
[data-size=large] .docs nav a,[data-size=large] .slugs a{min-height:48px}
@media (max-width:40rem){
  [data-size=large] .rows>div,[data-size=large] .brief-rows>div{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:30rem){
  [data-size=large] .ledger .money,[data-size=large] .figures-note>span,[data-size=large] time{white-space:normal}
  [data-size=large] .ledger .amount{white-space:normal}
  [data-size=large] .journal th{overflow-wrap:anywhere}
}
@media (max-width:21rem){
  :lang(en) .questions>div{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:18rem){
  body{overflow-wrap:anywhere}
  .money,.nowrap,time,.figures-note>span,.ledger .amount,.checks td:last-child,.verdict>summary .more{white-space:normal}
  .questions>div,:lang(en) .questions>div,.brief-rows>div{grid-template-columns:minmax(0,1fr)}
}
@media (forced-colors:active){
  .button,.quiet-button,.chip-face,.paper,.project-item,.notice{border:1px solid ButtonText}
  .chip input:checked+.chip-face{outline:3px solid Highlight;outline-offset:-3px;forced-color-adjust:none;
    background:Highlight;color:HighlightText}
  progress{appearance:auto;-webkit-appearance:auto;forced-color-adjust:auto;border:1px solid CanvasText}
  .share-track{fill:Canvas;stroke:CanvasText}
  .share-fill{fill:Highlight}
  .flow-ribbon{stroke:GrayText}
  .flow-bar{fill:CanvasText}
  .flow text{fill:CanvasText;stroke:Canvas}
  .test-ribbon{border-bottom:3px solid CanvasText}
}
@media (prefers-reduced-motion:reduce){
  *,*::before,*::after{transition:none!important;animation:none!important;scroll-behavior:auto!important}
}
@media screen{.on-paper{display:none}}
@page{size:A4 portrait;margin:16mm 14mm}
@page notice{size:A3 portrait;margin:14mm}
@media print{
  :root{color-scheme:light;--hh-surface:#fff;--hh-ink:#000;--hh-muted:#333;--hh-accent:#000;--hh-ok:#000;--hh-warn:#000;
    --hh-bad:#000;--hh-line:#999;--hh-progress:#666}
  html{font-size:11pt}
  body,.paper,.project-item{background:#fff;color:#000;box-shadow:none}
  .skip,.switches,.main-action,.quiet-row>span+span,.quiet-button,.button,.give-form,.screen-only,.footer-links,
  .copy-row,.wechat,.verify-desk,.verify-outcome:not([data-tone]){display:none}
  .verify-outcome{break-inside:auto}
  .test-ribbon{position:static;border:2px solid #000;background:none;color:#000}
  .page,.site-header-inner,.site-footer-inner{max-width:none;padding-inline:0}
  a{color:#000}
  .outside::after{content:" (" attr(href) ")";font-size:.9em;overflow-wrap:anywhere}
  section,article,tr,.rows>div,.receipt-sheet{break-inside:avoid}
  .project article,.project section{break-inside:auto}
  h2,h3{break-after:avoid}
  progress,progress::-webkit-progress-bar{background:#fff}
  .flow,.evidence{break-inside:avoid}
  .flow-bar,.flow-ribbon{print-color-adjust:exact;-webkit-print-color-adjust:exact}
  .proof-place{display:none}
  .page-code,.ledger thead{break-inside:avoid}
  details::details-content{content-visibility:visible;block-size:auto}
  details>summary{list-style:none}
  .share-track{fill:#fff;stroke:#999}
  .notice-sheet{page:notice;font-size:15pt}
  .notice-sheet h1{font-size:34pt}
  .notice-sheet .qr{width:70mm;height:70mm}
  progress{border:1px solid #000;print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
