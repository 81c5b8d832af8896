// What the work shall come to beside what it has come to.

import type { ProjectProgress } from '@happy-homeland/contract';
import { formatCount } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { Messages } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';

const COUNTED = ['sessions', 'people', 'households'] as const;

type Counted = Pick<ProjectProgress, 'outcomes' | 'plannedOutcomes'>;

/** Nothing where neither is told; a dash where one of them is not. */
export function outcomesPart(
  { outcomes, plannedOutcomes }: Counted,
  { progress: words }: Pick<Messages, 'progress'>,
): Html {
  if (outcomes === null && plannedOutcomes === null) return html``;
  return html`<h3>${words.outcomes}</h3>${outcomesTable({ outcomes, plannedOutcomes }, { progress: words })}`;
}

export function outcomesTable(
  { outcomes, plannedOutcomes }: Counted,
  { progress: words }: Pick<Messages, 'progress'>,
): Html {
  const rows = COUNTED.map(
    (name) =>
      html`<tr><th scope="row">${words[name]}</th><td class="amount">${countText(plannedOutcomes?.[name])}</td><td class="amount">${countText(outcomes?.[name])}</td></tr>`,
  );
  return html`<table class="ledger"><caption class="visually-hidden">${words.outcomes}</caption>
<thead><tr><th scope="col">${words.counted}</th><th scope="col" class="amount">${words.planned}</th><th scope="col" class="amount">${words.reachedSoFar}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function countText(count: number | undefined): string {
  return count === undefined ? '–' : formatCount(count);
}
