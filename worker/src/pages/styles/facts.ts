// The first screen and the lists of facts: payee, figures, bar, what is left.

export const FACTS_CSS = `
.item-head{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;color:var(--hh-muted);font-size:.9375rem}
.status,.outcome,.tag{display:inline-flex;align-items:center;gap:4px;font-weight:700}
.status{color:var(--hh-muted)}
.status-open{color:var(--hh-ok)}
.byline{display:flex;flex-wrap:wrap;gap:0 16px}
.first-screen{gap:12px}
.photo{display:block;width:100%;aspect-ratio:16/9;object-fit:cover;border-radius:12px}
.questions{display:flex;flex-direction:column;border-top:1px solid var(--hh-line)}
.questions>div{display:grid;grid-template-columns:5.25em minmax(0,1fr);gap:8px;padding-block:8px;border-bottom:1px solid var(--hh-line)}
.questions dt,.question{display:flex;align-items:flex-start;gap:8px;color:var(--hh-muted)}
.questions dt .icon,.question .icon{margin-top:.15em}
.questions .fact-note{display:inline-block;margin-inline-end:12px}
.progress-figures{display:flex;flex-direction:column;gap:4px}
.figures{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 8px;align-items:baseline}
.figure-raised strong{font-size:1.25rem}
.figure-goal{color:var(--hh-muted)}
.figures-note>span{white-space:nowrap}
.brief-rows{display:flex;flex-direction:column;font-size:.9375rem}
.brief-rows>div{display:grid;grid-template-columns:minmax(0,8.5em) minmax(0,1fr);gap:0 12px;padding-block:2px}
.brief-rows dt{color:var(--hh-muted)}
.figures-note{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;font-size:.9375rem}
progress{appearance:none;-webkit-appearance:none;display:block;width:100%;height:10px;border:0;border-radius:5px;
  overflow:hidden;background:var(--hh-line);color:var(--hh-progress)}
progress::-webkit-progress-bar{background:var(--hh-line)}
progress::-webkit-progress-value{background:var(--hh-progress)}
progress::-moz-progress-bar{background:var(--hh-progress)}
.left{display:flex;flex-direction:column;gap:4px}
.left-head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px}
.three-figures{display:flex;flex-direction:column}
.three-figures>div{display:flex;justify-content:space-between;align-items:baseline;gap:0 16px;padding-block:2px}
.three-figures dt{color:var(--hh-muted);line-height:1.4}
.three-figures dd{font-weight:700}
.quiet-row{display:flex;flex-wrap:wrap;gap:0 24px}
.quiet-row>span{display:inline-flex;align-items:center;gap:4px;color:var(--hh-muted)}
.quiet-row a{display:inline-flex;align-items:center;min-height:44px}
.closed h2{display:flex;align-items:flex-start;gap:8px}
.closed h2 .icon{margin-top:.15em}
.rows{display:flex;flex-direction:column}
.rows>div{display:grid;grid-template-columns:minmax(0,1fr);gap:0 16px;padding-block:8px;border-top:1px solid var(--hh-line)}
.rows>div:first-child{border-top:0}
.rows dt{color:var(--hh-muted);font-size:.9375rem}
:lang(en) .questions>div{grid-template-columns:6.75em minmax(0,1fr)}
.rows dd a,.brief-rows a,.questions a,.notice a,.left-head a{display:inline-flex;align-items:center;min-height:44px;margin-block:-10px}
.rows dd .sentence a,.brief-rows dd .sentence a,.questions dd .sentence a{display:inline;margin:0;padding-block:10px}
.project-list{list-style:none;padding:0;display:grid;gap:24px;margin-top:8px}
.project-list>li+li{margin-top:0}
.project-item{display:flex;flex-direction:column;gap:8px;border:1px solid var(--hh-line);border-radius:12px;padding:16px;
  box-shadow:0 1px 3px color-mix(in srgb,var(--hh-ink) 6%,transparent)}
.project-item h2 a{color:var(--hh-ink);text-decoration:none;display:inline-flex;align-items:center;min-height:44px;
  margin-block:-4px}
.project-item h2 a:hover{text-decoration:underline}
.project-item .byline,.project-item .figures-note{font-size:.9375rem}
.project-item .actions{margin-top:auto;padding-top:8px}
.project-item .actions .button{min-height:44px;padding-block:8px}
@media (min-width:40rem){
  .questions>div{grid-template-columns:9em minmax(0,1fr)}
  .three-figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px}
  .three-figures>div{flex-direction:column;justify-content:space-between;align-items:stretch;
    border-top:2px solid var(--hh-line);padding-top:4px}
  .rows>div{grid-template-columns:11em minmax(0,1fr)}
  .rows dt{font-size:1rem}
  .project-item{padding:24px}
}
`;
