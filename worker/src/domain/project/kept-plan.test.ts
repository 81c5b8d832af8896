import type { CampaignInput } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { fundedPorts, giveTo } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aFundedPublication, aProject, testPorts } from '../../testing/index.ts';
import { prepareCampaign } from './prepare-campaign.ts';

const OTHERWISE = '改作别的用途（示例）';

async function fileOf(ports: TestPorts) {
  const file = await ports.store.directory.file(aProject().projectId);
  if (file === null) throw new Error('no project');
  return file;
}

type Change = (body: CampaignInput) => CampaignInput;

function planned(change: (plan: CampaignInput['plan']) => Partial<CampaignInput['plan']>): Change {
  return (body) => ({ ...body, plan: { ...body.plan, ...change(body.plan) } });
}

async function put(ports: TestPorts, change: Change, pack: 'cn' | 'open' = 'cn') {
  const { campaign, federation } = await fileOf(ports);
  const input = change(campaign.body);
  return prepareCampaign(ports, { federation: { ...federation, pack }, externalId: campaign.externalId, input });
}

const KEPT: readonly (readonly [pointer: string, change: Change])[] = [
  ['/plan/purpose', planned(() => ({ purpose: OTHERWISE }))],
  ['/plan/beneficiaries/scope', planned((plan) => ({ beneficiaries: { ...plan.beneficiaries, scope: OTHERWISE } }))],
  [
    '/plan/beneficiaries/howChosen',
    planned((plan) => ({ beneficiaries: { ...plan.beneficiaries, howChosen: OTHERWISE } })),
  ],
  ['/plan/surplus', planned(() => ({ surplus: OTHERWISE }))],
  [
    '/plan/costPlan/managementBps',
    planned(({ costPlan }) => ({ costPlan: { ...costPlan, managementBps: costPlan.managementBps + 1 } })),
  ],
  [
    '/plan/costPlan/fundraising',
    planned(({ costPlan }) => {
      const before = costPlan.fundraising?.amountMinor ?? 0;
      return { costPlan: { ...costPlan, fundraising: { amountMinor: before + 1, currency: 'CNY' } } };
    }),
  ],
];

const FREE: readonly (readonly [name: string, change: Change])[] = [
  ['its title', (body) => ({ ...body, filedTitle: '改了一个字的名称（示例）' })],
  ['how many people', planned((plan) => ({ beneficiaries: { ...plan.beneficiaries, estimatedPeople: 7 } }))],
  ['who answers for it', planned(({ responsible }) => ({ responsible: { ...responsible, name: '示例二' } }))],
  ['a lower cost', planned(({ costPlan }) => ({ costPlan: { ...costPlan, managementBps: 0 } }))],
];

describe('a filed plan that is put again', () => {
  test.each(KEPT)('keeps %s once a gift was given, and says which way is open', async (pointer, change) => {
    const refusal = await put(await fundedPorts(), change);
    expect(refusal).toMatchObject({ reason: 'immutable-field', errors: [{ pointer }] });
    expect(JSON.stringify(refusal)).toContain('changes-of-use');
  });

  test.each(KEPT)('may change %s before the first gift, and under another law', async (_, change) => {
    const unfunded = await testPorts();
    await unfunded.store.commit(aFundedPublication());
    expect(await put(unfunded, change)).toMatchObject({ change: { kind: 'put-campaign' } });
    expect(await put(await fundedPorts(), change, 'open')).toMatchObject({ change: { kind: 'put-campaign' } });
  });

  test.each(FREE)('may change %s whatever was given', async (_, change) => {
    const ports = await fundedPorts();
    await giveTo(ports, 100);
    expect(await put(ports, change)).toMatchObject({ change: { kind: 'put-campaign' } });
  });
});
