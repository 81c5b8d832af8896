import { beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, aSite, makePledge, OWN_ORIGIN, publishedPorts, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const KEY = '2b1f0a3e-6f0d-4b56-9a54-0d6f1f1a9e11';
const SITE = aSite();
const FISCAL = { field: 'fiscalMode', sentence: '请选择要不要捐赠票据。' } as const;
const BACK = `${SITE.origin}/canteen.html?p=3`;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

function post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<TestAnswer> {
  const body = new URLSearchParams({ key: KEY, fiscalMode: 'waived', ...fields }).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
  return call(`/give/${projectId}`, { body, headers: { ...form, ...headers } });
}

function give(query = '', headers: Record<string, string> = {}): Promise<TestAnswer> {
  return call(`/give/${projectId}${query}`, { headers });
}

describe('the donate page', () => {
  test('offers the form on the charity’s own host, privately', async () => {
    const page = await give();
    expect(page.status).toBe(200);
    expect(page.text).toContain('<form');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${ports.payments.pageOrigin}`);
  });

  test('gives every visit a key of its own', async () => {
    const keyOf = ({ text }: TestAnswer) => /name="key" value="([0-9a-f-]{36})"/.exec(text)?.[1];
    expect(keyOf(await give())).not.toBe(keyOf(await give()));
  });

  test('takes no money on a host that is not the charity’s own', async () => {
    const page = await give('', { host: 'elsewhere.example.org' });
    expect(page.text).not.toContain('name="amountMinor"');
    expect(page.text).toContain('第二十七条');
    const english = await give('?lang=en', { host: 'elsewhere.example.org' });
    expect(english.text).toContain('Charity Law (2023), art. 27');
    expect(english.text).not.toContain('第二十七条');
  });

  test('believes a site and a way back only if they are registered', async () => {
    const from = `?site=${SITE.siteId}&returnUrl=${encodeURIComponent(BACK)}`;
    expect((await give(from)).text).toContain(SITE.name);
    const evil = await give(`?site=nosuchsite&returnUrl=${encodeURIComponent('https://evil.example.org/')}`);
    expect(evil.status).toBe(200);
    expect(evil.text).not.toMatch(/(href|value)="https:\/\/evil/);
    expect(evil.text).not.toContain('name="returnUrl"');
  });

  test('is 404 as a page for a project that is not there', async () => {
    const page = await call('/give/nosuchproject', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
  });
});

describe('the posted form', () => {
  test('pledges what it says and leads to the payment page', async () => {
    const answer = await post({
      amountMinor: 'own',
      amountText: '３５.５ 元',
      displayMode: 'name',
      displayName: '王阿姨',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://pay.example.org/cs_1']);
    const kept = await ports.store.pledges.bySession('cs_1');
    expect(kept).toMatchObject({ amountMinor: 3550, named: true, origin: OWN_ORIGIN });
  });

  test('IDM-12 posted twice with its key is one gift', async () => {
    const answers = await Promise.all([post({ amountMinor: '2000' }), post({ amountMinor: '2000' })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test.each([
    ['one’s own amount left empty', { amountMinor: 'own' }, 'amountText'],
    ['too little', { amountMinor: 'own', amountText: '0.99' }, 'amountText'],
    ['too much', { amountMinor: 'own', amountText: '50000.01' }, 'amountText'],
    ['three decimals', { amountMinor: 'own', amountText: '1.005' }, 'amountText'],
    ['an amount that no radio has', { amountMinor: '1e3x' }, 'amountText'],
    ['a name without text', { amountMinor: '2000', displayMode: 'name' }, 'displayName'],
    ['a receipt for nobody', { amountMinor: '2000', fiscalMode: 'requested' }, 'fiscalTitle'],
    [
      'an address that is none',
      { amountMinor: '2000', fiscalMode: 'requested', fiscalTitle: '王某', fiscalEmail: 'x' },
      'fiscalEmail',
    ],
  ])('with %s comes back with its key, its values and a sentence at the field', async (_name, fields, field) => {
    const answer = await post({ message: '邻里相助', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(KEY);
    expect(answer.text).toContain('邻里相助');
    const input = new RegExp(`<input[^>]*name="${field}"[^>]*>`).exec(answer.text)?.[0];
    expect(input).toContain('aria-invalid="true"');
    expect(ports.payments.opened).toHaveLength(0);
  });

  test('leaves out a way back that is no address to go to, and takes the gift', async () => {
    const returnUrl = BACK.replace('https://', 'https://somebody@');
    expect((await call(`/give/${projectId}?returnUrl=${encodeURIComponent(returnUrl)}`)).text).not.toContain(
      'name="returnUrl"',
    );
    expect((await post({ amountMinor: '2000', returnUrl })).status).toBe(303);
    expect(await ports.store.pledges.bySession('cs_1')).toMatchObject({ returnUrl: null });
  });

  test.each([
    { what: 'no amount', fields: {}, field: 'amountMinor', sentence: '请选择一个金额' },
    { what: 'no word about the receipt', fields: { amountMinor: '2000', fiscalMode: '' }, ...FISCAL },
    { what: 'another word about it', fields: { amountMinor: '2000', fiscalMode: 'maybe' }, ...FISCAL },
  ])('with $what comes back with a sentence at the question', async ({ fields, field, sentence }) => {
    const answer = await post(fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`<p class="field-error" id="${field}-error">${sentence}`);
    expect(answer.text).toContain(`<a href="#${field}">${sentence}`);
    expect(answer.text).toContain('<title>有错误：');
    expect(ports.payments.opened).toHaveLength(0);
  });

  test('keeps the language and size of its address for the pages after paying', async () => {
    const body = new URLSearchParams({ key: KEY, amountMinor: '2000', fiscalMode: 'requested', fiscalTitle: '王某' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
    await call(`/give/${projectId}?lang=en-GB&size=large`, { body: body.toString(), headers });
    expect(ports.payments.opened[0]?.successUrl).toContain('/return?lang=en&size=large&session=');
    const back = `/give/${projectId}/return?lang=en&size=large&session=cs_1`;
    ports.payments.pay('cs_1', { paidAtMs: ports.clock.nowMs() });
    const page = await call(back);
    expect(page.text).toContain('<html lang="en" data-size="large">');
    expect(page.text).toContain('示例县慈善基金会 will issue it to you');
  });

  test('repeats no language or size that nobody chose', async () => {
    await post({ amountMinor: '2000' }, { 'accept-language': 'en' });
    expect(ports.payments.opened[0]?.successUrl).toContain('/return?session=');
  });

  test('HDR-05 from another origin is refused and has no effect', async () => {
    for (const origin of ['https://evil.example.org', SITE.origin, 'null']) {
      expect((await post({ amountMinor: '2000' }, { origin })).status).toBe(403);
    }
    expect(ports.payments.opened).toHaveLength(0);
  });

  test('says that nothing was taken when the provider is away, and the same key works afterwards', async () => {
    ports.payments.failNextOpen({ code: 'unavailable', persisted: true });
    const away = await post({ amountMinor: '2000' });
    expect([away.status, away.headers.get('retry-after')]).toEqual([502, '5']);
    expect(away.text).toContain('没有扣款');
    expect(away.text).toContain(KEY);
    expect((await post({ amountMinor: '2000' })).status).toBe(303);
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('gets a new key when its own stands for another gift', async () => {
    await post({ amountMinor: '2000' });
    const changed = await post({ amountMinor: '5000' });
    expect(changed.status).toBe(422);
    expect(changed.text).not.toContain(`value="${KEY}"`);
  });
});

describe('the way back', () => {
  const back = (sessionRef: string) => call(`/give/${projectId}/return?session=${sessionRef}`);

  test('settles from the provider’s word and shows the receipt', async () => {
    const { sessionRef } = await makePledge(ports);
    expect((await back(sessionRef)).text).toContain('http-equiv="refresh"');
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const page = await back(sessionRef);
    expect(page.text).toMatch(/hh[a-z2-7]{16}/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('PAY-06 claims nothing that the provider does not say', async () => {
    const { sessionRef } = await makePledge(ports);
    const page = await call(`/give/${projectId}/return?session=${sessionRef}&redirect_status=succeeded`);
    expect(page.text).not.toContain('谢谢您，捐款已到账');
    expect((await call(`/v1/projects/${projectId}`)).json.raisedMinor).toBe(0);
  });

  test('shows that it is being confirmed while the provider cannot be read', async () => {
    const { sessionRef } = await makePledge(ports);
    ports.payments.failNextRead('unavailable');
    expect((await back(sessionRef)).status).toBe(200);
  });

  test('offers to try again with the amount, the site, the language and the size that there were', async () => {
    await post({ amountMinor: '2000', site: SITE.siteId, returnUrl: BACK });
    ports.payments.expire('cs_1');
    const page = await call(`/give/${projectId}/return?lang=en&size=large&session=cs_1`);
    const [, href = ''] = /class="button" href="([^"]+)"/.exec(page.text) ?? [];
    const retry = new URL(href.replaceAll('&amp;', '&'), OWN_ORIGIN);
    expect(Object.fromEntries(retry.searchParams)).toEqual({
      amountMinor: '2000',
      site: SITE.siteId,
      returnUrl: BACK,
      lang: 'en',
      size: 'large',
    });
  });

  test('says what was chosen about the fiscal receipt', async () => {
    await post({ amountMinor: '2000' });
    ports.payments.pay('cs_1', { paidAtMs: ports.clock.nowMs() });
    expect((await back('cs_1')).text).toContain('您选择了不需要票据，已记录。');
  });

  test('asks the provider thirty times a minute at most, and another page as if nothing were', async () => {
    const [one, other] = [await makePledge(ports), await makePledge(ports)];
    const answers: TestAnswer[] = [];
    for (let time = 0; time < 40; time += 1) answers.push(await back(one.sessionRef));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(16);
    expect(ports.payments.reads).toBe(16);
    const last = answers.at(-1);
    expect([last?.status, last?.headers.get('retry-after')]).toEqual([429, '4']);
    expect((await back(other.sessionRef)).status).toBe(200);
    ports.clock.advance(4000);
    expect((await back(one.sessionRef)).status).toBe(200);
  });

  test('PAY-03 is 404 for a session that is not this project’s', async () => {
    const { sessionRef } = await makePledge(ports);
    expect((await call(`/give/nosuchproject/return?session=${sessionRef}`)).status).toBe(404);
    expect((await back('cs_nobody')).status).toBe(404);
    expect((await call(`/give/${projectId}/return`)).status).toBe(404);
  });

  test('offers the community site with a token that reads the pledge once, and never the secret', async () => {
    await post({ amountMinor: '2000', site: SITE.siteId, returnUrl: BACK });
    ports.payments.pay('cs_1', { paidAtMs: ports.clock.nowMs() });
    const page = await back('cs_1');
    const [, pledgeId = '', token = ''] = /#hh-pledge=([a-z2-7]+)&amp;hh-token=([a-z2-7]+)/.exec(page.text) ?? [];
    expect(page.text).toContain(BACK.replaceAll('&', '&amp;'));
    expect(page.text).not.toContain(await ports.secrets.pledgeSecret(pledgeId));
    const read = () =>
      call(`/v1/pledges/${pledgeId}`, { headers: { authorization: `Bearer ${token}`, origin: SITE.origin } });
    expect((await read()).json).toMatchObject({ status: 'paid', receipt: { receiptNo: expect.stringMatching(/^hh/) } });
    expect((await read()).status).toBe(404);
  });

  test('a token reads its own pledge and no other', async () => {
    await post({ amountMinor: '2000', site: SITE.siteId, returnUrl: BACK });
    ports.payments.pay('cs_1', { paidAtMs: ports.clock.nowMs() });
    const page = await back('cs_1');
    const [, token = ''] = /&amp;hh-token=([a-z2-7]+)/.exec(page.text) ?? [];
    const other = await makePledge(ports);
    const answer = await call(`/v1/pledges/${other.pledgeId}`, { headers: { authorization: `Bearer ${token}` } });
    expect([token.length, answer.status]).toEqual([26, 404]);
  });

  test('a token that is too old reads nothing', async () => {
    await post({ amountMinor: '2000', site: SITE.siteId, returnUrl: BACK });
    const page = await back('cs_1');
    ports.payments.pay('cs_1', { paidAtMs: ports.clock.nowMs() });
    const paid = await back('cs_1');
    const [, pledgeId = '', token = ''] =
      /#hh-pledge=([a-z2-7]+)&amp;hh-token=([a-z2-7]+)/.exec(paid.text + page.text) ?? [];
    ports.clock.advance(15 * 60_000);
    expect((await call(`/v1/pledges/${pledgeId}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  test('redirects to the page that pledged through the API', async () => {
    const body = { projectId, amount: { amountMinor: 2000, currency: 'CNY' }, returnUrl: BACK };
    await call('/v1/pledges', { body, headers: { 'idempotency-key': KEY, origin: OWN_ORIGIN } });
    const { pledgeId } = (await ports.store.pledges.bySession('cs_1')) ?? {};
    const shown = await back('cs_1');
    expect(shown.status).toBe(200);
    const elsewhere = await call(`/give/${projectId}/return?session=cs_1`, { headers: { host: 'other.example.org' } });
    expect(elsewhere.status).toBe(303);
    expect(elsewhere.headers.get('location')).toMatch(
      new RegExp(`^${BACK.replaceAll('?', '\\?')}#hh-pledge=${pledgeId}&hh-token=`),
    );
  });
});
