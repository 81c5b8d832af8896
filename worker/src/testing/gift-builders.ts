// The life of a gift as changes, numbered so that several do not collide.

import type { JournalDraft, MovePledge, PledgeRecord, WriteUnit } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';
import { aJournal, booking } from './journal-builders.ts';
import { aDonor, anIdempotency, aPledge, aReceipt } from './pledge-builders.ts';

export interface GiftFacts {
  readonly amountMinor?: number;
  readonly projectId?: string;
  readonly charityId?: string;
  readonly tenantId?: string;
  readonly paidMs?: number;
  /** The name that the giver lets stand on the wall; absent for an anonymous gift. */
  readonly name?: string;
}

/** Unit 1: the pledge and its idempotency row. */
export function pledgeUnit(number: number, facts: GiftFacts = {}): WriteUnit {
  const { name = null, ...over } = facts;
  const pledgeId = giftId(number);
  const { tenantId } = aPledge(pledgeFields(over));
  const record = aPledge({ ...pledgeFields(over), pledgeId, named: name !== null });
  return [
    { kind: 'insert-pledge', record, donor: aDonor({ tenantId, pledgeId, displayName: name }) },
    { kind: 'insert-idempotency', record: anIdempotency({ tenantId, pledgeId, keyHash: `key-${number}` }) },
  ];
}

/** Unit 2: the payment's session. */
export function sessionUnit(number: number, over: Partial<MovePledge> = {}): WriteUnit {
  const sessionRef = `cs_${number}`;
  const set = { sessionRef, sessionUrl: `https://pay.example.org/${sessionRef}`, sessionExpiresMs: NOW_MS + 3_600_000 };
  return [move(number, { from: 'created', to: 'awaiting_payment', set, ...over })];
}

/** Unit 3: paid, booked, receipted. */
export function settleUnit(number: number, facts: GiftFacts = {}): WriteUnit {
  const { name: _, paidMs = NOW_MS, amountMinor = 2000, ...owner } = facts;
  const effectKey = `paid:stripe:pi_${number}`;
  const journal: JournalDraft = aJournal({ ...owner, amountMinor, effectKey, journalId: anId(`journal${number}`) });
  const { tenantId, projectId } = journal;
  const receiptNo = `hh${anId(`r${number}`).slice(0, 16)}`;
  const pledgeId = giftId(number);
  const set = { paymentRef: `pi_${number}`, paidMs, checkAtMs: null };
  return [
    move(number, { tenantId, from: 'awaiting_payment', to: 'paid', set }),
    booking(journal, { receiptNo }),
    { kind: 'insert-receipt', record: aReceipt({ receiptNo, tenantId, pledgeId, projectId, amountMinor, effectKey }) },
  ];
}

export function giftId(number: number): string {
  return anId(`gift${number}`);
}

export function move(number: number, over: Partial<MovePledge> & Pick<MovePledge, 'from' | 'to'>): MovePledge {
  const identity = { tenantId: anId('tenant'), pledgeId: giftId(number), atMs: NOW_MS + 1 };
  return { kind: 'move-pledge', ...identity, set: {}, ...over };
}

function pledgeFields({ amountMinor, projectId, charityId, tenantId }: GiftFacts): Partial<PledgeRecord> {
  return {
    ...(amountMinor !== undefined && { amountMinor }),
    ...(projectId !== undefined && { projectId }),
    ...(charityId !== undefined && { charityId }),
    ...(tenantId !== undefined && { tenantId }),
  };
}
