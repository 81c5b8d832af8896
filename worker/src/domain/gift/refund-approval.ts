// A refund that people approve before it is paid. From then on the money stands as owed to the giver and is nothing that the
// project could spend. It is paid by the provider, whose word settles it, or from the bank, or it is withdrawn: a correction
// of the approval, with its public reason.

import { reversalEffect } from '../../ledger/append.ts';
import { paymentOf } from '../../ledger/append-gift.ts';
import { approvalCovered, refundApproved, refundSent, sentEffect } from '../../ledger/append-owed.ts';
import { bank } from '../../ledger/chart.ts';
import type { Change, JournalRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { isDigest } from '../fund/evidence.ts';
import { fundMinor } from '../fund/fund-balance.ts';
import type { FundAnswer, FundCase, FundCommand, FundRequest } from '../fund/fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from '../fund/fund-command.ts';
import { isGift } from '../project/intake.ts';
import { approvedBeyondMinor, owedRefunds } from './owed-refunds.ts';
import { holdPledge } from './pledge-move.ts';
import { settle } from './settlement.ts';
import type { Booking } from './settlement-booking.ts';
import { feeBorneMinor } from './settlement-fees.ts';

export interface RefundCommand extends FundCommand {
  /** Of the gift's entry. */
  readonly seq: number;
  readonly amountMinor: number;
}

export interface RefundPaymentCommand extends FundCommand {
  /** What the approval answered. */
  readonly refundId: string;
  /** Names the line of the bank's statement. */
  readonly lineRef: string;
  /** SHA-256 of that statement, lower-case hex. */
  readonly statement: string;
}

/**
 * Approves giving a counted gift back, whole or in part; the answer names the approval first. What the fund lacks for it is
 * the charity's to add. Of a gift through the provider, its present word is heard before.
 */
export function approveRefund(ports: Ports, actor: Actor, command: RefundCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, refundApproval(ports, command));
}

/** The same, for a unit that says more than that. */
export function refundApproval(ports: Ports, command: RefundCommand): FundRequest<RefundCommand> {
  return {
    action: 'approve-refund',
    command,
    decide: async (fund) => {
      const { amountMinor, seq, projectId } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const gift = await ports.store.books.entry(seq);
      if (gift?.projectId !== projectId || !gift.public || !isGift(gift.kind)) return refusedFor('no-matter');
      if (await isTakenBack(ports, gift)) return refusedFor('no-matter');
      const standing = await standingOf(ports, fund, gift);
      if (standing.leftMinor < amountMinor) return refusedFor('amount-unfit');
      const { owner, currency, context, effectKey } = fund;
      const inFund = await fundMinor(ports, { owner, currency, before: [] });
      const coverMinor = Math.max(0, amountMinor - (standing.leftMinor - standing.feeMinor), amountMinor - inFund);
      const { journalId: giftId, source } = gift;
      const refund = { effectKey, giftId, source, currency };
      const cover = { ...context, journalId: `${context.journalId}c` };
      const unit: Change[] = [
        ...standing.held,
        ...(coverMinor > 0 ? [approvalCovered(cover, { ...refund, amountMinor: coverMinor })] : []),
        refundApproved(context, { ...refund, amountMinor }),
      ];
      return { kind: 'done', ids: [context.journalId], unit };
    },
  };
}

/** Pays what is left of an approved refund from the bank, once for each line of its statement. */
export function payRefund(ports: Ports, actor: Actor, command: RefundPaymentCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, refundPayment(ports, command));
}

/** The same, for a unit that says more than that. */
export function refundPayment(ports: Ports, command: RefundPaymentCommand): FundRequest<RefundPaymentCommand> {
  return {
    action: 'pay-refund',
    command,
    decide: async ({ owner, currency, context }) => {
      const { refundId, lineRef, statement } = command;
      if (lineRef === '' || !isDigest(statement)) return refusedFor('statement-unfit');
      const { books } = ports.store;
      if ((await books.byEffect(sentEffect(owner, lineRef))) !== null) return refusedFor('already-booked');
      const approval = await books.entryNamed(refundId);
      const giftId = approval?.giftId ?? null;
      if (approval?.projectId !== owner.projectId || giftId === null) return refusedFor('no-matter');
      const owed = (await owedRefunds(ports, giftId)).find((refund) => refund.approval.journalId === refundId);
      const amountMinor = owed?.openMinor ?? 0;
      if (amountMinor === 0) return refusedFor(owed === undefined ? 'no-matter' : 'already-resolved');
      if ((await books.balanceOf(bank(owner, currency).accountId)) < amountMinor) return refusedFor('bank-too-low');
      return booked(refundSent(context, { amountMinor, currency, lineRef, statement, settles: refundId }));
    },
  };
}

async function isTakenBack(ports: Ports, { journalId }: JournalRecord): Promise<boolean> {
  return (await ports.store.books.byEffect(reversalEffect(journalId))) !== null;
}

interface Standing {
  /** What may still be given back of it, minor units. */
  readonly leftMinor: number;
  /** What it has borne of its provider's fee. */
  readonly feeMinor: number;
  /** What the unit has to be held to. */
  readonly held: readonly Change[];
}

async function standingOf(ports: Ports, fund: FundCase, gift: JournalRecord): Promise<Standing> {
  const paymentRef = paymentOf(gift.effectKey);
  const known = paymentRef === null ? null : await ports.store.pledges.byPayment(paymentRef);
  const settled = known && (await settle(ports, known.pledgeId));
  const pledge = known && (await ports.store.pledges.pledge(known.pledgeId));
  const leftMinor = gift.amountMinor - approvedBeyondMinor(await owedRefunds(ports, gift.journalId));
  if (pledge === null || settled?.facts?.kind !== 'paid') return { leftMinor, feeMinor: 0, held: [] };
  const { file, context } = fund;
  const booking: Booking = { pledge, file, facts: settled.facts, context, before: [] };
  // Whoever settles the same gift now has to decide again, and sees the approval.
  const look = { ...holdPledge(pledge, context.recordedMs), set: { checkAtMs: context.recordedMs } };
  return {
    leftMinor: leftMinor - pledge.refundedMinor - pledge.lostMinor,
    feeMinor: await feeBorneMinor(ports, booking),
    held: [look],
  };
}
