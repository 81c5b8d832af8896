// Work that time drives. Safe to run twice at once: every effect is guarded in the database, never by the caller.

import type { PledgeRecord, Ports } from '../ports/index.ts';
import { PaymentsError, StoreError } from '../ports/index.ts';
import { openPayment, SESSION_LIFE_MS } from './payment-opening.ts';
import { movePledge } from './pledge-move.ts';
import { settle } from './settlement.ts';
import { nextCheckMs } from './sweep-schedule.ts';

const SWEEP_BATCH_MAX = 50;
/** A payment page must live 30 minutes when it is opened; later than this it can no longer be opened. */
const OPENING_WINDOW_MS = SESSION_LIFE_MS / 2;

export interface TickReport {
  readonly swept: number;
  readonly failed: number;
}

/** Sweeps unfinished pledges until none is due or `deadlineMs` (epoch milliseconds) has come. */
export async function tick(ports: Ports, deadlineMs: number): Promise<TickReport> {
  const due = await ports.store.pledges.due(ports.clock.nowMs(), SWEEP_BATCH_MAX);
  let swept = 0;
  let failed = 0;
  for (const pledge of due) {
    if (ports.clock.nowMs() >= deadlineMs) break;
    if (await sweepOne(ports, pledge)) swept += 1;
    else failed += 1;
  }
  return { swept, failed };
}

// One pledge that cannot be swept must not keep the others waiting, so its failure is reported and it is put back.
async function sweepOne(ports: Ports, pledge: PledgeRecord): Promise<boolean> {
  try {
    if (pledge.paymentState === 'created') await resume(ports, pledge);
    else await settle(ports, pledge.pledgeId);
    return true;
  } catch (error) {
    const code = error instanceof PaymentsError || error instanceof StoreError ? error.code : 'internal';
    ports.reporter.report('error', 'sweep-failed', { pledgeId: pledge.pledgeId, code });
    if (error instanceof StoreError) return false;
    await putBack(ports, pledge);
    return false;
  }
}

async function resume(ports: Ports, pledge: PledgeRecord): Promise<void> {
  const nowMs = ports.clock.nowMs();
  const file = await ports.store.directory.file(pledge.projectId);
  if (file && nowMs - pledge.createdMs < OPENING_WINDOW_MS) {
    const opening = await openPayment(ports, file, pledge);
    if (opening.kind === 'refused' && opening.reason === 'psp-unavailable') await putBack(ports, pledge);
    return;
  }
  const { tenantId, pledgeId } = pledge;
  await ports.store.commit([
    movePledge(pledge, { to: 'failed', atMs: nowMs, set: { checkAtMs: null, reviewReason: 'never-opened' } }),
    { kind: 'delete-idempotency', tenantId, pledgeId },
  ]);
}

async function putBack(ports: Ports, pledge: PledgeRecord): Promise<void> {
  const nowMs = ports.clock.nowMs();
  const set = { checkAtMs: nextCheckMs(pledge, nowMs) };
  await ports.store.commit([movePledge(pledge, { to: pledge.paymentState, atMs: nowMs, set })]);
}
