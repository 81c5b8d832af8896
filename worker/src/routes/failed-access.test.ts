// Guesses, spam, and what is left of a caller afterwards.

import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import { tick } from '../domain/tick/tick.ts';
import type { TestAnswer, TestCall, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';
import type { Pledger } from '../testing/pledging.ts';
import { expectRefused, pledger } from '../testing/pledging.ts';

const { projectId, tenantId } = aProject();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let ports: TestPorts;
let call: TestClient;
let pledge: Pledger['pledge'];
let decline: Pledger['decline'];

beforeEach(async () => {
  ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT });
  call = testClient(ports);
  ({ pledge, decline } = pledger(call));
});

describe('wrong keys and tokens', () => {
  const getting = (path: string, bearer: string, network = '203.0.113.7'): Promise<TestAnswer> =>
    call(path, { headers: { authorization: `Bearer ${bearer}`, 'test-network': network } });
  const putting = (bearer: string): TestCall => ({
    method: 'PUT',
    body: {},
    headers: { authorization: `Bearer ${bearer}`, 'test-network': '203.0.113.7' },
  });

  test('API-13 of one address are answered ten times a minute, and then 429 whatever was sent', async () => {
    const { json } = await pledge();
    const path = `/v1/pledges/${json.pledgeId}`;
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) statuses.push((await getting(path, `guess${guess}`)).status);
    expect(statuses).toEqual([...Array(6).fill(404), 429, 429]);
    const right = await getting(path, json.secret);
    expectRefused(right, 'too-many-requests');
    expect((await getting(path, json.secret, '203.0.113.8')).status).toBe(200);
    ports.clock.advance(Number(right.headers.get('retry-after')) * 1000);
    expect((await getting(path, json.secret)).status).toBe(200);
  });

  test('API-13 at the same time are told wrong no more often than one after the other', async () => {
    const guesses = Array.from({ length: 40 }, (_, guess) => call('/v1/manage/federations/x', putting(`key${guess}`)));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(34);
  });

  test('API-13 are counted at every door that asks for a key', async () => {
    const doors = ['/v1/manage/backups', '/v1/manage/api-keys', '/v1/manage/corrections'];
    const statuses: number[] = [];
    for (let guess = 0; guess < 9; guess += 1) {
      const path = doors[guess % doors.length] ?? '';
      statuses.push((await call(path, { ...putting(`guess${guess}`), method: 'POST' })).status);
    }
    expect(statuses).toEqual([...Array(6).fill(401), ...Array(3).fill(429)]);
  });

  test('API-13 counts neither a right secret nor a missing key', async () => {
    const { json } = await pledge();
    for (let time = 0; time < 30; time += 1) {
      expect((await getting(`/v1/pledges/${json.pledgeId}`, json.secret)).status).toBe(200);
      expect((await call('/v1/manage/federations/x', { method: 'PUT', body: {} })).status).toBe(401);
    }
  });
});

test('requests to register a website are limited by address and by project', async () => {
  const ask = (site: number, network: string) => {
    const body = { projectId, origin: `https://s${site}.example.org`, name: '示例网', contact: '王老师（示例）' };
    return call('/v1/site-requests', { body, headers: { 'test-network': network } });
  };
  const own: TestAnswer[] = [];
  for (let site = 0; site < 6; site += 1) own.push(await ask(site, '203.0.113.7'));
  expect(own.map(({ status }) => status)).toEqual([202, 202, 202, 202, 429, 429]);
  expectRefused(own[5] as TestAnswer, 'too-many-requests');
  const others: number[] = [];
  for (let site = 10; site < 40; site += 1) others.push((await ask(site, `198.51.100.${site}`)).status);
  expect(others.filter((status) => status === 202)).toHaveLength(12);
});

describe('what is kept', () => {
  test('IDM-11 a key is replayed after a day, and stands for a gift of its own after thirty-one', async () => {
    const key = crypto.randomUUID();
    const first = await pledge({ key });
    ports.clock.advance(24 * HOUR_MS + 1000);
    await tick(ports, { deadlineMs: Number.POSITIVE_INFINITY });
    expect((await pledge({ key })).text).toBe(first.text);
    ports.clock.advance(30 * 24 * HOUR_MS);
    await tick(ports, { deadlineMs: Number.POSITIVE_INFINITY });
    const anew = await pledge({ key });
    expect(anew.status).toBe(201);
    expect(anew.json.pledgeId).not.toBe(first.json.pledgeId);
    expect(await ports.store.pledges.pledge(first.json.pledgeId)).not.toBeNull();
  });

  test('no address or session is logged or kept as it is', async () => {
    const kept: unknown[] = [];
    const { commit } = ports.store;
    ports.store.commit = (unit) => {
      kept.push(unit);
      return commit.call(ports.store, unit);
    };
    await decline(await pledge({ network: '203.0.113.77', session: 'a-session-of-one-tab' }));
    expect(JSON.stringify([kept, ports.reported])).not.toMatch(/203\.0\.113|a-session-of/);
  });

  test('hashes of callers are gone within hours', async () => {
    await pledge({ session: 'a-session-of-one-tab' });
    ports.clock.advance(13 * HOUR_MS);
    await tick(ports, { deadlineMs: Number.POSITIVE_INFINITY });
    const { sessionCount } = ports.payments;
    await pledge({ session: 'a-session-of-one-tab' });
    expect(ports.payments.sessionCount).toBe(sessionCount + 1);
    expect(await ports.store.limits.intake(tenantId, 0)).toMatchObject({ pledges: 1 });
  });
});
