import { regionEntry, regionPage } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { tendDuties } from '../domain/duty/duty-clock.ts';
import { settle } from '../domain/gift/settlement.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, makePledge, publishedPorts, slugOf, testClient } from '../testing/index.ts';

const { projectId } = aProject();

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
  const made = await makePledge(ports, 2000);
  ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, made.pledgeId);
});

describe('a region', () => {
  test('says of money what the cards of its projects say, is readable from anywhere and cacheable', async () => {
    const card = (await call(`/v1/projects/${projectId}`)).json;
    const answer = await call('/v1/regions/511802', { headers: { origin: 'https://anywhere.example.org' } });
    const region = regionPage.parse(answer.json);
    expect(region).toMatchObject({ code: '511802', level: 'county', parent: '511800', projects: 1, below: [] });
    expect(region.funds).toEqual([
      { currency: 'CNY', gifts: 1, disbursedMinor: 0, availableMinor: card.fundUse.heldMinor, fundUse: card.fundUse },
    ]);
    expect(region.items).toEqual([card]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toContain('public');
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await call('/v1/regions/511802', { headers })).status).toBe(304);
  });

  test('holds what lies below it, and leads up and down', async () => {
    const city = regionPage.parse((await call('/v1/regions/511800')).json);
    expect(city.below).toEqual([{ code: '511802', level: 'county', projects: 1 }]);
    const province = regionPage.parse((await call('/v1/regions/510000')).json);
    expect(province).toMatchObject({ level: 'province', parent: null, projects: 1 });
    expect(province.below.map(({ code }) => code)).toEqual(['511800']);
    expect(province.funds).toEqual(city.funds);
    const { json } = await call('/v1/regions');
    expect(json.items.map((one: unknown) => regionEntry.parse(one).code)).toEqual(['510000']);
    expect((await call('/v1/regions?within=511800')).json.items).toEqual(city.below);
  });

  test('counts duties of its projects, campaigns and charities, each once, as their worklist has them', async () => {
    await tendDuties(ports, () => true);
    const file = await ports.store.directory.file(projectId);
    const { campaignId = '', charityId = '' } = file?.project ?? {};
    const subjects = await Promise.all(
      [projectId, campaignId, charityId].map((id) => ports.store.directory.dutiesOf(id)),
    );
    const all = subjects.flat();
    expect(all.length).toBeGreaterThan(2);
    const { duties } = regionPage.parse((await call('/v1/regions/51')).json);
    expect(duties.met + duties.due + duties.overdue).toBe(all.length);
    expect(duties.overdue).toBe(all.filter(({ met, dueLegal }) => !met && dueLegal < '2026-11-22').length);
  });

  test('counts reports and how they were answered', async () => {
    const body = { about: 'money', text: '公示栏没有更新（示例）' };
    await call(`/v1/projects/${projectId}/complaints`, { method: 'POST', body });
    const { reports } = regionPage.parse((await call('/v1/regions/511802')).json);
    expect(reports).toEqual({ received: 1, open: 1, overdue: 0, answeredInTime: 0, answeredLate: 0 });
    expect(reports).toEqual((await call(`/v1/projects/${projectId}/complaints`)).json.figures);
  });

  test.each(['990000', 'abc', '5', '51180', '5118021', '%F0%9F%8C%8A'])(
    'that nobody numbers so is not there: %s',
    async (code) => {
      const answer = await call(`/v1/regions/${code}`);
      expect([answer.status, slugOf(answer)]).toEqual([404, 'not-found']);
      const page = await call(`/r/${code}`, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(404);
      expect(page.text).toContain('没有这个地区代码');
      expect((await call(`/v1/regions?within=${code}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('refuses a cursor that is not ours', async () => {
    expect(slugOf(await call('/v1/regions/511802?cursor=x'))).toBe('invalid-cursor');
    expect(slugOf(await call('/v1/regions?cursor=x'))).toBe('invalid-cursor');
  });

  test('without a project says so, and is no error', async () => {
    expect((await call('/v1/regions/540000')).json).toMatchObject({
      projects: 0,
      funds: [],
      items: [],
      nextCursor: null,
    });
    expect((await call('/r/540000')).text).toContain('这个地区还没有公开的项目');
  });
});

describe('the page of a region', () => {
  test('leads to its projects, and theirs leads back', async () => {
    expect((await call('/r/511802')).text).toContain(`href="/p/${projectId}"`);
    expect((await call(`/p/${projectId}`)).text).toContain('href="/r/511802"');
    expect((await call('/')).text).toContain('href="/r"');
    expect((await call('/r')).text).toContain('href="/r/510000"');
    const english = (await call('/r/511800?lang=en')).text;
    expect(english).toContain('Sichuan · City 511800');
    expect(english).toContain('href="/r/510000?lang=en"');
  });

  test('shows the figures that the answer for programs has', async () => {
    const { text } = await call('/r/511802');
    expect(text).toContain('20.00 元');
    expect(text).toContain('四川省 · 县级 511802');
  });
});
