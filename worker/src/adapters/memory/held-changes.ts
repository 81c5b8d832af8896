// Decisions on held gifts and their refunds: the same rules that the database keeps with triggers.

import { unreachable } from '../../assert.ts';
import type { Guard, HeldChange, RefundRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

type OfKind<Kind extends HeldChange['kind']> = Extract<HeldChange, { readonly kind: Kind }>;

interface Gift {
  readonly tenantId: string;
  readonly pledgeId: string;
}

export function applyHeld(tables: Tables, change: HeldChange): Guard | null {
  switch (change.kind) {
    case 'put-held-decision':
      return putDecision(tables, change);
    case 'delete-held-decision':
      return deleteDecision(tables, change);
    case 'hold-held-decision':
      return holdDecision(tables, change);
    case 'insert-refund':
      return insertRefund(tables, change.record);
    case 'move-refund':
      return moveRefund(tables, change);
    default:
      return unreachable(change);
  }
}

/** Whether a refund of the gift has not failed. */
export function isUnderRefund(tables: Tables, gift: Gift): boolean {
  return refundsOf(tables, gift).some(({ state }) => state !== 'failed');
}

function refundsOf({ refunds }: Tables, { tenantId, pledgeId }: Gift): RefundRecord[] {
  return refunds.all().filter((row) => row.tenantId === tenantId && row.pledgeId === pledgeId);
}

function isOpen(tables: Tables, gift: Gift & { readonly round: number }): boolean {
  const pledge = tables.pledges.get(gift.pledgeId);
  if (pledge?.tenantId !== gift.tenantId || pledge.refundedMinor !== 0) return false;
  if (pledge.paymentState !== 'needs_review' && pledge.paymentState !== 'quarantined') return false;
  return gift.round === refundsOf(tables, gift).length + 1 && !isUnderRefund(tables, gift);
}

function putDecision(tables: Tables, { record }: OfKind<'put-held-decision'>): Guard | null {
  if (!isOpen(tables, record)) return 'decision';
  tables.heldDecisions.put(keyOf(record.tenantId, record.pledgeId, record.round, record.keyId), record);
  return null;
}

function deleteDecision(tables: Tables, change: OfKind<'delete-held-decision'>): Guard | null {
  const key = keyOf(change.tenantId, change.pledgeId, change.round, change.keyId);
  if (!tables.heldDecisions.has(key) || !isOpen(tables, change)) return 'decision';
  tables.heldDecisions.remove(key);
  return null;
}

function holdDecision({ heldDecisions }: Tables, change: OfKind<'hold-held-decision'>): Guard | null {
  const { tenantId, pledgeId, round, decision } = change;
  const agreed = heldDecisions
    .all()
    .filter((row) => row.tenantId === tenantId && row.pledgeId === pledgeId && row.round === round)
    .filter((row) => row.decision === decision);
  return agreed.length >= 2 ? null : 'decision';
}

function insertRefund(tables: Tables, record: RefundRecord): Guard | null {
  requireLawful(record);
  const pledge = tables.pledges.get(record.pledgeId);
  const isHeld = pledge?.paymentState === 'quarantined' && pledge.refundedMinor === 0;
  if (pledge?.tenantId !== record.tenantId || !isHeld || isUnderRefund(tables, record)) return 'refund';
  const key = keyOf(record.tenantId, record.pledgeId, record.round);
  if (tables.refunds.has(key)) return 'refund';
  tables.refunds.put(key, record);
  return null;
}

const RANK: Readonly<Record<RefundRecord['state'], number>> = { begun: 0, pending: 1, succeeded: 2, failed: 3 };

function moveRefund({ refunds }: Tables, change: OfKind<'move-refund'>): Guard | null {
  const { tenantId, pledgeId, round, from, set, atMs } = change;
  const key = keyOf(tenantId, pledgeId, round);
  const kept = refunds.get(key);
  if (kept?.attempt !== from.attempt || kept.state !== from.state) return 'refund';
  const moved = { ...kept, ...set, updatedMs: atMs };
  const isForward = kept.state !== 'failed' && RANK[moved.state] >= RANK[kept.state] && moved.attempt >= kept.attempt;
  requireRule(isForward, 'a refund moves forward');
  requireRule(moved.attempt > kept.attempt || moved.amountMinor === kept.amountMinor, 'one key asks for one amount');
  requireLawful(moved);
  refunds.put(key, moved);
  return null;
}

function requireLawful({ round, attempt, amountMinor, state, refundRef }: RefundRecord): void {
  requireRule(round >= 1 && attempt >= 1, 'rounds and attempts count from 1');
  requireRule(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a refund has a positive amount');
  const isNamed = refundRef !== null || state === 'begun' || state === 'failed';
  requireRule(isNamed, 'a refund that the provider made has its name');
}
