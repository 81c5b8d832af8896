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

  test.each([
    ['402', { statusCode: 402, type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' }],
    ['409', { statusCode: 409, type: 'StripeAPIError', code: 'idempotency_key_in_use' }],
    ['429', { statusCode: 429, type: 'StripeRateLimitError', code: 'rate_limit' }],
    ['lock-timeout', { statusCode: 429, type: 'StripeRateLimitError', code: 'lock_timeout' }],
    ['500', { statusCode: 500, type: 'StripeAPIError', rawType: 'api_error' }],
    ['500-after-commit', { statusCode: 500, type: 'StripeAPIError', rawType: 'api_error' }],
    ['503', { statusCode: 503, type: 'StripeAPIError', rawType: 'api_error' }],
  ])('%s reaches the SDK as %j', async (fault, seen) => {
    const { sandbox, stripe } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault });
    expect(await errorOf(stripe.checkout.sessions.create(giftParams()))).toMatchObject(seen);
  });

  test.each([
    // What Stripe keeps under a key is answered again for a day; what it does not keep may come again and succeed.
    ['402', true, 0],
    ['500', true, 0],
    ['500-after-commit', true, 1],
    ['409', false, 1],
    ['429', false, 1],
    ['lock-timeout', false, 1],
    ['503', false, 1],
    ['reset', false, 1],
    ['hang', false, 1],
    ['timeout-after-commit', false, 1],
  ])('%s: kept under the key is %s, and the same key has made %i session', async (fault, isKept, made) => {
    const { sandbox, stripe } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault, delayMs: 0 });
    const options = { idempotencyKey: `pledge:${fault}` };
    const create = () => stripe.checkout.sessions.create(giftParams(), options);
    // The SDK asks once more by itself when a connection is cut, whatever it was told about retries.
    const first = await create().catch((error: unknown) => error);
    const second = await create().catch((error: unknown) => error);
    expect(second instanceof Error).toBe(isKept);
    if (isKept) expect(second).toMatchObject({ statusCode: (first as Stripe.errors.StripeError).statusCode });
    expect(sandbox.counts().sessions.open).toBe(made);
  });

  test('a hanging request holds nothing: the same key opens the session as soon as the client gives up', async () => {
    const { sandbox } = await startHarness();
    await control(sandbox, '/faults', { match: CREATE, fault: 'hang', delayMs: 60_000 });
    const hasty = sdkFor(sandbox, { timeout: 100 });
    const options = { idempotencyKey: 'pledge:1:session:v1' };
    expect(await errorOf(hasty.checkout.sessions.create(giftParams(), options))).toMatchObject({
      type: 'StripeConnectionError',
    });
    expect(sandbox.counts().sessions.open).toBe(0);
    expect(await hasty.checkout.sessions.create(giftParams(), options)).toMatchObject({ status: 'open' });
  });

  test('strike by count: after some have passed, and then as often as they were told', async () => {
    const { sandbox, stripe } = await startHarness();
    await control(sandbox, '/faults', { match: 'GET /v1/events', fault: '503', skip: 2, times: 2 });
    const answers: boolean[] = [];
    for (let call = 0; call < 6; call += 1)
      answers.push(
        await stripe.events.list().then(
          () => true,
          () => false,
        ),
      );
    expect(answers).toEqual([true, true, false, false, true, true]);
  });

  test('strike at random in the same places for the same seed, as often as their probability says', async () => {
    const strikes = async (seed: number): Promise<string> => {
      const { sandbox } = await startHarness();
      await control(sandbox, '/faults', { match: 'GET /v1/events', fault: '503', probability: 0.3, seed });
      let pattern = '';
      for (let call = 0; call < 200; call += 1) pattern += (await raw(sandbox, '/v1/events')).ok ? '.' : 'x';
      return pattern;
    };
    const [first, again, other] = [await strikes(7), await strikes(7), await strikes(8)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    // 200 draws at 0.3: fewer than 35 or more than 85 strikes would be four standard deviations away.
    expect(first.replaceAll('.', '').length).toBeGreaterThan(35);
    expect(first.replaceAll('.', '').length).toBeLessThan(85);
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
      {
        match: CREATE,
        fault: 'slow',
        delayMs: 5,
        timesLeft: 3,
        skipLeft: 0,
        probability: 1,
        seed: 1,
        copies: 2,
      },
    ]);
    for (const body of [
      { match: CREATE, fault: 'drop' },
      { match: 'webhook charge.failed', fault: '500' },
      { match: '/v1/events', fault: '500' },
      { match: CREATE, fault: '500', times: 0 },
      { match: CREATE, fault: '500', times: 1.5 },
      { match: CREATE, fault: 'slow', delayMs: 60_001 },
      { match: CREATE, fault: '500', probability: 1.1 },
      { match: CREATE, fault: '500', skip: -1 },
      { match: CREATE, fault: '500', often: 3 },
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
