import type { WorkContent } from '@happy-homeland/contract';
import type { WorkEventRecord } from '../../ports/index.ts';
import { refuseEvidence } from '../fund/evidence.ts';
import type { SpendingCommand } from '../fund/spending.ts';
import { spendingReimbursement, spendingVerification } from '../fund/spending.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { admitPartner, projectIdOf } from './partner-content.ts';
import type { WorkPlace } from './work-handler.ts';
import { parseHandler } from './work-handler.ts';

/** What was spent is booked once two people of the charity have approved it, after the village's supervisor signed. */
export const spendingWork = parseHandler<'spendings'>({
  admit: async ({ ports, place, content }) => {
    const refusal = refuseLine(place, content);
    return refusal ?? admitPartner(ports, place, content);
  },
  steps: {
    verify: async ({ ports, actor, place, item, content, events }) => {
      const checker = lastBy(events, 'check', item.digest);
      const { partner, category, evidence, amount } = content;
      const command: SpendingCommand = {
        projectId: projectIdOf(place),
        key: `work:${item.itemId}:verify`,
        partner,
        category,
        evidence,
        amountMinor: amount.amountMinor,
        approvers: [checker, actor.id],
      };
      const booking = content.paidFrom === 'advance' ? spendingVerification : spendingReimbursement;
      const effect = await fundEffect(ports, booking(ports, command));
      return isRefusal(effect) ? effect : { ...effect, outcome: { journalId: effect.ids[0] } };
    },
  },
});

function refuseLine({ file }: WorkPlace, { category, evidence }: WorkContent<'spendings'>): Refusal | null {
  const budget = file?.project.body.budget ?? [];
  if (budget.length > 0 && !budget.some(({ item }) => item === category)) {
    const lines = budget.map(({ item }) => item).join(', ');
    return refusedField('not-fit', '/category', `the lines of the budget are: ${lines}`);
  }
  return refuseEvidence(evidence) === null
    ? null
    : refusedField('not-fit', '/evidence', '1 to 20 different files, each with its type and size');
}

function lastBy(events: readonly WorkEventRecord[], step: string, digest: string): string {
  return events.findLast((event) => event.step === step && event.digest === digest)?.actor ?? '';
}
