// The alarm behind the tick, on a clock and a storage of the test.

import { expect, test } from 'vitest';
import { beginLog } from './publication/facts.ts';
import { aProject, makePledge, publishedPorts } from './testing/index.ts';
import { Ticking } from './ticking.ts';

function alarmStorage() {
  let atMs: number | null = null;
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key: string) => kept.get(key),
    put: async (key: string, value: string) => {
      kept.set(key, value);
    },
    sync: async () => undefined,
    getAlarm: async () => atMs,
    setAlarm: async (value: number) => {
      atMs = value;
    },
    set: (value: number | null) => {
      atMs = value;
    },
    dueInMs: (nowMs: number) => (atMs === null ? null : atMs - nowMs),
  };
}

async function ticking() {
  const ports = await publishedPorts();
  const storage = alarmStorage();
  const { nowMs } = ports.clock;
  return { ports, storage, nowMs, alarm: new Ticking(storage, { ports: async () => ports, nowMs }) };
}

test('arming brings a tick within five seconds, and leaves an earlier one alone', async () => {
  const { storage, nowMs, alarm } = await ticking();
  await alarm.arm();
  expect(storage.dueInMs(nowMs())).toBe(5_000);
  storage.set(nowMs() + 60_000);
  await alarm.arm();
  expect(storage.dueInMs(nowMs())).toBe(5_000);
  storage.set(nowMs() + 1_000);
  await alarm.arm();
  expect(storage.dueInMs(nowMs())).toBe(1_000);
});

test('an alarm settles what is due, and comes again: soon while a payment is under way, seldom when none is', async () => {
  const { ports, storage, nowMs, alarm } = await ticking();
  await alarm.run();
  expect(storage.dueInMs(nowMs())).toBe(60_000);
  const { sessionRef, pledgeId } = await makePledge(ports);
  await alarm.run();
  expect(storage.dueInMs(nowMs())).toBe(5_000);
  ports.payments.pay(sessionRef, { paidAtMs: nowMs() });
  ports.clock.advance(61_000);
  await alarm.run();
  expect((await ports.store.pledges.pledge(pledgeId))?.paymentState).toBe('paid');
  expect(await ports.store.books.totals([aProject().projectId])).not.toEqual([]);
});

test('a write while the alarm rings is looked at within five seconds, not a minute later', async () => {
  const { ports, storage, nowMs } = await ticking();
  const alarm: Ticking = new Ticking(storage, {
    ports: async () => {
      await alarm.arm();
      return ports;
    },
    nowMs,
  });
  await alarm.run();
  expect(storage.dueInMs(nowMs())).toBe(5_000);
});

test('an alarm that cannot reach anything is reported where it can be, and set again all the same', async () => {
  const storage = alarmStorage();
  const { ports, nowMs } = await ticking();
  const unreachable = async () => {
    throw new Error('no database');
  };
  await new Ticking(storage, { ports: unreachable, nowMs }).run();
  expect(storage.dueInMs(nowMs())).toBe(5_000);
  const broken = { ...ports, store: { ...ports.store, pledges: { ...ports.store.pledges, due: unreachable } } };
  await new Ticking(storage, { ports: async () => broken, nowMs }).run();
  expect(ports.reported.map(({ event }) => event)).toContain('tick-failed');
});

test('an alarm keeps what it has signed outside the database, and signs nothing over an older one', async () => {
  const { ports, storage, alarm, nowMs } = await ticking();
  await beginLog(ports, '2026-11-22');
  await alarm.run();
  const size = (await ports.store.log.checkpoint())?.size ?? 0;
  expect(size).toBeGreaterThan(0);
  const [[key, mark] = ['', '']] = storage.kept;
  expect([key, mark]).toEqual([`log-mark:${ports.log.keys.origin}`, expect.stringMatching(`^${size} [0-9a-f]{64}$`)]);
  // As after a restore: the object remembers a larger tree than the database has.
  storage.kept.set(key, mark.replace(/^\d+/, '99'));
  const restored = await ticking();
  await beginLog(restored.ports, '2026-11-22');
  await new Ticking(storage, { ports: async () => restored.ports, nowMs }).run();
  expect(await restored.ports.store.log.checkpoint()).toBeNull();
  expect(restored.ports.log.session.stop).toBe('rolled-back');
});

test.each(['', '9', `9 ${'a'.repeat(63)}`, 'null'])('a mark that says %j is not taken for none', async (text) => {
  const { ports, storage, alarm } = await ticking();
  await beginLog(ports, '2026-11-22');
  storage.kept.set(`log-mark:${ports.log.keys.origin}`, text);
  await alarm.run();
  expect(ports.log.session.stop).toBe('damaged');
});
