import type { FederationInput } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { fundedPorts } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aFederation, anId, aProject, makePledge, OFFICER, testPorts } from '../../testing/index.ts';
import { SAMPLE_CONTENT } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { getProject } from '../project/project.ts';
import { putFederation, putProject } from '../project/publish.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { readWork } from './read-work.ts';
import { takeStep } from './take-step.ts';

const KIND = 'campaign-plans';
const { tenantId } = aProject();
const PROVINCE = anId('province');

/** The federation of the builders says who reviews, and stands below a province or not. */
async function reviewedBy(reviewChain: FederationInput['reviewChain'], parent: string | null = null) {
  const ports = await fundedPorts();
  const above = aFederation({ tenantId: PROVINCE, externalId: 'sheng', level: 'province' });
  await ports.store.commit([{ kind: 'put-federation', record: above }]);
  const known = (await ports.store.directory.federationById(tenantId)) ?? aFederation();
  const body = { ...known.body, ...(reviewChain && { reviewChain }) };
  const record = { ...known, body, level: 'county' as const, parentTenantId: parent, revision: known.revision + 1 };
  await ports.store.commit([{ kind: 'put-federation', record }]);
  return ports;
}

function reviewerOf(federation: string) {
  return somebody([], { grants: [{ tenantId: federation, role: 'reviewer', partnerId: null, charityId: null }] });
}

async function sign(ports: TestPorts, itemId: string, actor = reviewerOf(tenantId)) {
  const answer = await take(ports, KIND, { itemId, step: 'sign', actor });
  const item = await ports.store.work.item(itemId);
  return isRefusal(answer) ? answer.reason : [answer.state, item?.deskTenantId, item?.outcome['review']];
}

describe('the chain of review', () => {
  test('is as the federation says: each level in its order, on the desk of its federation', async () => {
    const ports = await reviewedBy(['village', 'township', 'province', 'certificate-holder'], PROVINCE);
    const { itemId, digest, deskTenantId } = await itemIn(ports, KIND, 'in-review');
    expect(deskTenantId).toBe(tenantId);
    expect(await sign(ports, itemId, reviewerOf(PROVINCE))).toBe('forbidden');
    const mine = reviewerOf(tenantId);
    const after = (signed: string[], next: string | null) => ({ digest, signed, next });
    expect(await sign(ports, itemId, mine)).toEqual(['in-review', tenantId, after(['village'], 'township')]);
    expect(await sign(ports, itemId, mine)).toBe('four-eyes-required');
    expect(await sign(ports, itemId)).toEqual(['in-review', PROVINCE, after(['village', 'township'], 'province')]);
    expect(await sign(ports, itemId)).toBe('forbidden');
    await sign(ports, itemId, reviewerOf(PROVINCE));
    const all = ['village', 'township', 'province', 'certificate-holder'];
    expect(await sign(ports, itemId)).toEqual(['approved', tenantId, after(all, null)]);
  });

  test('is that of the nearest federation above, where it says nothing itself', async () => {
    const ports = await reviewedBy(undefined, PROVINCE);
    const above = (await ports.store.directory.federationById(PROVINCE)) ?? aFederation();
    const body: FederationInput = { ...above.body, reviewChain: ['province'] };
    await ports.store.commit([{ kind: 'put-federation', record: { ...above, body, revision: above.revision + 1 } }]);
    const { deskTenantId } = await itemIn(ports, KIND, 'in-review');
    expect(deskTenantId).toBe(PROVINCE);
  });

  test('holds for the plans of projects as well', async () => {
    const ports = await reviewedBy(['province'], PROVINCE);
    const { deskTenantId } = await itemIn(ports, 'project-plans', 'in-review');
    expect(deskTenantId).toBe(PROVINCE);
  });

  test('begins anew with another version, and goes on with the same one', async () => {
    const ports = await reviewedBy(['county', 'province'], PROVINCE);
    const { itemId } = await itemIn(ports, KIND, 'in-review');
    const mine = reviewerOf(tenantId);
    const offered = async () => {
      const read = await readWork(ports, mine, { kind: KIND, itemId });
      return isRefusal(read) ? read.reason : read.item.next;
    };
    expect(await offered()).toContain('sign');
    await sign(ports, itemId, mine);
    expect(await offered()).not.toContain('sign');
    await take(ports, KIND, { itemId, step: 'recall' });
    expect(await take(ports, KIND, { itemId, step: 'submit' })).toMatchObject({
      outcome: { review: { signed: ['county'], next: 'province' } },
    });
    await take(ports, KIND, { itemId, step: 'recall' });
    await take(ports, KIND, { itemId, step: 'edit' });
    expect(await take(ports, KIND, { itemId, step: 'submit' })).toMatchObject({
      outcome: { review: { signed: [], next: 'county' } },
    });
    // Who signed another version has signed nothing of this one, and is asked again.
    expect(await offered()).toContain('sign');
    expect(await sign(ports, itemId, mine)).toMatchObject(['in-review', PROVINCE, { signed: ['county'] }]);
  });

  test('that changes meanwhile asks whoever has not signed', async () => {
    const ports = await reviewedBy(['county', 'province'], PROVINCE);
    const { itemId } = await itemIn(ports, KIND, 'in-review');
    const known = (await ports.store.directory.federationById(tenantId)) ?? aFederation();
    const body: FederationInput = { ...known.body, reviewChain: ['province', 'county'] };
    await ports.store.commit([{ kind: 'put-federation', record: { ...known, body, revision: known.revision + 1 } }]);
    expect(await sign(ports, itemId)).toMatchObject(['in-review', PROVINCE, { signed: ['county'] }]);
    expect(await sign(ports, itemId, reviewerOf(PROVINCE))).toMatchObject(['approved', tenantId, {}]);
  });

  test('is not a federation’s own to shorten where one stands above it', async () => {
    const ports = await testPorts();
    const { body } = aFederation();
    const put = (externalId: string, over: Partial<FederationInput>, by: string | null = null) =>
      putFederation(ports, { ...OFFICER, tenantId: by }, { externalId, input: { ...body, ...over } });
    const top = await put('sheng', { reviewChain: ['county', 'province'] });
    const below = await put('xian', { parent: 'sheng', reviewChain: ['county', 'province'] });
    if (isRefusal(top) || isRefusal(below)) throw new Error('not put');
    expect(await put('xian', { parent: 'sheng', reviewChain: ['county'] }, below.id)).toMatchObject({
      reason: 'immutable-field',
      errors: [{ pointer: '/reviewChain' }],
    });
    expect(await put('sheng', { reviewChain: ['province'] }, top.id)).toMatchObject({ outcome: 'updated' });
    expect(await put('xian', { parent: 'sheng', reviewChain: ['county'] })).toMatchObject({ outcome: 'updated' });
  });
});

describe('a campaign', () => {
  test('that is not whole is not reviewed, and every missing field is named', async () => {
    const ports = await fundedPorts();
    const { plan: _, charity: __, ...campaign } = SAMPLE_CONTENT[KIND]().campaign;
    const content = { ...SAMPLE_CONTENT[KIND](), campaign };
    const opened = await openWork(ports, somebody(['finance']), {
      kind: KIND,
      projectId: null,
      content,
      requestKey: null,
    });
    const itemId = isRefusal(opened) ? '' : opened.itemId;
    expect(await take(ports, KIND, { itemId, step: 'submit' })).toMatchObject({
      reason: 'invalid-body',
      errors: [{ pointer: '/campaign/charity' }, { pointer: '/campaign/plan' }],
    });
  });

  test('is filed on a day that has come', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'approved');
    const input = { filingNumber: 'X', filedOn: '2026-12-24' };
    const actor = somebody(['finance']);
    expect(await takeStep(ports, actor, { kind: KIND, itemId, step: 'file', input, requestKey: null })).toMatchObject({
      reason: 'not-fit',
      errors: [{ pointer: '/filedOn' }],
    });
  });

  test('is published under its filing number, and projects may then be published in it', async () => {
    const ports = await fundedPorts();
    const input = {
      ...aProject().body,
      campaign: 'next-campaign',
      goal: { amountMinor: 100, currency: 'CNY' as const },
    };
    const early = await putProject(ports, OFFICER, { externalId: 'in-it', input });
    expect(early).toMatchObject({ reason: 'parent-not-found' });
    const { outcome } = await itemIn(ports, KIND, 'published');
    const campaign = await ports.store.directory.campaign(tenantId, 'next-campaign');
    expect(campaign).toMatchObject({ campaignId: outcome['campaignId'], filingNumber: '53511800MJ00000340A26099' });
    expect(campaign?.body.filedOn).toBe('2026-09-10');
    expect(await putProject(ports, OFFICER, { externalId: 'in-it', input })).toMatchObject({ outcome: 'created' });
  });

  test('that has ended takes no gift and no new project', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'published');
    const input = {
      ...aProject().body,
      campaign: 'next-campaign',
      goal: { amountMinor: 100, currency: 'CNY' as const },
    };
    const put = await putProject(ports, OFFICER, { externalId: 'in-it', input });
    const projectId = isRefusal(put) ? '' : put.id;
    expect(await getProject(ports, projectId)).toMatchObject({ intake: 'open', status: 'open' });
    await take(ports, KIND, { itemId, step: 'end' });
    expect(await getProject(ports, projectId)).toMatchObject({ intake: 'campaign-ended', status: 'ended' });
    const ended = await ports.store.directory.files({ status: 'ended', today: '2026-11-22', limit: 10 });
    expect(ended.map(({ project }) => project.projectId)).toEqual([projectId]);
    expect(await putProject(ports, OFFICER, { externalId: 'another', input })).toMatchObject({
      reason: 'not-fit',
      errors: [{ pointer: '/campaign' }],
    });
    await makePledge(ports, 500);
  });
});
