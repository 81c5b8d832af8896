// Money for a partner: first promised from what the fund has left, then paid as an advance, given up, or past its term;
// and what a partner does not need comes back. Disbursed is not spent (民发〔2026〕12号 art. 12).

import { advanceReturned, disbursementPaid } from '../../ledger/append-disbursement.ts';
import { advance, bank, restrictedFund } from '../../ledger/chart.ts';
import type { Ports, ReservationRecord } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { fundMinor } from './fund-balance.ts';
import type { FundAnswer, FundCase, FundCommand, FundRefusal, FundRequest, FundVerdict } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';
import { partnerOf } from './partner.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A promise that nobody pays within this time falls back to the fund. */
export const RESERVATION_TERM_MS = 30 * DAY_MS;
const EXPIRE_BATCH_MAX = 50;

export interface PartnerCommand extends FundCommand {
  /** As the filed plan names it. */
  readonly partner: string;
  readonly amountMinor: number;
}

export interface ReservationCommand extends FundCommand {
  readonly reservationId: string;
}

/** Promises part of the fund to a partner; the answer names the reservation. */
export function approveDisbursement(ports: Ports, actor: Actor, command: PartnerCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, disbursementApproval(ports, command));
}

/** The same, for a unit that says more than that. */
export function disbursementApproval(ports: Ports, command: PartnerCommand): FundRequest<PartnerCommand> {
  return {
    action: 'approve-disbursement',
    command,
    decide: async (fund) => {
      const { owner, currency, file, context } = fund;
      const { amountMinor } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const partner = await partnerOf(ports, file, command.partner);
      if (partner === null) return refusedFor('unknown-partner');
      if ((await fundMinor(ports, { owner, currency, before: [] })) < amountMinor) return refusedFor('balance-too-low');
      const record = { ...promise(fund, context.recordedMs), ...partner, amountMinor, reservationId: ports.ids.id() };
      const { reservationId } = record;
      return { kind: 'done', ids: [reservationId], unit: [{ kind: 'insert-reservation', record }] };
    },
  };
}

/** Pays what was promised, once, while its term lasts. */
export function payDisbursement(ports: Ports, actor: Actor, command: ReservationCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, disbursementPayment(ports, command));
}

/** The same, for a unit that says more than that. */
export function disbursementPayment(ports: Ports, command: ReservationCommand): FundRequest<ReservationCommand> {
  return {
    action: 'pay-disbursement',
    command,
    decide: async ({ owner, currency, context }) => {
      const reservation = await ports.store.books.reservation(command.reservationId);
      const refusal = refuseReservation(reservation, command, context.recordedMs);
      if (reservation === null || refusal !== null) return refusedFor(refusal ?? 'no-reservation');
      const { reservationId, amountMinor, partnerId, partner } = reservation;
      const inBank = await ports.store.books.balanceOf(bank(owner, currency).accountId);
      if (inBank < amountMinor) return refusedFor('bank-too-low');
      const effectKey = `disbursement:${reservationId}`;
      const paid = disbursementPaid(context, { partnerId, partner, amountMinor, currency, effectKey });
      const { recordedMs: atMs, journalId } = context;
      return booked({ kind: 'resolve-reservation', reservationId, to: 'posted', atMs, journalId }, paid);
    },
  };
}

/** Gives a promise up. */
export function voidDisbursement(ports: Ports, actor: Actor, command: ReservationCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, disbursementVoid(ports, command));
}

/** The same, for a unit that says more than that. */
export function disbursementVoid(ports: Ports, command: ReservationCommand): FundRequest<ReservationCommand> {
  return {
    action: 'void-disbursement',
    command,
    decide: async ({ context }): Promise<FundVerdict> => {
      const reservation = await ports.store.books.reservation(command.reservationId);
      const { recordedMs: atMs } = context;
      const refusal = refuseReservation(reservation, command, atMs);
      if (reservation === null || refusal !== null) return refusedFor(refusal ?? 'no-reservation');
      const { reservationId } = reservation;
      const unit = [{ kind: 'resolve-reservation', reservationId, to: 'voided', atMs, journalId: null }] as const;
      return { kind: 'done', ids: [reservationId], unit };
    },
  };
}

/** Books what a partner gave back of an advance. */
export function returnAdvance(ports: Ports, actor: Actor, command: PartnerCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, advanceReturn(ports, command));
}

/** The same, for a unit that says more than that. */
export function advanceReturn(ports: Ports, command: PartnerCommand): FundRequest<PartnerCommand> {
  return {
    action: 'return-advance',
    command,
    decide: async ({ owner, currency, file, context, effectKey }) => {
      const { amountMinor } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const partner = await partnerOf(ports, file, command.partner);
      if (partner === null) return refusedFor('unknown-partner');
      const { accountId } = advance(owner, partner.partnerId, currency);
      if ((await ports.store.books.balanceOf(accountId)) < amountMinor) return refusedFor('balance-too-low');
      return booked(advanceReturned(context, { ...partner, amountMinor, currency, effectKey }));
    },
  };
}

/** Lets promises whose term has come fall back to their funds. Safe to run twice at once. */
export async function expireReservations(ports: Ports, mayGoOn: () => boolean): Promise<number> {
  let expired = 0;
  while (mayGoOn()) {
    const atMs = ports.clock.nowMs();
    const overdue = await ports.store.books.overdueReservations(atMs, EXPIRE_BATCH_MAX);
    for (const { reservationId } of overdue) {
      const outcome = await ports.store.commit([
        { kind: 'resolve-reservation', reservationId, to: 'expired', atMs, journalId: null },
      ]);
      if (outcome.kind === 'committed') expired += 1;
    }
    if (overdue.length < EXPIRE_BATCH_MAX) return expired;
  }
  return expired;
}

function promise({ owner, currency }: FundCase, reservedMs: number) {
  return {
    ...owner,
    accountId: restrictedFund(owner, currency).accountId,
    currency,
    state: 'pending' as const,
    reservedMs,
    expiresMs: reservedMs + RESERVATION_TERM_MS,
    resolvedMs: null,
    journalId: null,
  };
}

function refuseReservation(
  reservation: ReservationRecord | null,
  { projectId }: ReservationCommand,
  nowMs: number,
): FundRefusal | null {
  if (reservation?.projectId !== projectId) return 'no-reservation';
  if (reservation.state === 'expired') return 'reservation-expired';
  if (reservation.state !== 'pending') return 'already-resolved';
  return nowMs < reservation.expiresMs ? null : 'reservation-expired';
}
