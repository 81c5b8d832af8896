import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { control, errorOf, giftParams, lines, pushedClock, raw, sdkFor, startHarness } from './testing/harness.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** Creates with parameters that the types of the SDK would not allow. */
function createWith(stripe: Stripe, params: Record<string, unknown>): Promise<unknown> {
  return stripe.checkout.sessions.create(params as Params);
}

function metadataOf(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
}

describe('parameters of a new session', () => {
  const gift = giftParams();
  const { success_url: _, ...withoutSuccess } = gift;
  const { mode: __, ...withoutMode } = gift;
  const { line_items: ___, ...withoutLines } = gift;
  const cases: [string, Record<string, unknown>, { code?: string; param?: string }][] = [
    ['an unknown parameter', { ...gift, colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
    [
      'an unknown parameter deep down',
      { ...gift, line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 2_000, shade: 1 } }] },
      { code: 'parameter_unknown', param: 'line_items[0][price_data][shade]' },
    ],
    [
      'payment_method_types, which endive removed',
      { ...gift, payment_method_types: ['card'] },
      { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
    ],
    ['no mode', withoutMode, { code: 'parameter_missing', param: 'mode' }],
    ['no success_url on a hosted page', withoutSuccess, { code: 'parameter_missing', param: 'success_url' }],
    ['no line items', withoutLines, { code: 'parameter_missing', param: 'line_items' }],
    [
      'no quantity',
      { ...gift, line_items: [{ price_data: { currency: 'cny', unit_amount: 2_000, product_data: { name: 'x' } } }] },
      { code: 'parameter_missing', param: 'line_items[0][quantity]' },
    ],
    [
      'no amount',
      { ...gift, line_items: [{ quantity: 1, price_data: { currency: 'cny', product_data: { name: 'x' } } }] },
      { code: 'parameter_missing', param: 'line_items[0][price_data][unit_amount]' },
    ],
    ['a stored price', { ...gift, line_items: [{ price: 'price_1', quantity: 1 }] }, { code: 'resource_missing' }],
    ['an address that is not one', { ...gift, success_url: 'nowhere' }, { code: 'url_invalid', param: 'success_url' }],
    ['a script address', { ...gift, cancel_url: 'javascript:alert(1)' }, { code: 'url_invalid', param: 'cancel_url' }],
    ['the old word for ui_mode', { ...gift, ui_mode: 'hosted' }, { param: 'ui_mode' }],
    ['return_url on a hosted page', { ...gift, return_url: 'https://a.example' }, { param: 'return_url' }],
    ['success_url on an embedded page', { ...gift, ui_mode: 'embedded_page' }, { param: 'success_url' }],
    [
      'submit_type with elements',
      { ...withoutSuccess, cancel_url: undefined, ui_mode: 'elements', return_url: 'https://a.example' },
      { param: 'submit_type' },
    ],
    ['submit_type=subscribe', { ...gift, submit_type: 'subscribe' }, { param: 'submit_type' }],
    ['a total below the minimum', { ...gift, line_items: lines('cny', 99) }, { code: 'amount_too_small' }],
    ['a total above the maximum', { ...gift, line_items: lines('cny', 100_000_000) }, { code: 'amount_too_large' }],
    ['a negative amount', { ...gift, line_items: lines('cny', -1) }, { code: 'parameter_invalid_integer' }],
    ['half a fen', { ...gift, line_items: lines('cny', 100.5) }, { code: 'parameter_invalid_integer' }],
    ['an unknown currency', { ...gift, line_items: lines('xyz', 2_000) }, {}],
    ['two currencies', { ...gift, line_items: [...lines('cny', 2_000), ...lines('usd', 2_000)] }, {}],
    ['51 metadata keys', { ...gift, metadata: metadataOf(51) }, { param: 'metadata' }],
    ['a metadata key of 41', { ...gift, metadata: { ['k'.repeat(41)]: 'v' } }, { param: 'metadata' }],
    ['a metadata value of 501', { ...gift, metadata: { k: 'v'.repeat(501) } }, { param: 'metadata[k]' }],
    ['a reference of 201', { ...gift, client_reference_id: 'r'.repeat(201) }, { param: 'client_reference_id' }],
    ['an empty text', { ...gift, client_reference_id: '' }, { code: 'parameter_invalid_empty' }],
    ['an e-mail without a domain', { ...gift, customer_email: 'wang' }, { code: 'email_invalid' }],
    ['what the sandbox cannot do', { ...gift, customer: 'cus_1' }, { code: 'sandbox_unsupported', param: 'customer' }],
    [
      'a filter and its opposite',
      { ...gift, allowed_payment_method_types: ['card'], excluded_payment_method_types: ['alipay'] },
      { param: 'excluded_payment_method_types' },
    ],
  ];

  test.each(cases)('%s is refused and opens nothing', async (_name, params, expected) => {
    const { sandbox, stripe } = await startHarness();
    const error = await errorOf(createWith(stripe, params));
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error', ...expected });
    expect(sandbox.counts()).toMatchObject({ sessions: { open: 0 }, idempotencyKeys: 0 });
  });

  test('values at their limits are taken', async () => {
    const { stripe } = await startHarness();
    const metadata = { ...metadataOf(49), ['k'.repeat(40)]: 'v'.repeat(500) };
    const session = await stripe.checkout.sessions.create(
      giftParams({ metadata, client_reference_id: 'r'.repeat(200), line_items: lines('CNY', 100) }),
    );
    expect(session).toMatchObject({ amount_total: 100, currency: 'cny', metadata });
    const largest = await stripe.checkout.sessions.create(giftParams({ line_items: lines('cny', 99_999_999) }));
    expect(largest.amount_total).toBe(99_999_999);
  });

  test('the smallest charge can be set by currency', async () => {
    const { stripe } = await startHarness({ minimumMinor: { cny: 400 } });
    const small = stripe.checkout.sessions.create(giftParams({ line_items: lines('cny', 399) }));
    expect(await errorOf(small)).toMatchObject({ code: 'amount_too_small' });
    expect(await stripe.checkout.sessions.create(giftParams({ line_items: lines('cny', 400) }))).toBeDefined();
  });

  test('an embedded session has a client secret and no address', async () => {
    const { stripe } = await startHarness();
    const { success_url: _, cancel_url: __, ...gift } = giftParams();
    const session = await stripe.checkout.sessions.create({
      ...gift,
      ui_mode: 'embedded_page',
      return_url: 'https://charity.example/return?s={CHECKOUT_SESSION_ID}',
    });
    expect(session).toMatchObject({ url: null, success_url: null, redirect_on_completion: 'always' });
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_`));
  });

  test('expires_at lies between 30 minutes and 24 hours from now', async () => {
    const clock = pushedClock();
    const { stripe } = await startHarness({ clock });
    const now = Math.floor(clock.now() / 1_000);
    for (const life of [1_799, 86_401]) {
      const refused = stripe.checkout.sessions.create(giftParams({ expires_at: now + life }));
      expect(await errorOf(refused)).toMatchObject({ statusCode: 400, param: 'expires_at' });
    }
    for (const life of [1_800, 86_400]) {
      const session = await stripe.checkout.sessions.create(giftParams({ expires_at: now + life }));
      expect(session.expires_at).toBe(now + life);
    }
  });
});

describe('requests', () => {
  test('a wrong key is 401 and is not repeated in full', async () => {
    const { sandbox } = await startHarness({ secretKey: 'sk_test_right' });
    const wrong = new Stripe('sk_test_wrong_0123456789', { host: sandbox.host, port: sandbox.port, protocol: 'http' });
    const error = await errorOf(wrong.events.list());
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error.message).not.toContain('wrong_0123456789');
    expect((await fetch(`${sandbox.url}/v1/events`)).status).toBe(401);
  });

  test('Basic authentication works as with curl -u', async () => {
    const { sandbox } = await startHarness();
    const authorization = `Basic ${Buffer.from(`${sandbox.secretKey}:`).toString('base64')}`;
    expect((await fetch(`${sandbox.url}/v1/events`, { headers: { authorization } })).status).toBe(200);
  });

  test('a connected account is 403, because there is none', async () => {
    const { sandbox } = await startHarness();
    const error = await errorOf(sdkFor(sandbox, { stripeAccount: 'acct_1' }).events.list());
    expect(error).toBeInstanceOf(Stripe.errors.StripePermissionError);
    expect(error.code).toBe('account_invalid');
  });

  test('another API version is refused by name', async () => {
    const { sandbox } = await startHarness();
    const response = await raw(sandbox, '/v1/events', { headers: { 'stripe-version': '2024-06-20' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('2026-10-28.endive');
  });

  test.each([
    ['session', (stripe: Stripe) => stripe.checkout.sessions.retrieve('cs_test_none')],
    ['intent', (stripe: Stripe) => stripe.paymentIntents.retrieve('pi_none')],
    ['charge', (stripe: Stripe) => stripe.charges.retrieve('ch_none')],
    ['balance transaction', (stripe: Stripe) => stripe.balanceTransactions.retrieve('txn_none')],
    ['event', (stripe: Stripe) => stripe.events.retrieve('evt_none')],
    ['endpoint', (stripe: Stripe) => stripe.webhookEndpoints.retrieve('we_none')],
  ])('an unknown %s is 404', async (_name, retrieve) => {
    const { stripe } = await startHarness();
    const error = await errorOf(retrieve(stripe));
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  test('an unknown address is 404 and carries the headers of every answer', async () => {
    const { sandbox } = await startHarness();
    const response = await raw(sandbox, '/v1/payouts');
    expect(response.status).toBe(404);
    expect(response.headers.get('request-id')).toMatch(/^req_/);
    expect(response.headers.get('stripe-version')).toBe('2026-10-28.endive');
  });

  test('a body that is JSON, too large or contradictory is refused', async () => {
    const { sandbox } = await startHarness();
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      raw(sandbox, '/v1/checkout/sessions', { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post('{"mode":"payment"}', 'application/json')).status).toBe(415);
    expect((await post(`mode=${'x'.repeat(300_000)}`)).status).toBe(413);
    expect((await raw(sandbox, '/_sandbox/faults', { method: 'POST', body: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await post('mode=payment&mode[a]=1')).status).toBe(400);
    expect((await post('a[b=1')).status).toBe(400);
    expect(await (await post('mode=payment&__proto__[polluted]=1')).json()).toMatchObject({
      error: { code: 'parameter_unknown', param: '__proto__' },
    });
    expect({}).not.toHaveProperty('polluted');
  });

  test('a body without an announced length is cut off at the limit', async () => {
    const { sandbox } = await startHarness();
    let chunks = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = { authorization: `Bearer ${sandbox.secretKey}`, 'transfer-encoding': 'chunked' };
    const init = { method: 'POST', body, duplex: 'half', headers } as RequestInit;
    const response = await sandbox.app.request('/v1/checkout/sessions', init);
    expect(response.status).toBe(413);
    expect(chunks).toBeLessThan(10);
  });

  test('an error tells where its request is written down', async () => {
    const { sandbox, stripe } = await startHarness();
    const error = await errorOf(stripe.checkout.sessions.retrieve('cs_test_none'));
    expect(error.request_log_url).toBe(`${sandbox.url}/_sandbox/requests/${error.requestId}`);
    const entry = await (await fetch(error.request_log_url ?? '')).json();
    expect(entry).toMatchObject({ id: error.requestId, method: 'GET', status: 404 });
    expect(JSON.stringify(entry)).not.toContain(sandbox.secretKey);
  });

  test.each([0, 101])('a page of %i is refused', async (limit) => {
    const { stripe } = await startHarness();
    expect(await errorOf(stripe.events.list({ limit }))).toMatchObject({ statusCode: 400, param: 'limit' });
  });

  test('a cursor that does not exist is refused', async () => {
    const { stripe } = await startHarness();
    const error = await errorOf(stripe.charges.list({ starting_after: 'ch_none' }));
    expect(error).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'starting_after' });
  });
});

describe('the control plane', () => {
  test.each([
    [{ method: 'alipay', outcome: 'win' }, 'outcome'],
    [{ method: 'gold', outcome: 'succeed' }, 'method'],
    [{ outcome: 'succeed' }, 'method'],
    [{ method: 'alipay', outcome: 'succeed', tip: 1 }, 'tip'],
    [[], 'body'],
  ])('refuses %j', async (body, param) => {
    const { sandbox, stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams());
    const response = await control(sandbox, `/checkout/sessions/${session.id}/pay`, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param } });
    expect(sandbox.counts().charges).toBe(0);
  });

  test('takes JSON only, so that a form on another page cannot pay', async () => {
    const { sandbox } = await startHarness();
    const response = await fetch(`${sandbox.url}/_sandbox/checkout/sessions/cs_test_1/pay`, {
      method: 'POST',
      body: '{"method":"card","outcome":"succeed"}',
    });
    expect(response.status).toBe(415);
  });

  test('says that a session is unknown, and how many there are of everything', async () => {
    const { sandbox } = await startHarness();
    const missing = await control(sandbox, '/checkout/sessions/cs_test_none/pay', {
      method: 'card',
      outcome: 'succeed',
    });
    expect(missing.status).toBe(404);
    const health = await (await fetch(`${sandbox.url}/_sandbox/health`)).json();
    expect(health).toEqual({ status: 'ok', sandbox: true, livemode: false, apiVersion: '2026-10-28.endive' });
    const state = await (await fetch(`${sandbox.url}/_sandbox/state`)).json();
    expect(state).toEqual(sandbox.counts());
  });
});

describe('options', () => {
  test('a live key is refused before anything listens', async () => {
    await expect(startHarness({ secretKey: 'sk_live_x' })).rejects.toMatchObject({ code: 'live-key' });
  });

  test.each([-1, 10_001, 0.5])('a fee of %d hundredths of a percent is refused', async (feeBps) => {
    await expect(startHarness({ feeBps })).rejects.toMatchObject({ code: 'bad-option' });
  });

  test('a port that is taken is told', async () => {
    const { sandbox } = await startHarness();
    await expect(startHarness({ port: sandbox.port })).rejects.toMatchObject({ code: 'bad-option' });
  });
});
