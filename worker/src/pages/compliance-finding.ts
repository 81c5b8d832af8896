// One finding in plain words, for the resident; with its article and period, how that is known, the facts and who vouched
// for each, for the auditor.

import type { RuleFinding } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { dateText } from './date-text.ts';
import type { IconName } from './icons.ts';
import { icon } from './icons.ts';
import { messagesFor } from './messages/messages-for.ts';
import { outsideLink } from './outside-link.ts';
import type { Html, PageContext } from './page-context.ts';
import { punctuationOf } from './punctuation.ts';
import { articleList, ruleLink, ruleText } from './rule-words.ts';
import { sourceText } from './source-text.ts';

type Label = RuleFinding['fieldLabels'][number];

/** A shape for each outcome, so that its colour never speaks alone. */
export const OUTCOME_ICONS = {
  block: 'stop',
  unknown: 'unknown',
  warn: 'attention',
  pass: 'check',
} as const satisfies Record<RuleFinding['outcome'], IconName>;

/** A list item that opens to everything; what is not in order is open already. */
export function complianceFinding(finding: RuleFinding, context: PageContext): Html {
  const { rule, title, outcome, message } = finding;
  const words = messagesFor(context.lang).check;
  return html`<li class="found-${outcome}"><details${outcome === 'pass' ? '' : html` open`}>
<summary>${outcome === 'pass' ? '' : icon(OUTCOME_ICONS[outcome])}${ruleText(title, context)}</summary>
<p>${ruleText(message, context)}${finding.softened ? html` <span class="fact-note">${words.softened}</span>` : ''}</p>
<dl class="rows">${rowsOf(finding, context).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<p class="fact-note">${ruleLink(rule, context)} <span class="code">${finding.name}</span></p>
</details></li>`;
}

function rowsOf({ fix, articles, mark, evidence, fields, fieldLabels }: RuleFinding, context: PageContext) {
  const words = messagesFor(context.lang).check;
  const rows: readonly (readonly [string, Html | null])[] = [
    [words.fix, fix && ruleText(fix, context)],
    [words.articles, articles.length === 0 ? null : articleList(articles, context)],
    [words.known, html`${words.mark[mark]}`],
    [words.facts, evidence.length === 0 ? null : html`${evidence.map((fact) => factLine(fact, context))}`],
    [
      words.fields,
      fields.length === 0 ? null : html`${fields.map((field, at) => fieldLine(field, fieldLabels[at], context))}`,
    ],
  ];
  return rows.flatMap(([term, value]) => (value === null ? [] : [[term, value] as const]));
}

function fieldLine(field: string, label: Label | undefined, context: PageContext): Html {
  return html`<span class="part">${factName(field, label, context)}</span>`;
}

// A resident reads what the fact is called, and an auditor matches its path with what was filed.
function factName(field: string, label: Label | undefined, context: PageContext): Html {
  const path = html`<span class="code fact-note">${field}</span>`;
  return label === undefined || label.zh === field ? path : html`${ruleText(label, context)} ${path}`;
}

function factLine(
  { field, label, value, vouchedBy, vouchedOn, url }: RuleFinding['evidence'][number],
  context: PageContext,
) {
  const words = messagesFor(context.lang).check;
  const { colon } = punctuationOf(context.lang);
  const by = words.vouched[vouchedBy];
  const source = url === null ? '' : html` ${outsideLink({ href: url, text: words.source }, context)}`;
  return html`<span class="part">${factName(field, label, context)}${colon}${sourceText(valueText(value, context), context)} <span class="fact-note">${vouchedOn === null ? by : words.vouchedOn(by, dateText(vouchedOn, context.lang))}${source}</span></span>`;
}

function valueText(value: string | null, context: PageContext): string {
  const { values } = messagesFor(context.lang).check;
  if (value === null) return values.none;
  if (value === 'true') return values.true;
  return value === 'false' ? values.false : value;
}
