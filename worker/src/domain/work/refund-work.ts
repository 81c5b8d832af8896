// A gift that is given back. Approval books what is owed; the bank or the provider pays it. The provider is asked only in a
// state of its own, from which the bank cannot pay as well: a process that dies in between asks again under the same key.

import { reversal } from '../../ledger/append.ts';
import { paymentOf } from '../../ledger/append-gift.ts';
import type { PledgeRecord, Ports, RefundFacts, WorkItemRecord } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { owedRefunds } from '../gift/owed-refunds.ts';
import { refundApproval, refundPayment } from '../gift/refund-approval.ts';
import { settle } from '../gift/settlement.ts';
import { isGift } from '../project/intake.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { fileOf, projectIdOf } from './partner-content.ts';
import type { StepResult } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

const PAID_ALREADY = refused('already-reversed', { detail: 'it is paid or taken back already' });

export const refundWork = parseHandler<'refunds'>({
  admit: async ({ ports, place, content }) => {
    const { projectId, currency } = fileOf(place).project;
    const gift = await ports.store.books.entry(content.seq);
    if (gift?.projectId !== projectId || !gift.public || !isGift(gift.kind)) {
      return refusedField('parent-not-found', '/seq', 'the project has no such gift');
    }
    if (content.amount.currency === currency) return ADMITTED;
    return refusedField('currency-mismatch', '/amount/currency', `the project counts in ${currency}`);
  },
  steps: {
    approve: async ({ ports, place, item, content }) => {
      const { seq, amount } = content;
      const command = { ...keyed(item, 'approve', projectIdOf(place)), seq, amountMinor: amount.amountMinor };
      const effect = await fundEffect(ports, refundApproval(ports, command));
      return isRefusal(effect) ? effect : { ...effect, outcome: { refundId: effect.ids[0] } };
    },
    pay: async ({ ports, place, item, input }) => {
      const { lineRef, statement } = input;
      const command = { ...keyed(item, 'pay', projectIdOf(place)), refundId: refundIdOf(item), lineRef, statement };
      const effect = await fundEffect(ports, refundPayment(ports, command));
      return isRefusal(effect) ? effect : { ...effect, outcome: { journalId: effect.ids[0] } };
    },
    send: async ({ ports, content }) => {
      if ((await pledgeOf(ports, content.seq)) !== null) return { kind: 'taken' };
      return refused('not-fit', { detail: 'the gift did not come through the provider: pay it from the bank' });
    },
    pursue: async ({ ports, item, content }) => pursued(ports, item, content.seq),
    cancel: async ({ ports, place, item, input }) => {
      const approval = await ports.store.books.entryNamed(refundIdOf(item));
      const openMinor = await openOf(ports, item);
      if (approval === null || openMinor !== approval.amountMinor) return PAID_ALREADY;
      const { tenantId, charityId, projectId } = fileOf(place).project;
      const recordedMs = ports.clock.nowMs();
      const owner = { tenantId, charityId, projectId };
      const context = { owner, journalId: ports.ids.id(), effectiveOn: civilDateOf(recordedMs), recordedMs };
      const lost = { 'reversed-once': PAID_ALREADY, owed: PAID_ALREADY, balance: PAID_ALREADY };
      return { kind: 'taken', unit: [reversal(context, approval, input.reason)], lost };
    },
  },
});

function keyed({ itemId }: WorkItemRecord, step: string, projectId: string) {
  return { projectId, key: `work:${itemId}:${step}` };
}

function refundIdOf({ outcome }: WorkItemRecord): string {
  return String(outcome['refundId']);
}

async function pledgeOf(ports: Ports, seq: number): Promise<PledgeRecord | null> {
  const gift = await ports.store.books.entry(seq);
  const paymentRef = gift && paymentOf(gift.effectKey);
  return paymentRef === null ? null : ports.store.pledges.byPayment(paymentRef);
}

/** What of the approval is not paid yet, minor units; 0 where it does not stand any more. */
async function openOf(ports: Ports, item: WorkItemRecord): Promise<number> {
  const approval = await ports.store.books.entryNamed(refundIdOf(item));
  if (approval === null || approval.giftId === null) return 0;
  const owed = await owedRefunds(ports, approval.giftId);
  return owed.find((one) => one.approval.journalId === approval.journalId)?.openMinor ?? 0;
}

async function pursued(ports: Ports, item: WorkItemRecord, seq: number): Promise<StepResult | Refusal> {
  const pledge = await pledgeOf(ports, seq);
  if (pledge === null) return refused('not-fit');
  // What was given back meanwhile, by whomever, is booked before anything is asked.
  await settle(ports, pledge.pledgeId);
  const { attempt = 1, askedMinor, refundRef } = parseAsked(item.outcome);
  const amountMinor = askedMinor ?? (await openOf(ports, item));
  // Somebody gave it back at the provider's own desk.
  if (refundRef === undefined && amountMinor === 0) return { kind: 'taken', to: 'paid' };
  const word = await askProvider(ports, { pledge, item, attempt, amountMinor, refundRef });
  // The same request is asked again for as long as it may have happened.
  if (word === 'unknown')
    return { kind: 'taken', to: 'sending', outcome: { asked: { attempt, askedMinor: amountMinor } } };
  if (word === 'faulted') return { kind: 'taken', to: 'sending', outcome: { asked: { attempt: attempt + 1 } } };
  await settle(ports, pledge.pledgeId);
  if (word === 'refused' || word.state === 'failed') {
    return { kind: 'taken', to: 'approved', outcome: { asked: { attempt: attempt + 1 } } };
  }
  const asked = { attempt, askedMinor: amountMinor, refundRef: word.refundRef };
  const isPaid = word.state === 'succeeded' && (await openOf(ports, item)) === 0;
  return { kind: 'taken', to: isPaid ? 'paid' : 'sending', outcome: { asked } };
}

interface Asked {
  readonly attempt?: number;
  readonly askedMinor?: number;
  readonly refundRef?: string;
}

// We wrote it, in this shape.
function parseAsked({ asked }: WorkItemRecord['outcome']): Asked {
  return (asked ?? {}) as Asked;
}

interface Asking {
  readonly pledge: PledgeRecord;
  readonly item: WorkItemRecord;
  readonly attempt: number;
  readonly amountMinor: number;
  readonly refundRef: string | undefined;
}

// `unknown` may have happened: only the same request under the same key tells, so nothing else may pay it meanwhile.
async function askProvider(
  ports: Ports,
  { pledge, item, attempt, amountMinor, refundRef }: Asking,
): Promise<RefundFacts | 'faulted' | 'refused' | 'unknown'> {
  const { paymentRef, pledgeId } = pledge;
  try {
    if (refundRef !== undefined) return await ports.payments.readRefund(refundRef);
    if (paymentRef === null) return 'refused';
    // Where somebody gave a part back meanwhile, the rest is another request, and so has another key.
    const idempotencyKey = `refund:${pledgeId}:${item.itemId}:${amountMinor}:v${attempt}`;
    return await ports.payments.refund({ idempotencyKey, paymentRef, amountMinor, reason: 'approved' });
  } catch (error) {
    if (!(error instanceof PaymentsError)) throw error;
    ports.reporter.report('warn', 'approved-refund-not-taken', { pledgeId, attempt, code: error.code });
    if (error.code === 'faulted') return 'faulted';
    return error.code === 'refused' || error.code === 'not-found' ? 'refused' : 'unknown';
  }
}
