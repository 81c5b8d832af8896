// The rules at publication, on the page and at payment, asked over HTTP as a federation officer and a giver would.

import { beforeEach, describe, expect, test } from 'vitest';
import { keepBootstrapKey } from '../domain/access/api-key.ts';
import { settle } from '../domain/gift/settlement.ts';
import { StoreError } from '../ports/index.ts';
import { CAMPAIGN_FACTS } from '../testing/bodies.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import {
  aCampaign,
  aCharity,
  aFederation,
  aProject,
  aSite,
  makePledge,
  OWN_ORIGIN,
  publishedPorts,
  slugOf,
  testClient,
  testPorts,
} from '../testing/index.ts';

const OPERATOR = 'operator-key-of-forty-characters-for-tests';
const PLATFORM = { name: '示例平台', listingUrl: 'https://platform.example.org/1' };
const CHARITY = { ...aCharity().body, federation: 'shili' };
const CAMPAIGN = { ...aCampaign().body, federation: 'shili', charity: 'fund', designatedPlatforms: [PLATFORM] };
const PROJECT = { ...aProject().body, federation: 'shili', campaign: 'joint' };
const CNY = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await testPorts({ publicUrl: OWN_ORIGIN });
  await keepBootstrapKey(ports, OPERATOR);
  call = testClient(ports);
});

const headers = { authorization: `Bearer ${OPERATOR}` };
const put = (path: string, body: unknown) => call(`/v1/manage/${path}`, { method: 'PUT', body, headers });

async function publish(campaign: unknown = CAMPAIGN, charity: unknown = CHARITY) {
  await put('federations/shili', aFederation().body);
  await put('charities/fund', charity);
  return put('campaigns/joint', campaign);
}

const pledge = (projectId: string) =>
  call('/v1/pledges', {
    body: { projectId, amount: CNY(2000), display: { mode: 'anonymous' }, fiscalReceipt: { mode: 'waived' } },
    headers: { 'idempotency-key': crypto.randomUUID(), origin: OWN_ORIGIN },
  });

/** Seven things wrong at once, each in another place. */
const SEVEN_FAULTS = {
  ...CAMPAIGN,
  filedOn: '2026-09-25',
  facts: {
    ...CAMPAIGN_FACTS,
    campaign: {
      ...CAMPAIGN_FACTS.campaign,
      beneficiary: 'named-person',
      plan: { ...CAMPAIGN_FACTS.campaign.plan, area: undefined, surplusTo: 'village' },
      filing: { ...CAMPAIGN_FACTS.campaign.filing, campaignsUnderNumber: 3 },
    },
    use: { beneficiaryIsRelatedToDonorOrManager: true },
    asking: { deceives: false, advertisesTobacco: true },
  },
};

describe('publishing', () => {
  test('a campaign with seven faults is refused with seven findings, each with its article and a fix', async () => {
    const answer = await publish(SEVEN_FAULTS);
    expect(`${answer.status} ${slugOf(answer)}`).toBe('409 blocked-by-rules');
    const { rules, articles } = answer.json;
    expect(rules.map(({ rule }: { rule: string }) => rule).toSorted()).toEqual([
      'A11',
      'B1',
      'B2',
      'B3',
      'B4',
      'E7',
      'F7',
    ]);
    for (const finding of rules) {
      expect(finding.articles.length, finding.rule).toBeGreaterThan(0);
      expect(finding.fix?.zh, finding.rule).toMatch(/\p{Script=Han}/u);
      expect(finding.fields.length, finding.rule).toBeGreaterThan(0);
    }
    expect(articles).toContain('《慈善组织公开募捐管理办法》第十一条');
    expect((await call('/v1/projects')).json.items).toEqual([]);
  });

  test('corrected, it is published', async () => {
    expect((await publish(SEVEN_FAULTS)).status).toBe(409);
    expect((await put('campaigns/joint', CAMPAIGN)).json).toMatchObject({ outcome: 'created' });
    expect((await put('projects/handrails', PROJECT)).json).toMatchObject({ outcome: 'created' });
  });

  test('what the rules need and nobody told is refused, too', async () => {
    const { beneficiary: _untold, ...campaign } = CAMPAIGN_FACTS.campaign;
    const answer = await publish({ ...CAMPAIGN, facts: { ...CAMPAIGN_FACTS, campaign } });
    expect(answer.json.rules).toMatchObject([
      {
        rule: 'A11',
        outcome: 'unknown',
        fields: ['campaign.beneficiary'],
        fieldLabels: [{ zh: '为一类人还是特定个人', en: 'For a class of people or a named person' }],
        message: { zh: '未填报：为一类人还是特定个人' },
      },
    ]);
  });

  test('facts that cannot be read are findings that name them, not a fault of the body', async () => {
    const facts = { ...CAMPAIGN_FACTS, use: 'all of it', campain: {} };
    const answer = await publish({ ...CAMPAIGN, facts });
    expect(answer.json.rules.flatMap(({ fields }: { fields: string[] }) => fields)).toContain('use');
  });

  test('facts of what is published may turn worse: they are taken, told, and close intake at once', async () => {
    await publish();
    const { json } = await put('projects/handrails', PROJECT);
    expect((await pledge(json.id)).status).toBe(201);
    const worse = await put('campaigns/joint', SEVEN_FAULTS);
    expect(worse.json).toMatchObject({ outcome: 'updated' });
    expect(worse.json.rules.length).toBe(7);
    const refused = await pledge(json.id);
    expect(`${refused.status} ${slugOf(refused)}`).toBe('409 blocked-by-rules');
    expect(refused.json.rules.length).toBeGreaterThan(0);
  });

  test('a page without its button is kept as a refusal, too, and the card says that gifts are paused', async () => {
    await publish();
    const { json } = await put('projects/handrails', PROJECT);
    await put('campaigns/joint', SEVEN_FAULTS);
    for (let look = 0; look < 3; look += 1) {
      const channel = await call(`/v1/projects/${json.id}/channel`, { headers: { origin: OWN_ORIGIN } });
      expect(channel.json).toMatchObject({ channel: 'display', reason: 'blocked-by-rules' });
    }
    const kept = (await call('/v1/manage/verdicts', { headers })).json.items;
    expect(kept).toMatchObject([{ subject: 'project:handrails', moment: 'render', times: 1 }]);
    expect((await call(`/v1/projects/${json.id}`)).json.intake).toBe('blocked-by-rules');
  });

  test('a page is drawn although its refusal cannot be kept', async () => {
    await publish();
    const { json } = await put('projects/handrails', PROJECT);
    await put('campaigns/joint', SEVEN_FAULTS);
    ports.store.commit = () => Promise.reject(new StoreError({ code: 'full', message: 'no room' }));
    const channel = await call(`/v1/projects/${json.id}/channel`, { headers: { origin: OWN_ORIGIN } });
    expect([channel.status, channel.json.reason]).toEqual([200, 'blocked-by-rules']);
    expect(ports.reported).toContainEqual(expect.objectContaining({ event: 'verdict-not-kept' }));
  });

  test('a refusal is kept with the facts it judged, once a day, for its own federation', async () => {
    await publish(SEVEN_FAULTS);
    await put('campaigns/joint', SEVEN_FAULTS);
    const { json } = await call('/v1/manage/verdicts', { headers });
    expect(json.items).toMatchObject([
      { subject: 'campaign:joint', moment: 'publish', judgedOn: '2026-11-22', times: 2, facts: { pack: 'cn' } },
    ]);
    expect(json.items[0].packVersion).toMatch(/^cn-/);
    expect(json.items[0].findings.map(({ rule }: { rule: string }) => rule)).toContain('B3');
    expect(json.items[0].factsDigest).toMatch(/^[0-9a-f]{64}$/);
    const body = { federation: 'shili', label: '测试' };
    const key = (await call('/v1/manage/api-keys', { body, headers })).json.key;
    expect(
      (await call('/v1/manage/verdicts', { headers: { authorization: `Bearer ${key}` } })).json.items,
    ).toHaveLength(1);
  });
});

describe('compliance of a project', () => {
  const compliance = async (projectId: string) => (await call(`/v1/projects/${projectId}/compliance`)).json;

  async function published(charity: unknown = CHARITY): Promise<string> {
    await publish(CAMPAIGN, charity);
    return (await put('projects/handrails', PROJECT)).json.id;
  }

  test('says in one line what was checked, and never more', async () => {
    const answer = await compliance(await published());
    const { pass, warn, unknown } = answer.counts;
    const open = `${warn > 0 ? `，${warn} 项需留意` : ''}${unknown > 0 ? `，${unknown} 项资料不足` : ''}`;
    expect(answer.line.zh).toBe(`自动核对：${pass} 项未见问题${open} · 资料由机构填报，可到慈善中国核实`);
    expect(answer.line.zh).not.toMatch(/合规|合法/);
    expect(answer).toMatchObject({ on: '2026-11-22', mayTakeGifts: true, counts: { block: 0 }, pack: { id: 'cn' } });
  });

  test('shows each rule with its article, the fact it used and who vouched for it', async () => {
    const answer = await compliance(await published());
    const found = answer.findings.find(({ rule }: { rule: string }) => rule === 'A1');
    expect(found).toMatchObject({ outcome: 'pass', mark: 'V1' });
    expect(found.articles[0].label.zh).toBe('《慈善法》（2023）第二十二条');
    expect(found.evidence).toContainEqual(
      expect.objectContaining({
        field: 'organisation.certificate.number',
        label: { zh: '证书编号', en: 'Number of the certificate' },
        vouchedBy: 'organisation',
      }),
    );
    const own = answer.findings.find(({ rule }: { rule: string }) => rule === 'F6');
    expect(own.evidence.some(({ vouchedBy }: { vouchedBy: string }) => vouchedBy === 'software')).toBe(true);
  });

  test('says why gifts are paused, with the article, when the certificate has run out', async () => {
    const projectId = await published({ ...CHARITY, certificate: { ...CHARITY.certificate, validTo: '2026-11-22' } });
    expect((await compliance(projectId)).mayTakeGifts).toBe(true);
    ports.clock.set(Date.parse('2026-11-22T16:00:00Z'));
    const answer = await compliance(projectId);
    expect(answer).toMatchObject({ on: '2026-11-23', mayTakeGifts: false });
    expect(answer.line.zh).toContain('暂停接受捐款');
    expect(answer.findings.find(({ rule }: { rule: string }) => rule === 'A9')).toMatchObject({ outcome: 'block' });
    expect((await call(`/v1/projects/${projectId}/channel`, { headers: { origin: OWN_ORIGIN } })).json).toMatchObject({
      channel: 'display',
      reason: 'certificate-expired',
    });
  });

  test('is not found where there is no such project', async () => {
    expect((await call('/v1/projects/nosuchproject/compliance')).status).toBe(404);
  });

  test('is 304 for whoever has it already', async () => {
    const projectId = await published();
    const first = await call(`/v1/projects/${projectId}/compliance`);
    const etag = first.headers.get('etag') ?? '';
    const again = await call(`/v1/projects/${projectId}/compliance`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

describe('at payment', () => {
  test('a revoked certificate refuses the next pledge, on its day and without a new publication of the campaign', async () => {
    await publish();
    const { json } = await put('projects/handrails', PROJECT);
    const certificate = { ...CHARITY.certificate, status: 'revoked', revokedOn: '2026-11-22' };
    expect((await put('charities/fund', { ...CHARITY, certificate })).json).toMatchObject({ outcome: 'updated' });
    const refused = await pledge(json.id);
    expect(`${refused.status} ${slugOf(refused)}`).toBe('409 certificate-revoked');
  });

  test('facts that change while a pledge is decided are read and judged again', async () => {
    const busy = await publishedPorts();
    const { commit } = busy.store;
    const campaign = { ...aCampaign({ listed: true, revision: 2 }) };
    const blocked = { ...campaign, body: { ...SEVEN_FAULTS, federation: 'shili', charity: 'shili-foundation' } };
    let isFirst = true;
    busy.store.commit = async (unit) => {
      if (isFirst && unit.some(({ kind }) => kind === 'insert-pledge')) {
        isFirst = false;
        await commit.call(busy.store, [{ kind: 'put-campaign', record: blocked as never }]);
      }
      return commit.call(busy.store, unit);
    };
    await expect(makePledge(busy)).rejects.toThrow('refused: blocked-by-rules');
    expect(busy.payments.sessionCount).toBe(0);
  });

  test('money paid before the revocation and told late is booked; paid on its day, it is held', async () => {
    const busy = await publishedPorts();
    const [early, late] = [await makePledge(busy), await makePledge(busy)];
    const body = {
      ...aCharity().body,
      certificate: { ...aCharity().body.certificate, status: 'revoked', revokedOn: '2026-11-23' },
    } as const;
    await busy.store.commit([{ kind: 'put-charity', record: aCharity({ revision: 2, body: body as never }) }]);
    busy.clock.set(Date.parse('2026-11-24T00:00:00Z'));
    busy.payments.pay(early.sessionRef, { paidAtMs: Date.parse('2026-11-22T15:59:59Z') });
    busy.payments.pay(late.sessionRef, { paidAtMs: Date.parse('2026-11-22T16:00:00Z') });
    expect(await settle(busy, early.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await settle(busy, late.pledgeId)).toMatchObject({
      pledge: { paymentState: 'quarantined', reviewReason: 'certificate-revoked' },
    });
  });
});

test('a community site is shown the facts and a link whatever the rules say of it', async () => {
  await publish();
  await put('sites/qingyi', { ...aSite(), federation: 'shili', name: '青衣', origin: 'https://qingyi.example.org' });
  const { json } = await put('projects/handrails', PROJECT);
  const channel = await call(`/v1/projects/${json.id}/channel`, { headers: { origin: 'https://unknown.example.org' } });
  expect(channel.json).toMatchObject({ channel: 'link-out' });
});
