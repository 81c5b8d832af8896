import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CampaignRecord, FederationRecord } from '../../ports/index.ts';
import { aCampaign, aCharity, aFederation, aProject } from '../../testing/builders.ts';
import { OWN_ORIGIN, PLATFORM } from '../../testing/scenario.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import { testPorts } from '../../testing/test-ports.ts';
import { keyActor } from '../access/actor.ts';
import { tendDuties } from '../duty/duty-clock.ts';
import { daysAfter } from '../duty/duty-state.ts';
import { createPledge } from '../pledge/pledge.ts';
import { channelFor } from '../project/channel.ts';
import { getProject } from '../project/project.ts';
import { putCampaign, putProject } from '../project/publish.ts';
import { getCompliance } from './compliance.ts';

const OPERATOR = keyActor({ keyId: 'operator', tenantId: null });
const PAGE = { origin: OWN_ORIGIN, host: OWN_ORIGIN };
/** Of a campaign of a year from 2026-10-01: the first of three dates, a Friday. */
const DUE = '2027-01-01';
const ARTICLE = '《慈善法》（2023）第七十九条第二款';
const { projectId } = aProject();

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
});

const noonOf = (date: string) => Date.parse(`${date}T12:00:00+08:00`);

async function publish(policy: FederationRecord['body']['disclosurePolicy'], facts: object = { disclosures: [] }) {
  const federation = aFederation();
  const campaign = aCampaign({ endsOn: '2027-09-30', listed: true });
  const body: CampaignRecord['body'] = {
    ...campaign.body,
    designatedPlatforms: [PLATFORM],
    facts: { ...campaign.body.facts, ...facts },
  };
  const chosen = policy === undefined ? {} : { disclosurePolicy: policy };
  const outcome = await ports.store.commit([
    { kind: 'put-federation', record: { ...federation, body: { ...federation.body, ...chosen } } },
    { kind: 'put-charity', record: aCharity() },
    { kind: 'put-campaign', record: { ...campaign, body } },
    { kind: 'put-project', record: aProject() },
  ]);
  expect(outcome.kind).toBe('committed');
}

async function channelOn(date: string) {
  ports.clock.set(noonOf(date));
  const file = await ports.store.directory.file(projectId);
  if (file === null) throw new Error('no project');
  return channelFor(ports, file, PAGE);
}

describe('intake of an appeal that does not report', () => {
  test('RUL-08 is open on the last day and closed from the next, and names the duty with its article', async () => {
    await publish(undefined);
    expect(await channelOn(DUE)).toMatchObject({ channel: 'own-site' });
    const closed = await channelOn('2027-01-02');
    expect(closed).toMatchObject({ channel: 'display', reason: 'blocked-by-rules' });
    expect(closed.articles).toContain(ARTICLE);
    const compliance = await getCompliance(ports, projectId);
    expect(compliance?.mayTakeGifts).toBe(false);
    const policy = compliance?.findings.find(({ rule }) => rule === 'P1');
    expect(policy?.message).toEqual({
      zh: `信息公开已逾期：募捐进展公开（${DUE}）`,
      en: `disclosure is overdue: progress of the campaign (${DUE})`,
    });
    expect((await getProject(ports, projectId))?.intake).toBe('blocked-by-rules');
    const pledge = await createPledge(ports, {
      input: {
        projectId,
        amount: { amountMinor: 2000, currency: 'CNY' },
        display: { mode: 'anonymous' },
        fiscalReceipt: { mode: 'waived' },
      },
      idempotencyKey: crypto.randomUUID(),
      page: PAGE,
    });
    expect(pledge).toMatchObject({ reason: 'blocked-by-rules', rules: [{ rule: 'P1' }] });
  });

  test('opens again once the entry is there', async () => {
    const entry = {
      duty: 'campaign-progress',
      covers: DUE,
      entryUrl: 'https://cszg.mca.gov.cn/1',
      entryOn: '2027-01-05',
    };
    await publish(undefined, { disclosures: [entry] });
    expect(await channelOn('2027-01-04')).toMatchObject({ channel: 'display' });
    expect(await channelOn('2027-01-05')).toMatchObject({ channel: 'own-site' });
  });

  test('stays closed for an entry that is elsewhere, or without a day', async () => {
    const elsewhere = { duty: 'campaign-progress', covers: DUE, entryUrl: 'https://news.example.org/1', entryOn: DUE };
    const undated = { duty: 'campaign-progress', covers: DUE, entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: null };
    await publish(undefined, { disclosures: [elsewhere, undated] });
    expect(await channelOn('2027-01-02')).toMatchObject({ channel: 'display' });
  });

  test('stays open where the federation chose so, and where nobody said what was disclosed', async () => {
    await publish({ overduePausesIntake: false });
    expect(await channelOn('2027-01-02')).toMatchObject({ channel: 'own-site' });
    ports = await testPorts();
    await publish(undefined, {});
    expect(await channelOn('2027-01-02')).toMatchObject({ channel: 'own-site' });
  });

  test('is closed on exactly the days on which a date has passed without its entry', async () => {
    await publish(undefined);
    const dues = ['2027-01-01', '2027-04-01', '2027-07-01'];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 360 }), async (days) => {
        const date = daysAfter('2026-10-01', days);
        const isClosed = (await channelOn(date)).channel === 'display';
        expect(isClosed).toBe(dues.some((due) => date > due));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a charity that owes a disclosure publishes', () => {
  const project = () => {
    const { body } = aProject();
    return { externalId: 'new-project', input: { ...body, goal: { amountMinor: 100, currency: 'CNY' as const } } };
  };
  const campaign = () => {
    const { body } = aCampaign({
      filingNumber: '53511800MJ00000340A27002',
      startsOn: '2027-02-01',
      endsOn: '2027-05-31',
    });
    return { externalId: 'new-campaign', input: { ...body, designatedPlatforms: [PLATFORM] } };
  };

  beforeEach(() => ports.clock.set(noonOf('2027-01-02')));

  test('is refused where it is new, with the duty and its article', async () => {
    await publish({ overduePausesIntake: false });
    await tendDuties(ports, () => true);
    for (const answer of [
      await putCampaign(ports, OPERATOR, campaign()),
      await putProject(ports, OPERATOR, project()),
    ]) {
      expect(answer).toMatchObject({ reason: 'blocked-by-rules', rules: [{ rule: 'P2' }] });
      expect(JSON.stringify(answer)).toContain(ARTICLE);
    }
  });

  test('is taken where it is published already: what has turned worse must be told', async () => {
    await publish({ overduePausesIntake: false });
    await putProject(ports, OPERATOR, project());
    await tendDuties(ports, () => true);
    const { externalId, input } = project();
    const changed = { externalId, input: { ...input, title: '改了名称' } };
    expect(await putProject(ports, OPERATOR, changed)).toMatchObject({ outcome: 'updated' });
  });

  test('is taken where the federation chose so, and before the date has passed', async () => {
    await publish({ blocksNewCampaigns: false });
    await tendDuties(ports, () => true);
    expect(await putProject(ports, OPERATOR, project())).toMatchObject({ outcome: 'created' });
    ports = await testPorts();
    ports.clock.set(noonOf(DUE));
    await publish(undefined);
    await tendDuties(ports, () => true);
    expect(await putProject(ports, OPERATOR, project())).toMatchObject({ outcome: 'created' });
  });
});
