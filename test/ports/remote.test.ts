// The store across a network that loses answers. Every claim is checked by a process that opens the file afresh.

import type { WriteUnit } from '@happy-homeland/worker/ports';
import { StoreError } from '@happy-homeland/worker/ports';
import type { LibsqlStore } from '@happy-homeland/worker/testing';
import {
  aListedPublication,
  anApiKey,
  aProject,
  giftId,
  makePledge,
  openRemoteStore,
  pledgeUnit,
  publishedPorts,
  sessionUnit,
  settleUnit,
  testClient,
} from '@happy-homeland/worker/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doubled, missing, readBooks } from '../support/durability/books.ts';
import { Child } from '../support/durability/child.ts';
import { seededRandom } from '../support/durability/seeded-random.ts';
import type { FaultKind } from '../support/hrana/faults.ts';
import type { TempRemoteStore } from '../support/hrana/temp-remote-store.ts';
import { tempRemoteStore } from '../support/hrana/temp-remote-store.ts';

/** A patience that tests can afford. */
const REQUEST_MAX_MS = 120;
/** Long after a unit was given up. */
const LATE_MS = 2_500;
const { projectId } = aProject();

const EVERY_FAULT: readonly FaultKind[] = [
  'lost-before',
  'lost-after',
  'cut-answer',
  'silent-before',
  'silent-after',
  'late',
  'bad-gateway-before',
  'bad-gateway-after',
  'stream-expired',
  'stream-not-found',
  'busy',
];
const KEPT: readonly FaultKind[] = ['lost-after', 'cut-answer', 'silent-after', 'bad-gateway-after'];
const NOT_KEPT: readonly FaultKind[] = ['lost-before', 'silent-before', 'bad-gateway-before', 'stream-expired', 'late'];

let temp: TempRemoteStore;
let store: LibsqlStore;

beforeEach(async () => {
  temp = await tempRemoteStore({ requestMaxMs: REQUEST_MAX_MS });
  ({ store } = temp);
  await store.commit(aListedPublication({ goalMinor: 20_000_000 }));
});

afterEach(async () => {
  await temp.remove();
});

/** Another database, published like the first. */
async function withPatience(options: Parameters<typeof tempRemoteStore>[0]): Promise<void> {
  await temp.remove();
  temp = await tempRemoteStore(options);
  ({ store } = temp);
  await store.commit(aListedPublication({ goalMinor: 20_000_000 }));
}

/** What a fresh process finds, after the server has stopped and nothing can arrive any more. */
async function booksAfterwards() {
  await (await temp.inspect()).close();
  const books = await readBooks(temp.fileUrl);
  expect(books.faults).toEqual([]);
  return books;
}

/** The same, and everything added up again by code that is not ours. */
async function booksAddedUp() {
  const books = await booksAfterwards();
  await using adder = new Child('add-up-books', [temp.fileUrl]);
  const [line = '{}'] = await adder.done();
  expect(JSON.parse(line).faults).toEqual([]);
  return books;
}

const wholeGift = (number: number): WriteUnit => [...pledgeUnit(number), ...sessionUnit(number), ...settleUnit(number)];

describe('CRF-10 a unit', () => {
  test.each(EVERY_FAULT)('happens exactly once through “%s”, and its sender learns that it did', async (fault) => {
    temp.server.faults.arm(fault);
    expect(await store.commit(wholeGift(1))).toEqual({ kind: 'committed' });
    expect(temp.server.faults.fired).toBe(1);
    expect((await booksAfterwards()).effects).toEqual(['paid:stripe:pi_1']);
  });

  test.each(EVERY_FAULT)('that lost its guard is told so through “%s”', async (fault) => {
    await store.commit(wholeGift(1));
    temp.server.faults.arm(fault);
    expect(await store.commit(pledgeUnit(1))).toEqual({ kind: 'lost', guard: 'pledge-state' });
    expect((await booksAfterwards()).pledges).toEqual([giftId(1)]);
  });

  test.each(KEPT)('is known to have happened although every answer is lost (“%s”)', async (fault) => {
    temp.server.faults.arm(fault, { times: 100, hits: /INSERT INTO pledge/ });
    expect(await store.commit(wholeGift(1))).toEqual({ kind: 'committed' });
    expect((await booksAfterwards()).effects).toEqual(['paid:stripe:pi_1']);
  });

  test.each(NOT_KEPT)(
    'that never gets through (“%s”) is void, and stays so when it arrives after all',
    async (fault) => {
      await withPatience({ requestMaxMs: REQUEST_MAX_MS, lateMs: LATE_MS });
      temp.server.faults.arm(fault, { times: 100, hits: /INSERT INTO pledge/ });
      await expect(store.commit(wholeGift(1))).rejects.toMatchObject({ code: 'busy' });
      temp.server.faults.disarm();
      expect(await store.commit(wholeGift(2))).toEqual({ kind: 'committed' });
      expect((await booksAfterwards()).pledges).toEqual([giftId(2)]);
    },
  );

  test.each(KEPT)('of which nothing at all can be learnt (“%s”) has an unknown outcome', async (fault) => {
    temp.server.faults.arm(fault, { times: 100 });
    const failure = await store.commit(wholeGift(1)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({ code: 'unknown-outcome' });
  });
});

test('CRF-10 a storm of faults loses no acknowledged unit and doubles none', async () => {
  const random = seededRandom(20261122);
  const acknowledged: string[] = [];
  for (let number = 1; number <= 60; number += 1) {
    const fault = EVERY_FAULT[Math.floor(random() * EVERY_FAULT.length)];
    if (fault !== undefined) temp.server.faults.arm(fault, { times: 1 + Math.floor(random() * 3) });
    const outcome = await store.commit(wholeGift(number)).catch(() => null);
    if (outcome?.kind === 'committed') acknowledged.push(`paid:stripe:pi_${number}`);
    temp.server.faults.disarm();
  }
  const { effects } = await booksAddedUp();
  expect(missing(acknowledged, effects)).toEqual([]);
  expect(doubled(effects)).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(40);
}, 60_000);

test('a read is repeated when its answer is lost, and says so when there is none', async () => {
  const reads = /SELECT/i;
  temp.server.faults.arm('lost-after', { hits: reads });
  expect(await store.directory.file(projectId)).not.toBeNull();
  temp.server.faults.arm('silent-before', { times: 100, hits: reads });
  const failure = await store.directory.file(projectId).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'unavailable' });
});

describe('CRF-10 the use cases', () => {
  test.each(KEPT)('pledge, settle and come back through “%s” at every write', async (fault) => {
    const ports = await publishedPorts({}, { store: await emptied() });
    temp.server.faults.arm(fault, { times: 2 });
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    temp.server.faults.arm(fault, { times: 2 });
    const call = testClient(ports);
    expect((await call(`/give/${projectId}/return?session=${sessionRef}`)).status).toBe(200);
    const { raisedMinor, donors } = (await call(`/v1/projects/${projectId}`)).json;
    expect({ raisedMinor, donors }).toEqual({ raisedMinor: 2000, donors: 1 });
    expect(ports.payments.sessionCount).toBe(1);
    expect(doubled((await booksAddedUp()).effects)).toEqual([]);
  });

  /** A database of its own, without the publication of this file. */
  async function emptied(): Promise<LibsqlStore> {
    await temp.remove();
    temp = await tempRemoteStore({ requestMaxMs: REQUEST_MAX_MS });
    return temp.store;
  }
});

describe('two isolates', () => {
  test('that write at once lose nothing and double nothing', async () => {
    await withPatience({});
    const other = await temp.open();
    const numbers = Array.from({ length: 40 }, (_, number) => number + 1);
    const commits = numbers.flatMap((number) => [store, other].map((each) => each.commit(wholeGift(number))));
    const outcomes = await Promise.all(commits);
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(40);
    const books = await booksAddedUp();
    expect(books.pledges).toHaveLength(40);
    expect(doubled([...books.effects, ...books.receipts])).toEqual([]);
  }, 30_000);

  test('one of which holds the lock too long make the other busy, not wrong', async () => {
    await withPatience({ lockWaitMs: 50, writeMaxMs: 300, streamIdleMs: 2_000 });
    await holdLock();
    await expect(store.commit(wholeGift(1))).rejects.toMatchObject({ code: 'busy' });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await store.commit(wholeGift(1))).toEqual({ kind: 'committed' });
  }, 30_000);

  /** A stream that begins to write and never comes back; the server lets go of it by itself. */
  async function holdLock(): Promise<void> {
    const execute = { type: 'execute', stmt: { sql: 'BEGIN IMMEDIATE' } };
    const answer = await fetch(`${temp.server.url}/v2/pipeline`, {
      method: 'POST',
      headers: { authorization: `Bearer ${temp.token}` },
      body: JSON.stringify({ requests: [execute] }),
    });
    expect(await answer.json()).toMatchObject({ baton: expect.any(String), results: [{ type: 'ok' }] });
  }
});

describe('opening', () => {
  test('tells a wrong token, an address without a database, and one without a schema', async () => {
    await expect(temp.open({ authToken: 'wrong' })).rejects.toThrow('does not accept LIBSQL_AUTH_TOKEN');
    for (const url of ['file:books.db', 'wss://give.example.org', 'ws://127.0.0.1:9']) {
      await expect(temp.open({ url })).rejects.toThrow('no usable address');
    }
    await expect(temp.open({ url: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('refuses a schema of another version', async () => {
    const none = temp.open({ schema: [] });
    await expect(none).rejects.toMatchObject({ code: 'newer-schema' });
    const changed = temp.open({ schema: [{ version: 1, name: 'foundation', sha256: 'another' }] });
    await expect(changed).rejects.toThrow('expected migration foundation');
  });

  test('keeps test and live apart, and knows an empty database', async () => {
    await store.deploymentMode('test');
    await store.deploymentMode('test');
    await expect((await temp.open()).deploymentMode('live')).rejects.toMatchObject({ code: 'other-mode' });
    expect(await store.isEmpty()).toBe(true);
    await store.commit([{ kind: 'insert-api-key', record: anApiKey({ tenantId: null }) }]);
    expect(await store.isEmpty()).toBe(false);
    expect(await store.check()).toBeNull();
  });

  test('tells readiness when the database goes away', async () => {
    await temp.inspect();
    expect(await store.check()).toBe('unavailable');
    await expect(openRemoteStore({ url: temp.server.url })).rejects.toBeInstanceOf(StoreError);
  });
});
