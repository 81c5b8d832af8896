// What a settled payment changes. Counted gifts go to the project's restricted fund; money that may not be counted is
// held where it belongs to nobody's total.

import { assert } from '../assert.ts';
import type { EntryContext } from '../ledger/append.ts';
import { donationSettled, feeCharged, feeCovered, feeEffect, giftHeld } from '../ledger/append.ts';
import type { Change, PaidFacts, PledgeRecord, Ports, ProjectFile } from '../ports/index.ts';
import { civilDateOf } from './civil-date.ts';
import { lawfulAt } from './intake.ts';
import { movePledge } from './pledge-move.ts';
import { refundsOf, returnOf } from './settlement-refunds.ts';
import { nextCheckMs } from './sweep-schedule.ts';

const RECEIPT_RANDOM_CHARS = 16;
const FEE_WAIT_MAX_MS = 7 * 24 * 60 * 60_000;

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
  if (mismatch) return holdBack(ports, paid, { to: 'needs_review', reason: mismatch });
  const lawful = lawfulAt(paid.file, facts.paidAtMs);
  if (lawful !== 'open') return holdBack(ports, paid, { to: 'quarantined', reason: lawful });
  if (await exceedsHardCap(ports, paid)) return holdBack(ports, paid, { to: 'quarantined', reason: 'goal-reached' });
  return bookGift(ports, paid);
}

function mismatchOf({ pledge, facts }: Paid): string | null {
  if (facts.currency !== pledge.currency) return 'currency-mismatch';
  return facts.amountMinor === pledge.amountMinor ? null : 'amount-mismatch';
}

// A pledge that had expired gave its room under a hard cap back; a late payment may find it taken.
async function exceedsHardCap(ports: Ports, { pledge, file }: Paid): Promise<boolean> {
  if (!file.project.hardCap || !['failed', 'expired'].includes(pledge.paymentState)) return false;
  const room = await ports.store.directory.roomLeft(pledge.projectId);
  return room !== null && room < pledge.amountMinor;
}

async function bookGift(ports: Ports, paid: Paid): Promise<Effects> {
  const { pledge, facts } = paid;
  const { provider, amountMinor, currency } = pledge;
  const context = contextOf(ports, paid);
  const gift = donationSettled(context, { provider, amountMinor, currency, paymentRef: facts.paymentRef });
  assert(gift.kind === 'append-journal', 'an entry is a journal change');
  const { paymentRef, paidAtMs: paidMs } = facts;
  const feePending = facts.fee === null;
  const checkAtMs = feePending ? nextCheckMs(pledge, context.recordedMs) : null;
  const set = { paymentRef, paidMs, checkAtMs, reviewReason: null };
  const settled = { ...pledge, ...set, paymentState: 'paid' as const };
  const { effectKey } = gift.journal;
  const changes = [
    movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set }),
    gift,
    ...feeOf(ports, paid, context),
    {
      kind: 'insert-receipt',
      record: receiptOf(ports, settled, { effectKey, issuedOn: context.effectiveOn }),
    } as const,
  ];
  const refunds = await refundsOf(ports, { pledge: settled, facts, context, before: changes });
  return { pledge: withRefunds(settled, refunds), changes: [...changes, ...refunds] };
}

function receiptOf(
  ports: Ports,
  pledge: PledgeRecord,
  told: { readonly effectKey: string; readonly issuedOn: string },
) {
  const { tenantId, pledgeId, projectId, amountMinor, currency } = pledge;
  const receiptNo = `hh${ports.ids.id().slice(0, RECEIPT_RANDOM_CHARS)}`;
  return { receiptNo, tenantId, pledgeId, projectId, amountMinor, currency, ...told };
}

async function settledBefore(ports: Ports, paid: Paid): Promise<Effects> {
  const { pledge, facts } = paid;
  const context = contextOf(ports, paid);
  const fee = await lateFee(ports, paid);
  const refunds = await refundsOf(ports, { pledge, facts, context, before: fee });
  return { pledge: withRefunds(pledge, refunds), changes: [...fee, ...refunds] };
}

function heldBefore(ports: Ports, paid: Paid): Effects {
  const changes = returnOf(paid.pledge, paid.facts, contextOf(ports, paid));
  return { pledge: withRefunds(paid.pledge, changes), changes };
}

function withRefunds(pledge: PledgeRecord, changes: readonly Change[]): PledgeRecord {
  const moved = changes.find((change) => change.kind === 'move-pledge');
  return moved ? { ...pledge, ...moved.set } : pledge;
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
  const set = { paymentRef, paidMs, checkAtMs: null, reviewReason: reason };
  return {
    pledge: { ...pledge, ...set, paymentState: to },
    changes: [movePledge(pledge, { to, atMs: context.recordedMs, set }), held],
  };
}

// The provider tells its fee later than the payment; the effect key keeps it from being charged twice.
async function lateFee(ports: Ports, paid: Paid): Promise<readonly Change[]> {
  const { pledge, facts } = paid;
  const context = contextOf(ports, paid);
  if (pledge.checkAtMs === null) return [];
  if (facts.fee === null) return askForFeeAgain(ports, pledge, context.recordedMs);
  const done = movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set: { checkAtMs: null } });
  const booked = await ports.store.books.byEffect(feeEffect(pledge.provider, facts.fee.feeRef));
  return booked ? [done] : [done, ...feeOf(ports, paid, context)];
}

function askForFeeAgain(ports: Ports, pledge: PledgeRecord, nowMs: number): readonly Change[] {
  if (pledge.checkAtMs !== null && pledge.checkAtMs > nowMs) return [];
  const gaveUp = nowMs - pledge.createdMs > FEE_WAIT_MAX_MS;
  if (gaveUp) ports.reporter.report('error', 'fee-never-told', { pledgeId: pledge.pledgeId });
  return [
    movePledge(pledge, { to: 'paid', atMs: nowMs, set: { checkAtMs: gaveUp ? null : nextCheckMs(pledge, nowMs) } }),
  ];
}

function feeOf(ports: Ports, { pledge, file, facts }: Paid, context: EntryContext): readonly Change[] {
  const { fee } = facts;
  if (fee === null || fee.amountMinor === 0) return [];
  if (fee.currency !== pledge.currency) {
    // Settled in another currency: two amounts that must never be converted into each other. Reported for the statement.
    ports.reporter.report('warn', 'fee-in-another-currency', { pledgeId: pledge.pledgeId, currency: fee.currency });
    return [];
  }
  const { feeRef, amountMinor, currency } = fee;
  const charge = { provider: pledge.provider, feeRef, amountMinor, currency };
  const { journalId } = context;
  const own = { ...context, journalId: `${journalId}f` };
  return [file.project.body.feeBearer === 'charity' ? feeCovered(own, charge) : feeCharged(own, charge)];
}

function contextOf(ports: Ports, { pledge, facts }: Paid): EntryContext {
  const { tenantId, charityId, projectId } = pledge;
  const recordedMs = ports.clock.nowMs();
  const effectiveOn = civilDateOf(facts.paidAtMs);
  return { owner: { tenantId, charityId, projectId }, journalId: ports.ids.id(), effectiveOn, recordedMs };
}
