// The screens of those who carry the work. Margins rather than gaps, and nothing that breaks a page in a browser of ten
// years ago; wider than a letter, because tables stand there.

export const CONSOLE_CSS = `
.page.desk{max-width:60rem;display:block}
.desk>*+*{margin-top:16px}
.desk section{display:block;padding-top:16px}
.desk section>*+*{margin-top:8px}
.page.desk>.desk-nav{padding-top:0}
.desk dl.rows{display:block}
@media screen{.desk .screen-only{display:block}}
.desk form.screen-only>*+*,.desk>.desk-links,.desk section>h3{margin-top:12px}
body:has(.desk) .site-header-inner,body:has(.desk) .site-footer-inner{max-width:60rem}
.desk-nav ul,.desk-links,.desk-steps{list-style:none;padding:0;margin:0 -4px}
.desk-nav li,.desk-links li,.desk-steps li{display:inline-block;margin:4px}
.desk-nav a,.desk-links a{display:inline-block;min-height:44px;padding:9px 14px;border:1px solid var(--hh-line);
  border-radius:8px;text-decoration:none}
.desk-nav a:hover,.desk-links a:hover{text-decoration:underline}
.desk-nav a[aria-current]{border-color:var(--hh-accent);font-weight:700;box-shadow:inset 0 0 0 1px var(--hh-accent)}
.desk-person{padding-top:16px;border-top:1px solid var(--hh-line);color:var(--hh-muted);font-size:.9375rem}
.desk-person a{display:inline-block;padding:10px 0;margin-right:12px}
.desk-count{display:inline-block;min-width:2em;padding:0 8px;border:1px solid var(--hh-line);border-radius:999px;
  font-size:.9375rem;text-align:center}
.desk-item{padding:8px 0;border-top:1px solid var(--hh-line)}
.begun{display:inline-block}
.begun::first-letter{text-transform:uppercase}
p.begun{display:block}
.desk-list li+li{margin-top:0}
.desk-item>a,.desk dd>a{display:inline-block;padding:10px 0}
.desk-late{color:var(--hh-bad)}
.desk-history>li{padding-bottom:8px}
.desk-form>*+*{margin-top:16px}
.desk-form>.desk-group:first-of-type{margin-top:0}
.desk-field>label,.desk-group>legend{display:block;font-weight:700}
.desk-field>*+*{margin-top:4px}
.desk-group,.desk-row{margin:16px 0 0;padding:12px;border:1px solid var(--hh-line);border-radius:8px}
.desk-group>legend,.desk-row>legend{padding:0 4px}
.desk-group>*+*,.desk-row>*+*{margin-top:12px}
.desk-check{display:inline-block;min-height:44px;padding:9px 0;cursor:pointer}
.desk-check input{width:20px;height:20px;margin:0 8px 0 0;vertical-align:-4px}
.desk select,.desk input[type=date],.desk input[type=file],.desk input[type=search]{width:100%;min-height:48px;
  padding:10px 12px;font:inherit;color:inherit;background:var(--hh-surface);border:1px solid var(--hh-muted);
  border-radius:8px}
.desk select[aria-invalid=true]{border-color:var(--hh-bad);border-width:2px}
.desk-unit{display:block;white-space:nowrap}
.desk-unit input[type=text]{width:12rem;max-width:80%;font-variant-numeric:tabular-nums}
.desk input.desk-short{width:10rem;max-width:100%}
.desk-inline{display:inline-block;margin:4px 0}
.desk-inline select{width:auto;max-width:100%}
.desk-figures{margin:0}
.desk-figures>div{display:inline-block;min-width:10em;margin:0 24px 8px 0;vertical-align:top}
.desk-figures dt{color:var(--hh-muted);font-size:.9375rem}
.desk-figures dd{font-weight:700}
.desk-progress{display:block;width:100%;height:20px;accent-color:var(--hh-accent)}
.desk-faults td,.desk-faults th{vertical-align:top;text-align:start}
.desk-faults td:last-child{min-width:10em}
.desk-pairs label::first-letter{text-transform:uppercase}
@media (min-width:40rem){.desk-pairs .desk-field{display:inline-block;width:calc(50% - 12px);margin-right:12px;vertical-align:top}}
@media (min-width:40rem){.desk select,.desk input[type=date]{max-width:24rem}}
@media print{.desk-nav,.desk-person,.desk-form{display:none}}
`;
