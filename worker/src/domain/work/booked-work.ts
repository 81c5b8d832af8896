// Facts that one person proposes and another one confirms; the confirmation books them.

import { reversal } from '../../ledger/append.ts';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { advanceReturn } from '../fund/disbursement.ts';
import type { FundCommand, FundRequest } from '../fund/fund-command.ts';
import { reimbursementPayment } from '../fund/spending.ts';
import { surplusTransfer } from '../fund/surplus.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { admitPartner, projectIdOf } from './partner-content.ts';
import type { StepResult, WorkPlace } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const advanceReturnWork = parseHandler<'advance-returns'>({
  admit: ({ ports, place, content }) => admitPartner(ports, place, content),
  steps: {
    confirm: ({ ports, place, item, content: { partner, amount } }) =>
      booking(ports, advanceReturn(ports, { ...keyed(item, place), partner, amountMinor: amount.amountMinor })),
  },
});

export const reimbursementWork = parseHandler<'reimbursements'>({
  admit: ({ ports, place, content }) => admitPartner(ports, place, content),
  steps: {
    confirm: ({ ports, place, item, content: { partner, amount } }) =>
      booking(ports, reimbursementPayment(ports, { ...keyed(item, place), partner, amountMinor: amount.amountMinor })),
  },
});

export const surplusWork = parseHandler<'surpluses'>({
  admit: async ({ place, content }) => {
    const { currency } = content.amount;
    if (currency === place.file?.project.currency) return ADMITTED;
    return refusedField('currency-mismatch', '/amount/currency', 'the project counts in another currency');
  },
  steps: {
    confirm: ({ ports, place, item, content: { to, amount, basis } }) =>
      booking(ports, surplusTransfer(ports, { ...keyed(item, place), to, basis, amountMinor: amount.amountMinor })),
  },
});

const LOST = {
  balance: refused('balance-too-low', { detail: 'the money of this entry has been used already' }),
  'reversed-once': refusedField('already-reversed', '/seq', 'this entry is reversed already'),
};

export const correctionWork = parseHandler<'corrections'>({
  admit: async ({ ports, place, content }) => {
    const entry = await entryOf(ports, place, content.seq);
    return isRefusal(entry) ? entry : ADMITTED;
  },
  steps: {
    confirm: async ({ ports, place, content }) => {
      const entry = await entryOf(ports, place, content.seq);
      if (isRefusal(entry)) return entry;
      const { tenantId, charityId, projectId } = entry;
      const recordedMs = ports.clock.nowMs();
      const owner = { tenantId, charityId, projectId };
      const context = { owner, journalId: ports.ids.id(), effectiveOn: civilDateOf(recordedMs), recordedMs };
      const { journalId } = context;
      return { kind: 'taken', unit: [reversal(context, entry, content.reason)], outcome: { journalId }, lost: LOST };
    },
  },
});

async function entryOf(ports: Ports, place: WorkPlace, seq: number) {
  const entry = await ports.store.books.entry(seq);
  if (entry === null || entry.projectId !== projectIdOf(place) || !entry.public) {
    return refusedField('parent-not-found', '/seq', 'the project has no such public entry');
  }
  return entry.reversesSeq === null
    ? entry
    : refusedField('already-reversed', '/seq', 'this entry is a reversal itself');
}

async function booking<Command extends FundCommand>(
  ports: Ports,
  request: FundRequest<Command>,
): Promise<StepResult | Refusal> {
  const effect = await fundEffect(ports, request);
  return isRefusal(effect) ? effect : { ...effect, outcome: { journalId: effect.ids[0] } };
}

function keyed({ itemId }: WorkItemRecord, place: WorkPlace): FundCommand {
  return { projectId: projectIdOf(place), key: `work:${itemId}:confirm` };
}
