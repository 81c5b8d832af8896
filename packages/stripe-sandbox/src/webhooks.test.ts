import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { giftParams, pay, startHarness, startReceiver } from './testing/harness.ts';

const SECRET = 'whsec_0123456789abcdef';
const QUICK = { retryBaseMs: 5, maxDeliveryAttempts: 3, deliveryTimeoutMs: 200 };

describe('delivery', () => {
  test('is signed so that the SDK accepts it, and nothing else is', async () => {
    const receiver = await startReceiver();
    const { sandbox, stripe } = await startHarness({ webhooks: [{ url: receiver.url, secret: SECRET }] });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    expect(receiver.received.map(({ event }) => event.type).sort()).toEqual([
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    for (const { body, signature } of receiver.received) {
      const event = await Stripe.webhooks.constructEventAsync(body, signature, SECRET);
      expect(event).toMatchObject({ api_version: '2026-10-28.endive', livemode: false, object: 'event' });
      const verify = (text: string, secret: string) => Stripe.webhooks.constructEventAsync(text, signature, secret);
      await expect(verify(`${body} `, SECRET)).rejects.toThrow(Stripe.errors.StripeSignatureVerificationError);
      await expect(verify(body, 'whsec_other')).rejects.toThrow(Stripe.errors.StripeSignatureVerificationError);
    }
  });

  test('agrees with the header that the SDK itself would make', async () => {
    const receiver = await startReceiver();
    const { sandbox, stripe } = await startHarness({ webhooks: [{ url: receiver.url, secret: SECRET }] });
    const session = await stripe.checkout.sessions.create(giftParams());
    await stripe.checkout.sessions.expire(session.id);
    await sandbox.drain();
    const [delivery] = receiver.received;
    const timestamp = Number(/^t=(\d+),/.exec(delivery?.signature ?? '')?.[1]);
    const payload = delivery?.body ?? '';
    const header = await Stripe.webhooks.generateTestHeaderStringAsync({ payload, secret: SECRET, timestamp });
    expect(delivery?.signature).toBe(header);
  });

  test('goes to every endpoint that listens for the type', async () => {
    const [all, some, none] = [await startReceiver(), await startReceiver(), await startReceiver()];
    const { sandbox, stripe } = await startHarness({
      webhooks: [
        { url: all.url, secret: 'whsec_a' },
        { url: some.url, secret: 'whsec_b', enabledEvents: ['checkout.session.completed'] },
        { url: none.url, secret: 'whsec_c', enabledEvents: ['payout.paid'] },
      ],
    });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    expect([all, some, none].map(({ received }) => received.length)).toEqual([4, 1, 0]);
  });

  test('is tried again until it is taken, and counted in pending_webhooks', async () => {
    const receiver = await startReceiver([500, 302]);
    const webhooks = [{ url: receiver.url, secret: SECRET, enabledEvents: ['checkout.session.completed'] }];
    const { sandbox, stripe } = await startHarness({ ...QUICK, retryBaseMs: 50, webhooks });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.settled();
    expect((await stripe.events.list({ delivery_success: false })).data).toMatchObject([{ pending_webhooks: 1 }]);
    await sandbox.drain();
    expect(receiver.received).toHaveLength(3);
    expect(receiver.strays).toEqual([]);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
    expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
    expect((await stripe.events.list({ delivery_success: true })).data).toHaveLength(4);
  });

  test('is given up after the last attempt, and found as undelivered', async () => {
    const receiver = await startReceiver([500, 500, 500]);
    const webhooks = [{ url: receiver.url, secret: SECRET, enabledEvents: ['charge.succeeded'] }];
    const { sandbox, stripe } = await startHarness({ ...QUICK, webhooks });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    expect(receiver.received).toHaveLength(3);
    expect(sandbox.counts().deliveries).toEqual({ waiting: 0, delivered: 0, failed: 1, dropped: 0 });
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data.map(({ type }) => type)).toEqual(['charge.succeeded']);
  });

  test('does not hold up the answer, and a silent endpoint times out', async () => {
    let asked = 0;
    const { sandbox, stripe } = await startHarness({
      ...QUICK,
      webhooks: [{ url: 'http://127.0.0.1:9/hook', secret: SECRET, enabledEvents: ['charge.succeeded'] }],
      fetch: (_url, init) => {
        asked += 1;
        return new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
      },
    });
    const begin = performance.now();
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    expect(performance.now() - begin).toBeLessThan(QUICK.deliveryTimeoutMs);
    await sandbox.drain();
    expect([asked, sandbox.counts().deliveries.failed]).toEqual([3, 1]);
  });

  test('ends with the sandbox, promptly and with nothing left running', async () => {
    const webhooks = [{ url: 'http://127.0.0.1:9/hook', secret: SECRET }];
    const { sandbox, stripe } = await startHarness({ webhooks, retryBaseMs: 60_000 });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.settled();
    await expect(sandbox.drain(20)).rejects.toMatchObject({ code: 'drain-timeout' });
    const begin = performance.now();
    await sandbox.close();
    expect(performance.now() - begin).toBeLessThan(200);
  });
});

describe('webhook endpoints', () => {
  test('show their secret once, when they are created', async () => {
    const receiver = await startReceiver();
    const { sandbox, stripe } = await startHarness();
    const endpoint = await stripe.webhookEndpoints.create({
      url: receiver.url,
      enabled_events: ['*'],
      api_version: '2026-10-28.endive',
      metadata: { for: 'test' },
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    const { secret, ...shown } = endpoint;
    expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).toEqual(shown);
    expect((await stripe.webhookEndpoints.list()).data).toEqual([shown]);
    const session = await stripe.checkout.sessions.create(giftParams());
    await stripe.checkout.sessions.expire(session.id);
    await sandbox.drain();
    const [delivery] = receiver.received;
    const event = await Stripe.webhooks.constructEventAsync(
      delivery?.body ?? '',
      delivery?.signature ?? '',
      secret ?? '',
    );
    expect(event.type).toBe('checkout.session.expired');
  });

  test('can be switched off, changed and removed', async () => {
    const receiver = await startReceiver();
    const { sandbox, stripe } = await startHarness();
    const { id } = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] });
    expect(await stripe.webhookEndpoints.update(id, { disabled: true })).toMatchObject({ status: 'disabled' });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await stripe.webhookEndpoints.update(id, { disabled: false, enabled_events: ['charge.succeeded'] });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['charge.succeeded']);
    expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ id, deleted: true });
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
  });
});
