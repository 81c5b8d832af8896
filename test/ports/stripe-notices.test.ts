// Notices as the provider sends them, with everything that can happen to them on the way, to the application on a file.

import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { signatureHeader } from '@happy-homeland/stripe-sandbox';
import { createApp } from '@happy-homeland/worker';
import type { MadePledge } from '@happy-homeland/worker/testing';
import { makePledge, publishedPorts, tempLibsqlStore, testClient, tick } from '@happy-homeland/worker/testing';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Child } from '../support/durability/child.ts';
import { eventually } from '../support/eventually.ts';
import type { ProviderHouse } from '../support/provider/provider-house.ts';
import { openProviderHouse, WEBHOOK_SECRET } from '../support/provider/provider-house.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const MINUTE_MS = 60_000;
const PATH = '/v1/webhooks/stripe';
const BODY_MAX_BYTES = 256 * 1024;
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
    const [endpoint] = await listOf(house, 'webhook_endpoints');
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
    await refund(house, 700);
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 1300, donors: 1 });
    for (const { id } of await eventsOf(house)) await house.control(`/events/${id}/resend`, {});
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 1300, donors: 1 });
    expect(house.sandbox.counts().deliveries).toMatchObject({ failed: 0, waiting: 0 });
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
    const send = () => house.call(PATH, signedNow(house, JSON.stringify(event)));
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

/** Gives part of the newest charge back, as its owner does in the provider's own pages. */
async function refund(house: ProviderHouse, amountMinor: number): Promise<void> {
  const [charge] = await listOf(house, 'charges');
  const { secretKey: key, url } = house.sandbox;
  const body = new URLSearchParams({ charge: charge?.id ?? '', amount: String(amountMinor) });
  const answer = await fetch(`${url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body,
  });
  expect(answer.status).toBe(200);
}

/** Newest first. */
async function listOf(house: ProviderHouse, path: string): Promise<readonly { readonly id: string }[]> {
  const headers = { authorization: `Bearer ${house.sandbox.secretKey}` };
  const { data } = await (await fetch(`${house.sandbox.url}/v1/${path}`, { headers })).json();
  return data;
}

const eventsOf = (house: ProviderHouse) => listOf(house, 'events?type=checkout.session.completed');

function signedNow(house: ProviderHouse, body: string) {
  const timestampSeconds = Math.floor(house.sandbox.now() / 1_000);
  const signature = signatureHeader({ body, secret: WEBHOOK_SECRET, timestampSeconds });
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } };
}

describe('over a socket', () => {
  async function listening(house: ProviderHouse) {
    const server = createServer(getRequestListener(createApp(house.ports).fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await ended;
    };
    return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: close };
  }

  const eventOf = (bytes: number): string => {
    const event = { id: 'evt_size', type: 'unheard.of', livemode: false, data: { object: {} }, padding: '' };
    return JSON.stringify({ ...event, padding: 'x'.repeat(bytes - JSON.stringify(event).length) });
  };

  test('WHK-07 a notice of 256 KB is taken and one byte more is not, with or without a declared length', async () => {
    await using house = await openHouse();
    await using server = await listening(house);
    for (const [bytes, status] of [
      [BODY_MAX_BYTES, 200],
      [BODY_MAX_BYTES + 1, 413],
    ] as const) {
      const { body, headers } = signedNow(house, eventOf(bytes));
      for (const chunked of [false, true]) {
        const sent = chunked ? new Blob([body]).stream() : body;
        const init = { method: 'POST', headers, body: sent, ...(chunked ? { duplex: 'half' } : {}) };
        expect((await fetch(`${server.url}${PATH}`, init as RequestInit)).status).toBe(status);
      }
    }
  });

  test('WHK-07 a body without end is refused long before it could fill the memory', async () => {
    await using house = await openHouse();
    await using server = await listening(house);
    const sentBytes = await sendForEver(`${server.url}${PATH}`);
    expect(sentBytes).toBeGreaterThan(BODY_MAX_BYTES);
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  test('WHK-04 a notice that was packed on the way is not what was signed', async () => {
    await using house = await openHouse();
    await using server = await listening(house);
    const { body, headers } = signedNow(house, eventOf(500));
    const init = { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
    const answer = await fetch(`${server.url}${PATH}`, init);
    expect([answer.status, (await answer.json()).type]).toEqual([400, expect.stringContaining('#invalid-signature')]);
    expect(await house.ports.store.books.seen('stripe', 'evt_size')).toBe(false);
  });
});

/** Writes chunks for as long as the server takes them, and answers how much had gone out when it refused. */
function sendForEver(url: string): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let isOver = false;
    const sending = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    const over = (error?: Error): void => {
      if (isOver) return;
      isOver = true;
      sending.destroy();
      if (error === undefined || 'code' in error) resolve(sentBytes);
      else reject(error);
    };
    sending.on('response', ({ statusCode }) =>
      over(statusCode === 413 ? undefined : new Error(`status ${statusCode}`)),
    );
    sending.on('error', over);
    const write = (): void => {
      while (!isOver) {
        sentBytes += chunk.length;
        if (!sending.write(chunk)) {
          sending.once('drain', write);
          return;
        }
      }
    };
    write();
  });
}

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
