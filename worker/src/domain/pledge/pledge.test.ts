import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import { aCharity, aProject, OWN_ORIGIN, publishedPorts } from '../../testing/index.ts';
import { tick } from '../tick/tick.ts';
import type { PledgeRequest } from './pledge.ts';
import { createPledge } from './pledge.ts';
import { readPledge } from './pledge-reading.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };

const KEY = '0f0e0d0c-0b0a-4908-8706-050403020100';

function request(over: { input?: object; key?: string; origin?: string | null } = {}): PledgeRequest {
  const input = {
    projectId: aProject().projectId,
    amount: { amountMinor: 2000, currency: 'CNY' },
    display: { mode: 'anonymous' },
    fiscalReceipt: { mode: 'waived' },
    ...over.input,
  } as PledgeRequest['input'];
  const origin = over.origin === undefined ? OWN_ORIGIN : over.origin;
  return { input, idempotencyKey: over.key ?? KEY, page: { origin, host: OWN_ORIGIN } };
}

/** Ports whose provider never answers: a process that was killed while it waited. */
function hanging(ports: TestPorts): TestPorts {
  const open = () => new Promise(() => undefined);
  return { ...ports, payments: Object.assign(Object.create(ports.payments), { open }) };
}

async function pledged(ports: TestPorts, over = {}) {
  const result = await createPledge(ports, request(over));
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`);
  return result;
}

describe('creating a pledge', () => {
  test('keeps it, opens one payment and answers where to pay', async () => {
    const ports = await publishedPorts();
    const { answer } = await pledged(ports);
    expect(answer).toMatchObject({
      status: 'awaiting_payment',
      next: { kind: 'redirect', url: 'https://pay.example.org/cs_1' },
    });
    const kept = await ports.store.pledges.pledge(answer.pledgeId);
    expect(kept).toMatchObject({ paymentState: 'awaiting_payment', sessionRef: 'cs_1', amountMinor: 2000 });
  });

  test('answers the same bytes to the same key and opens nothing again', async () => {
    const ports = await publishedPorts();
    const first = await pledged(ports);
    const second = await pledged(ports);
    expect(second.replayed).toBe(true);
    expect(JSON.stringify(second.answer)).toBe(JSON.stringify(first.answer));
    expect(ports.payments.opened).toHaveLength(1);
  });

  test('refuses the same key with another body', async () => {
    const ports = await publishedPorts();
    await pledged(ports);
    const changed = await createPledge(ports, request({ input: { amount: { amountMinor: 2001, currency: 'CNY' } } }));
    expect(changed).toMatchObject({ kind: 'refused', reason: 'idempotency-key-reused' });
  });

  test('IDM-05 IDM-10 says in progress while the first attempt holds the key, and resumes once its lease has ended', async () => {
    const ports = await publishedPorts();
    void createPledge(hanging(ports), request());
    await expect.poll(async () => (await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 1)).length).toBe(1);
    expect(await createPledge(ports, request())).toMatchObject({ reason: 'idempotency-in-progress' });
    ports.clock.advance(60_001);
    const { replayed } = await pledged(ports);
    expect(replayed).toBe(true);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('IDM-08 lets go of the key when the attempt fails in our own house', async () => {
    const ports = await publishedPorts();
    const { commit } = ports.store;
    let commits = 0;
    ports.store.commit = (unit) => {
      commits += 1;
      return commits === 2 ? Promise.reject(new Error('the disk')) : commit.call(ports.store, unit);
    };
    await expect(createPledge(ports, request())).rejects.toThrow('the disk');
    await pledged(ports);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('PAY-20 asks under a new key once the provider has answered with a fault of its own', async () => {
    const ports = await publishedPorts();
    ports.payments.failNextOpen({ code: 'faulted', persisted: false });
    expect(await createPledge(ports, request())).toMatchObject({ reason: 'psp-unavailable' });
    await pledged(ports);
    expect(ports.payments.opened.map(({ idempotencyKey }) => idempotencyKey.split(':').at(-1))).toEqual(['v1', 'v2']);
  });

  test('sends the provider the same request however the project is renamed meanwhile', async () => {
    const ports = await publishedPorts();
    ports.payments.failNextOpen({ code: 'unavailable', persisted: true });
    await createPledge(ports, request());
    const renamed = { ...aProject({ atGoal: 'close', title: '改了名字' }), revision: 2 };
    expect(await ports.store.commit([{ kind: 'put-project', record: renamed }])).toEqual({ kind: 'committed' });
    await pledged(ports);
    const [first, second] = ports.payments.opened;
    expect(second).toEqual(first);
  });

  test('PAY-20 IDM-08 lets the giver try again at once when the provider is away, with the same pledge and the same provider key', async () => {
    const ports = await publishedPorts();
    ports.payments.failNextOpen({ code: 'unavailable', persisted: false });
    expect(await createPledge(ports, request())).toMatchObject({ kind: 'refused', reason: 'psp-unavailable' });
    await pledged(ports);
    expect(new Set(ports.payments.opened.map((opening) => opening.idempotencyKey)).size).toBe(1);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('PAY-20 makes one session although the provider answered nothing after making it', async () => {
    const ports = await publishedPorts();
    ports.payments.failNextOpen({ code: 'unavailable', persisted: true });
    await createPledge(ports, request());
    await pledged(ports);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('frees the key after a definite refusal of the provider', async () => {
    const ports = await publishedPorts();
    ports.payments.failNextOpen({ code: 'refused', persisted: false });
    expect(await createPledge(ports, request())).toMatchObject({ reason: 'payment-refused' });
    const { answer } = await pledged(ports);
    expect(answer.status).toBe('awaiting_payment');
  });

  test('PAY-21 IDM-09 IDM-10 the sweep opens a payment that a crash left unopened, and the replay then finds it', async () => {
    const ports = await publishedPorts();
    void createPledge(hanging(ports), request());
    await expect.poll(async () => (await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 1)).length).toBe(1);
    ports.clock.advance(60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 1, failed: 0 });
    const { answer, replayed } = await pledged(ports);
    expect(replayed).toBe(true);
    expect(answer.next).toMatchObject({ url: 'https://pay.example.org/cs_1' });
  });

  test('gives up a pledge that could not be opened for half an hour', async () => {
    const ports = await publishedPorts();
    void createPledge(hanging(ports), request());
    await expect.poll(async () => (await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 1)).length).toBe(1);
    ports.clock.advance(31 * 60_000);
    await tick(ports, FOREVER);
    expect(ports.payments.opened).toHaveLength(0);
    const { replayed } = await pledged(ports);
    expect(replayed).toBe(false);
  });

  test('PRV-02 puts personal data in its own record and nowhere else', async () => {
    const ports = await publishedPorts();
    const input = {
      display: { mode: 'name', name: '王阿姨' },
      message: '加油',
      fiscalReceipt: { mode: 'requested', title: '王某' },
    };
    const { answer } = await pledged(ports, { input });
    const kept = JSON.stringify([await ports.store.pledges.pledge(answer.pledgeId), answer, ports.payments.opened]);
    for (const secret of ['王阿姨', '加油', '王某']) expect(kept).not.toContain(secret);
    expect(JSON.stringify(ports.reported)).not.toContain('王');
  });
});

describe('refusing a pledge', () => {
  test.each([
    ['below the least gift', { input: { amount: { amountMinor: 99, currency: 'CNY' } } }, 'invalid-amount'],
    ['above the largest gift', { input: { amount: { amountMinor: 5_000_001, currency: 'CNY' } } }, 'invalid-amount'],
    ['PAY-08 in another currency', { input: { amount: { amountMinor: 2000, currency: 'EUR' } } }, 'currency-mismatch'],
    ['for a project that is not there', { input: { projectId: 'nosuchproject' } }, 'not-found'],
    [
      'with a return address nobody registered',
      { input: { returnUrl: 'https://evil.example.org/' } },
      'return-url-not-registered',
    ],
    ['for a site nobody registered', { input: { site: 'nosuchsite' } }, 'site-not-registered'],
    ['from a community site', { origin: 'https://qingyi.example.org' }, 'channel-hand-off'],
    ['from an unknown site', { origin: 'https://evil.example.org' }, 'origin-not-allowed'],
  ])('%s', async (_name, over, reason) => {
    const ports = await publishedPorts();
    expect(await createPledge(ports, request(over))).toMatchObject({ kind: 'refused', reason });
    expect(ports.payments.opened).toHaveLength(0);
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(0);
  });

  test('the least and the largest gift are taken', async () => {
    const ports = await publishedPorts({ goalMinor: 20_000_000 });
    await pledged(ports, { input: { amount: { amountMinor: 100, currency: 'CNY' } } });
    const largest = { amount: { amountMinor: 5_000_000, currency: 'CNY' } };
    await pledged(ports, { input: largest, key: '0f0e0d0c-0b0a-4908-8706-050403020101' });
  });

  test.each([
    ['the day before it starts', '2026-09-30T15:59:59.999Z', 'not-yet-open'],
    ['the day after it ended', '2027-03-31T16:00:00.000Z', 'campaign-ended'],
  ])('%s', async (_name, instant, reason) => {
    const ports = await publishedPorts();
    ports.clock.set(Date.parse(instant));
    expect(await createPledge(ports, request())).toMatchObject({ kind: 'refused', reason });
  });

  test('takes gifts through the last instant of the last day in Shanghai', async () => {
    const ports = await publishedPorts();
    ports.clock.set(Date.parse('2027-03-31T15:59:59.999Z'));
    await pledged(ports);
  });

  test('closes from 00:00 +08:00 of the day after the certificate’s last day', async () => {
    const ports = await publishedPorts();
    const charity = { ...aCharity({ certificateValidTo: '2026-11-22' }), revision: 2 };
    expect(await ports.store.commit([{ kind: 'put-charity', record: charity }])).toEqual({ kind: 'committed' });
    ports.clock.set(Date.parse('2026-11-22T15:59:59.999Z'));
    await pledged(ports);
    ports.clock.set(Date.parse('2026-11-22T16:00:00.000Z'));
    const key = '0f0e0d0c-0b0a-4908-8706-050403020101';
    expect(await createPledge(ports, request({ key }))).toMatchObject({ reason: 'certificate-expired' });
  });
});

describe('reading a pledge', () => {
  test('answers the holder of the secret, and nobody else', async () => {
    const ports = await publishedPorts();
    const { answer } = await pledged(ports);
    expect(await readPledge(ports, answer.pledgeId, answer.secret)).toMatchObject({ status: 'awaiting_payment' });
    expect(await readPledge(ports, answer.pledgeId, `${answer.secret.slice(0, -1)}!`)).toMatchObject({
      reason: 'not-found',
    });
    expect(await readPledge(ports, answer.pledgeId, null)).toMatchObject({ reason: 'unauthorized' });
  });
});
