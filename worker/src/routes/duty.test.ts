import { beforeEach, describe, expect, test } from 'vitest';
import { tendDuties } from '../domain/duty/duty-clock.ts';
import { aCampaign, aCharity, aFederation, aProject } from '../testing/builders.ts';
import { PLATFORM } from '../testing/scenario.ts';
import type { TestClient } from '../testing/test-client.ts';
import { testClient } from '../testing/test-client.ts';
import type { TestPorts } from '../testing/test-ports.ts';
import { testPorts } from '../testing/test-ports.ts';

const { projectId } = aProject();

let ports: TestPorts;
let call: TestClient;

/** An appeal of a year whose first report was due on 2027-01-01, seen on the day after. */
beforeEach(async () => {
  ports = await testPorts();
  call = testClient(ports);
  const campaign = aCampaign({ endsOn: '2027-09-30', listed: true });
  const facts = { ...campaign.body.facts, disclosures: [] };
  const body = { ...campaign.body, designatedPlatforms: [PLATFORM], facts };
  await ports.store.commit([
    { kind: 'put-federation', record: aFederation() },
    { kind: 'put-charity', record: aCharity() },
    { kind: 'put-campaign', record: { ...campaign, body } },
    { kind: 'put-project', record: aProject() },
  ]);
  ports.clock.set(Date.parse('2027-01-02T12:00:00+08:00'));
  await tendDuties(ports, () => true);
});

describe('RUL-08 an overdue disclosure shows', () => {
  test('in the compliance of the project', async () => {
    const { json } = await call(`/v1/projects/${projectId}/compliance`);
    expect(json.mayTakeGifts).toBe(false);
    expect(json.line.zh).toContain('暂停接受捐款');
    const overdue = expect.objectContaining({ kind: 'campaign-progress', dueLegal: '2027-01-01', status: 'overdue' });
    expect(json.duties).toContainEqual(overdue);
    expect(json.findings).toContainEqual(expect.objectContaining({ rule: 'P1', outcome: 'block' }));
  });

  test('on the card, which says why nothing is taken', async () => {
    const { json } = await call(`/v1/projects/${projectId}`);
    expect(json.intake).toBe('blocked-by-rules');
  });

  test.each([
    ['zh', '信息公开已逾期：募捐进展公开', '逾期公开暂停受赠', '已逾期'],
    ['en', 'disclosure is overdue: progress of the campaign', 'Overdue disclosure pauses intake', 'Overdue'],
  ])('on the page of the project in %s', async (lang, ...said) => {
    const { text } = await call(`/p/${projectId}?lang=${lang}`);
    for (const words of said) expect(text).toContain(words);
  });
});
