import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import type { Received } from './testing/harness.ts';
import { control, giftParams, pay, pushedClock, startHarness, startReceiver } from './testing/harness.ts';

const SECRET = 'whsec_0123456789abcdef';

/** A sandbox whose only endpoint listens for paid charges and refuses what a careful receiver refuses. */
async function startHook(enabledEvents: string[] = ['charge.succeeded']) {
  const receiver = await startReceiver([], ({ body, signature }) => isGenuine({ body, signature }));
  const webhooks = [{ url: receiver.url, secret: SECRET, enabledEvents }];
  return { ...(await startHarness({ webhooks, retryBaseMs: 5 })), receiver };
}

async function isGenuine({ body, signature }: Pick<Received, 'body' | 'signature'>): Promise<boolean> {
  const stamp = Number(/t=(\d+)/.exec(signature)?.[1]);
  const isNear = Math.abs(Date.now() / 1_000 - stamp) <= 300;
  return Stripe.webhooks.constructEventAsync(body, signature, SECRET).then(
    () => isNear,
    () => false,
  );
}

describe('webhook faults', () => {
  test.each([
    ['drop', 0, { dropped: 1, delivered: 0 }],
    ['duplicate', 2, { dropped: 0, delivered: 1 }],
    ['delay', 1, { dropped: 0, delivered: 1 }],
  ])('%s: %i arrive', async (fault, arrived, deliveries) => {
    const { sandbox, stripe, receiver } = await startHook();
    await control(sandbox, '/faults', { match: 'webhook charge.*', fault, delayMs: 60 });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    if (fault === 'delay') {
      await sandbox.settled();
      expect(receiver.received).toHaveLength(0);
    }
    await sandbox.drain();
    expect(receiver.received).toHaveLength(arrived);
    expect(sandbox.counts().deliveries).toMatchObject(deliveries);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(fault === 'drop' ? 1 : 0);
  });

  test('duplicate sends as many copies as it is told, all of one event', async () => {
    const { sandbox, stripe, receiver } = await startHook();
    await control(sandbox, '/faults', { match: 'webhook *', fault: 'duplicate', copies: 9 });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    expect(receiver.received).toHaveLength(9);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
  });

  test.each(['wrong-secret', 'old-timestamp', 'future-timestamp', 'corrupt-body'])(
    '%s is refused once by a careful receiver, and the next attempt is sound',
    async (fault) => {
      const { sandbox, stripe, receiver } = await startHook();
      await control(sandbox, '/faults', { match: 'webhook charge.succeeded', fault });
      await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
      await sandbox.drain();
      const verdicts = await Promise.all(receiver.received.map(isGenuine));
      expect(verdicts).toEqual([false, true]);
      expect(sandbox.counts().deliveries).toMatchObject({ delivered: 1, failed: 0 });
    },
  );

  test.each([
    ['unknown-type', { type: 'charge.succeeded.never_heard_of' }],
    ['wrong-livemode', { livemode: true, type: 'charge.succeeded' }],
    ['wrong-account', { account: expect.stringMatching(/^acct_/) as string, type: 'charge.succeeded' }],
  ])('%s sends an event of its own, well signed, before the true one', async (fault, stranger) => {
    const { sandbox, stripe, receiver } = await startHook();
    await control(sandbox, '/faults', { match: 'webhook charge.succeeded', fault });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    const [first, second] = receiver.received;
    expect(first?.event).toMatchObject(stranger);
    expect(second?.event).toMatchObject({ livemode: false, type: 'charge.succeeded' });
    expect(first?.event.id).not.toBe(second?.event.id);
    expect(await Promise.all(receiver.received.map(isGenuine))).toEqual([true, true]);
  });

  test('reorder lets events overtake one another, the same way for the same seed', async () => {
    const orderOf = async (seed: number): Promise<string> => {
      const { sandbox, stripe, receiver } = await startHook(['*']);
      await sandbox.settled();
      await freeze(sandbox.url);
      await control(sandbox, '/faults', { match: 'webhook *', fault: 'reorder', times: 12, delayMs: 60_000, seed });
      for (let count = 0; count < 3; count += 1)
        await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
      for (let step = 0; step < 120; step += 1) {
        await sandbox.advance(500);
        await sandbox.settled();
      }
      const sent = (await stripe.events.list({ limit: 100 })).data.toReversed().map(({ id }) => id);
      return receiver.received.map(({ event }) => sent.indexOf(event.id)).join(' ');
    };
    const first = await orderOf(3);
    expect(
      first
        .split(' ')
        .map(Number)
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(first).not.toBe('0 1 2 3 4 5 6 7 8 9 10 11');
    expect(await orderOf(3)).toBe(first);
  });
});

function freeze(url: string): Promise<Response> {
  return fetch(`${url}/_sandbox/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ frozen: true }),
  });
}

describe('what the Dashboard does about webhooks', () => {
  test('an event is sent again, although it arrived, and keeps its id', async () => {
    const { sandbox, stripe, receiver } = await startHook();
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    const id = receiver.received[0]?.event.id ?? '';
    expect((await control(sandbox, `/events/${id}/resend`, {})).status).toBe(202);
    await sandbox.drain();
    expect(receiver.received.map(({ event }) => event.id)).toEqual([id, id]);
    expect((await control(sandbox, '/events/evt_none/resend', {})).status).toBe(404);
  });

  test('an event that was dropped, or happened before the endpoint was there, is sent by hand', async () => {
    const { sandbox, stripe } = await startHarness();
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    const [event] = (await stripe.events.list({ type: 'checkout.session.completed' })).data;
    const receiver = await startReceiver();
    await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] });
    await control(sandbox, `/events/${event?.id}/resend`, {});
    await sandbox.drain();
    expect(receiver.received.map((one) => one.event.id)).toEqual([event?.id]);
    const deliveries = await fetch(`${sandbox.url}/_sandbox/events/${event?.id}/deliveries`);
    expect(await deliveries.json()).toMatchObject({ items: [{ state: 'delivered', attempts: 1, lastStatus: 200 }] });
  });

  test('a secret is replaced: both sign for as long as they were told, then the new one alone', async () => {
    const clock = pushedClock();
    const receiver = await startReceiver();
    const { sandbox, stripe } = await startHarness({ clock });
    const { id, secret: before = '' } = await stripe.webhookEndpoints.create({
      url: receiver.url,
      enabled_events: ['checkout.session.completed'],
    });
    const rolled = await control(sandbox, `/webhook_endpoints/${id}/roll`, { secret: 'whsec_next', graceMs: 60_000 });
    expect(await rolled.json()).toEqual({ id, secret: 'whsec_next', earlierUntilMs: clock.now() + 60_000 });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    clock.push(60_000);
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    await sandbox.drain();
    const takenBy = async (secret: string): Promise<boolean[]> =>
      Promise.all(
        receiver.received.map(({ body, signature }) =>
          Stripe.webhooks.constructEventAsync(body, signature, secret, 86_400).then(
            () => true,
            () => false,
          ),
        ),
      );
    expect(await takenBy('whsec_next')).toEqual([true, true]);
    expect(await takenBy(before)).toEqual([true, false]);
    expect((await control(sandbox, `/webhook_endpoints/${id}/roll`, { secret: 'no' })).status).toBe(400);
  });
});
