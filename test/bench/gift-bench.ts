// A gift from the provider's word to the published checkpoint: read, decided, booked with its leaf on a disk that has said so,
// integrated, signed. The provider is in memory; everything else is what a server runs.

import type { TestPorts } from '@happy-homeland/worker/testing';
import {
  aListedPublication,
  aPublicLog,
  beginLog,
  makePledge,
  sequence,
  settle,
  tempLibsqlStore,
  testPorts,
} from '@happy-homeland/worker/testing';
import { percentile } from '../faults/scenario.ts';
import type { Figure } from '../support/figures.ts';

const TODAY = '2026-11-22';
const AT_ONCE = 64;
const ALONE = 200;
const GOAL_MINOR = 40_000_000;
const AIM = 500;
const PUBLISHED_AIM_MS = 10_000;
/** As on a server, between two ticks. */
const PAUSE_MS = 2_000;

/** Gifts per second with up to 64 under way, and one after the other; how long until a gift is in a checkpoint. */
export async function giftFigures(gifts: number): Promise<Figure[]> {
  const temp = await tempLibsqlStore();
  try {
    const log = await aPublicLog({ blobs: temp.store.blobs });
    const ports = await testPorts({ store: temp.store, log });
    await ports.store.commit(aListedPublication({ goalMinor: GOAL_MINOR, atGoal: 'continue' }));
    await beginLog(ports, TODAY);
    const alone = await run(ports, await pledged(ports, ALONE), 1);
    const crowd = await run(ports, await pledged(ports, gifts), AT_ONCE);
    return [
      figure(`gifts settled, booked and sequenced per second, ${AT_ONCE} at once`, crowd.rate, AIM),
      figure('gifts settled, booked and sequenced per second, one by one', alone.rate, crowd.rate),
      {
        bench: 'gift: from the provider’s word to the published checkpoint, 99th percentile',
        value: percentile(crowd.waitsMs, 0.99),
        unit: 'ms',
        reference: PUBLISHED_AIM_MS,
        against: 'at most',
      },
    ];
  } finally {
    await temp.remove();
  }
}

function figure(bench: string, value: number, reference: number): Figure {
  return { bench, value, unit: '1/s', reference, against: reference === AIM ? 'asked for' : '64 at once' };
}

async function pledged(ports: TestPorts, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - first) }, () => makePledge(ports));
    for (const { pledgeId, sessionRef } of await Promise.all(some)) {
      ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
      made.push(pledgeId);
    }
  }
  return made;
}

interface Ran {
  readonly rate: number;
  readonly waitsMs: readonly number[];
}

async function run(ports: TestPorts, pledges: readonly string[], atOnce: number): Promise<Ran> {
  const startedAt = performance.now();
  const booked: number[] = [];
  const waitsMs: number[] = [];
  const waiting = [...pledges];
  let isOver = false;
  const published = async () => {
    const soFar = booked.length;
    await sequence(ports);
    const now = performance.now();
    for (const since of booked.slice(waitsMs.length, soFar)) waitsMs.push(now - since);
  };
  const over = Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await settle(ports, next);
        booked.push(performance.now());
      }
    }),
  ).then(() => {
    isOver = true;
  });
  const publishing = (async () => {
    while (!isOver) {
      await published();
      await Promise.race([new Promise((resolve) => setTimeout(resolve, PAUSE_MS)), over]);
    }
  })();
  await over;
  await publishing;
  await published();
  if (waitsMs.length !== pledges.length) throw new Error(`${waitsMs.length} of ${pledges.length} gifts were published`);
  return { rate: pledges.length / ((performance.now() - startedAt) / 1_000), waitsMs };
}
