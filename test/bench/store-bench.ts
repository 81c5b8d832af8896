// What the store costs and what it holds out, against the bare libSQL client on the same disk in the same run: on a
// shared machine only the ratio means something.

import type { Store } from '@happy-homeland/worker/ports';
import { aPublication, NOW_MS, pledgeUnit, tempLibsqlStore } from '@happy-homeland/worker/testing';
import type { Client } from '@libsql/client/sqlite3';
import { createClient } from '@libsql/client/sqlite3';
import type { Burst } from '../support/durability/burst.ts';
import { burstOfPledges, PLEDGES_AT_ONCE } from '../support/durability/burst.ts';
import { watchLoopLag } from '../support/durability/loop-lag.ts';
import type { Figure } from '../support/figures.ts';

const BURSTS = 3;
const SLICES = 5;
const UNITS_PER_SLICE = 150;
const LAG_AIM_MS = 50;

export async function storeFigures(): Promise<Figure[]> {
  const temp = await tempLibsqlStore();
  const bare = createClient({ url: temp.url, concurrency: 1 });
  try {
    await temp.store.commit(aPublication());
    const bursts: Burst[] = [];
    for (let burst = 0; burst < BURSTS; burst += 1)
      bursts.push(await burstOfPledges(temp.store, burst * PLEDGES_AT_ONCE));
    const bareLagMs = await burstOnBareClient(bare);
    const rates = await writeRates(temp.store, bare);
    return [
      ...burstFigures(bursts, bareLagMs),
      {
        bench: 'store: pledge units per second, one after the other',
        value: rates.store,
        unit: '1/s',
        reference: rates.bare,
        against: 'the same three inserts by hand on the bare client',
      },
    ];
  } finally {
    bare.close();
    await temp.remove();
  }
}

/** The fewest commits and the most refusals of all bursts; time and lag of the best, because neighbours only add. */
function burstFigures(bursts: readonly Burst[], bareLagMs: number): Figure[] {
  const name = `store: ${PLEDGES_AT_ONCE} pledges at once`;
  const least = (field: keyof Burst) => Math.min(...bursts.map((burst) => burst[field]));
  const refused = Math.max(...bursts.map((burst) => burst.refused));
  const lagMs = least('lagMs');
  return [
    {
      bench: `${name}, committed`,
      value: least('committed'),
      unit: 'pledges',
      reference: PLEDGES_AT_ONCE,
      against: 'asked for',
    },
    { bench: `${name}, busy or refused`, value: refused, unit: 'pledges', reference: 0, against: 'allowed' },
    { bench: `${name}, time`, value: least('tookMs'), unit: 'ms', reference: 2000, against: 'longest wait allowed' },
    { bench: `${name}, longest loop lag`, value: lagMs, unit: 'ms', reference: LAG_AIM_MS, against: 'aim' },
    { bench: `${name}, loop lag of the bare client`, value: bareLagMs, unit: 'ms', reference: lagMs, against: 'ours' },
  ];
}

async function burstOnBareClient(bare: Client): Promise<number> {
  const lag = watchLoopLag();
  await Promise.all(
    Array.from({ length: PLEDGES_AT_ONCE }, (_, number) => bare.batch(byHand(100_000 + number), 'write')),
  );
  return lag.stop();
}

/** Slices of one and of the other in turn; the best of each, because neighbours only ever take time away. */
async function writeRates(store: Store, bare: Client): Promise<{ readonly store: number; readonly bare: number }> {
  const best = { store: 0, bare: 0 };
  let next = 200_000;
  for (let slice = 0; slice < SLICES; slice += 1) {
    best.store = Math.max(best.store, await rate(next, (number) => store.commit(pledgeUnit(number))));
    next += UNITS_PER_SLICE;
    best.bare = Math.max(best.bare, await rate(next, (number) => bare.batch(byHand(number), 'write')));
    next += UNITS_PER_SLICE;
  }
  return best;
}

async function rate(first: number, write: (number: number) => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  for (let number = first; number < first + UNITS_PER_SLICE; number += 1) await write(number);
  return (UNITS_PER_SLICE * 1000) / (performance.now() - startedAt);
}

/** The rows of `pledgeUnit` as a person would insert them. */
function byHand(number: number) {
  const [change] = pledgeUnit(number);
  if (change?.kind !== 'insert-pledge') throw new Error('a pledge unit starts with its pledge');
  const { tenantId, pledgeId, projectId, charityId } = change.record;
  return [
    {
      sql: `INSERT INTO pledge (tenant_id, pledge_id, project_id, charity_id, amount_minor, currency, payment_state,
        receipt_choice, named, payment_title, payee_name, give_url, opening_attempt, created_ms, updated_ms,
        check_at_ms, provider)
        VALUES (?, ?, ?, ?, 2000, 'CNY', 'created', 'waived', 0, ?, ?, ?, 1, ?, ?, ?, 'stripe')`,
      args: [
        ...[tenantId, pledgeId, projectId, charityId],
        ...[change.record.paymentTitle, change.record.payeeName, change.record.giveUrl],
        ...[NOW_MS, NOW_MS, NOW_MS + 60_000],
      ],
    },
    {
      sql: 'INSERT INTO donor_private (tenant_id, pledge_id, salt, consented_ms) VALUES (?, ?, ?, ?)',
      args: [tenantId, pledgeId, change.donor.salt, NOW_MS],
    },
    {
      sql: `INSERT INTO idempotency (tenant_id, key_hash, request_hash, pledge_id, lease_until_ms, created_ms)
        VALUES (?, ?, 'request-hash', ?, ?, ?)`,
      args: [tenantId, `key-${number}`, pledgeId, NOW_MS + 60_000, NOW_MS],
    },
  ];
}
