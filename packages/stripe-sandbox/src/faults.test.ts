import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { control, errorOf, giftParams, raw, sdkFor, startHarness } from './testing/harness.ts';

const CREATE = 'POST /v1/checkout/sessions';

describe('armed faults', () => {
  test('strike once, at what they match, and then the request goes through', async () => {
    const { sandbox, stripe } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: '429' });
    expect((await stripe.events.list()).data).toEqual([]);
    const refused = await errorOf(stripe.checkout.sessions.create(giftParams()));
    expect(refused).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(await stripe.checkout.sessions.create(giftParams())).toBeDefined();
  });

  test('a reset cuts the connection before anything happens', async () => {
    const { sandbox } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: 'reset' });
    await expect(raw(sandbox, '/v1/checkout/sessions', { method: 'POST' })).rejects.toThrow('fetch failed');
    expect(sandbox.counts()).toMatchObject({ armedFaults: 0, idempotencyKeys: 0, sessions: { open: 0 } });
  });

  test('a conflict is survived by the retries of the SDK', async () => {
    const { sandbox } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: '409' });
    const patient = sdkFor(sandbox, { maxNetworkRetries: 1 });
    expect(await patient.checkout.sessions.create(giftParams())).toMatchObject({ status: 'open' });
    expect(sandbox.counts()).toMatchObject({ armedFaults: 0, sessions: { open: 1 } });
  });

  test('a 500 is an API error and opens nothing', async () => {
    const { sandbox, stripe } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: '500' });
    expect(await errorOf(stripe.checkout.sessions.create(giftParams()))).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(sandbox.counts().sessions.open).toBe(0);
  });

  test('a timeout after commit leaves one session, which the same key finds', async () => {
    const { sandbox } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: 'timeout-after-commit' });
    const hasty = sdkFor(sandbox, { timeout: 100 });
    const options = { idempotencyKey: 'pledge:1:session:v1' };
    const lost = await errorOf(hasty.checkout.sessions.create(giftParams(), options));
    expect(lost).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(sandbox.counts().sessions.open).toBe(1);
    const found = await hasty.checkout.sessions.create(giftParams(), options);
    expect(found.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(sandbox.counts().sessions.open).toBe(1);
  });

  test('a star stands for one path segment', async () => {
    const { sandbox, stripe } = await startHarness();
    const { id } = await stripe.checkout.sessions.create(giftParams());
    await control(sandbox, '/faults', { match: 'GET /v1/checkout/sessions/*', fault: '500', times: 2 });
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
    for (const _ of [1, 2])
      expect(await errorOf(stripe.checkout.sessions.retrieve(id))).toMatchObject({ statusCode: 500 });
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ id });
  });

  test('are listed, cleared and refused when they make no sense', async () => {
    const { sandbox } = await startHarness();
    const armed = await control(sandbox, '/faults', { match: CREATE, fault: 'slow', times: 3, delayMs: 5 });
    expect([armed.status, await armed.json()]).toEqual([
      201,
      { match: CREATE, fault: 'slow', delayMs: 5, timesLeft: 3 },
    ]);
    for (const body of [
      { match: CREATE, fault: 'drop' },
      { match: 'webhook charge.failed', fault: '500' },
      { match: '/v1/events', fault: '500' },
      { match: CREATE, fault: '500', times: 0 },
      { match: CREATE, fault: '500', times: 1.5 },
      { match: CREATE, fault: 'slow', delayMs: 60_001 },
    ]) {
      expect((await control(sandbox, '/faults', body)).status).toBe(400);
    }
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    expect(await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()).toEqual({ items: [] });
  });

  test('a held request ends with the sandbox', async () => {
    const { sandbox } = await startHarness();
    await control(sandbox, '/faults', { match: 'GET /v1/events', fault: 'timeout-after-commit', delayMs: 60_000 });
    const held = raw(sandbox, '/v1/events');
    held.catch(() => undefined);
    await expect.poll(() => sandbox.counts().armedFaults).toBe(0);
    const begin = performance.now();
    await sandbox.close();
    expect(performance.now() - begin).toBeLessThan(500);
    await expect(held).rejects.toThrow('fetch failed');
  });

  test('in process, a cut connection is a rejected request', async () => {
    const sandbox = await createSandbox();
    const headers = { authorization: `Bearer ${sandbox.secretKey}` };
    const body = JSON.stringify({ match: 'GET /v1/events', fault: 'reset' });
    const json = { 'content-type': 'application/json' };
    await sandbox.app.request('/_sandbox/faults', { method: 'POST', headers: json, body });
    await expect(async () => sandbox.app.request('/v1/events', { headers })).rejects.toMatchObject({
      code: 'connection-cut',
    });
    expect((await sandbox.app.request('/v1/events', { headers })).status).toBe(200);
    await sandbox.close();
  });
});
