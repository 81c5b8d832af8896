// What a settled payment changes. Counted gifts go to the project's restricted fund; money that may not be counted is
// held where it belongs to nobody's total.

import { assert } from '../../assert.ts';
import type { EntryContext } from '../../ledger/append.ts';
import { donationSettled, feeEffect, giftHeld } from '../../ledger/append-gift.ts';
import type { Change, PaidFacts, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { commitmentTo } from '../../publication/leaf.ts';
import { civilDateOf } from '../civil-date.ts';
import { lawfulAt } from '../project/intake.ts';
import { messageOpened } from '../work-item/giver-message.ts';
import { disputesOf } from './dispute.ts';
import { reportHeldDisputes } from './held-dispute.ts';
import { HELD_TERM_MS } from './held-gift.ts';
import { holdPledge, movePledge } from './pledge-move.ts';
import type { Booking } from './settlement-booking.ts';
import { feesOf } from './settlement-fees.ts';
import { refundsOf } from './settlement-refunds.ts';
import { returnsOf } from './settlement-returns.ts';
import { nextCheckMs } from './sweep-schedule.ts';

const RECEIPT_RANDOM_CHARS = 16;

export interface Effects {
  /** The pledge as it will stand. */
  readonly pledge: PledgeRecord;
  readonly changes: readonly Change[];
}

export interface Paid {
  readonly pledge: PledgeRecord;
  readonly file: ProjectFile;
  readonly facts: PaidFacts;
}

/** What a payment does to its pledge and the books: counted, held back, or nothing new. */
export async function settlePaid(ports: Ports, paid: Paid): Promise<Effects> {
  const { pledge, facts } = paid;
  const { pledgeId } = pledge;
  if (facts.livemode !== (ports.settings.mode === 'live')) {
    ports.reporter.report('error', 'mode-mismatch', { pledgeId, livemode: facts.livemode });
    return { pledge, changes: [] };
  }
  if (pledge.paymentState === 'paid') return settledBefore(ports, paid);
  if (pledge.paymentState === 'quarantined' || pledge.paymentState === 'needs_review') return heldBefore(ports, paid);
  const mismatch = mismatchOf(paid);
  if (mismatch) {
    // Waiting for review takes room under a hard cap; where there is none left, the money is set aside instead.
    const to = (await exceedsHardCap(ports, paid)) ? 'quarantined' : 'needs_review';
    return holdBack(ports, paid, { to, reason: mismatch });
  }
  const lawful = lawfulAt(paid.file, facts.paidAtMs);
  if (lawful !== 'open') return holdBack(ports, paid, { to: 'quarantined', reason: lawful });
  if (await exceedsHardCap(ports, paid)) return holdBack(ports, paid, { to: 'quarantined', reason: 'goal-reached' });
  return bookGift(ports, paid);
}

/** Why the money is not what was pledged, or null. */
export function mismatchOf({ pledge, facts }: Pick<Paid, 'facts' | 'pledge'>): string | null {
  if (facts.currency !== pledge.currency) return 'currency-mismatch';
  return facts.amountMinor === pledge.amountMinor ? null : 'amount-mismatch';
}

// A pledge that had expired gave its room under a hard cap back; a late payment may find it taken.
async function exceedsHardCap(ports: Ports, { pledge, file }: Paid): Promise<boolean> {
  if (!file.project.hardCap || !['failed', 'expired'].includes(pledge.paymentState)) return false;
  const room = await ports.store.directory.roomLeft(pledge.projectId);
  return room !== null && room < pledge.amountMinor;
}

/** A gift that counts: its entry, its fee, its receipt, and whatever of it has gone back already. */
export async function bookGift(ports: Ports, paid: Paid, entryOf = donationSettled): Promise<Effects> {
  const { pledge, facts } = paid;
  const { provider, amountMinor, currency } = pledge;
  const context = contextOf(ports, paid);
  const receiptNo = `hh${ports.ids.id().slice(0, RECEIPT_RANDOM_CHARS)}`;
  const told = { receiptNo, commitment: await commitmentOfGift(ports, pledge) };
  const gift = entryOf(context, { provider, amountMinor, currency, paymentRef: facts.paymentRef, told });
  assert(gift.kind === 'append-journal', 'an entry is a journal change');
  const { paymentRef, paidAtMs: paidMs } = facts;
  const checkAtMs = facts.fee === null ? nextCheckMs(pledge, context.recordedMs) : null;
  const set = { paymentRef, paidMs, checkAtMs, reviewReason: null, refundAtMs: null };
  const settled = { ...pledge, ...set, paymentState: 'paid' as const };
  const { effectKey } = gift.journal;
  const receipt = receiptOf(settled, { receiptNo, effectKey, issuedOn: context.effectiveOn });
  const counted = [movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set }), gift];
  const fees = await feesOf(ports, { ...paid, context, before: counted });
  const before = [...counted, ...fees];
  const taken = await takenBack(ports, { ...paid, pledge: settled, context, before });
  const message = await messageOpened(ports, settled);
  const changes = [...before, { kind: 'insert-receipt', record: receipt } as const, ...taken, ...message];
  return { pledge: withMoves(settled, taken), changes };
}

// What the giver said of themselves is bound into the public leaf without being told; once it is erased, nothing is left to
// bind.
async function commitmentOfGift(ports: Ports, { tenantId, pledgeId }: PledgeRecord): Promise<Uint8Array | null> {
  const donor = await ports.store.pledges.donor(tenantId, pledgeId);
  return donor && commitmentTo(donor);
}

function receiptOf(
  pledge: PledgeRecord,
  told: { readonly receiptNo: string; readonly effectKey: string; readonly issuedOn: string },
) {
  const { tenantId, pledgeId, projectId, amountMinor, currency } = pledge;
  return { tenantId, pledgeId, projectId, amountMinor, currency, ...told };
}

async function settledBefore(ports: Ports, paid: Paid): Promise<Effects> {
  const context = contextOf(ports, paid);
  const fee = await lateFee(ports, paid);
  const booked = [...fee, ...(await takenBack(ports, { ...paid, context, before: fee }))];
  if (booked.length === 0) return { pledge: paid.pledge, changes: [] };
  // Fee and refund are each decided from what is left after the other, so neither may be booked beside one unseen.
  const changes = [holdPledge(paid.pledge, context.recordedMs), ...booked];
  return { pledge: withMoves(paid.pledge, changes), changes };
}

// Refunds first: a bank takes no more than what was left of the gift.
async function takenBack(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const refunds = await refundsOf(ports, booking);
  const pledge = withMoves(booking.pledge, refunds);
  return [...refunds, ...(await disputesOf(ports, { ...booking, pledge, before: [...booking.before, ...refunds] }))];
}

async function heldBefore(ports: Ports, paid: Paid): Promise<Effects> {
  reportHeldDisputes(ports, paid);
  const booked = await returnsOf(ports, { ...paid, context: contextOf(ports, paid), before: [] });
  if (booked.length === 0) return { pledge: paid.pledge, changes: [] };
  // What was decided from this reading must not meet another that was decided from it too.
  const changes = [holdPledge(paid.pledge, ports.clock.nowMs()), ...booked];
  return { pledge: withMoves(paid.pledge, changes), changes };
}

function withMoves(pledge: PledgeRecord, changes: readonly Change[]): PledgeRecord {
  const sets = changes.flatMap((change) =>
    change.kind === 'move-pledge' ? [{ ...change.set, paymentState: change.to }] : [],
  );
  return Object.assign({}, pledge, ...sets);
}

// The money has arrived, so the books must hold it; it must not count, so it waits for people to decide.
function holdBack(
  ports: Ports,
  paid: Paid,
  verdict: { readonly to: 'needs_review' | 'quarantined'; readonly reason: string },
): Effects {
  const { pledge, facts } = paid;
  const { to, reason } = verdict;
  ports.reporter.report('warn', `pledge-${to}`, { pledgeId: pledge.pledgeId, reason });
  const context = contextOf(ports, paid);
  const { paymentRef, amountMinor, currency } = facts;
  const held = giftHeld(context, { provider: pledge.provider, paymentRef, amountMinor, currency });
  const paidMs = to === 'quarantined' ? facts.paidAtMs : null;
  const refundAtMs = context.recordedMs + HELD_TERM_MS;
  const set = { paymentRef, paidMs, checkAtMs: refundAtMs, refundAtMs, reviewReason: reason };
  return {
    pledge: { ...pledge, ...set, paymentState: to },
    changes: [movePledge(pledge, { to, atMs: context.recordedMs, set }), held],
  };
}

// The provider tells its fee later than the payment; the effect key keeps it from being charged twice.
async function lateFee(ports: Ports, paid: Paid): Promise<readonly Change[]> {
  const { pledge, facts } = paid;
  if (pledge.checkAtMs === null || facts.fee === null) return [];
  const context = contextOf(ports, paid);
  const done = movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set: { checkAtMs: null } });
  const booked = await ports.store.books.byEffect(feeEffect(pledge.provider, facts.fee.feeRef));
  return booked ? [done] : [done, ...(await feesOf(ports, { ...paid, context, before: [] }))];
}

function contextOf(ports: Ports, { pledge, facts }: Paid): EntryContext {
  const { tenantId, charityId, projectId } = pledge;
  const recordedMs = ports.clock.nowMs();
  const effectiveOn = civilDateOf(facts.paidAtMs);
  return { owner: { tenantId, charityId, projectId }, journalId: ports.ids.id(), effectiveOn, recordedMs };
}
