import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Harness } from './testing/harness.ts';
import { control, errorOf, giftParams, pay, pushedClock, startHarness } from './testing/harness.ts';

async function paidBy(harness: Harness, method: 'alipay' | 'card' | 'wechat_pay'): Promise<Stripe.Charge> {
  const { session } = await pay(harness.sandbox, await harness.stripe.checkout.sessions.create(giftParams()), {
    method,
    outcome: 'succeed',
  });
  const intent = await harness.stripe.paymentIntents.retrieve(session.payment_intent as string, {
    expand: ['latest_charge'],
  });
  return intent.latest_charge as Stripe.Charge;
}

/** Types of the events since the payment, oldest first. */
async function laterTypes({ stripe }: Harness): Promise<string[]> {
  const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).toReversed();
  return types.slice(types.indexOf('checkout.session.completed') + 1);
}

async function balanceMinor({ stripe }: Harness): Promise<number> {
  let sum = 0;
  for await (const { net } of stripe.balanceTransactions.list({ limit: 100 })) sum += net;
  return sum;
}

describe('a refund', () => {
  test('to a card is done at once, in parts, up to the whole charge and no further', async () => {
    const harness = await startHarness();
    const { stripe } = harness;
    const { id } = await paidBy(harness, 'card');
    const first = await stripe.refunds.create({ charge: id, amount: 500, reason: 'requested_by_customer' });
    expect(first).toMatchObject({ amount: 500, status: 'succeeded', charge: id, currency: 'cny' });
    expect(first.pending_reason).toBeUndefined();
    expect(await stripe.charges.retrieve(id)).toMatchObject({ amount_refunded: 500, refunded: false });
    expect(await errorOf(stripe.refunds.create({ charge: id, amount: 1_501 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
    });
    const rest = await stripe.refunds.create({ charge: id });
    expect(rest.amount).toBe(1_500);
    expect(await stripe.charges.retrieve(id)).toMatchObject({ amount_refunded: 2_000, refunded: true });
    expect(await errorOf(stripe.refunds.create({ charge: id }))).toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ charge: id })).data.map(({ amount }) => amount)).toEqual([1_500, 500]);
    expect(await laterTypes(harness)).toEqual([
      'refund.created',
      'charge.refunded',
      'refund.created',
      'charge.refunded',
    ]);
    // The fee of the charge does not come back.
    expect(await balanceMinor(harness)).toBe(-12);
  });

  test('is listed with its own charge and payment, and with no other', async () => {
    const harness = await startHarness();
    const { stripe } = harness;
    const charges = [await paidBy(harness, 'card'), await paidBy(harness, 'card')];
    for (const { id, payment_intent } of charges) {
      const refund = await stripe.refunds.create({ charge: id });
      const lists = [
        stripe.refunds.list({ charge: id }),
        stripe.refunds.list({ payment_intent: String(payment_intent) }),
      ];
      for (const list of lists) expect((await list).data.map((listed) => listed.id)).toEqual([refund.id]);
    }
    expect((await stripe.refunds.list()).data).toHaveLength(2);
  });

  test.each(['alipay', 'wechat_pay'] as const)(
    'to %s is pending until the wallet answers, by the clock',
    async (method) => {
      const clock = pushedClock();
      const harness = await startHarness({ clock });
      const { stripe } = harness;
      const charge = await paidBy(harness, method);
      const { id } = await stripe.refunds.create({ payment_intent: charge.payment_intent as string });
      const pending = await stripe.refunds.retrieve(id, { expand: ['balance_transaction', 'charge'] });
      expect(pending).toMatchObject({
        status: 'pending',
        pending_reason: 'processing',
        destination_details: { type: method },
        balance_transaction: { type: 'payment_refund', reporting_category: 'refund', amount: -2_000, source: id },
        charge: { amount_refunded: 2_000, refunded: true },
      });
      clock.push(179_000);
      expect((await stripe.refunds.retrieve(id)).status).toBe('pending');
      clock.push(1_000);
      expect((await stripe.refunds.retrieve(id)).status).toBe('succeeded');
      expect(await laterTypes(harness)).toEqual([
        'refund.created',
        'charge.refunded',
        'refund.updated',
        'charge.refund.updated',
      ]);
    },
  );

  test('that the wallet does not take comes back to the balance, and the payer is still owed', async () => {
    const harness = await startHarness();
    const { sandbox, stripe } = harness;
    const charge = await paidBy(harness, 'alipay');
    const { id } = await stripe.refunds.create({ charge: charge.id, amount: 700 });
    expect((await control(sandbox, `/refunds/${id}/settle`, { outcome: 'fail', reason: 'declined' })).status).toBe(200);
    expect(await stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] })).toMatchObject({
      status: 'failed',
      failure_reason: 'declined',
      failure_balance_transaction: {
        type: 'payment_failure_refund',
        amount: 700,
        reporting_category: 'refund_failure',
      },
    });
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect((await laterTypes(harness)).slice(2)).toEqual([
      'charge.updated',
      'refund.failed',
      'refund.updated',
      'charge.refund.updated',
    ]);
    expect(await balanceMinor(harness)).toBe(1_988);
    expect((await control(sandbox, `/refunds/${id}/settle`, { outcome: 'succeed' })).status).toBe(404);
    expect(await stripe.refunds.create({ charge: charge.id })).toMatchObject({ amount: 2_000 });
  });

  test('that was pending when the sandbox ended is taken by the wallet in the next run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const stateFile = join(folder, 'state.jsonl');
    const first = await startHarness({ stateFile });
    const { id } = await first.stripe.refunds.create({ charge: (await paidBy(first, 'alipay')).id });
    await first.sandbox.close();
    const again = await startHarness({ stateFile });
    expect((await again.stripe.refunds.retrieve(id)).status).toBe('pending');
    await again.sandbox.advance(180_000);
    expect((await again.stripe.refunds.retrieve(id)).status).toBe('succeeded');
  });

  test('asked for fifty times at once gives back no more than there is', async () => {
    const harness = await startHarness();
    const { id } = await paidBy(harness, 'card');
    const asked = Array.from({ length: 50 }, () => harness.stripe.refunds.create({ charge: id, amount: 600 }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await harness.stripe.charges.retrieve(id)).toMatchObject({ amount_refunded: 1_800 });
  });

  test('is the same one for the same key, and carries its metadata', async () => {
    const harness = await startHarness();
    const { stripe } = harness;
    const { id: charge } = await paidBy(harness, 'card');
    const create = () =>
      stripe.refunds.create({ charge, amount: 100, metadata: { why: 'twice' } }, { idempotencyKey: 'r1' });
    const [first, again] = [await create(), await create()];
    expect(again.id).toBe(first.id);
    expect((await stripe.charges.retrieve(charge)).amount_refunded).toBe(100);
    expect(await stripe.refunds.update(first.id, { metadata: { why: '' } })).toMatchObject({ metadata: {} });
  });

  test.each([
    [{}, 'parameter_missing'],
    [{ charge: 'ch_none' }, 'resource_missing'],
    [{ payment_intent: 'pi_none' }, 'resource_missing'],
    [{ charge: 'ch_none', payment_intent: 'pi_none' }, 'parameters_exclusive'],
    [{ charge: 'ch_none', reverse_transfer: true }, 'sandbox_unsupported'],
  ])('of %j is refused', async (params, code) => {
    const { stripe } = await startHarness();
    expect(await errorOf(stripe.refunds.create(params))).toMatchObject({ code });
  });

  test('of a declined charge is refused', async () => {
    const { sandbox, stripe } = await startHarness();
    const created = await stripe.checkout.sessions.create(giftParams());
    await pay(sandbox, created, { method: 'card', outcome: 'decline' });
    const [failed] = (await stripe.charges.list()).data;
    expect(await errorOf(stripe.refunds.create({ charge: failed?.id ?? '' }))).toMatchObject({
      code: 'charge_not_refundable',
    });
  });
});

describe('a dispute', () => {
  async function disputed(harness: Harness, body: object = {}): Promise<Stripe.Dispute> {
    const charge = await paidBy(harness, 'card');
    const response = await control(harness.sandbox, `/charges/${charge.id}/dispute`, body);
    expect(response.status).toBe(201);
    return (await response.json()) as Stripe.Dispute;
  }

  test('takes the money and the charge out of reach, and lost it stays so', async () => {
    const harness = await startHarness();
    const { sandbox, stripe } = harness;
    const { id, charge } = await disputed(harness, { reason: 'fraudulent', feeMinor: 1_500 });
    expect(await stripe.disputes.retrieve(id, { expand: ['charge'] })).toMatchObject({
      amount: 2_000,
      status: 'needs_response',
      reason: 'fraudulent',
      charge: { disputed: true },
      balance_transactions: [{ amount: -2_000, fee: 1_500, type: 'adjustment', reporting_category: 'dispute' }],
    });
    expect(await errorOf(stripe.refunds.create({ charge: charge as string }))).toMatchObject({
      code: 'charge_disputed',
    });
    expect((await control(sandbox, `/charges/${charge as string}/dispute`, {})).status).toBe(409);
    expect(await (await control(sandbox, `/disputes/${id}/close`, { outcome: 'lost' })).json()).toMatchObject({
      status: 'lost',
    });
    expect(await laterTypes(harness)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
    expect(await balanceMinor(harness)).toBe(1_988 - 2_000 - 1_500);
    expect((await stripe.disputes.list({ charge: charge as string })).data).toHaveLength(1);
  });

  test('that is won brings the money back, without its fee', async () => {
    const harness = await startHarness();
    const { id } = await disputed(harness, { amountMinor: 500, feeMinor: 100 });
    expect((await control(harness.sandbox, `/disputes/${id}/close`, { outcome: 'won' })).status).toBe(200);
    expect((await laterTypes(harness)).slice(2)).toEqual(['charge.dispute.funds_reinstated', 'charge.dispute.closed']);
    expect(await balanceMinor(harness)).toBe(1_988 - 100);
    expect((await control(harness.sandbox, `/disputes/${id}/close`, { outcome: 'lost' })).status).toBe(404);
  });

  test('is given in to through the API', async () => {
    const harness = await startHarness();
    const { id } = await disputed(harness);
    expect(await harness.stripe.disputes.close(id)).toMatchObject({ status: 'lost' });
    expect(await errorOf(harness.stripe.disputes.close(id))).toMatchObject({ statusCode: 400 });
  });

  test('does not exist for wallets, nor for charges that nobody made', async () => {
    const harness = await startHarness();
    const { id } = await paidBy(harness, 'alipay');
    expect((await control(harness.sandbox, `/charges/${id}/dispute`, {})).status).toBe(409);
    expect((await control(harness.sandbox, '/charges/ch_none/dispute', {})).status).toBe(404);
    const card = await paidBy(harness, 'card');
    expect((await control(harness.sandbox, `/charges/${card.id}/dispute`, { amountMinor: 2_001 })).status).toBe(409);
    expect(harness.sandbox.counts().disputes).toBe(0);
  });
});

test('a fixed part of the fee is taken from every charge, however small', async () => {
  const harness = await startHarness({ feeBps: 340, feeFixedMinor: 235 });
  await paidBy(harness, 'card');
  // 3.4 % of 2,000 is 68.
  expect((await harness.stripe.balanceTransactions.list()).data).toMatchObject([{ fee: 303, net: 1_697 }]);
  await expect(startHarness({ feeFixedMinor: -1 })).rejects.toMatchObject({ code: 'bad-option' });
});
