import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { giftParams, lines, pay, pushedClock, startHarness } from './testing/harness.ts';

describe('a payment', () => {
  test('by wallet makes an intent, a py_ charge and a payment transaction', async () => {
    const clock = pushedClock();
    const { sandbox, stripe } = await startHarness({ clock });
    const created = await stripe.checkout.sessions.create(
      giftParams({
        metadata: { on: 'session' },
        payment_intent_data: { metadata: { on: 'intent' }, transfer_group: 'g' },
      }),
    );
    clock.push(90_000);
    const paidAt = Math.floor(clock.now() / 1_000);
    const { session, redirectUrl } = await pay(sandbox, created, { method: 'wechat_pay', outcome: 'succeed' });
    expect(redirectUrl).toBe(`https://charity.example/return?session=${created.id}`);
    expect(session).toMatchObject({ payment_status: 'paid', status: 'complete', url: null });
    const intent = await stripe.paymentIntents.retrieve(session.payment_intent as string, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(intent).toMatchObject({
      amount: 2_000,
      amount_received: 2_000,
      metadata: { on: 'intent' },
      status: 'succeeded',
      latest_charge: {
        amount: 2_000,
        created: paidAt,
        captured: true,
        metadata: { on: 'intent' },
        paid: true,
        payment_intent: intent.id,
        payment_method_details: { type: 'wechat_pay', wechat_pay: {} },
        status: 'succeeded',
        transfer_group: 'g',
        balance_transaction: { amount: 2_000, currency: 'cny', fee: 12, net: 1_988, type: 'payment' },
      },
    });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge.id).toMatch(/^py_/);
    const listed = await stripe.balanceTransactions.list({ source: charge.id, type: 'payment' });
    expect(listed.data.map(({ source }) => source)).toEqual([charge.id]);
  });

  test('by card makes a ch_ charge and a charge transaction', async () => {
    const { sandbox, stripe } = await startHarness();
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()), { method: 'card', outcome: 'succeed' });
    const charges = await stripe.charges.list({ expand: ['data.balance_transaction'] });
    expect(charges.data[0]?.id).toMatch(/^ch_/);
    expect(charges.data[0]).toMatchObject({
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
      balance_transaction: { type: 'charge', reporting_category: 'charge' },
    });
  });

  test('is declined, leaves the session open, and then succeeds on the same intent', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    const declined = await pay(sandbox, created, { method: 'card', outcome: 'decline' });
    expect(declined).toMatchObject({ redirectUrl: null, session: { status: 'open', payment_status: 'unpaid' } });
    const intentId = declined.session.payment_intent as string;
    expect(await stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] })).toMatchObject({
      status: 'requires_payment_method',
      amount_received: 0,
      last_payment_error: { code: 'card_declined', decline_code: 'generic_decline', type: 'card_error' },
      latest_charge: { status: 'failed', paid: false, captured: false, balance_transaction: null },
    });
    const { session } = await pay(sandbox, created);
    expect(session).toMatchObject({ payment_intent: intentId, status: 'complete' });
    const after = await stripe.paymentIntents.retrieve(intentId);
    expect(after).toMatchObject({ status: 'succeeded', last_payment_error: null });
    const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse();
    expect(types).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
    expect(sandbox.counts()).toMatchObject({ charges: 2, balanceTransactions: 1, paymentIntents: 1 });
  });

  test.each([
    ['generic_decline', 'card', { code: 'card_declined', decline_code: 'generic_decline' }],
    ['insufficient_funds', 'card', { code: 'card_declined', decline_code: 'insufficient_funds' }],
    ['insufficient_funds', 'alipay', { code: 'payment_method_provider_decline', decline_code: 'insufficient_funds' }],
    ['lost_card', 'card', { code: 'card_declined', decline_code: 'lost_card' }],
    ['stolen_card', 'card', { code: 'card_declined', decline_code: 'stolen_card' }],
    ['authentication_required', 'card', { code: 'card_declined', decline_code: 'authentication_required' }],
    ['card_velocity_exceeded', 'card', { code: 'card_declined', decline_code: 'card_velocity_exceeded' }],
    ['expired_card', 'card', { code: 'expired_card' }],
    ['incorrect_cvc', 'card', { code: 'incorrect_cvc' }],
    ['processing_error', 'card', { code: 'processing_error' }],
    ['processing_error', 'wechat_pay', { code: 'payment_method_provider_timeout' }],
  ])('is declined for %s by %s, which the intent, the charge and both events tell', async (reason, method, error) => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, created, { method, outcome: 'decline', reason });
    const events = (await stripe.events.list({ types: ['charge.failed', 'payment_intent.payment_failed'] })).data;
    const [intent, charge] = events.map(({ data }) => data.object);
    expect(intent).toMatchObject({
      object: 'payment_intent',
      last_payment_error: { ...error, payment_method_type: method },
    });
    expect(charge).toMatchObject({ object: 'charge', paid: false, failure_code: error.code });
    const { last_payment_error: told } = await stripe.paymentIntents.retrieve((intent as Stripe.PaymentIntent).id);
    expect(told?.decline_code).toBe('decline_code' in error ? error.decline_code : undefined);
  });

  test('that Stripe blocks never reaches the bank, and says so in its outcome', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, created, { method: 'card', outcome: 'decline', reason: 'fraudulent' });
    expect((await stripe.charges.list()).data).toMatchObject([
      { outcome: { type: 'blocked', network_status: 'not_sent_to_network', risk_level: 'highest' }, paid: false },
    ]);
  });

  test.each([
    ['alipay', 'lost_card', 'reason_not_for_method'],
    ['card', 'bad_weather', 'control_invalid'],
  ])('by %s cannot be declined for %s', async (method, reason, code) => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    await expect(pay(sandbox, created, { method, outcome: 'decline', reason })).rejects.toThrow(code);
    expect(sandbox.counts()).toMatchObject({ charges: 0, paymentIntents: 0, events: 0 });
  });

  test('that comes after the session has expired belongs to the intent, and the session stays expired', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(
      giftParams({ payment_intent_data: { metadata: { gift: '1' } } }),
    );
    const late = { method: 'wechat_pay', outcome: 'succeed', late: true };
    await expect(pay(sandbox, created, late)).rejects.toThrow('not_expired');
    await pay(sandbox, created, { method: 'wechat_pay', outcome: 'decline' });
    await sandbox.advance(25 * 3_600_000);
    await expect(pay(sandbox, created)).rejects.toThrow('expired');
    const { session } = await pay(sandbox, created, late);
    expect(session).toMatchObject({ status: 'expired', payment_status: 'unpaid' });
    expect(await stripe.paymentIntents.retrieve(session.payment_intent as string)).toMatchObject({
      status: 'succeeded',
      amount_received: 2_000,
      canceled_at: null,
      metadata: { gift: '1' },
    });
    const types = (await stripe.events.list({ limit: 3 })).data.map(({ type }) => type);
    expect(types).toEqual(['payment_intent.succeeded', 'charge.succeeded', 'checkout.session.expired']);
    await expect(pay(sandbox, created, late)).rejects.toThrow('already_complete');
    expect(sandbox.counts()).toMatchObject({ charges: 2, balanceTransactions: 1 });
  });

  test('happens once: a second one is refused and moves nothing', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => pay(sandbox, created)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(sandbox.counts()).toMatchObject({ charges: 1, balanceTransactions: 1, sessions: { complete: 1 } });
  });

  test('is abandoned without a trace', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    const { redirectUrl, session } = await pay(sandbox, created, { outcome: 'abandon' });
    expect([redirectUrl, session]).toEqual(['https://charity.example/give', created]);
    expect(sandbox.counts()).toMatchObject({ events: 0, paymentIntents: 0 });
  });

  test('by a method that is not offered is refused', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams({ allowed_payment_method_types: ['alipay'] }));
    await expect(pay(sandbox, created, { method: 'card', outcome: 'succeed' })).rejects.toThrow('method_not_offered');
    expect(sandbox.counts().charges).toBe(0);
  });

  test.each([
    // The fee column is worked out by hand: amount × rate ÷ 10,000, half a unit up.
    [60, 100, 1],
    [60, 83, 0],
    [60, 84, 1],
    [60, 10_000, 60],
    [60, 99_999_999, 600_000],
    [0, 10_000, 0],
    [290, 1_000, 29],
  ])('at %i hundredths of a percent on %i costs %i', async (feeBps, amountMinor, fee) => {
    const { sandbox, stripe } = await startHarness({ feeBps, minimumMinor: { cny: 1 } });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams({ line_items: lines('cny', amountMinor) })));
    const [transaction] = (await stripe.balanceTransactions.list()).data;
    expect(transaction).toMatchObject({ amount: amountMinor, fee, net: amountMinor - fee });
  });

  test('becomes available by the clock', async () => {
    const clock = pushedClock();
    const { sandbox, stripe } = await startHarness({ clock });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    expect((await stripe.balanceTransactions.list()).data[0]?.status).toBe('pending');
    clock.push(2 * 86_400_000);
    expect((await stripe.balanceTransactions.list()).data[0]?.status).toBe('available');
  });
});

describe('events', () => {
  test('are walked through page by page without a gap or a repeat', async () => {
    const { sandbox, stripe } = await startHarness();
    for (let count = 0; count < 7; count += 1) await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    const ids = new Set<string>();
    for await (const event of stripe.events.list({ limit: 5 })) ids.add(event.id);
    expect(ids.size).toBe(28);
    const backwards = new Set<string>();
    const oldest = [...ids].at(-1) as string;
    for await (const event of stripe.events.list({ limit: 5, ending_before: oldest })) backwards.add(event.id);
    expect(backwards.size).toBe(27);
  });

  test('are found by type, by pattern and by time', async () => {
    const clock = pushedClock();
    const { sandbox, stripe } = await startHarness({ clock });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    clock.push(10_000);
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()), { method: 'card', outcome: 'decline' });
    const typesOf = async (params: Stripe.EventListParams) => {
      return (await stripe.events.list(params)).data.map(({ type }) => type);
    };
    expect(await typesOf({ types: ['charge.failed', 'checkout.session.completed'] })).toEqual([
      'charge.failed',
      'checkout.session.completed',
    ]);
    expect(await typesOf({ type: 'charge.*' })).toEqual(['charge.failed', 'charge.succeeded']);
    const created = { gte: Math.floor(clock.now() / 1_000) };
    expect(await typesOf({ created })).toEqual([
      'payment_intent.payment_failed',
      'charge.failed',
      'payment_intent.created',
    ]);
  });

  test('keep their object as it was', async () => {
    const { sandbox, stripe } = await startHarness();
    const { session } = await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await stripe.checkout.sessions.update(session.id, { metadata: { later: 'yes' } });
    const [event] = (await stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(event?.data.object).toEqual(session);
    expect(await stripe.events.retrieve(event?.id ?? '')).toEqual(event);
  });

  test('name the request that caused them', async () => {
    const { stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams());
    const expired = await stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: 'e1' });
    const [event] = (await stripe.events.list()).data;
    expect(event?.request).toEqual({ id: expired.lastResponse.requestId, idempotency_key: 'e1' });
  });

  test('are forgotten after thirty days', async () => {
    const clock = pushedClock();
    const { sandbox, stripe } = await startHarness({ clock });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    clock.push(30 * 86_400_000);
    expect((await stripe.events.list()).data).toEqual([]);
    expect(sandbox.counts()).toMatchObject({ events: 0, charges: 1 });
  });
});
