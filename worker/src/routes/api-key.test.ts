import { beforeEach, expect, test } from 'vitest';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const HOUR_MS = 60 * 60_000;
let world: TwoFederations;

beforeEach(async () => {
  world = await twoFederations();
});

const make = (body: object, key = world.here.apiKey) =>
  world.call('/v1/manage/api-keys', { body: { federation: 'here', label: '对账程序', ...body }, headers: bearer(key) });
const list = (key = world.here.apiKey, query = '') =>
  world.call(`/v1/manage/api-keys?federation=here${query}`, { headers: bearer(key) });
const rotate = (keyId: string, body: object = {}, key = world.here.apiKey) =>
  world.call(`/v1/manage/api-keys/${keyId}/rotate`, { body, headers: bearer(key) });
const revoke = (keyId: string, key = world.here.apiKey) =>
  world.call(`/v1/manage/api-keys/${keyId}/revoke`, { method: 'POST', headers: bearer(key) });
const statusOf = async (key: string) => (await list(key)).status;

test('a key has the roles it names and no others, and all of its federation where it names none', async () => {
  const finance = await make({ roles: ['finance'] });
  expect([finance.status, finance.json.roles]).toEqual([201, ['finance']]);
  expect(slugOf(await list(finance.json.key))).toBe('forbidden');
  expect((await world.call('/v1/manage/held', { headers: bearer(finance.json.key) })).status).toBe(200);
  const whole = await make({});
  expect(whole.json.roles).toHaveLength(8);
  expect((await list(whole.json.key)).status).toBe(200);
  expect((await make({ roles: ['operator'] })).status).toBe(422);
  expect((await make({ roles: [] })).status).toBe(422);
});

test('a key cannot be made for another federation, whoever is asked', async () => {
  const answer = await make({ federation: 'there' });
  expect([answer.status, slugOf(answer)]).toEqual([422, 'parent-not-found']);
  expect(slugOf(await make({ federation: 'nowhere' }))).toBe('parent-not-found');
});

test('the list tells everything but the key, and ends after its last page', async () => {
  const { json: made } = await make({ roles: ['auditor'], expiresAt: '2027-01-01T00:00:00.000Z' });
  const first = await list(undefined, '&limit=1');
  const kept = await world.ports.store.directory.key(made.keyId);
  expect(first.text).not.toContain(made.key);
  expect(first.text).not.toContain(kept?.keyHash);
  const seen: string[] = [];
  for (let page = first; ; page = await list(undefined, `&limit=1&cursor=${page.json.nextCursor}`)) {
    seen.push(...page.json.items.map(({ keyId }: { keyId: string }) => keyId));
    if (page.json.nextCursor === null) break;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toContain(made.keyId);
  expect(seen).toHaveLength(4);
  expect((await list(undefined, '&cursor=x')).status).toBe(400);
});

test('API-14 a rotated key goes on for as long as was said, beside the new one', async () => {
  const { json: old } = await make({});
  const { json: next, status } = await rotate(old.keyId, { overlapHours: 2 });
  expect([status, next.roles]).toEqual([201, old.roles]);
  expect([await statusOf(old.key), await statusOf(next.key)]).toEqual([200, 200]);
  world.ports.clock.advance(2 * HOUR_MS - 1);
  expect(await statusOf(old.key)).toBe(200);
  world.ports.clock.advance(1);
  expect([await statusOf(old.key), await statusOf(next.key)]).toEqual([401, 200]);
  expect(slugOf(await rotate(old.keyId))).toBe('key-ended');
});

test('a rotation never lengthens the life of the old key, and without overlap ends it at once', async () => {
  const expiresAt = new Date(world.ports.clock.nowMs() + HOUR_MS).toISOString();
  const { json: short } = await make({ expiresAt });
  await rotate(short.keyId, { overlapHours: 700 });
  world.ports.clock.advance(HOUR_MS);
  expect(await statusOf(short.key)).toBe(401);
  const { json: sudden } = await make({});
  const { json: next } = await rotate(sudden.keyId, { overlapHours: 0 });
  expect([await statusOf(sudden.key), await statusOf(next.key)]).toEqual([401, 200]);
});

test('API-14 TEN-06 a revoked key is refused from the next request on, and stays so', async () => {
  const { json: made } = await make({});
  expect(await statusOf(made.key)).toBe(200);
  const revoked = await revoke(made.keyId);
  expect([revoked.status, typeof revoked.json.revokedAt]).toEqual([200, 'string']);
  expect(await statusOf(made.key)).toBe(401);
  expect(slugOf(await revoke(made.keyId))).toBe('key-ended');
  expect(slugOf(await rotate(made.keyId))).toBe('key-ended');
  expect(await statusOf(made.key)).toBe(401);
});

test('TEN-01 keys of another federation are not there, to be seen, rotated or revoked', async () => {
  const [theirs = ''] = world.there.spareKeyIds;
  for (const answer of [
    await rotate(theirs),
    await revoke(theirs),
    await rotate('aaaaaaaa'),
    await revoke('aaaaaaaa'),
  ]) {
    expect([answer.status, slugOf(answer)]).toEqual([404, 'not-found']);
  }
  const foreign = await world.call('/v1/manage/api-keys?federation=there', { headers: bearer(world.here.apiKey) });
  expect(slugOf(foreign)).toBe('not-found');
  expect((await world.ports.store.directory.key(theirs))?.revokedMs).toBeNull();
});

test('whoever makes a key answers for it, and so does whoever holds the one that comes after it', async () => {
  const { json: made } = await make({});
  const { json: next } = await rotate(made.keyId);
  const { directory } = world.ports.store;
  const maker = (await directory.apiKey(await world.ports.secrets.keyHash(world.here.apiKey)))?.keyId;
  expect((await directory.key(made.keyId))?.ownerId).toBe(maker);
  expect((await directory.key(next.keyId))?.ownerId).toBe(maker);
  const { json: handedOut } = await make({}, world.operatorKey);
  expect((await directory.key(handedOut.keyId))?.ownerId).toBeNull();
});
