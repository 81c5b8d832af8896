// Every claim here is settled by a process that has written nothing. Beside each stands a control that breaks the
// promise on purpose, to show that the check would notice.

import { aFederation, aNotice, aPublication, SerialClient, tempLibsqlStore } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import { missing, readBooks } from '../support/durability/books.ts';
import type { Burst } from '../support/durability/burst.ts';
import { burstOfPledges, PLEDGES_AT_ONCE } from '../support/durability/burst.ts';
import { Child } from '../support/durability/child.ts';
import { killLoop } from '../support/durability/kill-loop.ts';
import { writeUnderLock } from '../support/durability/lock-run.ts';

const FIVE = ['1', '2', '3', '4', '5'];
const LAG_MAX_MS = 200;
const HELD_MS = 1000;
const SLOW = { timeout: 60_000 };

const insertNotice = (eventId: string) => ({
  sql: "INSERT INTO inbox (provider, event_id, event_type, outcome, received_ms) VALUES ('own', ?, 'x', 'x', 0)",
  args: [eventId],
});

// Alone, because it also measures: a busy time-out in SQLite would hold the loop for as long as the lock is held.
test('CON-05 a fresh process reads everything although another held the write lock for a second', SLOW, async () => {
  const report = await writeUnderLock(HELD_MS);
  expect(report).toMatchObject({ refused: [], lost: [], phantom: [] });
  expect(report.acknowledged).toBeGreaterThanOrEqual(5);
  expect(report.loopLagMs).toBeLessThan(HELD_MS / 2);
});

test('CON-03 500 pledges at once in one process all commit and leave the loop free', SLOW, async () => {
  const temp = await tempLibsqlStore();
  await temp.store.commit(aPublication());
  const bursts: Burst[] = [];
  for (let burst = 0; burst < 3; burst += 1) bursts.push(await burstOfPledges(temp.store, burst * PLEDGES_AT_ONCE));
  const { pledges } = await readBooks(temp.url);
  await temp.remove();
  expect(bursts.map(({ committed, refused }) => [committed, refused])).toEqual(bursts.map(() => [PLEDGES_AT_ONCE, 0]));
  expect(pledges).toHaveLength(3 * PLEDGES_AT_ONCE);
  // Without a turn of the loop between two units the lag is the whole time; the best of three, on a shared machine.
  const lags = bursts.map(({ lagMs, tookMs }) => lagMs / tookMs);
  expect(Math.min(...lags)).toBeLessThan(0.5);
  expect(Math.min(...bursts.map(({ lagMs }) => lagMs))).toBeLessThan(LAG_MAX_MS);
});

describe.concurrent('a fresh process', SLOW, () => {
  test('reads every acknowledged unit, also those after lost ones', async () => {
    const temp = await tempLibsqlStore();
    await temp.store.commit(aPublication());
    const acknowledged: string[] = [];
    for (let number = 0; number < 100; number += 1) {
      const eventId = `evt_${number}`;
      const lost = await temp.store.commit([
        { kind: 'insert-inbox', record: aNotice({ eventId: `lost ${number}` }) },
        { kind: 'put-federation', record: aFederation() },
      ]);
      expect(lost.kind).toBe('lost');
      const { kind } = await temp.store.commit([{ kind: 'insert-inbox', record: aNotice({ eventId }) }]);
      if (kind === 'committed') acknowledged.push(eventId);
    }
    const { notices } = await readBooks(temp.url);
    await temp.remove();
    expect(notices.toSorted()).toEqual(acknowledged.toSorted());
  });

  test('CON-06 reads what was written after a busy database, where the bare client loses it', async () => {
    const temp = await tempLibsqlStore();
    await using bare = new Child('write-bare', [temp.url]);
    const [met, ...lines] = await bare.done();
    expect(met).toBe('met SQLITE_BUSY');
    const acknowledged = lines.map((line) => line.replace('acknowledged ', ''));

    const client = new SerialClient({ url: temp.url, busyMaxMs: 0 });
    await client.verify();
    await using lock = new Child('hold-lock', [temp.url, '500']);
    await lock.wrote(1);
    await expect(client.batch([insertNotice('refused')], 'write')).rejects.toMatchObject({ code: 'busy' });
    await lock.done();
    for (const eventId of FIVE) await client.batch([insertNotice(`own ${eventId}`)], 'write');
    await client.drained();

    const { notices } = await readBooks(temp.url);
    await temp.remove();
    expect(notices).toEqual(FIVE.map((eventId) => `own ${eventId}`));
    expect(acknowledged).toEqual(FIVE);
    expect(missing(acknowledged, notices)).toEqual(FIVE);
  });

  test('CON-05 reads what was acknowledged and nothing that was refused in ten seconds of lock', async () => {
    const report = await writeUnderLock(10_000);
    expect(report).toMatchObject({ lost: [], phantom: [] });
    expect(new Set(report.refused)).toEqual(new Set(['busy', 'overloaded']));
    expect(report.recoveryMs).toBeLessThan(4000);
  });

  test('finds no acknowledged gift missing or doubled after five kills', async () => {
    const report = await killLoop({ kills: 5, seed: 1 });
    expect(report).toMatchObject({ lost: [], doubled: [] });
    expect(report.acknowledged).toBeGreaterThan(5);
  });

  test('misses gifts that were acknowledged before they were written', async () => {
    // Whether a kill comes between the word and the write is chance; on a slow machine it can take a few.
    const lost: string[] = [];
    for (let seed = 2; lost.length === 0 && seed < 6; seed += 1) {
      lost.push(...(await killLoop({ kills: 2, seed, acknowledge: 'early' })).lost);
    }
    expect(lost.length).toBeGreaterThan(0);
  });

  test('finds the gifts of three processes that wrote at once', async () => {
    const temp = await tempLibsqlStore();
    await temp.store.commit(aPublication());
    await temp.store.close();
    const writers = [0, 1000, 2000].map((first) => new Child('write-gifts', [temp.url, String(first), '30']));
    const lines = (await Promise.all(writers.map((writer) => writer.done()))).flat();
    const { pledges, receipts } = await readBooks(temp.url);
    await temp.remove();
    const acknowledged = lines.filter((line) => !line.startsWith('opened'));
    expect([acknowledged.length, pledges.length, receipts.length]).toEqual([180, 90, 90]);
  });
});
