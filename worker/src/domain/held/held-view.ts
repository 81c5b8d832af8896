// Held gifts as those who decide on them see them.

import type { HeldGift, Page } from '@happy-homeland/contract';
import { assert } from '../../assert.ts';
import { paidEffect } from '../../ledger/append-gift.ts';
import type { JournalRecord, PledgeRecord, Ports, RefundRecord } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { heldCursor, parseHeldPlace } from '../cursor.ts';
import { isHeld, isOpen, refundOn } from '../gift/held-gift.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { refuseAcceptance } from './held-acceptance.ts';
import { heldReason } from './held-reason.ts';
import { roundAfter } from './held-tending.ts';

/** One page of the gifts that are held for a federation; of all of them for the operator. */
export async function listHeld(
  ports: Ports,
  actor: Actor,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<HeldGift> | Refusal> {
  const after = parseHeldPlace(page.cursor);
  if (after === 'invalid') return refused('invalid-cursor');
  const pledges = await ports.store.pledges.held(actor.tenantId, { after, limit: page.limit + 1 });
  const shown = pledges.slice(0, page.limit);
  const last = shown.at(-1);
  const nextCursor = pledges.length > page.limit && last ? heldCursor(last) : null;
  const items = await Promise.all(shown.map((pledge) => viewOf(ports, pledge)));
  return { items, nextCursor };
}

/** A gift that is held, or was. */
export async function viewHeld(ports: Ports, pledgeId: string): Promise<HeldGift> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  assert(pledge !== null, 'a gift that was held is kept');
  return viewOf(ports, pledge);
}

/** The gift of a pledge; null where it never was held. */
export async function readHeld(ports: Ports, pledge: PledgeRecord): Promise<HeldGift | null> {
  const { tenantId, pledgeId } = pledge;
  const wasHeld = isHeld(pledge) || (await wasDecided(ports, { tenantId, pledgeId }));
  return wasHeld ? viewOf(ports, pledge) : null;
}

// What was accepted is a gift like any other, but for what was said of it; what went back has its refund.
async function wasDecided(
  { store }: Ports,
  { tenantId, pledgeId }: Pick<PledgeRecord, 'pledgeId' | 'tenantId'>,
): Promise<boolean> {
  if ((await store.pledges.heldRefund(tenantId, pledgeId)) !== null) return true;
  return (await store.pledges.heldDecisions(tenantId, pledgeId, 1)).length > 0;
}

async function viewOf(ports: Ports, pledge: PledgeRecord): Promise<HeldGift> {
  const { tenantId, pledgeId, projectId } = pledge;
  const [file, entry, refund] = await Promise.all([
    ports.store.directory.file(projectId),
    ports.store.books.byEffect(paidEffect(pledge.provider, pledge.paymentRef ?? '')),
    ports.store.pledges.heldRefund(tenantId, pledgeId),
  ]);
  assert(file !== null && entry !== null, 'a held gift has its project and its entry');
  const round = refund === null || refund.state === 'failed' ? roundAfter(refund) : refund.round;
  const decisions = await ports.store.pledges.heldDecisions(tenantId, pledgeId, round);
  return {
    pledgeId,
    projectId,
    projectTitle: file.project.title,
    ...arrivalOf(pledge, entry),
    reason: heldReason(pledge.reviewReason),
    acceptable: isOpen(pledge) && (await refuseAcceptance(ports, pledge, file)) === null,
    status: statusOf(pledge, refund),
    refundOn: refund === null ? refundOn(pledge) : null,
    round,
    decisions: decisions.map(({ keyId, decision, reason, atMs }) => ({ keyId, decision, reason, at: instant(atMs) })),
    refund: refund && { state: refund.state, cause: refund.cause, begunAt: instant(refund.begunMs) },
  };
}

function arrivalOf({ paidMs }: PledgeRecord, { amountMinor, currency, recordedMs }: JournalRecord) {
  const paidAt = paidMs === null ? null : instant(paidMs);
  return { amount: { amountMinor, currency }, paidAt, heldAt: instant(recordedMs) };
}

function statusOf(pledge: PledgeRecord, refund: RefundRecord | null): HeldGift['status'] {
  if (pledge.paymentState === 'paid') return 'accepted';
  if (refund !== null && (refund.state === 'begun' || refund.state === 'pending')) return 'refunding';
  return isOpen(pledge) ? 'open' : 'refunded';
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
