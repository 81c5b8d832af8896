// What the rules say of this project: one line with its state for everybody, opening to every finding with its article,
// the facts it used and who vouched for them. It never says more than was checked.

import type { Compliance, ProjectCard, RuleFinding } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { IconName } from '../icons.ts';
import { icon } from '../icons.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { ruleText } from '../rules/rule-words.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { bookCheckTable } from './book-checks.ts';
import { complianceDuties } from './compliance-duties.ts';
import { complianceFinding, OUTCOME_ICONS } from './compliance-finding.ts';

type State = 'green' | 'amber' | 'lacking' | 'red' | 'fault';

/** What closes or may close gifts first, what is in order last. */
const GROUPS = ['block', 'unknown', 'warn', 'pass'] as const satisfies readonly RuleFinding['outcome'][];

const STATE_ICONS = {
  green: 'check',
  amber: 'attention',
  lacking: 'unknown',
  red: 'stop',
  fault: 'stop',
} as const satisfies Record<State, IconName>;

/** The state of the one line. */
export function stateOf({ counts, mayTakeGifts }: Compliance): State {
  if (!mayTakeGifts) return 'red';
  if (counts.block > 0) return 'fault';
  if (counts.warn > 0) return 'amber';
  return counts.unknown > 0 ? 'lacking' : 'green';
}

/** The findings that keep gifts away now: what blocks, and what could block and could not be asked. */
export function closingFindings({ findings }: Compliance): readonly RuleFinding[] {
  return findings.filter(
    ({ outcome, bars, moments }) =>
      (outcome === 'block' || (outcome === 'unknown' && bars)) &&
      (moments.includes('render') || moments.includes('pay')),
  );
}

export function complianceSection(card: ProjectCard, compliance: Compliance, context: PageContext): Html {
  const words = messagesFor(context.lang).check;
  const state = stateOf(compliance);
  const { line, on, pack } = compliance;
  const { stop, gap } = punctuationOf(context.lang);
  return html`<section id="check" aria-labelledby="check-heading">
<h2 id="check-heading">${words.heading}</h2>
<details class="verdict verdict-${state}"${state === 'red' ? html` open` : ''}>
<summary><span class="outcome">${icon(STATE_ICONS[state])}${words.state[state]}</span> <span>${ruleText(line, context)}${stop}</span> <span class="more">${words.open}</span></summary>
${GROUPS.map((outcome) => group(compliance, outcome, context))}
</details>
<p class="fact-note">${words.aid}${gap}${words.checkedOn(dateText(on, context.lang), pack.version)} <a href="${pageHref('/rules', context)}">${words.allRules}</a></p>
${complianceDuties(compliance.duties, context)}
${bookCheckTable(card, context)}
</section>`;
}

function group({ findings }: Compliance, outcome: RuleFinding['outcome'], context: PageContext): Html {
  const found = findings.filter((finding) => finding.outcome === outcome);
  if (found.length === 0) return html``;
  const words = messagesFor(context.lang).check;
  return html`<h3 class="outcome outcome-${outcome}">${icon(OUTCOME_ICONS[outcome])}${words.groupCount(words.outcome[outcome], found.length)}</h3>
<ul class="findings">${found.map((finding) => complianceFinding(finding, context))}</ul>`;
}
