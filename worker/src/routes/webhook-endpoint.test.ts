import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test } from 'vitest';
import { tick } from '../domain/tick/tick.ts';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, pledgeOf, twoFederations } from '../testing/two-federations.ts';

const HOUR_MS = 3_600_000;
const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOOK = { federation: 'here', url: 'https://hooks.example.org/hh', events: ['donation.settled'] };
let world: TwoFederations;

beforeEach(async () => {
  world = await twoFederations();
});

const put = (body: object = {}, key = world.here.apiKey, name = 'hook') =>
  world.call(`/v1/manage/webhook-endpoints/${name}`, {
    method: 'PUT',
    body: { ...HOOK, ...body },
    headers: bearer(key),
  });
const post = (path: string, body?: object, key = world.here.apiKey) =>
  world.call(`/v1/manage/${path}`, { method: 'POST', headers: bearer(key), ...(body && { body }) });
const get = (path: string, key = world.here.apiKey) => world.call(`/v1/manage/${path}`, { headers: bearer(key) });

async function give(): Promise<void> {
  const { projectId, giver, ownSite } = world.here;
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: ownSite };
  const { json } = await world.call('/v1/pledges', { body: pledgeOf(projectId, giver), headers });
  const { sessionRef } = (await world.ports.store.pledges.pledge(json.pledgeId)) ?? {};
  world.ports.payments.pay(sessionRef ?? '', { paidAtMs: world.ports.clock.nowMs() });
  world.ports.clock.advance(60_000);
  // The first settles it, the second tells.
  await tick(world.ports, FOREVER);
  await tick(world.ports, FOREVER);
}

test('an endpoint is created, left alone, changed, switched off and on again', async () => {
  const first = await put();
  expect([first.status, first.json.outcome]).toEqual([200, 'created']);
  expect((await put()).json.outcome).toBe('unchanged');
  expect((await put({ events: ['duty.overdue', 'donation.settled'] })).json.outcome).toBe('updated');
  const { endpointId } = (await get('webhook-endpoints?federation=here')).json.items.find(
    ({ externalId }: { externalId: string }) => externalId === 'hook',
  );
  expect(endpointId).toBe(first.json.id);
  const off = await post(`webhook-endpoints/${endpointId}/disable`);
  expect(off.json).toMatchObject({ externalId: 'hook', federation: 'here', disabledBecause: 'asked' });
  expect((await put({ events: ['duty.overdue', 'donation.settled'] })).json.outcome).toBe('updated');
  const list = (await get('webhook-endpoints?federation=here')).json.items;
  expect(list).toContainEqual(expect.objectContaining({ externalId: 'hook', disabledAt: null }));
});

test('API-12 an address that cannot be told is refused by its field, and so is an event that there is not', async () => {
  const plain = await put({ url: 'http://hooks.example.org' });
  expect([plain.status, slugOf(plain), plain.json.errors[0].pointer]).toEqual([422, 'url-not-allowed', '/url']);
  expect((await put({ url: `https://hooks.example.org/${'a'.repeat(2000)}` })).status).toBe(422);
  const event = await put({ events: ['giver.named'] });
  expect([event.status, slugOf(event)]).toEqual([422, 'invalid-body']);
  expect((await put({ events: [] })).status).toBe(422);
  expect((await put({ secret: 'whsec_mine' })).status).toBe(422);
});

test('a federation has twenty endpoints at most, and may still change them', async () => {
  for (let count = 2; count <= 20; count += 1)
    expect((await put({}, world.here.apiKey, `hook${count}`)).status).toBe(200);
  expect(slugOf(await put({}, world.here.apiKey, 'hook21'))).toBe('too-many-endpoints');
  expect((await put({ events: ['duty.overdue'] }, world.here.apiKey, 'hook20')).json.outcome).toBe('updated');
});

test('PRV-02 a settled gift is told with its figures, signed, and without anything of its giver', async () => {
  const { json } = await put();
  const { json: made, status } = await post(`webhook-endpoints/${json.id}/rotate`, { overlapHours: 0 });
  expect([status, made.secret, made.overlapUntil]).toEqual([201, expect.stringMatching(/^whsec_/), null]);
  await give();
  const [message] = world.ports.posted;
  const { body = '', headers = {}, url } = message ?? {};
  expect(url).toBe(HOOK.url);
  expect(JSON.parse(body)).toEqual({
    type: 'donation.settled',
    timestamp: expect.any(String),
    data: {
      projectId: world.here.projectId,
      seq: expect.any(Number),
      amountMinor: 2000,
      currency: 'CNY',
      date: '2026-11-22',
    },
  });
  for (const planted of Object.values(world.here.giver))
    expect(`${body} ${JSON.stringify(headers)}`).not.toContain(planted);
  const sentAt = new Date(Number(headers['webhook-timestamp']) * 1000);
  expect(headers['webhook-signature']).toBe(new Webhook(made.secret).sign(headers['webhook-id'] ?? '', sentAt, body));
  const { items } = (await get('deliveries?federation=here&endpoint=hook')).json;
  expect(items).toMatchObject([
    { state: 'delivered', webhookId: headers['webhook-id'], endpoint: 'hook', attempts: 1 },
  ]);
});

test('WHK-21 a secret is shown in one answer, and is another at every rotation', async () => {
  const { json } = await put();
  const rotate = (body: object) => post(`webhook-endpoints/${json.id}/rotate`, body);
  const [first, second] = [(await rotate({})).json, (await rotate({ overlapHours: 2 })).json];
  expect(first.secret).not.toBe(second.secret);
  expect(second.overlapUntil).toBe(new Date(world.ports.clock.nowMs() + 2 * HOUR_MS).toISOString());
  expect((await get('webhook-endpoints?federation=here')).text).not.toContain('whsec_');
  expect(JSON.stringify(await world.ports.store.directory.endpointById(json.id))).not.toContain('whsec_');
  expect((await rotate({ overlapHours: 721 })).status).toBe(422);
});

test('what was given up is listed by its state and sent anew under its id, once', async () => {
  await put();
  world.ports.receiver.answer = async () => ({ kind: 'answered', status: 500, retryAfter: null });
  await give();
  for (let round = 0; round < 10; round += 1) {
    world.ports.clock.advance(24 * HOUR_MS);
    await tick(world.ports, FOREVER);
  }
  const [dead] = (await get('deliveries?federation=here&endpoint=hook&state=dead')).json.items;
  expect(dead).toMatchObject({ attempts: 10, error: 'it answered 500', nextAt: null });
  world.ports.receiver.answer = async () => ({ kind: 'answered', status: 200, retryAfter: null });
  const again = await post(`deliveries/${dead.deliveryId}/resend`);
  expect(again.json).toMatchObject({ state: 'waiting', attempts: 0, error: null });
  const twice = await post(`deliveries/${dead.deliveryId}/resend`);
  expect([twice.status, twice.json]).toEqual([200, again.json]);
  await tick(world.ports, FOREVER);
  expect(new Set(world.ports.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(world.ports.posted).toHaveLength(11);
  expect(slugOf(await post(`deliveries/${dead.deliveryId}/resend`))).toBe('stale-state');
});

test('deliveries are listed page by page, and a cursor or an endpoint that is none is refused', async () => {
  await put();
  await give();
  await give();
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await get(`deliveries?federation=here&limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...json.items.map(({ deliveryId }: { deliveryId: string }) => deliveryId));
    cursor = json.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  expect((await get('deliveries?federation=here&cursor=x')).status).toBe(400);
  expect((await get('deliveries?federation=here&endpoint=nobody')).status).toBe(404);
});

test('TEN-01 an endpoint or a delivery of another federation is not there', async () => {
  const theirs = world.there.apiKey;
  const { json } = await put();
  expect((await post(`webhook-endpoints/${json.id}/rotate`, {}, theirs)).status).toBe(404);
  expect((await post(`webhook-endpoints/${json.id}/disable`, undefined, theirs)).status).toBe(404);
  expect((await post(`deliveries/${world.here.deliveryId}/resend`, undefined, theirs)).status).toBe(404);
  expect(slugOf(await put({}, theirs))).toBe('parent-not-found');
  expect((await get('deliveries?federation=here', theirs)).status).toBe(404);
});
