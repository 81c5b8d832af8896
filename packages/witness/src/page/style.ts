/** Without a script and without anybody else's server: an auditor's own page should not have to be trusted further. */
export const STYLE = `:root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --late: #8a5a00; --good: #1b6e3c }
@media (prefers-color-scheme: dark) { :root { --bad: #ffb4ab; --late: #f0bf6c; --good: #8fd8a8 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; font: 1.0625rem/1.7 system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.3 } h2 { font-size: 1.2rem; margin-top: 2.5rem }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
article h3 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere }
code { font-size: .875rem; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .75rem 0 0 }
dd { margin: 0; overflow-wrap: anywhere }
.state { font-weight: 600; margin: .5rem 0 0 } .bad { color: var(--bad) } .late { color: var(--late) } .good { color: var(--good) }
a { color: inherit } nav { text-align: end }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dt { margin-top: .5rem } }
`;
