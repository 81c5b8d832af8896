import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, errorOf, giftParams, lines, pushedClock, raw, startHarness } from './testing/harness.ts';

const FORM = 'application/x-www-form-urlencoded';
const BODY = new URLSearchParams({
  mode: 'payment',
  success_url: 'https://a.example',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'cny',
  'line_items[0][price_data][unit_amount]': '2000',
  'line_items[0][price_data][product_data][name]': '路灯',
}).toString();

function postWithKey(sandbox: Parameters<typeof raw>[0], key: string, body = BODY): Promise<Response> {
  const headers = { 'content-type': FORM, 'idempotency-key': key };
  return raw(sandbox, '/v1/checkout/sessions', { method: 'POST', body, headers });
}

test('the same key gives the same bytes and one session, a hundred times', async () => {
  const { sandbox } = await startHarness();
  const first = await postWithKey(sandbox, 'k1');
  const bytes = await first.text();
  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect(first.headers.get('idempotency-key')).toBe('k1');
  const replays = await Promise.all(Array.from({ length: 100 }, () => postWithKey(sandbox, 'k1')));
  for (const replay of replays) {
    expect(replay.status).toBe(200);
    expect(replay.headers.get('idempotent-replayed')).toBe('true');
    expect(replay.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(await replay.text()).toBe(bytes);
  }
  expect(sandbox.counts().sessions.open).toBe(1);
});

test('a replay tells how things stood, not how they stand', async () => {
  const { sandbox, stripe } = await startHarness();
  const options = { idempotencyKey: 'k1' };
  const session = await stripe.checkout.sessions.create(giftParams(), options);
  await stripe.checkout.sessions.expire(session.id);
  expect(await stripe.checkout.sessions.create(giftParams(), options)).toMatchObject({
    id: session.id,
    status: 'open',
  });
  expect(sandbox.counts().sessions).toEqual({ open: 0, complete: 0, expired: 1 });
});

test('the order of parameters does not matter', async () => {
  const { sandbox } = await startHarness();
  await postWithKey(sandbox, 'k1');
  const turned = await postWithKey(sandbox, 'k1', BODY.split('&').reverse().join('&'));
  expect(turned.headers.get('idempotent-replayed')).toBe('true');
});

test('the same key with other parameters or on another path is an error', async () => {
  const { stripe } = await startHarness();
  const options = { idempotencyKey: 'k1' };
  const session = await stripe.checkout.sessions.create(giftParams(), options);
  const other = await errorOf(
    stripe.checkout.sessions.create(giftParams({ line_items: lines('cny', 3_000) }), options),
  );
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(other).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  const elsewhere = await errorOf(stripe.checkout.sessions.expire(session.id, {}, options));
  expect(elsewhere).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
});

test('a second request meets 409 while the first is at work, and its answer afterwards', async () => {
  const { sandbox } = await startHarness();
  await control(sandbox, '/faults', { match: 'POST /v1/checkout/sessions', fault: 'slow', delayMs: 150 });
  const slow = postWithKey(sandbox, 'k1');
  await expect.poll(() => sandbox.counts().armedFaults).toBe(0);
  const meanwhile = await postWithKey(sandbox, 'k1');
  expect(meanwhile.status).toBe(409);
  expect(meanwhile.headers.get('stripe-should-retry')).toBe('true');
  expect(await meanwhile.json()).toMatchObject({
    error: { type: 'idempotency_error', code: 'idempotency_key_in_use' },
  });
  expect((await slow).status).toBe(200);
  expect((await postWithKey(sandbox, 'k1')).headers.get('idempotent-replayed')).toBe('true');
});

test('a validation failure frees the key', async () => {
  const { sandbox } = await startHarness();
  expect((await postWithKey(sandbox, 'k1', `${BODY}&colour=red`)).status).toBe(400);
  const corrected = await postWithKey(sandbox, 'k1');
  expect([corrected.status, corrected.headers.get('idempotent-replayed')]).toEqual([200, null]);
});

test('a failure after execution began is kept, a 500 too', async () => {
  const { sandbox, stripe } = await startHarness();
  await control(sandbox, '/faults', { match: 'POST /v1/checkout/sessions', fault: '500' });
  const failed = await postWithKey(sandbox, 'k1');
  const bytes = await failed.text();
  expect([failed.status, failed.headers.get('stripe-should-retry')]).toEqual([500, 'false']);
  const replay = await postWithKey(sandbox, 'k1');
  expect([replay.status, await replay.text()]).toEqual([500, bytes]);
  expect(sandbox.counts().sessions.open).toBe(0);

  const missing = () => errorOf(stripe.checkout.sessions.expire('cs_test_none', {}, { idempotencyKey: 'k2' }));
  expect((await missing()).headers?.['idempotent-replayed']).toBeUndefined();
  expect((await missing()).headers?.['idempotent-replayed']).toBe('true');
});

test('a key is forgotten after 24 hours and not before', async () => {
  const clock = pushedClock();
  const { sandbox } = await startHarness({ clock });
  await postWithKey(sandbox, 'k1');
  clock.push(24 * 3_600_000 - 1);
  expect((await postWithKey(sandbox, 'k1')).headers.get('idempotent-replayed')).toBe('true');
  clock.push(1);
  const again = await postWithKey(sandbox, 'k1');
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, null]);
  expect(sandbox.counts()).toMatchObject({ sessions: { open: 1, expired: 1 }, idempotencyKeys: 1 });
});

test('a key has 1 to 255 characters', async () => {
  const { sandbox } = await startHarness();
  expect((await postWithKey(sandbox, 'k'.repeat(255))).status).toBe(200);
  expect((await postWithKey(sandbox, 'k'.repeat(256))).status).toBe(400);
  expect((await postWithKey(sandbox, '')).status).toBe(400);
});
