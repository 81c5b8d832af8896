import assert from 'node:assert/strict';
import type { Change } from '../../ports/index.ts';
import { aCampaign, aCharity, aFederation, anId, aProject, aPublication, aSite } from '../builders.ts';
import { pledgeUnit } from '../gift-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

/** Another federation with a charity and a campaign of its own. */
const OTHER: readonly Change[] = [
  { kind: 'put-federation', record: aFederation({ tenantId: anId('other'), externalId: 'other' }) },
  {
    kind: 'put-charity',
    record: aCharity({ tenantId: anId('other'), charityId: anId('otherc'), uscc: '51511800MJ0000026B' }),
  },
  {
    kind: 'put-campaign',
    record: aCampaign({
      tenantId: anId('other'),
      campaignId: anId('otherp'),
      charityId: anId('otherc'),
      filingNumber: 'other',
    }),
  },
];

export const publishedCases: readonly StoreCase[] = [
  {
    title: 'reads back what was published, field by field',
    async check(store) {
      await commits(store, ...aPublication());
      const { tenantId } = aFederation();
      const { directory } = store;
      assert.deepEqual(await directory.federation('shili'), aFederation());
      assert.deepEqual(await directory.charity(tenantId, 'shili-foundation'), aCharity());
      assert.deepEqual(await directory.site(tenantId, 'qingyi'), aSite());
      assert.deepEqual(await directory.siteById(anId('site')), aSite());
      assert.deepEqual(await directory.siteByOrigin(tenantId, 'https://qingyi.example.org'), aSite());
      assert.deepEqual(await directory.campaign(tenantId, 'elders-2026'), aCampaign());
      assert.deepEqual(await directory.project(tenantId, 'handrails'), aProject());
      assert.deepEqual(await directory.file(anId('project')), {
        project: aProject(),
        campaign: aCampaign(),
        charity: aCharity(),
        federation: aFederation(),
        answers: [],
      });
    },
  },
  {
    title: 'finds the one project whose id begins so, and none where two do',
    async check(store) {
      const { projectId } = aProject();
      const prefix = projectId.slice(0, 7);
      await commits(store, ...aPublication());
      assert.equal(await store.directory.projectLike(prefix), projectId);
      assert.equal(await store.directory.projectLike('77777777'), null);
      const twin = aProject({ projectId: `${prefix}zzzzzzzzz`, externalId: 'twin', goalMinor: 1 });
      await commits(store, { kind: 'put-project', record: twin });
      assert.equal(await store.directory.projectLike(prefix), null);
      assert.equal(await store.directory.projectLike(`${prefix}z`), twin.projectId);
    },
  },
  {
    title: 'answers null for what is not there, also under another tenant',
    async check(store) {
      await commits(store, ...aPublication());
      const { directory } = store;
      assert.equal(await directory.federation('nobody'), null);
      assert.equal(await directory.charity(anId('other'), 'shili-foundation'), null);
      assert.equal(await directory.campaign(anId('other'), 'elders-2026'), null);
      assert.equal(await directory.project(anId('other'), 'handrails'), null);
      assert.equal(await directory.site(anId('other'), 'qingyi'), null);
      assert.equal(await directory.siteByOrigin(anId('other'), 'https://qingyi.example.org'), null);
      assert.equal(await directory.siteById(anId('nobody')), null);
      assert.equal(await directory.file(anId('nobody')), null);
      assert.equal(await directory.apiKey('nobody'), null);
    },
  },
  {
    title: 'knows the origins of community sites and of charities',
    async check(store) {
      await commits(store, ...aPublication());
      assert.equal(await store.directory.originKnown('https://qingyi.example.org'), true);
      assert.equal(await store.directory.originKnown('https://give.example.org'), true);
      assert.equal(await store.directory.originKnown('https://give.example.org.evil.example'), false);
      assert.equal(await store.directory.originKnown('http://qingyi.example.org'), false);
    },
  },
  {
    title: 'replaces a record only from the revision before',
    async check(store) {
      await commits(store, ...aPublication());
      await loses(store, 'revision', { kind: 'put-project', record: aProject({ title: 'again' }) });
      await loses(store, 'revision', { kind: 'put-project', record: aProject({ revision: 3, title: 'too far' }) });
      await commits(store, { kind: 'put-project', record: aProject({ revision: 2, title: 'second' }) });
      await loses(store, 'revision', { kind: 'put-project', record: aProject({ revision: 2, title: 'late' }) });
      assert.equal((await store.directory.project(anId('tenant'), 'handrails'))?.title, 'second');
      await loses(store, 'revision', { kind: 'put-federation', record: aFederation({ revision: 3 }) });
      await loses(store, 'revision', { kind: 'put-charity', record: aCharity({ revision: 3 }) });
      await loses(store, 'revision', { kind: 'put-site', record: aSite({ revision: 3 }) });
      await loses(store, 'revision', { kind: 'put-campaign', record: aCampaign({ revision: 3 }) });
      await isInvalid(store, { kind: 'put-project', record: aProject({ revision: 0 }) });
    },
  },
  {
    title: 'replaces every kind of record whole',
    async check(store) {
      await commits(store, ...aPublication());
      const changed = { revision: 2, updatedMs: 7 };
      const federation = aFederation({ ...changed, name: '新名（示例）', pack: 'open' });
      const charity = aCharity({ ...changed, certificateValidTo: null, handOff: false });
      const site = aSite({ ...changed, origin: 'https://new.example.org' });
      const campaign = aCampaign({ ...changed, endsOn: '2026-12-31', listed: true });
      const project = aProject({ ...changed, atGoal: 'close', hardCap: true, standing: 'paused' });
      await commits(
        store,
        { kind: 'put-federation', record: federation },
        { kind: 'put-charity', record: charity },
        { kind: 'put-site', record: site },
        { kind: 'put-campaign', record: campaign },
        { kind: 'put-project', record: project },
      );
      assert.deepEqual(await store.directory.file(anId('project')), {
        project,
        campaign,
        charity,
        federation,
        answers: [],
      });
      assert.deepEqual(await store.directory.siteById(anId('site')), site);
    },
  },
  {
    title: 'refuses a taken external id, credit code, filing number or origin',
    async check(store) {
      await commits(store, ...aPublication());
      const next = anId('next');
      await loses(store, 'external-id', { kind: 'put-federation', record: aFederation({ tenantId: next }) });
      await loses(store, 'external-id', { kind: 'put-charity', record: aCharity({ charityId: next, uscc: 'x' }) });
      await loses(store, 'external-id', { kind: 'put-site', record: aSite({ siteId: next, origin: 'x' }) });
      await loses(store, 'external-id', {
        kind: 'put-campaign',
        record: aCampaign({ campaignId: next, filingNumber: 'x' }),
      });
      await loses(store, 'external-id', { kind: 'put-project', record: aProject({ projectId: next }) });
      await loses(store, 'credit-code', {
        kind: 'put-charity',
        record: aCharity({ charityId: next, externalId: 'next' }),
      });
      await loses(store, 'filing-number', {
        kind: 'put-campaign',
        record: aCampaign({ campaignId: next, externalId: 'next' }),
      });
      await loses(store, 'origin', { kind: 'put-site', record: aSite({ siteId: next, externalId: 'next' }) });
    },
  },
  {
    title: 'lets two federations use the same external ids and origins',
    async check(store) {
      await commits(store, ...aPublication());
      const tenantId = anId('other');
      await commits(
        store,
        ...OTHER,
        { kind: 'put-site', record: aSite({ tenantId, siteId: anId('others') }) },
        {
          kind: 'put-project',
          record: aProject({
            tenantId,
            projectId: anId('otherq'),
            campaignId: anId('otherp'),
            charityId: anId('otherc'),
          }),
        },
      );
      assert.equal((await store.directory.project(tenantId, 'handrails'))?.projectId, anId('otherq'));
      assert.equal((await store.directory.project(anId('tenant'), 'handrails'))?.projectId, anId('project'));
    },
  },
  {
    title: 'TEN-03 refuses a parent that is missing or belongs to another tenant',
    async check(store) {
      await commits(store, ...aPublication(), ...OTHER);
      const nobody = anId('nobody');
      const charity = aCharity({ charityId: anId('next'), externalId: 'next', uscc: 'x' });
      const campaign = aCampaign({ campaignId: anId('next'), externalId: 'next', filingNumber: 'x' });
      const project = aProject({ projectId: anId('next'), externalId: 'next' });
      await loses(store, 'parent', { kind: 'put-charity', record: { ...charity, tenantId: nobody } });
      await loses(store, 'parent', { kind: 'put-site', record: aSite({ tenantId: nobody, siteId: anId('next') }) });
      await loses(store, 'parent', { kind: 'put-campaign', record: { ...campaign, charityId: anId('otherc') } });
      await loses(store, 'parent', { kind: 'put-campaign', record: { ...campaign, charityId: nobody } });
      await loses(store, 'parent', { kind: 'put-project', record: { ...project, campaignId: anId('otherp') } });
      await loses(store, 'parent', { kind: 'put-project', record: { ...project, charityId: anId('otherc') } });
      await loses(store, 'parent', { kind: 'put-project', record: { ...project, tenantId: anId('other') } });
      assert.equal(await store.directory.file(anId('next')), null);
    },
  },
  {
    title: 'keeps the goals of a campaign within its filed amount: at and above',
    async check(store) {
      const campaign = aCampaign({ expectedMinor: 2_000_100 });
      const next = aProject({ projectId: anId('next'), externalId: 'next' });
      await commits(store, ...aPublication(), { kind: 'put-campaign', record: { ...campaign, revision: 2 } });
      await loses(store, 'goals-within-filing', { kind: 'put-project', record: { ...next, goalMinor: 101 } });
      await commits(store, { kind: 'put-project', record: { ...next, goalMinor: 100 } });
      await loses(store, 'goals-within-filing', {
        kind: 'put-project',
        record: { ...next, revision: 2, goalMinor: 101 },
      });
      await loses(store, 'goals-within-filing', {
        kind: 'put-campaign',
        record: { ...campaign, revision: 3, expectedMinor: 2_000_099 },
      });
      await isInvalid(store, { kind: 'put-project', record: { ...next, revision: 2, goalMinor: 0 } });
      await isInvalid(store, { kind: 'put-project', record: { ...next, revision: 2, goalMinor: 0.5 } });
    },
  },
  {
    title: 'refuses a campaign that ends before it starts',
    async check(store) {
      const [federation, charity] = aPublication();
      assert.ok(federation && charity);
      await commits(store, federation, charity);
      const day = { startsOn: '2026-10-02', endsOn: '2026-10-02' };
      await isInvalid(store, { kind: 'put-campaign', record: aCampaign({ ...day, endsOn: '2026-10-01' }) });
      await commits(store, { kind: 'put-campaign', record: aCampaign(day) });
    },
  },
  {
    title: 'keeps a project with its charity once somebody has pledged to it',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      const charity = aCharity({ charityId: anId('next'), externalId: 'next', uscc: 'x' });
      await commits(store, { kind: 'put-charity', record: charity });
      const campaign = aCampaign({
        campaignId: anId('nextcampaign'),
        charityId: charity.charityId,
        externalId: 'next',
        filingNumber: 'x',
      });
      await commits(store, { kind: 'put-campaign', record: campaign });
      const { campaignId, charityId } = campaign;
      await loses(store, 'parent', { kind: 'put-project', record: aProject({ revision: 2, campaignId, charityId }) });
      await loses(store, 'parent', { kind: 'put-campaign', record: aCampaign({ revision: 2, charityId }) });
    },
  },
];
