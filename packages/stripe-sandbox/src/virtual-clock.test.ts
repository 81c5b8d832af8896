import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RunningSandbox } from './server.ts';
import { control, giftParams, pay, startHarness, startReceiver } from './testing/harness.ts';
import type { ClockReading } from './virtual-clock.ts';

const HOUR_MS = 3_600_000;

async function clockOf(sandbox: RunningSandbox, init: RequestInit = {}): Promise<ClockReading> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}/_sandbox/clock`, { ...init, headers });
  return (await response.json()) as ClockReading;
}

function put(sandbox: RunningSandbox, body: object): Promise<ClockReading> {
  return clockOf(sandbox, { method: 'PUT', body: JSON.stringify(body) });
}

describe('the clock of the sandbox', () => {
  test('runs with the machine until it is moved, stands when it is told to, and goes back', async () => {
    const { sandbox } = await startHarness();
    expect(Math.abs((await clockOf(sandbox)).offsetMs)).toBeLessThan(1_000);
    const nowMs = Date.parse('2027-03-31T15:59:59.000Z');
    expect(await put(sandbox, { nowMs, frozen: true })).toMatchObject({
      now: '2027-03-31T15:59:59.000Z',
      frozen: true,
    });
    const moved = await (await control(sandbox, '/clock/advance', { byMs: 1_000 })).json();
    expect(moved).toMatchObject({ now: '2027-03-31T16:00:00.000Z', nowMs: nowMs + 1_000, frozen: true });
    expect(sandbox.now()).toBe(nowMs + 1_000);
    expect((await put(sandbox, { frozen: false })).frozen).toBe(false);
    expect((await put(sandbox, { nowMs: nowMs - HOUR_MS })).nowMs).toBeLessThan(nowMs);
    expect(Math.abs((await clockOf(sandbox, { method: 'DELETE' })).offsetMs)).toBeLessThan(1_000);
  });

  test.each([{ byMs: -1 }, { byMs: 1.5 }, { byMs: 'soon' }, {}, { byMs: 1, from: 2 }])(
    'refuses a step that makes no sense: %j',
    async (body) => {
      const { sandbox } = await startHarness();
      expect((await control(sandbox, '/clock/advance', body)).status).toBe(400);
      expect(Math.abs((await clockOf(sandbox)).offsetMs)).toBeLessThan(1_000);
    },
  );

  test('decides when a session expires, and what an event and its signature say', async () => {
    const receiver = await startReceiver();
    const secret = 'whsec_x';
    const { sandbox, stripe } = await startHarness({ webhooks: [{ url: receiver.url, secret }] });
    const session = await stripe.checkout.sessions.create(giftParams());
    await put(sandbox, { frozen: true, nowMs: (session.expires_at - 1) * 1_000 });
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    await sandbox.advance(1_000);
    // Nothing asks for the session: that the clock was moved is enough.
    await sandbox.drain();
    const [{ event, body, signature } = { event: undefined, body: '', signature: '' }] = receiver.received;
    expect(event).toMatchObject({ type: 'checkout.session.expired', created: session.expires_at });
    expect(signature).toContain(`t=${session.expires_at},`);
    const atMs = session.expires_at * 1_000;
    const verify = () => Stripe.webhooks.constructEventAsync(body, signature, secret, 300, undefined, atMs);
    await expect(verify()).resolves.toMatchObject({ id: event?.id });
  });

  test('decides when a webhook is tried again: no earlier, however long a test takes, and at once when it is moved', async () => {
    const receiver = await startReceiver([500, 500]);
    const webhooks = [{ url: receiver.url, secret: 'whsec_x', enabledEvents: ['charge.succeeded'] }];
    const retry = { retryBaseMs: HOUR_MS, retryLongestMs: 3 * HOUR_MS, maxDeliveryAttempts: 3 };
    const { sandbox, stripe } = await startHarness({ webhooks, ...retry });
    await put(sandbox, { frozen: true });
    await pay(sandbox, await stripe.checkout.sessions.create(giftParams()));
    const arrived: number[] = [];
    for (const byMs of [0, HOUR_MS - 1, 1, 2 * HOUR_MS - 1, 1]) {
      await sandbox.advance(byMs);
      // Long enough for a timer that should not have been set.
      await new Promise((resolve) => setTimeout(resolve, 20));
      await sandbox.settled();
      arrived.push(receiver.received.length);
    }
    expect(arrived).toEqual([1, 1, 2, 2, 3]);
    expect(sandbox.counts().deliveries).toMatchObject({ waiting: 0, delivered: 1 });
  });

  test('is kept with the state', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const stateFile = join(folder, 'state.jsonl');
    const first = await startHarness({ stateFile });
    const session = await first.stripe.checkout.sessions.create(giftParams());
    await first.sandbox.advance(25 * HOUR_MS);
    await first.sandbox.close();
    const again = await startHarness({ stateFile });
    expect(again.sandbox.now()).toBeGreaterThan(Date.now() + 24 * HOUR_MS);
    expect((await again.stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  });
});
