// One finding in plain words, for the resident; with its article and period, how that is known, the facts and who vouched
// for each, for the auditor.

import type { RuleFinding } from '@happy-homeland/contract';
import { factText } from '@happy-homeland/contract/compliance-words';
import { html } from 'hono/html';
import type { IconName } from '../icons.ts';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { articleList, ruleLink, ruleText } from '../rules/rule-words.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

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

// A resident reads what the fact is called and what it says; an auditor matches the path behind it with what was filed.
function fieldLine(field: string, label: Label | undefined, context: PageContext): Html {
  if (label === undefined || isPath(field, label))
    return html`<span class="part"><span class="code">${field}</span></span>`;
  return html`<span class="part">${ruleText(label, context)} <span class="fact-note code">${field}</span></span>`;
}

/** What leads to no fact has no other name. */
function isPath(field: string, { zh }: Label): boolean {
  return zh === field;
}

function factLine(
  { field, label, value, vouchedBy, vouchedOn, url }: RuleFinding['evidence'][number],
  context: PageContext,
) {
  const words = messagesFor(context.lang).check;
  const { colon } = punctuationOf(context.lang);
  const by = words.vouched[vouchedBy];
  const source = url === null ? '' : html` ${outsideLink({ href: url, text: words.source }, context)}`;
  const told = html`${ruleText(label, context)}${colon}${sourceText(factText({ field, value }, words), context)}`;
  const path = isPath(field, label) ? '' : html` <span class="code">${field}</span>`;
  return html`<span class="part">${told} <span class="fact-note">${vouchedOn === null ? by : words.vouchedOn(by, dateText(vouchedOn, context.lang))}${source}${path}</span></span>`;
}
