import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../domain/gift/settlement.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import {
  aCampaign,
  aCharity,
  anId,
  aProject,
  makePledge,
  OWN_ORIGIN,
  publishedPorts,
  testClient,
  testPorts,
} from '../testing/index.ts';

const { projectId } = aProject();

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

async function give(amountMinor: number): Promise<void> {
  const made = await makePledge(ports, amountMinor);
  ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, made.pledgeId);
}

async function giveByName(name: string, number: number): Promise<void> {
  const fields = { key: crypto.randomUUID(), amountMinor: '2000', fiscalMode: 'waived' };
  const body = new URLSearchParams({ ...fields, displayMode: 'name', displayName: name }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
  await call(`/give/${projectId}`, { body, headers });
  const pledge = await ports.store.pledges.bySession(`cs_${number}`);
  ports.payments.pay(`cs_${number}`, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledge?.pledgeId ?? '');
}

describe('the public page of a project', () => {
  test('shows the newest fifty entries of the journal, newest first, and says that there are more', async () => {
    for (let count = 0; count < 26; count += 1) await give(1000);
    const { json } = await call(`/v1/projects/${projectId}/ledger?limit=100`);
    const newest = json.items.at(-1).seq;
    expect(json.items.length).toBeGreaterThan(50);
    const { text } = await call(`/p/${projectId}`);
    const shown = [...text.matchAll(/第 (\d+) 笔/g)].map(([, seq]) => Number(seq));
    expect(shown).toHaveLength(50);
    expect(shown[0]).toBe(newest);
    expect(shown).toEqual([...shown].sort((one, other) => other - one));
    expect(text).toContain('这里是最近的 50 笔');
  });

  test('does not claim more entries than there are', async () => {
    await give(1000);
    expect((await call(`/p/${projectId}`)).text).not.toContain('这里是最近的 50 笔');
  });

  test('PRV-02 names only those who asked for it', async () => {
    await give(1000);
    expect((await call(`/p/${projectId}`)).text).not.toContain('id="gifts"');
    await giveByName('王阿姨', 2);
    const { text } = await call(`/p/${projectId}`);
    expect(text).toContain('id="gifts"');
    expect(text).toContain('王阿姨');
  });

  test('offers the donate page on the charity’s own host and the way to it elsewhere', async () => {
    expect((await call(`/p/${projectId}`)).text).toContain(`href="/give/${projectId}"`);
    const elsewhere = await call(`/p/${projectId}`, { headers: { host: 'qingyi.example.org' } });
    expect(elsewhere.text).not.toContain(`href="/give/${projectId}"`);
    expect(elsewhere.text).toContain(`href="${OWN_ORIGIN}/give/${projectId}"`);
  });

  test('offers nothing while the campaign is on no designated platform, neither here nor in the list', async () => {
    ports = await publishedPorts();
    await ports.store.commit([{ kind: 'put-campaign', record: { ...aCampaign(), revision: 2 } }]);
    call = testClient(ports);
    for (const path of [`/p/${projectId}`, '/']) {
      const { text } = await call(path);
      expect(text, path).not.toContain('href="/give/');
      expect(text, path).toContain('尚未在民政部指定的平台发布');
    }
  });
});

describe('the automatic check on the page', () => {
  test('shows what the API answers, and the duties', async () => {
    const { line, findings } = (await call(`/v1/projects/${projectId}/compliance`)).json;
    const { text } = await call(`/p/${projectId}`);
    expect(text).toContain(line.zh);
    for (const { title } of findings) expect(text).toContain(title.zh);
    expect((await call(`/p/${projectId}?lang=en`)).text).toContain(line.en);
  });

  test('stands in place of the button, with the article, from the day after the certificate ends', async () => {
    const charity = aCharity({ revision: 2, certificateValidTo: '2026-11-22' });
    const { certificate } = charity.body;
    const body = { ...charity.body, certificate: { ...certificate, validTo: '2026-11-22' } };
    await ports.store.commit([{ kind: 'put-charity', record: { ...charity, body } }]);
    expect((await call(`/p/${projectId}`)).text).toContain(`href="/give/${projectId}"`);
    ports.clock.set(Date.parse('2026-11-22T16:00:00Z'));
    const { text } = await call(`/p/${projectId}`);
    expect(text).not.toContain(`href="/give/${projectId}"`);
    const [closed = ''] = /<section class="closed".*?<\/section>/s.exec(text) ?? [];
    expect(closed).toContain('证书有效期已于 2026-11-22 届满');
    expect(closed).toContain('《慈善法》（2023）第二十二条');
    expect(closed).toContain(`href="/p/${projectId}#check"`);
    expect(text).toContain('id="journal"');
  });

  test('leads to a page of all rules as they stand today', async () => {
    expect((await call(`/p/${projectId}`)).text).toContain('href="/rules"');
    const rules = await call('/rules');
    expect([rules.status, rules.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(rules.text).toContain('2026\u00a0年\u00a011\u00a0月\u00a022\u00a0日施行的规则');
    expect((await call('/rules?lang=en')).text).toContain('id="B3"');
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    ['/p/nosuchproject', '没有找到这个项目', 'No such project'],
    ['/give/nosuchproject', '没有找到这个项目', 'No such project'],
    ['/embed/nosuchproject', '没有找到这个项目', 'No such project'],
    ['/receipts/hhaaaaaaaaaaaaaaaa', '没有找到这张回执', 'No such receipt'],
  ])('%s says what to do in both languages', async (path, zh, en) => {
    const page = await call(path);
    expect(page.status).toBe(404);
    expect(page.text).toContain(zh);
    expect((await call(`${path}?lang=en`)).text).toContain(en);
  });
});

describe('the list of projects', () => {
  test('holds fifty a page and leads to the rest', async () => {
    for (let number = 2; number <= 51; number += 1) {
      const name = `p${number}`;
      const record = aProject({ projectId: anId(name), externalId: name, position: number, goalMinor: 10_000 });
      await ports.store.commit([{ kind: 'put-project', record }]);
    }
    const first = (await call('/')).text;
    expect(first.match(/class="project-item"/g)).toHaveLength(50);
    const [, href = ''] = /href="([^"]+)" rel="next"/.exec(first) ?? [];
    const second = (await call(href)).text;
    expect(second.match(/class="project-item"/g)).toHaveLength(1);
    expect(second).not.toContain('rel="next"');
  });

  test('answers a cursor that is not ours with a page', async () => {
    const page = await testClient(await testPorts())('/?cursor=nonsense');
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=UTF-8']);
  });
});

describe('the receipt', () => {
  test('tells how to reach the charity', async () => {
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    const record = await ports.store.pledges.receiptOf(pledgeId);
    const page = await call(`/receipts/${record?.receiptNo}`);
    expect(page.text).toContain('href="tel:08350000003"');
  });
});
