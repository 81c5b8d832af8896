import { beforeEach, describe, expect, test } from 'vitest';
import { keepBootstrapKey } from '../domain/access/api-key.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aCampaign, aCharity, aFederation, aProject, aSite, slugOf, testClient, testPorts } from '../testing/index.ts';

const OPERATOR = 'operator-key-of-forty-characters-for-tests';
const CHARITY = { ...aCharity().body, federation: 'shili' };
const CAMPAIGN = { ...aCampaign().body, federation: 'shili', charity: 'fund' };
const PROJECT = { ...aProject().body, federation: 'shili', campaign: 'joint' };
const SITE = { federation: 'shili', name: aSite().name, origin: aSite().origin };

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await testPorts();
  call = testClient(ports);
  await keepBootstrapKey(ports, OPERATOR);
});

function put(path: string, body: unknown, key: string | null = OPERATOR) {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  return call(`/v1/manage/${path}`, { method: 'PUT', body, headers });
}

async function publishAll() {
  const answers = [
    await put('federations/shili', aFederation().body),
    await put('charities/fund', CHARITY),
    await put('sites/qingyi', SITE),
    await put('campaigns/joint', CAMPAIGN),
    await put('projects/handrails', PROJECT),
  ];
  return answers.map(({ json }) => json.outcome);
}

async function federationKey(externalId: string): Promise<string> {
  await put(`federations/${externalId}`, aFederation().body);
  const body = { federation: externalId, label: '测试' };
  const answer = await call('/v1/manage/api-keys', { body, headers: { authorization: `Bearer ${OPERATOR}` } });
  expect(answer.status).toBe(201);
  return answer.json.key;
}

describe('publishing', () => {
  test('creates everything once and leaves it alone the second time', async () => {
    expect(await publishAll()).toEqual(Array(5).fill('created'));
    expect(await publishAll()).toEqual(Array(5).fill('unchanged'));
    const { json } = await call('/v1/projects');
    expect(json.items).toMatchObject([{ title: aProject().title, filingNumber: CAMPAIGN.filingNumber }]);
  });

  test('updates what changed and keeps the project’s id and address', async () => {
    await publishAll();
    const before = await put('projects/handrails', PROJECT);
    const after = await put('projects/handrails', { ...PROJECT, summary: '新的说明' });
    expect(after.json).toMatchObject({ outcome: 'updated', id: before.json.id, href: before.json.href });
    expect((await call(`/v1/projects/${before.json.id}`)).json.summary).toBe('新的说明');
  });

  test('refuses without a key, with a wrong one, and with one that has expired', async () => {
    for (const key of [null, 'wrong', `${OPERATOR}x`]) {
      const answer = await put('federations/shili', aFederation().body, key);
      expect(`${answer.status} ${slugOf(answer)}`).toBe('401 unauthorized');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    await put('federations/shili', aFederation().body);
    const expiresAt = new Date(ports.clock.nowMs() + 1000).toISOString();
    const body = { federation: 'shili', label: 'short', expiresAt };
    const { json } = await call('/v1/manage/api-keys', { body, headers: { authorization: `Bearer ${OPERATOR}` } });
    expect((await put('sites/qingyi', SITE, json.key)).status).toBe(200);
    ports.clock.advance(1000);
    expect((await put('sites/qingyi', SITE, json.key)).status).toBe(401);
  });

  test('keeps a hash of a key, never the key', async () => {
    const key = await federationKey('shili');
    const record = await ports.store.directory.apiKey(await ports.secrets.keyHash(key));
    expect(record).not.toBeNull();
    expect(JSON.stringify(record)).not.toContain(key.slice(4, 20));
    expect(JSON.stringify(ports.reported)).not.toContain(key.slice(4, 20));
  });

  test.each([
    [
      'another payee for a campaign',
      'campaigns/joint',
      { ...CAMPAIGN, charity: 'other' },
      '409 immutable-field /charity',
    ],
    [
      'another filing number',
      'campaigns/joint',
      { ...CAMPAIGN, filingNumber: 'other' },
      '409 immutable-field /filingNumber',
    ],
    [
      'another campaign for a project',
      'projects/handrails',
      { ...PROJECT, campaign: 'second' },
      '409 immutable-field /campaign',
    ],
    ['a credit code that a charity already holds', 'charities/twin', CHARITY, '409 registration-taken /uscc'],
    ['a filing number that a campaign already has', 'campaigns/twin', CAMPAIGN, '409 registration-taken /filingNumber'],
    ['an origin that a site already has', 'sites/twin', SITE, '409 registration-taken /origin'],
    [
      'goals beyond the filed amount',
      'projects/big',
      { ...PROJECT, goal: { amountMinor: 49_000_000, currency: 'CNY' } },
      '409 goals-exceed-filing ',
    ],
    [
      'a goal in another currency',
      'projects/eur',
      { ...PROJECT, goal: { amountMinor: 100, currency: 'EUR' } },
      '422 currency-mismatch /goal/currency',
    ],
    [
      'a charity that is not there',
      'campaigns/new',
      { ...CAMPAIGN, filingNumber: 'n', charity: 'nobody' },
      '422 parent-not-found /charity',
    ],
    [
      'a federation that is not there',
      'charities/new',
      { ...CHARITY, federation: 'nobody' },
      '422 parent-not-found /federation',
    ],
    ['an unknown field', 'projects/handrails', { ...PROJECT, approved: true }, '422 unknown-field /approved'],
    ['dates the wrong way round', 'campaigns/joint', { ...CAMPAIGN, endsOn: '2020-01-01' }, '422 invalid-body /endsOn'],
    ['a date that is none', 'campaigns/joint', { ...CAMPAIGN, startsOn: '2026-02-30' }, '422 invalid-body /startsOn'],
    [
      'an own site with a path',
      'charities/fund',
      { ...CHARITY, ownSites: ['https://a.example.org/x'] },
      '422 invalid-body /ownSites/0',
    ],
    [
      'an own site without TLS',
      'charities/fund',
      { ...CHARITY, ownSites: ['http://a.example.org'] },
      '422 invalid-body /ownSites/0',
    ],
  ])('refuses %s', async (_name, path, ...[body, expected]) => {
    await publishAll();
    await put('charities/other', { ...CHARITY, uscc: '53511800MJ0000042T' });
    await put('campaigns/second', { ...CAMPAIGN, filingNumber: 'second' });
    const answer = await put(path, body);
    expect(`${answer.status} ${slugOf(answer)} ${answer.json.errors?.[0]?.pointer ?? ''}`).toBe(expected);
  });

  test('refuses the cn pack in live mode: mainland charities cannot hold a Stripe account', async () => {
    const live = await testPorts({ mode: 'live' });
    await keepBootstrapKey(live, OPERATOR);
    const headers = { authorization: `Bearer ${OPERATOR}` };
    const request = (pack: string) => ({ method: 'PUT', headers, body: { ...aFederation().body, pack } });
    const refused = await testClient(live)('/v1/manage/federations/shili', request('cn'));
    expect(`${refused.status} ${slugOf(refused)}`).toBe('409 mode-mismatch');
    expect((await testClient(live)('/v1/manage/federations/shili', request('open'))).status).toBe(200);
  });

  test('CON-07 of two changes at once both are kept in order, or one is told to try again', async () => {
    await publishAll();
    const summaries = Array.from({ length: 5 }, (_, index) => `说明 ${index}`);
    const answers = await Promise.all(summaries.map((summary) => put('projects/handrails', { ...PROJECT, summary })));
    for (const { status } of answers) expect([200, 503]).toContain(status);
    const { json } = await call('/v1/projects');
    expect(summaries).toContain(json.items[0].summary);
  });

  test('HDR-05 refuses a page nobody registered, whatever key it holds, and nothing happens', async () => {
    const headers = { authorization: `Bearer ${OPERATOR}`, origin: 'https://evil.example.org' };
    const answer = await call('/v1/manage/federations/shili', { method: 'PUT', body: aFederation().body, headers });
    expect(`${answer.status} ${slugOf(answer)}`).toBe('403 origin-not-allowed');
    expect(await ports.store.directory.federation('shili')).toBeNull();
  });
});

describe('tenants', () => {
  test('TEN-01 a key of one federation does not see another', async () => {
    await publishAll();
    const stranger = await federationKey('elsewhere');
    for (const [path, body] of [
      ['charities/fund', CHARITY],
      ['sites/qingyi', SITE],
      ['campaigns/joint', CAMPAIGN],
      ['projects/handrails', PROJECT],
    ] as const) {
      const answer = await put(path, body, stranger);
      expect(`${answer.status} ${slugOf(answer)}`).toBe('422 parent-not-found');
    }
    const federation = await put('federations/shili', { ...aFederation().body, name: '篡改' }, stranger);
    expect(`${federation.status} ${slugOf(federation)}`).toBe('404 not-found');
    const { json } = await call('/v1/projects');
    expect(json.items).toHaveLength(1);
  });

  test('a federation’s key does not choose a laxer pack for itself', async () => {
    const key = await federationKey('shili');
    const answer = await put('federations/shili', { ...aFederation().body, pack: 'open' }, key);
    expect(`${answer.status} ${slugOf(answer)} ${answer.json.errors[0].pointer}`).toBe('409 immutable-field /pack');
    expect((await put('federations/shili', { ...aFederation().body, name: '新名字' }, key)).status).toBe(200);
  });

  test('a federation’s key makes no federations, and does not choose who stands above its own', async () => {
    const key = await federationKey('shili');
    await put('federations/above', { ...aFederation().body, level: 'province' });
    for (const change of [{ parent: 'above' }, { level: 'county' }]) {
      const answer = await put('federations/shili', { ...aFederation().body, ...change }, key);
      expect(slugOf(answer)).toBe('immutable-field');
    }
    expect((await put('federations/shili', { ...aFederation().body, parent: 'above', level: 'county' })).status).toBe(
      200,
    );
    const circle = await put('federations/above', { ...aFederation().body, parent: 'shili' });
    expect(`${circle.status} ${slugOf(circle)}`).toBe('409 federation-circle');
    const nowhere = await put('federations/shili', { ...aFederation().body, parent: 'nowhere' });
    expect(`${nowhere.status} ${slugOf(nowhere)}`).toBe('422 parent-not-found');
    expect((await put('federations/new', aFederation().body, key)).status).toBe(404);
  });
});
