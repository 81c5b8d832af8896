// The rules at the moment of publication. What is new and does not keep them is refused, with everything at once. What is
// published already is taken whatever it says: facts that have turned worse must be told, and close intake by themselves;
// to refuse them would leave the better ones standing.

import type { RuleFinding } from '@happy-homeland/contract';
import { gateAt } from '@happy-homeland/rules';
import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { toWire } from './compliance.ts';
import { refuseNew } from './disclosure-policy.ts';
import { keepVerdict } from './kept-verdict.ts';
import type { Judged } from './verdict.ts';
import { articlesOf, judge } from './verdict.ts';

export type PublicationWord = { readonly kind: 'judged'; readonly rules: readonly RuleFinding[] } | Refusal;

/** The rules' word on something that is about to be published; a refusal of something new is kept. */
export async function judgePublication(
  ports: Ports,
  judged: Judged,
  { isNew }: { readonly isNew: boolean },
): Promise<PublicationWord> {
  const evaluation = judge(ports, judged, ports.clock.nowMs());
  const { federation, charity } = judged;
  const overdue = isNew ? await refuseNew(ports, { federation, charityId: charity.charityId }) : null;
  const closedBy = [...gateAt(evaluation, 'publish').closedBy, ...(overdue === null ? [] : [overdue])];
  const rules = closedBy.map(toWire);
  if (!isNew || closedBy.length === 0) return { kind: 'judged', rules };
  await keepVerdict(ports, judged, { evaluation, moment: 'publish', closedBy });
  const detail = `${closedBy.length} of the rules are not kept; each says what to do`;
  return refused('blocked-by-rules', { detail, articles: articlesOf(closedBy), rules });
}
