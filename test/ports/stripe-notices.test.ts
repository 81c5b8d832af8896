// Notices as the provider sends them, with everything that can happen to them on the way, to the application on a file.

import type { MadePledge } from '@happy-homeland/worker/testing';
import { makePledge, publishedPorts, tempLibsqlStore, testClient, tick } from '@happy-homeland/worker/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Child } from '../support/durability/child.ts';
import { eventually } from '../support/eventually.ts';
import type { ProviderHouse } from '../support/provider/provider-house.ts';
import { openProviderHouse, WEBHOOK_SECRET } from '../support/provider/provider-house.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const MINUTE_MS = 60_000;
const PATH = '/v1/webhooks/stripe';
/** Two notices each make four fifths of a second at the pace of WHK-19. */
const GIFTS = 200;

let temporary: Awaited<ReturnType<typeof tempLibsqlStore>>;

beforeEach(async () => {
  temporary = await tempLibsqlStore();
});

afterEach(async () => {
  await temporary.remove();
});

const openHouse = (): Promise<ProviderHouse> => openProviderHouse({ store: temporary.store });

async function paidGift(house: ProviderHouse, amountMinor = 2000): Promise<string> {
  const pledged = await house.pledge({ amountMinor });
  await house.pay(pledged);
  return pledged.json.pledgeId;
}

describe('a notice of the provider', () => {
  test('WHK-05 is taken through a change of secrets: by either while both sign, then by the new one alone', async () => {
    await using house = await openHouse();
    const [endpoint] = await house.list('webhook_endpoints');
    const roll = { secret: 'whsec_next', graceMs: 10 * MINUTE_MS };
    await house.control(`/webhook_endpoints/${endpoint?.id}/roll`, roll);
    for (const trusted of [[WEBHOOK_SECRET], ['whsec_next', WEBHOOK_SECRET], ['whsec_next']]) {
      house.trust(trusted);
      await paidGift(house);
      await house.sandbox.drain();
    }
    expect(await house.figures()).toMatchObject({ raisedMinor: 6000, donors: 3 });
    await house.sandbox.advance(10 * MINUTE_MS);
    house.trust([WEBHOOK_SECRET]);
    await paidGift(house);
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 6000 });
    expect(house.sandbox.counts().deliveries).toMatchObject({ delivered: 12, failed: 4 });
  });

  test('WHK-08 of a type that nobody has heard of is taken and posts nothing; the true one beside it counts', async () => {
    await using house = await openHouse();
    await house.control('/faults', { match: 'webhook *', fault: 'unknown-type', times: 4 });
    await paidGift(house);
    await house.sandbox.drain();
    expect(house.sandbox.counts().deliveries).toMatchObject({ delivered: 4, failed: 0 });
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test('WHK-09 that is delivered two hundred times at once is one posting group in the file', async () => {
    await using house = await openHouse();
    const match = 'webhook checkout.session.completed';
    await house.control('/faults', { match, fault: 'duplicate', copies: 200 });
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 3 });
    await paidGift(house);
    await house.sandbox.drain();
    expect(house.sandbox.counts().deliveries).toMatchObject({ delivered: 1, dropped: 3, failed: 0, waiting: 0 });
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test('WHK-18 that never comes is made up for by the sweep within a quarter of an hour', async () => {
    await using house = await openHouse();
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 100 });
    await paidGift(house);
    await house.sandbox.advance(15 * MINUTE_MS);
    expect(await house.figures()).toMatchObject({ raisedMinor: 0 });
    expect(await tick(house.ports, FOREVER)).toEqual({ swept: 1, failed: 0 });
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(house.sandbox.counts().deliveries).toMatchObject({ dropped: 4, delivered: 0 });
  });

  test('WHK-13 of a refund that comes before any word of the payment leaves what was given less what went back', async () => {
    await using house = await openHouse();
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 4 });
    await paidGift(house);
    await house.refund(700);
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 1300, donors: 1 });
    for (const { id } of await eventsOf(house)) await house.control(`/events/${id}/resend`, {});
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 1300, donors: 1 });
    expect(house.sandbox.counts().deliveries).toMatchObject({ failed: 0, waiting: 0 });
  });

  test('WHK-17 counts what three days without notices hid, refunds and late money too, in one run and not again', async () => {
    await using house = await openHouse();
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 1_000 });
    const late = await house.pledge();
    for (let gift = 0; gift < 27; gift += 1) {
      await paidGift(house);
      for (let part = 0; part < 5; part += 1) await house.refund(100);
    }
    await house.sandbox.advance(2 * 60 * MINUTE_MS);
    await tick(house.ports, FOREVER);
    expect(await house.figures()).toMatchObject({ raisedMinor: 27 * 1500, donors: 27 });
    // From here on nothing of this is looked for any more: the sweep has done with all of it.
    await house.pay(late, { method: 'wechat_pay', outcome: 'succeed', late: true });
    for (let part = 0; part < 3; part += 1) await house.refund(500);
    await house.sandbox.advance(70 * 60 * MINUTE_MS);
    expect(house.sandbox.counts().deliveries.dropped).toBeGreaterThan(200);
    await tick(house.ports, FOREVER);
    expect(await house.figures()).toMatchObject({ raisedMinor: 27 * 1500 + 500, donors: 28 });
    await house.sandbox.advance(60 * MINUTE_MS);
    await tick(house.ports, FOREVER);
    expect(await house.figures()).toMatchObject({ raisedMinor: 27 * 1500 + 500, donors: 28 });
    const told = house.ports.reported.filter(({ event }) => event === 'missed-notices-settled');
    expect(told.length).toBeLessThanOrEqual(2);
  });

  test('WHK-10 WHK-18 counts every gift once through spoiled, lost, doubled and overtaking deliveries', async () => {
    await using house = await openHouse();
    const kinds = ['wrong-secret', 'corrupt-body', 'old-timestamp', 'future-timestamp', 'duplicate', 'reorder', 'drop'];
    for (const [seed, fault] of kinds.entries()) {
      await house.control('/faults', { match: 'webhook *', fault, probability: 0.2, seed, copies: 5, delayMs: 200 });
    }
    const gifts = Array.from({ length: 25 }, (_, number) => 100 + number);
    await Promise.all(gifts.map((amountMinor) => paidGift(house, amountMinor)));
    await house.sandbox.drain();
    await house.sandbox.advance(15 * MINUTE_MS);
    await tick(house.ports, FOREVER);
    const raisedMinor = gifts.reduce((sum, amountMinor) => sum + amountMinor, 0);
    expect(await house.figures()).toMatchObject({ raisedMinor, donors: gifts.length });
    expect(house.sandbox.counts().deliveries).toMatchObject({ waiting: 0, failed: 0 });
    expect(house.sandbox.counts().deliveries.dropped).toBeGreaterThan(0);
  });

  test('WHK-15 meets 503 and Retry-After while the database is locked, never 200, and counts once afterwards', async () => {
    await using house = await openHouse();
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 4 });
    await paidGift(house);
    const [event] = await eventsOf(house);
    const send = () => house.call(PATH, house.signed(JSON.stringify(event)));
    await using lock = new Child('hold-lock', [temporary.url, '30000']);
    await lock.wrote(1);
    // The first waits for the lock itself, the others for the first.
    for (const refused of await Promise.all([send(), send(), send()])) {
      expect([refused.status, Number(refused.headers.get('retry-after')) >= 1]).toEqual([503, true]);
    }
    expect(await house.ports.store.books.seen('stripe', String(event?.id))).toBe(false);
    await lock[Symbol.asyncDispose]();
    await house.control(`/events/${event?.id}/resend`, {});
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect((await send()).json.outcome).toBe('duplicate');
  }, 20_000);
});

const eventsOf = (house: ProviderHouse) => house.list('events?type=checkout.session.completed');

test('WHK-19 five hundred notices a second are all answered, with 200 or a 503 that says when', async () => {
  const ports = await publishedPorts({ goalMinor: 20_000_000 }, { store: temporary.store });
  ports.payments.verifyNotice = async (rawBody) => JSON.parse(rawBody);
  const call = testClient(ports);
  const gifts: MadePledge[] = [];
  for (let number = 0; number < GIFTS; number += 1) gifts.push(await makePledge(ports, 100));
  for (const { sessionRef } of gifts) ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
  const answers: Promise<number>[] = [];
  for (const round of [1, 2]) {
    for (const [at, { sessionRef }] of gifts.entries()) {
      if (at % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      const subject = { kind: 'session', sessionRef };
      const body = { eventId: `evt_${round}_${at}`, type: 'x', livemode: false, subject };
      answers.push(call(PATH, { body }).then(({ status, headers }) => (headers.has('retry-after') ? 503 : status)));
    }
  }
  const statuses = new Set(await Promise.all(answers));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await eventually(async () => {
    ports.clock.advance(MINUTE_MS);
    await tick(ports, FOREVER);
    const { json } = await call(
      `/v1/projects/${(await ports.store.pledges.pledge(gifts[0]?.pledgeId ?? ''))?.projectId}`,
    );
    expect(json).toMatchObject({ raisedMinor: 100 * GIFTS, donors: GIFTS });
  });
}, 30_000);
