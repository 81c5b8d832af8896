import { describe, expect, test } from 'vitest';
import { memoryKeyStore } from './index.ts';
import { answer, fakeDeployment, LOST, refusal } from './testing/fake-deployment.ts';
import { CREATED, clientOf, failureOf, keysSent, TWENTY } from './testing/pledge-harness.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

useVirtualTime();

describe('a pledge whose answer does not come', () => {
  test.each([
    ['a lost network', LOST],
    ['an unreachable provider', refusal('psp-unavailable', 502)],
    ['an overloaded deployment', refusal('overloaded', 503)],
    ['a proxy page', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['the same request in progress', refusal('idempotency-in-progress', 409)],
  ])('is tried again with the same key after %s', async (_what, step) => {
    const fake = fakeDeployment(step, step, answer(CREATED, 201));
    expect(await inTime(clientOf(fake).pledges.create(TWENTY))).toEqual(CREATED);
    const sent = keysSent(fake);
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
    expect(new Set(fake.asked.map(({ body }) => body)).size).toBe(1);
  });

  test('waits as long as the deployment asks', async () => {
    const fake = fakeDeployment(refusal('idempotency-in-progress', 409, { 'Retry-After': '3' }), answer(CREATED, 201));
    const startedAt = Date.now();
    await inTime(clientOf(fake).pledges.create(TWENTY));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(3000);
  });

  test('fails at once when the deployment asks for more time than a person has', async () => {
    const fake = fakeDeployment(refusal('overloaded', 503, { 'Retry-After': '60' }));
    const failure = await failureOf(clientOf(fake).pledges.create(TWENTY));
    expect(failure).toMatchObject({ code: 'overloaded', status: 503, retryAfterMs: 60_000 });
    expect(fake.asked).toHaveLength(1);
  });

  test('gives up after twenty seconds, and the next click has the same key', async () => {
    const keys = memoryKeyStore();
    const fake = fakeDeployment('silence');
    const failure = await failureOf(clientOf(fake, keys).pledges.create(TWENTY));
    // Counted from the question: what is hashed before it takes as long as the machine is busy.
    const [asked] = fake.asked;
    expect(Math.abs(Date.now() - (asked?.atMs ?? 0) - 20_000)).toBeLessThan(2000);
    expect(failure).toMatchObject({ code: 'timeout', name: 'ApiError' });
    const again = fakeDeployment(answer(CREATED, 201));
    await inTime(clientOf(again, keys).pledges.create(TWENTY));
    expect(keysSent(again)).toEqual(keysSent(fake));
  });

  test('is never tried more than eight times', async () => {
    const fake = fakeDeployment(LOST);
    expect(await failureOf(clientOf(fake).pledges.create(TWENTY))).toMatchObject({ code: 'network' });
    expect(fake.asked).toHaveLength(8);
    expect(new Set(keysSent(fake)).size).toBe(1);
  });
});

describe('a refused pledge', () => {
  test.each([
    ['goal-reached', 409],
    ['channel-hand-off', 409],
    ['invalid-amount', 422],
    ['idempotency-key-reused', 422],
    ['payment-refused', 422],
    ['origin-not-allowed', 403],
  ])('%s is said at once and frees the key', async (slug, status) => {
    const fake = fakeDeployment(refusal(slug, status), answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    const failure = await failureOf(pledges.create(TWENTY));
    expect(failure).toMatchObject({ code: slug, status, problem: { title: `title of ${slug}` } });
    await pledges.create(TWENTY);
    const [first, second] = keysSent(fake);
    expect(second).not.toBe(first);
  });

  test.each([
    ['too many requests', refusal('too-many-requests', 429, { 'Retry-After': '90' })],
    ['a failure of the deployment', refusal('internal', 500)],
    ['a 403 page that is not of this API', new Response('<h1>Sign in to the network</h1>', { status: 403 })],
    ['a portal page that says 200', new Response('<h1>Welcome to free WiFi</h1>')],
  ])('%s keeps the key, because nobody said no', async (_what, step) => {
    const fake = fakeDeployment(step, answer(CREATED, 201));
    const { pledges } = clientOf(fake);
    await failureOf(pledges.create(TWENTY));
    await pledges.create(TWENTY);
    expect(new Set(keysSent(fake)).size).toBe(1);
  });
});
