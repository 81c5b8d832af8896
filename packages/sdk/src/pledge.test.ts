import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryKeyStore } from './index.ts';
import { answer, fakeDeployment, refusal } from './testing/fake-deployment.ts';
import { CREATED, clientOf, FIFTY, failureOf, keysSent, PROJECT, TWENTY, UUID_V4 } from './testing/pledge-harness.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

useVirtualTime();
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('creating a pledge', () => {
  test('sends canonical JSON with a UUID version 4 as its key', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    await inTime(clientOf(fake).pledges.create({ amount: TWENTY.amount, projectId: PROJECT }));
    const sent = fake.asked[0];
    expect(sent?.url).toBe('https://give.example/v1/pledges');
    expect(sent?.body).toBe('{"amount":{"amountMinor":2000,"currency":"CNY"},"projectId":"abcdefghijklmnop"}');
    expect(sent?.headers.get('Content-Type')).toBe('application/json');
    expect(keysSent(fake)[0]).toMatch(UUID_V4);
  });

  test('says how the page looks beside the gift and not in it, so that it is the same gift in any language', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    await inTime(pledges.create(TWENTY, { page: { lang: 'en', size: 'large' } }));
    await inTime(pledges.create(TWENTY, { page: { lang: 'zh-CN', size: undefined } }));
    const sent = fake.asked.filter(({ url }) => new URL(url).pathname === '/v1/pledges');
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?lang=en&size=large', '?lang=zh-CN']);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(new Set(keysSent(fake)).size).toBe(1);
  });

  test('keeps the key before the first request leaves', async () => {
    const keys = memoryKeyStore();
    const kept: unknown[] = [];
    const fake = fakeDeployment(async () => {
      kept.push(await keys.get(`hh:pledge:${PROJECT}`));
      return answer(CREATED, 201);
    });
    await inTime(clientOf(fake, keys).pledges.create(TWENTY));
    expect(JSON.parse(String(kept[0]))).toMatchObject({ key: keysSent(fake)[0], madeAt: expect.any(Number) });
  });

  test('keeps nothing that can be read of the person', async () => {
    const keys = memoryKeyStore();
    const fake = fakeDeployment(answer(CREATED, 201));
    const person = { display: { mode: 'name', name: '王阿姨' }, message: '早日开餐' } as const;
    await inTime(clientOf(fake, keys).pledges.create({ ...TWENTY, ...person }));
    const kept = String(await keys.get(`hh:pledge:${PROJECT}`));
    expect(kept).not.toMatch(/王阿姨|早日|2000|s3cret/);
    expect(JSON.parse(kept).fingerprint).toMatch(/^[\da-f]{64}$/);
  });

  test('IDM-12 is one pledge when clicked five times at once', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => pledges.create({ ...TWENTY })));
    expect(fake.asked).toHaveLength(1);
    expect(new Set(results.map(({ pledgeId }) => pledgeId)).size).toBe(1);
  });

  test('IDM-12 is one pledge when the page reloads before the answer', async () => {
    const keys = memoryKeyStore();
    const leaving = new AbortController();
    const lost = fakeDeployment(() => {
      leaving.abort();
      return new Promise(() => undefined);
    });
    const abandoned = failureOf(clientOf(lost, keys).pledges.create(TWENTY, { signal: leaving.signal }));
    expect((await abandoned).name).toBe('AbortError');

    const back = fakeDeployment(answer(CREATED, 201));
    await inTime(clientOf(back, keys).pledges.create(TWENTY));
    expect(keysSent(back)).toEqual(keysSent(lost));
  });

  test('IDM-12 CON-02 is one pledge in a second tab while the first awaits payment', async () => {
    const keys = memoryKeyStore();
    const first = fakeDeployment(answer(CREATED, 201));
    await inTime(clientOf(first, keys).pledges.create(TWENTY));
    const second = fakeDeployment(answer(CREATED, 201), answer({ ...CREATED, amount: TWENTY.amount }));
    expect(await inTime(clientOf(second, keys).pledges.create(TWENTY))).toEqual(CREATED);
    expect(keysSent(second)).toEqual(keysSent(first));
  });

  test('has a new key for another amount', async () => {
    const fake = fakeDeployment(() => answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    await pledges.create(TWENTY);
    await pledges.create(FIFTY);
    const [first, second] = keysSent(fake);
    expect(second).not.toBe(first);
  });

  test('does not mix two amounts that are under way at once', async () => {
    const fake = fakeDeployment((asked) => answer({ ...CREATED, pledgeId: String(asked.body?.includes('5000')) }, 201));
    const { pledges } = clientOf(fake);
    const [twenty, fifty] = await Promise.all([pledges.create(TWENTY), pledges.create(FIFTY)]);
    expect([twenty.pledgeId, fifty.pledgeId]).toEqual(['false', 'true']);
  });

  test.each([
    ['just below', 30 * 60_000 - 1000, 'the same'],
    ['just above', 30 * 60_000 + 1000, 'a new'],
  ])('%s thirty minutes the same gift has %3$s key', async (_when, laterMs, which) => {
    const fake = fakeDeployment(() => answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    await pledges.create(TWENTY);
    vi.setSystemTime(Date.now() + laterMs);
    await pledges.create(TWENTY);
    expect(new Set(keysSent(fake)).size).toBe(which === 'a new' ? 2 : 1);
  });

  test.each(['paid', 'expired', 'failed', 'refunded', 'quarantined'])(
    'is a second gift once the first is %s',
    async (status) => {
      const fake = fakeDeployment((asked) =>
        asked.method === 'GET' ? answer({ ...CREATED, status }) : answer(CREATED, 201),
      );
      const { pledges } = clientOf(fake);
      await pledges.create(TWENTY);
      await pledges.create(TWENTY);
      const [first, replay, second] = keysSent(fake);
      expect(replay).toBe(first);
      expect(second).not.toBe(first);
      expect(fake.asked[2]?.headers.get('Authorization')).toBe('Bearer s3cret');
    },
  );

  test('stands by the replayed pledge when its state cannot be read', async () => {
    const fake = fakeDeployment(answer(CREATED, 201), answer(CREATED, 201), refusal('unauthorized', 401));
    const { pledges } = clientOf(fake);
    await pledges.create(TWENTY);
    expect(await pledges.create(TWENTY)).toEqual(CREATED);
    expect(new Set(keysSent(fake)).size).toBe(1);
  });

  test('takes an idempotency key of the caller and keeps none of its own', async () => {
    const keys = memoryKeyStore();
    const fake = fakeDeployment(answer(CREATED, 201));
    const idempotencyKey = '6f1c9a52-3d1b-4f0e-9a77-0c2b3f4d5e6f';
    await inTime(clientOf(fake, keys).pledges.create(TWENTY, { idempotencyKey }));
    expect(keysSent(fake)).toEqual([idempotencyKey]);
    expect(await keys.get(`hh:pledge:${PROJECT}`)).toBeUndefined();
  });

  test('makes a sound key and writes nothing down on a page without WebCrypto hashing', async () => {
    const { crypto } = globalThis;
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const keys = memoryKeyStore();
    const fake = fakeDeployment(() => answer(CREATED, 201));
    const { pledges } = clientOf(fake, keys);
    await pledges.create(TWENTY);
    await pledges.create(TWENTY);
    expect(await keys.get(`hh:pledge:${PROJECT}`)).toBeUndefined();
    const [first, second] = keysSent(fake);
    expect(first).toMatch(UUID_V4);
    expect(second).toBe(first);
  });

  test('makes a thousand keys without a double, all of version 4', async () => {
    const fake = fakeDeployment(() => answer(CREATED, 201));
    for (let gift = 0; gift < 1000; gift += 1) {
      await inTime(clientOf(fake).pledges.create(TWENTY));
    }
    const keys = keysSent(fake);
    expect(new Set(keys).size).toBe(1000);
    expect(keys.filter((key) => !UUID_V4.test(key ?? ''))).toEqual([]);
  });

  test('throws before anything is sent when the given store cannot keep the key', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    const broken = {
      ...memoryKeyStore(),
      get: () => null,
      set: () => Promise.reject(new Error('the key store is down')),
    };
    await expect(clientOf(fake, broken).pledges.create(TWENTY)).rejects.toThrow('the key store is down');
    expect(fake.asked).toHaveLength(0);
  });
});

describe('aborting', () => {
  test('before the call sends nothing', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(clientOf(fake).pledges.create(TWENTY, { signal })).rejects.toThrow('gone');
    expect(fake.asked).toHaveLength(0);
  });

  test('by one of two callers leaves the other its pledge', async () => {
    const fake = fakeDeployment(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return answer(CREATED, 201);
    });
    const { pledges } = clientOf(fake);
    const leaving = new AbortController();
    const first = failureOf(pledges.create(TWENTY, { signal: leaving.signal }));
    const second = pledges.create(TWENTY);
    leaving.abort(new Error('gone'));
    expect((await first).message).toBe('gone');
    expect(await inTime(second)).toEqual(CREATED);
    expect(fake.asked).toHaveLength(1);
  });
});

test('reading a pledge sends the bearer and nothing else', async () => {
  const pledge = { pledgeId: 'pledgepledge', status: 'paid', amount: TWENTY.amount, projectId: PROJECT };
  const fake = fakeDeployment(answer(pledge));
  expect(await clientOf(fake).pledges.get('pledgepledge', 'tok')).toEqual(pledge);
  expect(fake.asked[0]).toMatchObject({
    method: 'GET',
    url: 'https://give.example/v1/pledges/pledgepledge',
    body: null,
  });
  expect(fake.asked[0]?.headers.get('Authorization')).toBe('Bearer tok');
});
