// Who may read what from where, and whose writes are taken: every operation against every kind of Origin.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATIONS } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import { OWN_ORIGIN, slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { twoFederations } from '../testing/two-federations.ts';

/** None of these is `https://give.example.org`, however much it looks like it. */
const STRANGERS = [
  'https://evil.example.org',
  'null',
  `${OWN_ORIGIN}.evil.example.org`,
  'https://evil.example.org/https://give.example.org',
  'https://GIVE.example.org',
  `${OWN_ORIGIN}:444`,
  `${OWN_ORIGIN}/`,
  'http://give.example.org',
  'https://xgive.example.org',
  'https://give.example.org.',
  `${OWN_ORIGIN} https://evil.example.org`,
  `${OWN_ORIGIN},https://evil.example.org`,
  '*',
  `https://${'a'.repeat(5000)}.example.org`,
];

const idsWhere = (holds: (id: OperationId) => boolean) => OPERATION_IDS.filter(holds);
const isPublic = (id: OperationId) =>
  OPERATIONS[id].method === 'get' && /^\/v1\/(?:projects|receipts)/.test(OPERATIONS[id].path);
const isWrite = (id: OperationId) => OPERATIONS[id].method !== 'get' && id !== 'receiveStripeEvent';

let world: TwoFederations;

beforeAll(async () => {
  world = await twoFederations();
});

function from(origin: string | null, id: OperationId) {
  const { path, headers: { origin: _, ...headers } = {}, ...call } = callOf(id, world.here);
  return world.call(path, { ...call, headers: { ...headers, ...(origin === null ? {} : { origin }) } });
}

async function kept(): Promise<unknown> {
  const { store, payments } = world.ports;
  const { tenantId = '' } = (await store.directory.federation('here')) ?? {};
  const made = await Promise.all([
    store.directory.charity(tenantId, 'new-charity'),
    store.directory.site(tenantId, 'new-site'),
    store.directory.campaign(tenantId, 'new-campaign'),
    store.directory.project(tenantId, 'new-project'),
    store.pledges.due(Number.MAX_SAFE_INTEGER, 100),
    store.books.entries({ projectId: world.here.projectId, afterSeq: 0, limit: 100 }),
  ]);
  return JSON.stringify([made, payments.sessionCount]);
}

describe('reading', () => {
  test.each(idsWhere(isPublic))('HDR-04 %s is open to every page, and to none with its cookies', async (id) => {
    for (const origin of [...STRANGERS, OWN_ORIGIN, null]) {
      const { headers, status } = await from(origin, id);
      expect([origin, status]).toEqual([origin, 200]);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });

  test('HDR-04 a pledge is shown to the page that knows its secret, named exactly, or to no page', async () => {
    const { ownSite, communitySite } = world.here;
    for (const origin of [ownSite, communitySite, world.there.ownSite]) {
      const { headers } = await from(origin, 'getPledge');
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
    for (const origin of [...STRANGERS, null]) {
      const { headers } = await from(origin, 'getPledge');
      expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null]);
      expect(headers.get('vary')).toContain('Origin');
    }
  });

  test('HDR-04 a preflight names the asking origin exactly, or says nothing', async () => {
    const preflight = (origin: string) =>
      world.call('/v1/pledges', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    for (const origin of STRANGERS) {
      const { headers, status } = await preflight(origin);
      expect(status).toBe(204);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('vary')).toContain('Origin');
    }
    const known = await preflight(world.here.communitySite);
    expect(known.headers.get('access-control-allow-origin')).toBe(world.here.communitySite);
    expect(known.headers.get('vary')).toContain('Origin');
  });
});

describe('writing', () => {
  test.each(idsWhere(isWrite))('HDR-05 %s from a stranger is 403, and nothing happens', async (id) => {
    const before = await kept();
    for (const origin of STRANGERS) {
      const answer = await from(origin, id);
      expect([origin, answer.status, slugOf(answer)]).toEqual([origin, 403, 'origin-not-allowed']);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('vary')).toContain('Origin');
    }
    expect(await kept()).toBe(before);
  });

  test('HDR-05 a form of ours that another site sends is 403, and nothing happens', async () => {
    const { projectId } = world.here;
    const form = 'amountMinor=2000&displayMode=anonymous&fiscalMode=waived';
    const before = await kept();
    for (const path of [`/give/${projectId}`, `/embed/${projectId}/register`]) {
      for (const headers of [...STRANGERS.map((origin) => ({ origin })), { 'sec-fetch-site': 'cross-site' }]) {
        const answer = await world.call(path, {
          body: form,
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        });
        expect([path, headers, answer.status]).toEqual([path, headers, 403]);
      }
    }
    expect(await kept()).toBe(before);
  });

  test('HDR-04 the provider’s notices are for no page at all', async () => {
    for (const origin of [OWN_ORIGIN, 'https://evil.example.org']) {
      const { headers } = await from(origin, 'receiveStripeEvent');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('another spelling of a guarded path', () => {
  const SPELLINGS = [
    '/v1/manage/federations/here/',
    '//v1/manage/federations/here',
    '/v1//manage/federations/here',
    '/V1/MANAGE/federations/here',
    '/v1/manage%2ffederations%2fhere',
    '/v1%2fmanage/federations/here',
    '/%76%31/manage/federations/here',
    '/v1/manage/federations/%68ere',
    '/v1/manage/federations/here%00',
    '/v1/manage/federations/here%20',
    '/v1/manage/federations/here;x=1',
    '/v1/manage/federations/..%2f..%2fhere',
    '/v1/projects/../manage/federations/here',
    '/v1/./manage/federations/here',
    '/v1\\manage\\federations\\here',
    '/v1/manage/federations/here?/healthz',
    '/healthz/../v1/manage/federations/here',
    '/widget/v1/..%2f..%2fv1%2fmanage%2ffederations%2fhere',
  ];

  test.each(SPELLINGS)('API-17 %s is the same door or none', async (path) => {
    const { body } = callOf('putFederation', world.here);
    const changed = { ...(body as object), name: '篡改' };
    const keyless = await world.call(path, { method: 'PUT', body: changed });
    expect([401, 404, 405]).toContain(keyless.status);
    const foreign = await world.call(path, {
      method: 'PUT',
      body: changed,
      headers: { authorization: `Bearer ${world.there.apiKey}` },
    });
    expect([404, 405, 422]).toContain(foreign.status);
    expect((await world.ports.store.directory.federation('here'))?.name).not.toBe('篡改');
  });

  test.each([
    '/widget/v1/..%2f..%2fpackage.json',
    '/widget/v1/%2e%2e%2fhappy-homeland.js',
    '/widget/v1/happy-homeland.js%00.css',
    '/widget/v1/..%5cx',
  ])('API-17 %s leads out of no folder', async (path) => {
    expect((await world.call(path)).status).toBe(404);
  });
});
