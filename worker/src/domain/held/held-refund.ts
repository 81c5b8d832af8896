// Giving a held gift back. The intention is written down first, then the provider is asked under a key that never changes,
// and what it answers is kept together with what the books learn from its own present word. A process may die between any
// two of these; whoever comes next asks again under the same key.

import type {
  Change,
  MoveRefund,
  PaidFacts,
  PledgeRecord,
  Ports,
  RefundFacts,
  RefundRecord,
} from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';
import { leftMinor } from '../gift/held-dispute.ts';
import { isOpen } from '../gift/held-gift.ts';
import { holdPledge, movePledge } from '../gift/pledge-move.ts';
import { settle } from '../gift/settlement.ts';

export interface RefundPlan {
  readonly pledge: PledgeRecord;
  readonly facts: PaidFacts;
  /** The last refund, which failed; null before the first. */
  readonly last: RefundRecord | null;
  readonly cause: RefundRecord['cause'];
}

/** Writes the intention down. Null where somebody else decided otherwise meanwhile, or nothing is left to give back. */
export async function beginRefund(ports: Ports, plan: RefundPlan): Promise<RefundRecord | null> {
  const { pledge, facts, last, cause } = plan;
  const { tenantId, pledgeId } = pledge;
  const amountMinor = leftMinor(facts);
  if (!isOpen(pledge) || amountMinor === 0) return null;
  const nowMs = ports.clock.nowMs();
  const record: RefundRecord = {
    tenantId,
    pledgeId,
    round: (last?.round ?? 0) + 1,
    attempt: (last?.attempt ?? 0) + 1,
    paymentRef: facts.paymentRef,
    amountMinor,
    currency: facts.currency,
    cause,
    reason: pledge.reviewReason ?? 'held',
    state: 'begun',
    refundRef: null,
    begunMs: nowMs,
    updatedMs: nowMs,
  };
  const { round } = record;
  const agreed: Change = { kind: 'hold-held-decision', tenantId, pledgeId, round, decision: 'refund' };
  const set = { checkAtMs: nowMs, paidMs: facts.paidAtMs };
  const outcome = await ports.store.commit([
    ...(cause === 'decision' ? [agreed] : []),
    holdPledge(pledge, nowMs),
    movePledge(pledge, { to: 'quarantined', atMs: nowMs, set }),
    { kind: 'insert-refund', record },
  ]);
  if (outcome.kind === 'lost') return null;
  ports.reporter.report('info', 'refund-begun', { pledgeId, cause, attempt: record.attempt });
  return record;
}

/** Asks the provider for a refund that has begun, or how it stands, and books what follows from its word. */
export async function pursueRefund(ports: Ports, refund: RefundRecord): Promise<void> {
  const word = await wordOf(ports, refund);
  const { pledgeId } = refund;
  const isNews = word.refundRef !== refund.refundRef || word.state !== refund.state || word.attempt !== refund.attempt;
  await settle(ports, pledgeId, isNews ? [moved(ports, refund, word)] : []);
  if (isNews && word.state === 'failed') reportFailure(ports, refund, 'failed-at-provider');
}

type Word = Pick<RefundRecord, 'amountMinor' | 'attempt' | 'refundRef' | 'state'>;

async function wordOf(ports: Ports, refund: RefundRecord): Promise<Word> {
  const { amountMinor, attempt } = refund;
  try {
    return { amountMinor, attempt, ...(await askProvider(ports, refund)) };
  } catch (error) {
    if (!(error instanceof PaymentsError)) throw error;
    const next = await afterRefusal(ports, refund, error);
    if (next === null) throw error;
    return next;
  }
}

function askProvider(ports: Ports, refund: RefundRecord): Promise<RefundFacts> {
  const { pledgeId, attempt, paymentRef, amountMinor, reason, refundRef } = refund;
  if (refundRef !== null) return ports.payments.readRefund(refundRef);
  const idempotencyKey = `refund:${pledgeId}:v${attempt}`;
  return ports.payments.refund({ idempotencyKey, paymentRef, amountMinor, reason });
}

// A key that is spent is followed by the next, and so is an amount that is no longer what is left. Anything else that the
// provider will never take waits for people. Null: the same request may still be taken.
async function afterRefusal(ports: Ports, refund: RefundRecord, { code }: PaymentsError): Promise<Word | null> {
  const { amountMinor, attempt, refundRef } = refund;
  if (refundRef !== null) return null;
  if (code === 'faulted') return { amountMinor, attempt: attempt + 1, refundRef, state: 'begun' };
  if (code !== 'refused' && code !== 'not-found') return null;
  const restMinor = await restOf(ports, refund);
  if (restMinor !== null && restMinor > 0 && restMinor !== amountMinor) {
    return { amountMinor: restMinor, attempt: attempt + 1, refundRef, state: 'begun' };
  }
  reportFailure(ports, refund, code);
  return { amountMinor, attempt, refundRef, state: 'failed' };
}

async function restOf(ports: Ports, { pledgeId }: RefundRecord): Promise<number | null> {
  const facts = (await settle(ports, pledgeId))?.facts;
  return facts?.kind === 'paid' ? leftMinor(facts) : null;
}

function moved(ports: Ports, refund: RefundRecord, word: Word): MoveRefund {
  const { tenantId, pledgeId, round, attempt, state } = refund;
  return {
    kind: 'move-refund',
    ...{ tenantId, pledgeId, round },
    from: { attempt, state },
    atMs: ports.clock.nowMs(),
    set: word,
  };
}

function reportFailure(ports: Ports, { pledgeId, attempt }: RefundRecord, code: string): void {
  ports.reporter.report('error', 'refund-failed', { pledgeId, attempt, code });
}
