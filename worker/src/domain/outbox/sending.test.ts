import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { anId } from '../../testing/builders.ts';
import { FaultyStore } from '../../testing/faulty-store.ts';
import { anEndpoint } from '../../testing/outbox-builders.ts';
import { publishedPorts } from '../../testing/scenario.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import { ATTEMPTS_MAX } from './retry-schedule.ts';
import { drainOutbox } from './sending.ts';
import { told } from './telling.ts';

const TENANT = anId('tenant');
const HOUR_MS = 3_600_000;
const ALWAYS = () => true;

let store: FaultyStore;
let ports: TestPorts;

beforeEach(async () => {
  store = new FaultyStore(new MemoryStore());
  ports = await publishedPorts({}, { store });
  await store.commit([{ kind: 'put-endpoint', record: anEndpoint() }]);
});

async function tell(fact = 'a duty'): Promise<void> {
  const data = { projectId: anId('project') };
  await store.commit([await told(ports, { tenantId: TENANT, event: 'duty.overdue', fact, data })]);
}

const all = () => store.directory.deliveries({ tenantId: TENANT, limit: 100 });
const drain = () => drainOutbox(ports, ALWAYS);
const answer = (status: number, retryAfter: string | null = null) => {
  ports.receiver.answer = async () => ({ kind: 'answered', status, retryAfter });
};

/** Whether the last message carries the signature that the reference library makes with the secret of a generation. */
async function isSignedWith(generation: number): Promise<boolean> {
  const { body = '', headers = {} } = ports.posted.at(-1) ?? {};
  const secret = await ports.secrets.webhookSecret({ endpointId: anId('endpoint'), generation });
  const sentAt = new Date(Number(headers['webhook-timestamp']) * 1000);
  const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', sentAt, body);
  return headers['webhook-signature']?.split(' ').includes(signature) ?? false;
}

/** Advances to whatever is due next and sends it, until nothing waits. Answers the pauses between attempts, ms. */
async function untilQuiet(): Promise<readonly number[]> {
  const pauses: number[] = [];
  await drain();
  for (let [one] = await all(); one?.dueMs != null && pauses.length < 50; [one] = await all()) {
    const pauseMs = one.dueMs - ports.clock.nowMs();
    pauses.push(pauseMs);
    ports.clock.advance(pauseMs - 1);
    const before = ports.posted.length;
    await drain();
    expect(ports.posted.length, 'nothing goes out early').toBe(before);
    ports.clock.advance(1);
    await drain();
  }
  return pauses;
}

describe('a fact', () => {
  test('is told once, signed, and delivered', async () => {
    await tell();
    await drain();
    await drain();
    expect(ports.posted).toHaveLength(1);
    const [message] = ports.posted;
    const timestamp = new Date(ports.clock.nowMs()).toISOString();
    expect(JSON.parse(message?.body ?? '')).toEqual({
      type: 'duty.overdue',
      timestamp,
      data: { projectId: anId('project') },
    });
    expect(message?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(await isSignedWith(1)).toBe(true);
    expect(await all()).toMatchObject([{ state: 'delivered', attempts: 1, dueMs: null, error: null }]);
  });

  test('that is told already cannot be told again', async () => {
    await tell();
    const again = await told(ports, { tenantId: TENANT, event: 'duty.overdue', fact: 'a duty', data: {} });
    expect(await store.commit([again])).toEqual({ kind: 'lost', guard: 'notice' });
  });

  test('goes to endpoints that listen for it and are on, and to nobody else', async () => {
    const other = (label: string, over: object) =>
      store.commit([
        { kind: 'put-endpoint', record: anEndpoint({ endpointId: anId(label), externalId: label, ...over }) },
      ]);
    await other('deaf', { events: ['donation.settled'] });
    await other('off', { disabledMs: 1, disabledBecause: 'asked' });
    await other('second', { url: 'https://second.example.org' });
    await tell();
    await drain();
    expect(ports.posted.map(({ url }) => url).toSorted()).toEqual([
      'https://hooks.example.org/hh',
      'https://second.example.org',
    ]);
  });

  test('twice at once is sent once', async () => {
    await tell();
    await Promise.all([drain(), drain(), drain()]);
    expect(ports.posted).toHaveLength(1);
  });
});

describe('WHK-20 a receiver', () => {
  test.each([500, 503, 302, 301, 404, 199])(
    'WHK-20 that answers %i is asked again on the schedule, ten times',
    async (status) => {
      answer(status);
      await tell();
      const pauses = await untilQuiet();
      const hours = [2, 5, 10, 14, 20, 24].map((count) => count * HOUR_MS);
      expect(pauses).toEqual([5_000, 300_000, 1_800_000, ...hours]);
      expect(ports.posted).toHaveLength(ATTEMPTS_MAX);
      expect(new Set(ports.posted.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
      expect(await all()).toMatchObject([{ state: 'dead', error: `it answered ${status}` }]);
      expect(ports.reported).toContainEqual(expect.objectContaining({ event: 'delivery-given-up' }));
    },
  );

  test('WHK-20 that answers 410 is off at once, and hears nothing more', async () => {
    answer(410);
    await tell();
    await drain();
    expect(await all()).toMatchObject([{ state: 'dead', attempts: 1 }]);
    expect(await store.directory.endpointById(anId('endpoint'))).toMatchObject({ disabledBecause: 'gone' });
    await tell('another');
    await drain();
    expect(ports.posted).toHaveLength(1);
  });

  test.each([
    ['60', 60_000],
    ['3', 5_000],
    ['999999', 24 * HOUR_MS],
    ['soon', 5_000],
  ])('WHK-20 that answers 429 and Retry-After %s is left alone so long', async (retryAfter, pauseMs) => {
    answer(429, retryAfter);
    await tell();
    await drain();
    const [one] = await all();
    expect((one?.dueMs ?? 0) - ports.clock.nowMs()).toBe(pauseMs);
  });

  test('WHK-20 that hangs keeps no other waiting', async () => {
    await store.commit([
      {
        kind: 'put-endpoint',
        record: anEndpoint({ endpointId: anId('other'), externalId: 'other', url: 'https://slow.example.org' }),
      },
    ]);
    ports.receiver.answer = async ({ url }) =>
      url.includes('slow')
        ? { kind: 'failed', because: 'it did not answer in time' }
        : { kind: 'answered', status: 200, retryAfter: null };
    await tell();
    await drain();
    expect((await all()).map(({ state, error }) => `${state} ${error}`).toSorted()).toEqual([
      'delivered null',
      'waiting it did not answer in time',
    ]);
  });

  test('that hangs is asked for one round of messages and then left alone, however many wait', async () => {
    ports.receiver.answer = async () => ({ kind: 'failed', because: 'it did not answer in time' });
    for (let count = 0; count < 30; count += 1) await tell(`duty ${count}`);
    await drain();
    expect(ports.posted).toHaveLength(8);
    ports.receiver.answer = async () => ({ kind: 'answered', status: 200, retryAfter: null });
    await drain();
    ports.clock.advance(5_000);
    await drain();
    expect((await all()).filter(({ state }) => state === 'delivered')).toHaveLength(30);
  });

  test('that was switched off meanwhile gets nothing of what waits', async () => {
    answer(500);
    await tell();
    await drain();
    const off = anEndpoint({ revision: 2, disabledMs: 1, disabledBecause: 'asked' });
    await store.commit([{ kind: 'put-endpoint', record: off }]);
    ports.clock.advance(HOUR_MS);
    await drain();
    expect(ports.posted).toHaveLength(1);
    expect(await all()).toMatchObject([{ state: 'dropped' }]);
  });
});

test('WHK-21 two secrets sign while one is rotated, and the new one alone afterwards', async () => {
  const overlapUntilMs = ports.clock.nowMs() + HOUR_MS;
  await store.commit([{ kind: 'put-endpoint', record: anEndpoint({ revision: 2, generation: 2, overlapUntilMs }) }]);
  await tell('during');
  await drain();
  expect([await isSignedWith(1), await isSignedWith(2), await isSignedWith(3)]).toEqual([true, true, false]);
  ports.clock.advance(HOUR_MS);
  await tell('after');
  await drain();
  expect([await isSignedWith(1), await isSignedWith(2)]).toEqual([false, true]);
});

describe('a fault of the store', () => {
  /** Fails the commit that marks the outcome: the first one after the message went out. */
  const failMark = (when: 'before' | 'after') => {
    ports.receiver.answer = async () => {
      store.failNext(when);
      ports.receiver.answer = async () => ({ kind: 'answered', status: 200, retryAfter: null });
      return { kind: 'answered', status: 200, retryAfter: null };
    };
  };

  test('between sending and marking sends once more, under the same id', async () => {
    failMark('before');
    await tell();
    await drain();
    expect(await all()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    await drain();
    expect(ports.posted, 'not before the attempt was left alone long enough').toHaveLength(1);
    ports.clock.advance(60_000);
    await drain();
    expect(ports.posted).toHaveLength(2);
    expect(new Set(ports.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await all()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  test('whose answer was lost after marking sends nothing more', async () => {
    failMark('after');
    await tell();
    await drain();
    ports.clock.advance(HOUR_MS);
    await drain();
    expect(ports.posted).toHaveLength(1);
    expect(await all()).toMatchObject([{ state: 'delivered' }]);
  });

  test.each(['before', 'after'] as const)('%s it is written down who is told loses nobody', async (when) => {
    await tell();
    store.failNext(when);
    await drain();
    ports.clock.advance(60_000);
    await drain();
    expect(ports.posted).toHaveLength(1);
    expect(await all()).toMatchObject([{ state: 'delivered' }]);
  });

  test.each(['before', 'after'] as const)('%s an attempt is written down sends once', async (when) => {
    await tell();
    const commit = store.commit.bind(store);
    let count = 0;
    store.commit = async (unit) => {
      count += 1;
      // The first writes down who is told, the second begins the attempt.
      if (count === 2) store.failNext(when);
      return commit(unit);
    };
    await drain();
    expect(ports.posted).toHaveLength(0);
    ports.clock.advance(60_000);
    await drain();
    expect(ports.posted).toHaveLength(1);
    expect(await all()).toMatchObject([{ state: 'delivered' }]);
  });

  test('at the end of every attempt gives up after ten, and says that nobody knows', async () => {
    ports.receiver.answer = async () => {
      store.failNext('before');
      return { kind: 'answered', status: 200, retryAfter: null };
    };
    await tell();
    for (let round = 0; round < 20; round += 1) {
      await drain();
      ports.clock.advance(60_000);
    }
    expect(ports.posted).toHaveLength(ATTEMPTS_MAX);
    expect(await all()).toMatchObject([{ state: 'dead', error: 'the end of the last attempt is not known' }]);
  });
});
