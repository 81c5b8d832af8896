import { OPERATIONS, pledgeCreated, problem } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, aSite, OWN_ORIGIN, publishedPorts, slugOf, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const KEY = '2b1f0a3e-6f0d-4b56-9a54-0d6f1f1a9e11';
const GIFT = { projectId, amount: { amountMinor: 2000, currency: 'CNY' } };

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

function post(body: unknown, headers: Record<string, string> = {}) {
  return call('/v1/pledges', { body, headers: { 'idempotency-key': KEY, origin: OWN_ORIGIN, ...headers } });
}

async function expectNothingKept() {
  expect(ports.payments.opened).toHaveLength(0);
  expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(0);
}

describe('POST /v1/pledges', () => {
  test('answers 201 as the contract says, readable by its origin alone', async () => {
    const answer = await post(GIFT);
    expect(answer.status).toBe(201);
    expect(pledgeCreated.parse(answer.json)).toMatchObject({ status: 'awaiting_payment' });
    expect(answer.headers.get('access-control-allow-origin')).toBe(OWN_ORIGIN);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('IDM-03 replays a hundred times byte for byte', async () => {
    const first = await post(GIFT);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    for (let time = 0; time < 100; time += 1) {
      const again = await post(GIFT);
      expect(again.text).toBe(first.text);
      expect(again.status).toBe(201);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    }
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('IDM-01, IDM-02 asks for a key that is a UUID', async () => {
    const bare = await call('/v1/pledges', { body: GIFT, headers: { origin: OWN_ORIGIN } });
    expect([bare.status, slugOf(bare)]).toEqual([400, 'idempotency-key-required']);
    for (const key of ['x', 'k'.repeat(256), `${KEY}0`, 'a b']) {
      const answer = await post(GIFT, { 'idempotency-key': key });
      expect([answer.status, slugOf(answer)]).toEqual([400, 'idempotency-key-invalid']);
    }
    await expectNothingKept();
  });

  test('IDM-04 refuses a key that was used with another body', async () => {
    await post(GIFT);
    const answer = await post({ ...GIFT, amount: { amountMinor: 5000, currency: 'CNY' } });
    expect([answer.status, slugOf(answer)]).toEqual([422, 'idempotency-key-reused']);
  });

  test('IDM-05 of many at once with one key exactly one session comes', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(GIFT)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(slugOf(answer)).toBe('idempotency-in-progress');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect(ports.payments.sessionCount).toBe(1);
    expect((await post(GIFT)).status).toBe(201);
  });

  test('IDM-07 forgets a key whose body did not fit', async () => {
    expect((await post({ ...GIFT, amount: { amountMinor: 0, currency: 'CNY' } })).status).toBe(422);
    expect((await post(GIFT)).status).toBe(201);
  });

  test('PAY-20 answers 502 while the provider is away and 201 to the same key afterwards', async () => {
    ports.payments.failNextOpen({ code: 'unavailable', persisted: true });
    const away = await post(GIFT);
    expect([away.status, slugOf(away)]).toEqual([502, 'psp-unavailable']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await post(GIFT)).status).toBe(201);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test.each([0, -1, 99, 1.5, 1e21, '500', null, 2 ** 53, [2000], {}])(
    'PAY-04 refuses the amount %j',
    async (amountMinor) => {
      const answer = await post({ ...GIFT, amount: { amountMinor, currency: 'CNY' } });
      expect([answer.status, slugOf(answer)]).toEqual([422, 'invalid-amount']);
      expect(answer.json.errors[0].pointer).toBe('/amount/amountMinor');
      await expectNothingKept();
    },
  );

  test.each([
    ['API-06 a field that is the server’s', { ...GIFT, status: 'paid' }, '422 unknown-field'],
    ['API-06 another tenant', { ...GIFT, tenantId: 'x' }, '422 unknown-field'],
    ['API-06 a constructor', { ...GIFT, constructor: { prototype: { x: 1 } } }, '422 unknown-field'],
    [
      'PAY-07 a currency we do not take',
      { ...GIFT, amount: { amountMinor: 500, currency: 'KWD' } },
      '422 unsupported-currency',
    ],
    [
      'PAY-08 a currency that is not the project’s',
      { ...GIFT, amount: { amountMinor: 500, currency: 'EUR' } },
      '422 currency-mismatch',
    ],
    ['a name without text', { ...GIFT, display: { mode: 'name', name: ' ' } }, '422 invalid-body'],
    ['a name that turns its text around', { ...GIFT, display: { mode: 'name', name: 'a\u202eb' } }, '422 invalid-body'],
    ['a message that is too long', { ...GIFT, message: '长'.repeat(201) }, '422 invalid-body'],
    ['a return address that is a script', { ...GIFT, returnUrl: 'javascript:alert(1)' }, '422 invalid-body'],
    [
      'a return address elsewhere',
      { ...GIFT, returnUrl: 'https://evil.example.org/' },
      '422 return-url-not-registered',
    ],
    ['nothing', {}, '422 invalid-body'],
    ['a list', [], '422 invalid-body'],
    ['null', null, '422 invalid-body'],
    ['a project that is not there', { ...GIFT, projectId: 'nosuchproject' }, '404 not-found'],
  ])('refuses %s', async (_name, body, expected) => {
    const answer = await post(body);
    expect(`${answer.status} ${slugOf(answer)}`).toBe(expected);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    problem.parse(answer.json);
    await expectNothingKept();
  });

  test('API-06 a __proto__ key changes nothing anywhere', async () => {
    const body = `{"projectId":"${projectId}","amount":{"amountMinor":2000,"currency":"CNY"},"__proto__":{"polluted":true}}`;
    const answer = await post(body, { 'content-type': 'application/json' });
    expect([201, 422]).toContain(answer.status);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('API-01, API-07 asks for JSON that is JSON', async () => {
    const typeless = await post(JSON.stringify(GIFT));
    expect([typeless.status, slugOf(typeless)]).toEqual([415, 'unsupported-media-type']);
    const plain = await post(JSON.stringify(GIFT), { 'content-type': 'text/plain' });
    expect(plain.status).toBe(415);
    for (const text of ['{', '', '{"projectId":}', '[1,', 'nul']) {
      const answer = await post(text, { 'content-type': 'application/json' });
      expect([answer.status, slugOf(answer)]).toEqual([400, 'malformed-json']);
    }
    await expectNothingKept();
  });

  test('API-07 takes nothing that is not strictly UTF-8, nor anything encoded', async () => {
    const json = JSON.stringify(GIFT);
    const marked = await post(`\ufeff${json}`, { 'content-type': 'application/json' });
    expect(`${marked.status} ${slugOf(marked)}`).toBe('400 malformed-json');
    const zipped = await post(json, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    expect(zipped.status).toBe(415);
    await expectNothingKept();
  });

  test.each(['\u200b', '\u3164', '\u2028', 'a\u00adb', '\ud800x', '\u{e0041}'])(
    'API-10 refuses a name that shows nothing or hides something (%j)',
    async (name) => {
      const answer = await post({ ...GIFT, display: { mode: 'name', name } });
      expect(`${answer.status} ${slugOf(answer)}`).toBe('422 invalid-body');
      await expectNothingKept();
    },
  );

  test('keeps a return address as plain ASCII, so that it can stand in a header', async () => {
    const answer = await post({ ...GIFT, returnUrl: `${OWN_ORIGIN}/\u0001谢谢?p=3` });
    expect(answer.status).toBe(201);
    const kept = await ports.store.pledges.pledge(answer.json.pledgeId);
    expect(kept?.returnUrl).toBe(`${OWN_ORIGIN}/%01%E8%B0%A2%E8%B0%A2?p=3`);
  });

  test('a page that hides its origin but is not ours is an unknown one', async () => {
    const headers = { 'idempotency-key': KEY, 'sec-fetch-site': 'cross-site' };
    expect((await call('/v1/pledges', { body: GIFT, headers })).status).toBe(403);
    await expectNothingKept();
  });

  test('PAY-05 refuses a body that names an amount twice', async () => {
    const body = JSON.stringify(GIFT).replace('"amountMinor":2000', '"amountMinor":200000,"amountMinor":1');
    const answer = await post(body, { 'content-type': 'application/json' });
    expect(`${answer.status} ${slugOf(answer)}`).toBe('400 duplicate-json-key');
    await expectNothingKept();
  });

  test('API-02 reads no more than its limit', async () => {
    const answer = await post({ ...GIFT, message: 'x'.repeat(20_000) });
    expect([answer.status, slugOf(answer)]).toEqual([413, 'payload-too-large']);
  });

  test('HDR-05 an unknown origin is refused before the handler, and nothing happens', async () => {
    for (const origin of [
      'https://evil.example.org',
      'null',
      `${OWN_ORIGIN}.evil.example.org`,
      'http://give.example.org',
    ]) {
      const answer = await post(GIFT, { origin });
      expect([answer.status, slugOf(answer)]).toEqual([403, 'origin-not-allowed']);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    await expectNothingKept();
  });

  test('a registered community site is told where to hand its donors over', async () => {
    const answer = await post(GIFT, { origin: aSite().origin });
    expect([answer.status, slugOf(answer)]).toEqual([409, 'channel-hand-off']);
    expect(answer.json.href).toBe(`${OWN_ORIGIN}/give/${projectId}`);
    expect(answer.json.articles.join()).toContain('第二十七条');
    await expectNothingKept();
  });

  test('a page that may not pledge is not given the answer of one that may', async () => {
    expect((await post(GIFT)).status).toBe(201);
    const answer = await post(GIFT, { origin: aSite().origin });
    expect(`${answer.status} ${slugOf(answer)}`).toBe('409 channel-hand-off');
    expect(answer.text).not.toContain('secret');
  });

  test('a replay is answered although intake has closed meanwhile', async () => {
    const first = await post(GIFT);
    ports.clock.set(Date.parse('2027-05-01T00:00:00Z'));
    expect((await post(GIFT)).text).toBe(first.text);
  });

  test('a server-side client without an Origin is taken and recorded as such', async () => {
    const answer = await call('/v1/pledges', { body: GIFT, headers: { 'idempotency-key': KEY } });
    expect(answer.status).toBe(201);
    expect(await ports.store.pledges.pledge(answer.json.pledgeId)).toMatchObject({ origin: null });
  });

  test('answers a preflight to a known origin only', async () => {
    const preflight = (origin: string) => call('/v1/pledges', { method: 'OPTIONS', headers: { origin } });
    const known = await preflight(aSite().origin);
    expect(known.status).toBe(204);
    expect(known.headers.get('access-control-allow-origin')).toBe(aSite().origin);
    expect(known.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect((await preflight('https://evil.example.org')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('keeps text as text, in NFC, whatever it looks like', async () => {
    const message = '<img src=x onerror=alert(1)> e\u0301';
    const answer = await post({ ...GIFT, message, display: { mode: 'name', name: '<b>王</b>' } });
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain('王');
  });

  test('API-11 a fault of ours says nothing but a request id', async () => {
    const broken = { ...ports, store: Object.assign(Object.create(ports.store), { directory: null }) };
    const answer = await testClient(broken as TestPorts)('/v1/pledges', {
      body: GIFT,
      headers: { 'idempotency-key': KEY },
    });
    expect([answer.status, slugOf(answer)]).toEqual([500, 'internal']);
    expect(Object.keys(answer.json).sort()).toEqual(['requestId', 'status', 'title', 'type']);
    expect(answer.text).not.toMatch(/at |sqlite|TypeError|\.ts/i);
  });

  test('PRV-10 a fault is logged by its name and place, never by a message that may quote a person', async () => {
    const failing = () => Promise.reject(new Error('Failed query: insert … params: 王阿姨'));
    const broken = { ...ports, store: Object.assign(Object.create(ports.store), { commit: failing }) };
    const body = { ...GIFT, display: { mode: 'name', name: '王阿姨' } };
    await testClient(broken as TestPorts)('/v1/pledges', { body, headers: { 'idempotency-key': KEY } });
    const entry = ports.reported.find(({ event }) => event === 'request-failed');
    expect(entry?.fields).toMatchObject({ reason: 'internal', name: 'Error' });
    expect(JSON.stringify(ports.reported)).not.toContain('王阿姨');
  });
});

describe('GET /v1/pledges/{pledgeId}', () => {
  test('answers the secret, and 404 or 401 to everybody else', async () => {
    const { json } = await post(GIFT);
    const path = `/v1/pledges/${json.pledgeId}`;
    const read = (bearer?: string) =>
      call(path, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } });
    expect((await read(json.secret)).json).toMatchObject({
      pledgeId: json.pledgeId,
      status: 'awaiting_payment',
      amount: GIFT.amount,
    });
    expect((await read()).status).toBe(401);
    expect((await read('wrong')).status).toBe(404);
    const { json: other } = await post(GIFT, { 'idempotency-key': '3b1f0a3e-6f0d-4b56-9a54-0d6f1f1a9e12' });
    expect((await read(other.secret)).status).toBe(404);
  });
});

test('every problem a route answers is one that the contract lists for it', () => {
  const listed: readonly string[] = OPERATIONS.createPledge.problems;
  for (const slug of ['invalid-amount', 'unknown-field', 'channel-hand-off', 'psp-unavailable', 'origin-not-allowed']) {
    expect(listed).toContain(slug);
  }
});
