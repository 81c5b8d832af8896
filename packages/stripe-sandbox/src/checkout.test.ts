import { describe, expect, test } from 'vitest';
import { errorOf, giftParams, lines, pay, pushedClock, startHarness } from './testing/harness.ts';

const HOUR_MS = 3_600_000;

describe('a Checkout Session', () => {
  test('opens with an address that contains its id, and reads back the same', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(
      giftParams({ client_reference_id: 'pledge-1', metadata: { pledge: 'p1' }, locale: 'zh' }),
    );
    expect(created).toMatchObject({
      object: 'checkout.session',
      amount_total: 2_000,
      client_reference_id: 'pledge-1',
      currency: 'cny',
      livemode: false,
      metadata: { pledge: 'p1' },
      payment_intent: null,
      payment_method_types: ['card', 'alipay', 'wechat_pay'],
      payment_status: 'unpaid',
      status: 'open',
      submit_type: 'donate',
      ui_mode: 'hosted_page',
    });
    expect(created.url).toBe(`${sandbox.url}/_sandbox/pay/${created.id}`);
    expect(created.id).toMatch(/^cs_test_[A-Za-z0-9]{58}$/);
    expect(await stripe.checkout.sessions.retrieve(created.id)).toEqual(created);
  });

  test('lasts 24 hours unless asked otherwise', async () => {
    const { stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams());
    expect(session.expires_at - session.created).toBe(86_400);
  });

  test('expires by the clock, loses its address and tells of it', async () => {
    const clock = pushedClock();
    const { sandbox, stripe } = await startHarness({ clock });
    const session = await stripe.checkout.sessions.create(giftParams());
    clock.push(24 * HOUR_MS - 1_000);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
    clock.push(1_000);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired', url: null });
    await expect(pay(sandbox, session)).rejects.toThrow('409');
    const events = await stripe.events.list();
    expect(events.data.map(({ type }) => type)).toEqual(['checkout.session.expired']);
  });

  test('can be expired once, and only while it is open', async () => {
    const { sandbox, stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams());
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null });
    expect(await errorOf(stripe.checkout.sessions.expire(session.id))).toMatchObject({ statusCode: 400 });
    const paid = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, paid);
    expect(await errorOf(stripe.checkout.sessions.expire(paid.id))).toMatchObject({ statusCode: 400 });
  });

  test('cancels the intent of a declined attempt when it expires', async () => {
    const { sandbox, stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, session, { method: 'card', outcome: 'decline' });
    const expired = await stripe.checkout.sessions.expire(session.id, { expand: ['payment_intent'] });
    expect(expired.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'expired' });
  });

  test('lists newest first, by cursor in both directions', async () => {
    const { stripe } = await startHarness();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await stripe.checkout.sessions.create(giftParams())).id);
    const first = await stripe.checkout.sessions.list({ limit: 2 });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true]);
    const rest = await stripe.checkout.sessions.list({ limit: 3, starting_after: ids[1] as string });
    expect([rest.data.map(({ id }) => id), rest.has_more]).toEqual([ids.slice(2), false]);
    const back = await stripe.checkout.sessions.list({ limit: 2, ending_before: ids[4] as string });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(2, 4), true]);
  });

  test('is found by its payment intent and by its state', async () => {
    const { sandbox, stripe } = await startHarness();
    const open = await stripe.checkout.sessions.create(giftParams());
    const { session } = await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    const byIntent = await stripe.checkout.sessions.list({ payment_intent: session.payment_intent as string });
    expect(byIntent.data.map(({ id }) => id)).toEqual([session.id]);
    const stillOpen = await stripe.checkout.sessions.list({ status: 'open' });
    expect(stillOpen.data.map(({ id }) => id)).toEqual([open.id]);
  });

  test('shows its line items, listed and expanded', async () => {
    const { stripe } = await startHarness();
    const line_items = ['cement', 'lamps'].map((name, index) => ({
      quantity: index + 1,
      price_data: { currency: 'cny', unit_amount: 500, product_data: { name } },
    }));
    const session = await stripe.checkout.sessions.create(giftParams({ line_items, expand: ['line_items'] }));
    expect(session.amount_total).toBe(1_500);
    expect(session.line_items?.data.map((item) => [item.description, item.quantity, item.amount_total])).toEqual([
      ['cement', 1, 500],
      ['lamps', 2, 1_000],
    ]);
    const listed = await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 });
    expect([listed.data[0]?.description, listed.has_more]).toEqual(['cement', true]);
  });

  test('takes new metadata and drops the keys that are emptied', async () => {
    const { stripe } = await startHarness();
    const session = await stripe.checkout.sessions.create(giftParams({ metadata: { a: '1', b: '2' } }));
    const updated = await stripe.checkout.sessions.update(session.id, { metadata: { a: '', c: '3' } });
    expect(updated.metadata).toEqual({ b: '2', c: '3' });
  });
});

describe('payment methods', () => {
  test('a filter keeps what it names and silently drops what cannot pay the currency', async () => {
    const { stripe } = await startHarness();
    const wallets = ['alipay', 'wechat_pay'];
    const cny = await stripe.checkout.sessions.create(giftParams({ allowed_payment_method_types: wallets }));
    expect(cny.payment_method_types).toEqual(wallets);
    const myr = await stripe.checkout.sessions.create(
      giftParams({ allowed_payment_method_types: wallets, line_items: lines('myr', 2_000) }),
    );
    expect(myr.payment_method_types).toEqual(['alipay']);
    const twd = stripe.checkout.sessions.create(
      giftParams({ allowed_payment_method_types: wallets, line_items: lines('twd', 9_000) }),
    );
    expect(await errorOf(twd)).toMatchObject({ statusCode: 400, param: 'allowed_payment_method_types' });
  });
});

describe('expansion', () => {
  test('reaches the balance transaction through intent and charge', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, created);
    const session = await stripe.checkout.sessions.retrieve(created.id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'customer'],
    });
    expect(session).toMatchObject({
      customer: null,
      payment_intent: { latest_charge: { balance_transaction: { amount: 2_000, fee: 12, net: 1_988 } } },
    });
  });

  test('works on lists and refuses what cannot be expanded', async () => {
    const { sandbox, stripe } = await startHarness();
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    const charges = await stripe.charges.list({ expand: ['data.balance_transaction.source'] });
    expect(charges.data[0]).toMatchObject({ balance_transaction: { source: { object: 'charge' } } });
    for (const expand of ['amount', 'balance_transaction', 'data.metadata', 'data.a.b.c.d.e']) {
      expect(await errorOf(stripe.charges.list({ expand: [expand] }))).toMatchObject({ statusCode: 400 });
    }
  });
});
