// The automatic check: a line with its state, what it opens to, and the page of all rules.

export const CHECKS_CSS = `
summary{cursor:pointer;padding-block:10px;min-height:44px}
.verdict{border:1px solid var(--hh-line);border-inline-start:4px solid var(--hh-muted);border-radius:8px;padding:4px 16px}
.verdict>summary .outcome{margin-inline-end:8px;vertical-align:text-bottom}
.slugs>li+li{margin-top:0}
.findings .part .fact-note{display:inline}
:lang(en) .findings details>p:first-of-type::first-letter,:lang(en) .closed li::first-letter{text-transform:uppercase}
.verdict>summary .more{color:var(--hh-accent);text-decoration:underline;text-underline-offset:.2em;white-space:nowrap}
.verdict[open]>summary .more{display:none}
.verdict-green{border-inline-start-color:var(--hh-ok)}
.verdict-amber,.verdict-lacking{border-inline-start-color:var(--hh-warn)}
.verdict-red,.verdict-fault{border-inline-start-color:var(--hh-bad)}
.verdict-green>summary .outcome,.outcome-pass,.duty-met .outcome,.duty-done .outcome{color:var(--hh-ok)}
.verdict-amber>summary .outcome,.verdict-lacking>summary .outcome,.outcome-warn,.outcome-unknown,
.duty-unknown .outcome,.duty-published-here .outcome{color:var(--hh-warn)}
.verdict-red>summary .outcome,.verdict-fault>summary .outcome,.outcome-block,.duty-overdue .outcome{color:var(--hh-bad)}
.found-block summary .icon{color:var(--hh-bad)}
.found-unknown summary .icon,.found-warn summary .icon{color:var(--hh-warn)}
.findings summary .icon{margin-inline-end:4px}
.duty-open .outcome{color:var(--hh-muted)}
.verdict>h3{margin-block-start:16px}
.findings{list-style:none;padding:0}
.findings>li{border-top:1px solid var(--hh-line)}
.findings>li+li{margin-top:0}
.findings details[open]{padding-block-end:12px}
.findings .rows{font-size:.9375rem}
.duties summary .fact-note{display:inline-block;margin-inline-end:12px}
.part{display:block}
.rule{padding-block:16px;border-top:1px solid var(--hh-line);display:flex;flex-direction:column;gap:4px}
.rule .brief-rows{margin-block-start:4px}
.rule .brief-rows a{display:inline;margin:0}
[data-size=large] summary{min-height:48px}
[data-size=large] .findings .rows{font-size:1rem}
@media print{details::details-content{content-visibility:visible;block-size:auto}.verdict>summary .more{display:none}}
`;
