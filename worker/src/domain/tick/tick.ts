// Work that time drives. Safe to run twice at once: every effect is guarded in the database, never by the caller.

import type { PledgeRecord, Ports } from '../../ports/index.ts';
import { PaymentsError, StoreError } from '../../ports/index.ts';
import { publishMeanwhile } from '../../publication/publish-meanwhile.ts';
import { checkRowsMeanwhile } from '../../publication/rows-check.ts';
import { stateMonth } from '../../publication/statement.ts';
import { civilDateOf } from '../civil-date.ts';
import { tendDuties } from '../duty/duty-clock.ts';
import { remindDuties } from '../duty/duty-reminders.ts';
import { expireReservations } from '../fund/disbursement.ts';
import { isHeld } from '../gift/held-gift.ts';
import { receiveMissed } from '../gift/missed-notices.ts';
import { movePledge } from '../gift/pledge-move.ts';
import { settle } from '../gift/settlement.ts';
import { nextCheckMs } from '../gift/sweep-schedule.ts';
import { tendHeld } from '../held/held-tending.ts';
import { drainOutbox } from '../outbox/sending.ts';
import { endRestrictions, finishErasures } from '../pledge/erasure.ts';
import { openPayment, SESSION_LIFE_MS } from '../pledge/payment-opening.ts';
import { sweepOrphans } from '../upload/orphan-sweep.ts';
import { compareDaily } from './daily-comparison.ts';
import { pruneExpired } from './pruning.ts';

const SWEEP_BATCH_MAX = 50;
/** Pledges looked at side by side: the time goes into waiting for the provider. */
const SWEEP_PARALLEL = 8;
/** A payment page must live 30 minutes when it is opened; later than this it can no longer be opened. */
const OPENING_WINDOW_MS = SESSION_LIFE_MS / 2;

export interface TickLimits {
  /** Epoch milliseconds after which no further pledge is begun. */
  readonly deadlineMs: number;
  /** Ends the tick between pledges. */
  readonly signal?: AbortSignal;
}

export interface TickReport {
  readonly swept: number;
  readonly failed: number;
}

/**
 * Sweeps unfinished pledges, batch after batch, until none is due, the deadline has come, or the signal says stop, and
 * publishes what is booked and tells whom it concerns beside it.
 */
export async function tick(ports: Ports, limits: TickLimits): Promise<TickReport> {
  const sweeping = sweep(ports, limits);
  const telling = drainOutbox(ports, () => mayGoOn(ports, limits));
  await publishMeanwhile(ports, Promise.allSettled([sweeping, telling]), () => mayGoOn(ports, limits));
  await checkRowsMeanwhile(ports);
  return sweeping;
}

async function sweep(ports: Ports, limits: TickLimits): Promise<TickReport> {
  const seen = new Set<string>();
  const report = { swept: 0, failed: 0 };
  while (mayGoOn(ports, limits)) {
    const due = await ports.store.pledges.due(ports.clock.nowMs(), SWEEP_BATCH_MAX);
    const fresh = due.filter(({ pledgeId }) => !seen.has(pledgeId));
    if (fresh.length === 0) break;
    for (let first = 0; first < fresh.length && mayGoOn(ports, limits); first += SWEEP_PARALLEL) {
      const group = fresh.slice(first, first + SWEEP_PARALLEL);
      for (const { pledgeId } of group) seen.add(pledgeId);
      const outcomes = await Promise.all(group.map((pledge) => sweepOne(ports, pledge)));
      report.swept += outcomes.filter((done) => done).length;
      report.failed += outcomes.filter((done) => !done).length;
    }
  }
  await expireReservations(ports, () => mayGoOn(ports, limits));
  await receiveMissed(ports, () => mayGoOn(ports, limits));
  await endRestrictions(ports);
  await finishErasures(ports);
  await compareDaily(ports, () => mayGoOn(ports, limits));
  await tendDuties(ports, () => mayGoOn(ports, limits));
  await remindDuties(ports, () => mayGoOn(ports, limits));
  await sweepOrphans(ports, () => mayGoOn(ports, limits));
  await pruneExpired(ports, () => mayGoOn(ports, limits));
  await stateMonth(ports, civilDateOf(ports.clock.nowMs()), () => mayGoOn(ports, limits));
  return report;
}

function mayGoOn(ports: Ports, { deadlineMs, signal }: TickLimits): boolean {
  return signal?.aborted !== true && ports.clock.nowMs() < deadlineMs;
}

// One pledge that cannot be swept must not keep the others waiting, so its failure is reported and it is put back.
async function sweepOne(ports: Ports, pledge: PledgeRecord): Promise<boolean> {
  try {
    if (pledge.paymentState === 'created') await resume(ports, pledge);
    else if (isHeld(pledge)) await tendHeld(ports, pledge.pledgeId);
    else await settle(ports, pledge.pledgeId);
    return true;
  } catch (error) {
    const { pledgeId } = pledge;
    ports.reporter.report('error', 'sweep-failed', { pledgeId, code: codeOf(error) });
    await putBack(ports, pledge).catch((fault: unknown) => {
      ports.reporter.report('error', 'sweep-not-put-back', { pledgeId, code: codeOf(fault) });
    });
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof PaymentsError || error instanceof StoreError ? error.code : 'internal';
}

async function resume(ports: Ports, pledge: PledgeRecord): Promise<void> {
  const nowMs = ports.clock.nowMs();
  if (nowMs - pledge.createdMs < OPENING_WINDOW_MS) {
    const opening = await openPayment(ports, pledge);
    if (opening.kind === 'refused' && opening.reason === 'psp-unavailable') await putBack(ports, pledge);
    return;
  }
  const { tenantId, pledgeId } = pledge;
  const set = { checkAtMs: null, reviewReason: 'never-opened' };
  await ports.store.commit([
    movePledge(pledge, { to: 'failed', atMs: nowMs, set }),
    { kind: 'delete-idempotency', tenantId, pledgeId },
  ]);
}

async function putBack(ports: Ports, pledge: PledgeRecord): Promise<void> {
  const nowMs = ports.clock.nowMs();
  const set = { checkAtMs: nextCheckMs(pledge, nowMs) };
  await ports.store.commit([movePledge(pledge, { to: pledge.paymentState, atMs: nowMs, set })]);
}
