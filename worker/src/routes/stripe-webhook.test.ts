// The route on Stripe's real signature scheme: headers are made by Stripe's own signer, never by a copy of ours.

import Stripe from 'stripe';
import { beforeEach, describe, expect, test } from 'vitest';
import { createStripePayments } from '../adapters/stripe/stripe-payments.ts';
import { getProject } from '../domain/project/project.ts';
import type { MadePledge, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, makePledge, publishedPorts, slugOf, testClient } from '../testing/index.ts';

const SECRET = 'whsec_new_secret_of_this_endpoint';
const OLD_SECRET = 'whsec_old_secret_of_this_endpoint';
const { projectId } = aProject();
const stripe = new Stripe('sk_test_only_for_its_signer');

let ports: TestPorts;
let call: TestClient;
let made: MadePledge;

beforeEach(async () => {
  ports = await publishedPorts();
  signedBy([SECRET, OLD_SECRET]);
  made = await makePledge(ports);
  ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
});

function signedBy(webhookSecrets: readonly string[]): void {
  const { clock } = ports;
  const signer = createStripePayments({ secretKey: 'sk_test_x', webhookSecrets, clock });
  ports.payments.verifyNotice = signer.verifyNotice;
  call = testClient(ports);
}

function event(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    livemode: false,
    data: { object: { id: made.sessionRef, object: 'checkout.session', metadata: {} } },
    ...over,
  });
}

function header(payload: string, over: { ageS?: number; secret?: string } = {}): Promise<string> {
  const timestamp = Math.floor(ports.clock.nowMs() / 1000) - (over.ageS ?? 0);
  return stripe.webhooks.generateTestHeaderStringAsync({ payload, secret: over.secret ?? SECRET, timestamp });
}

function send(body: string, signature: string | null) {
  const headers = {
    'content-type': 'application/json',
    ...(signature === null ? {} : { 'stripe-signature': signature }),
  };
  return call('/v1/webhooks/stripe', { body, headers });
}

async function raisedMinor(): Promise<number> {
  return (await getProject(ports, projectId))?.raisedMinor ?? -1;
}

describe('the signature of a notice', () => {
  test.each([
    ['WHK-01 that is old', 299],
    ['WHK-01 that is old', 300],
    ['WHK-02 from the future', -299],
    ['WHK-02 from the future', -300],
  ])('%s is taken at an age of %i seconds', async (_id, ageS) => {
    const body = event();
    expect((await send(body, await header(body, { ageS }))).status).toBe(200);
    expect(await raisedMinor()).toBe(2000);
  });

  test.each([
    ['WHK-01 that is old', 301],
    ['WHK-02 from the future', -301],
    ['WHK-02 from the future', -315_360_000],
    ['WHK-01 that is old', 315_360_000],
  ])('%s is refused at an age of %i seconds', async (_id, ageS) => {
    const body = event();
    const answer = await send(body, await header(body, { ageS }));
    expect(`${answer.status} ${slugOf(answer)}`).toBe('400 invalid-signature');
    expect(ports.reported.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await raisedMinor()).toBe(0);
    expect(await ports.store.books.seen('stripe', 'evt_1')).toBe(false);
  });

  test('WHK-03 is refused when it is missing, empty, of the old scheme alone, doubled or huge', async () => {
    const body = event();
    const good = await header(body);
    const onlyV0 = good.replace('v1=', 'v0=');
    const bad = [
      null,
      '',
      onlyV0,
      `${good},${good}`,
      `t=1,${good}`,
      `${good},v0=${'a'.repeat(10_000)}`,
      'nonsense',
      't=,v1=',
    ];
    // Refused before anything is looked up: a store that fails at every touch goes unnoticed.
    const { books } = ports.store;
    const untouched = Object.assign(Object.create(ports.store), {
      commit: () => Promise.reject(new Error('written to')),
      books: { ...books, seen: () => Promise.reject(new Error('read from')) },
    });
    call = testClient({ ...ports, store: untouched });
    for (const signature of bad) expect((await send(body, signature)).status).toBe(400);
    expect((await send(body, good)).status).toBe(500);
    expect(await raisedMinor()).toBe(0);
  });

  test('WHK-04 is of the exact bytes: reformatted, extended and marked bodies are refused', async () => {
    const body = event();
    const signature = await header(body);
    const altered = [
      `${body}\n`,
      ` ${body}`,
      `\ufeff${body}`,
      JSON.stringify(JSON.parse(body), null, 1),
      body.replace('evt_1', 'evt_2'),
    ];
    for (const text of altered) expect((await send(text, signature)).status).toBe(400);
    expect(await raisedMinor()).toBe(0);
  });

  test('WHK-05 is taken by either secret during rotation and by the new one alone afterwards', async () => {
    const body = event();
    expect((await send(body, await header(body, { secret: OLD_SECRET }))).status).toBe(200);
    signedBy([SECRET]);
    const second = event({ id: 'evt_2' });
    expect((await send(second, await header(second, { secret: OLD_SECRET }))).status).toBe(400);
    expect((await send(second, await header(second))).status).toBe(200);
  });

  test('WHK-06 holds against every flipped character of signature and body', async () => {
    const body = event();
    const good = await header(body);
    const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
    const start = good.indexOf('v1=') + 3;
    for (let at = start; at < good.length; at += 1) expect((await send(body, flip(good, at))).status).toBe(400);
    for (let at = 0; at < body.length; at += 7) expect((await send(flip(body, at), good)).status).toBe(400);
    expect(await raisedMinor()).toBe(0);
  });

  test.each(['{}', '[]', 'null', '{"id":"evt_1","type":"x","livemode":false,"data":{}}'])(
    'on something that is no event (%s) is refused once and for all',
    async (body) => {
      const answer = await send(body, await header(body));
      expect(`${answer.status} ${slugOf(answer)}`).toBe('400 malformed-request');
    },
  );

  test('on an event whose ids are no ids is remembered and ignored', async () => {
    const odd = event({ type: 'charge.succeeded', data: { object: { metadata: { pledge_id: { x: 1 } } } } });
    expect((await send(odd, await header(odd))).json.outcome).toBe('ignored');
  });

  test('WHK-07 is not even looked at beyond 256 KB', async () => {
    const body = event({ padding: 'x'.repeat(256 * 1024) });
    const answer = await send(body, await header(body));
    expect(`${answer.status} ${slugOf(answer)}`).toBe('413 payload-too-large');
  });
});

describe('the effect of a notice', () => {
  test('WHK-08 an unknown type is remembered and posts nothing', async () => {
    const body = event({ type: 'something.never.heard.of', data: { object: {} } });
    const answer = await send(body, await header(body));
    expect([answer.status, answer.json.outcome]).toEqual([200, 'ignored']);
    expect(await raisedMinor()).toBe(0);
  });

  test('WHK-09 a thousand deliveries at once are one posting group, and all are answered 200', async () => {
    const body = event();
    const signature = await header(body);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => send(body, signature)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await raisedMinor()).toBe(2000);
    expect((await getProject(ports, projectId))?.donors).toBe(1);
  });

  test.each(['123', '132', '213', '231', '312', '321'])(
    'WHK-10 three events of one payment are one posting, in the order %s',
    async (order) => {
      const metadata = { pledge_id: made.pledgeId };
      const intent = { id: 'pi_1', object: 'payment_intent', metadata };
      const charge = { id: 'py_1', object: 'charge', metadata };
      const bodies = [
        event(),
        event({ id: 'evt_2', type: 'payment_intent.succeeded', data: { object: intent } }),
        event({ id: 'evt_3', type: 'charge.succeeded', data: { object: charge } }),
      ];
      const outcomes: string[] = [];
      for (const place of order) {
        const body = bodies[Number(place) - 1] ?? '';
        outcomes.push((await send(body, await header(body))).json.outcome);
      }
      expect(outcomes).toEqual(['settled', 'no-change', 'no-change']);
      expect((await getProject(ports, projectId))?.donors).toBe(1);
      expect(await raisedMinor()).toBe(2000);
    },
  );

  test.each([
    ['PAY-01 another amount', { amountMinor: 1 }, 'amount-mismatch'],
    ['PAY-02 another currency', { currency: 'USD' }, 'currency-mismatch'],
  ])('%s is answered 200, counts nothing and waits for people', async (_name, over, reason) => {
    ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs(), ...over });
    const body = event({
      type: 'payment_intent.succeeded',
      data: { object: { metadata: { pledge_id: made.pledgeId } } },
    });
    expect((await send(body, await header(body))).status).toBe(200);
    expect(await ports.store.pledges.pledge(made.pledgeId)).toMatchObject({
      paymentState: 'needs_review',
      reviewReason: reason,
    });
    expect(await raisedMinor()).toBe(0);
    expect(ports.reported).toContainEqual(
      expect.objectContaining({ event: 'pledge-needs_review', fields: { pledgeId: made.pledgeId, reason } }),
    );
  });

  test('WHK-14 is rolled back whole when the unit fails, and the next delivery settles', async () => {
    const body = event();
    const { commit } = ports.store;
    ports.store.commit = () => Promise.reject(new Error('in the middle'));
    expect((await send(body, await header(body))).status).toBe(500);
    ports.store.commit = commit;
    expect(await ports.store.books.seen('stripe', 'evt_1')).toBe(false);
    expect((await send(body, await header(body))).json.outcome).toBe('settled');
    expect(await raisedMinor()).toBe(2000);
  });

  test('a provider that cannot be read is 502 with Retry-After, so that Stripe sends it again', async () => {
    ports.payments.failNextRead('unavailable');
    const body = event();
    const answer = await send(body, await header(body));
    expect(`${answer.status} ${slugOf(answer)}`).toBe('502 psp-unavailable');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await send(body, await header(body))).json.outcome).toBe('settled');
  });

  test('PAY-22 an event of another account is remembered, reported, and posts nothing', async () => {
    const body = event({ account: 'acct_of_somebody_else' });
    expect((await send(body, await header(body))).json.outcome).toBe('mode-mismatch');
    expect(await raisedMinor()).toBe(0);
    expect(ports.reported.map((entry) => entry.event)).toContain('mode-mismatch');
  });

  test('PAY-22 an event of live mode is remembered, reported, and posts nothing', async () => {
    const body = event({ livemode: true });
    expect((await send(body, await header(body))).json.outcome).toBe('mode-mismatch');
    expect(await raisedMinor()).toBe(0);
    expect(ports.reported.map((entry) => entry.event)).toContain('mode-mismatch');
  });
});
