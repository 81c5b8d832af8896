import assert from 'node:assert/strict';
import type { Change, DutyListQuery, DutyRecord, Store } from '../../ports/index.ts';
import { aCharity, aFederation, anId, aProject, aPublication } from '../builders.ts';
import { aDuty, aDutyAnswer, openItem } from '../duty-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const [TENANT, CHARITY] = [anId('tenant'), anId('charity')];
const [CAMPAIGN, PROJECT] = [anId('campaign'), anId('project')];
const TODAY = '2026-11-22';
const LIST: DutyListQuery = {
  tenantIds: [TENANT],
  charityIds: null,
  subjectIds: null,
  met: false,
  newestFirst: false,
  limit: 9,
};

const keep = (stamp: number, duties: readonly DutyRecord[] | null, subjectId = CAMPAIGN): Change => ({
  kind: 'keep-duties',
  subjectId,
  stamp,
  judgedOn: TODAY,
  duties,
});
const answer = (over: Parameters<typeof aDutyAnswer>[0] = {}): Change => ({
  kind: 'append-duty-answer',
  record: aDutyAnswer(over),
});
const stale = async (store: Store) =>
  (await store.directory.staleDuties({ today: TODAY, limit: 9 })).map(({ subject, stamp }) => `${subject} ${stamp}`);
const listed = async (store: Store, over: Partial<DutyListQuery> = {}) =>
  (await store.directory.duties({ ...LIST, ...over })).map(({ dutyId }) => dutyId.replace(/2+$/, ''));

export const dutyCases: readonly StoreCase[] = [
  {
    title: 'asks for the duties of whatever was put, until they are kept as of today',
    async check(store) {
      await commits(store, ...aPublication());
      assert.deepEqual(await stale(store), ['campaign 1', 'charity 1', 'project 1']);
      await commits(store, keep(1, [aDuty()]), keep(1, [], CHARITY));
      assert.deepEqual(await stale(store), ['project 1']);
      await loses(store, 'facts', keep(2, []));
      await loses(store, 'facts', keep(1, [], anId('nobody')));
      assert.deepEqual(await store.directory.dutiesOf(CAMPAIGN), [aDuty()]);
      const record = aProject({ revision: 2, title: '另一个名称' });
      await commits(store, { kind: 'put-project', record });
      assert.deepEqual(await stale(store), ['project 2']);
      await commits(store, { kind: 'put-charity', record: aCharity({ revision: 2 }) });
      assert.deepEqual(await stale(store), ['charity 2', 'project 2']);
      assert.deepEqual(await store.directory.staleDuties({ today: '2026-11-23', limit: 1 }), [
        { subject: 'charity', subjectId: CHARITY, stamp: 2, judgedOn: '' },
      ]);
    },
  },
  {
    title: 'marks what hangs on something, part by part',
    async check(store) {
      await commits(store, ...aPublication(), keep(1, []), keep(1, [], CHARITY), keep(1, [], PROJECT));
      const { directory } = store;
      assert.deepEqual(await directory.projectsUnder(CAMPAIGN, 9), [PROJECT]);
      assert.deepEqual(await directory.projectsUnder(CHARITY, 9), [PROJECT]);
      assert.equal(await directory.lastPublicEntry([PROJECT]), 0);
      assert.equal(await directory.lastOfNext({ parentId: CAMPAIGN, after: '', limit: 5 }), PROJECT);
      assert.equal(await directory.lastOfNext({ parentId: CAMPAIGN, after: PROJECT, limit: 5 }), null);
      assert.equal(await directory.lastOfNext({ parentId: CHARITY, after: '', limit: 5 }), CAMPAIGN);
      await commits(store, { kind: 'recheck-duties', parentId: CAMPAIGN, after: PROJECT, upTo: anId('z') });
      assert.deepEqual(await stale(store), []);
      await commits(store, { kind: 'recheck-duties', parentId: CAMPAIGN, after: '', upTo: PROJECT });
      assert.deepEqual(await stale(store), ['project 2']);
      await loses(store, 'facts', keep(1, [], PROJECT));
    },
  },
  {
    title: 'lists duties by their dates, within bounds, from a place on',
    async check(store) {
      const of = (id: string, dueStrict: string, over: Partial<DutyRecord> = {}) =>
        aDuty({ dutyId: anId(id), dueStrict, ...over });
      const other = { tenantId: anId('other'), charityId: anId('theirs') };
      await commits(
        store,
        ...aPublication(),
        { kind: 'put-federation', record: aFederation({ tenantId: other.tenantId, externalId: 'other' }) },
        { kind: 'put-charity', record: aCharity({ ...other, externalId: 'theirs', uscc: '53511800MJ0000042T' }) },
        keep(1, [of('b', '2026-12-01'), of('a', '2026-12-01'), of('c', '2026-11-30', { dueLegal: '2026-12-02' })]),
        keep(1, [of('m', '2026-05-31', { met: true, campaignId: null, subjectId: CHARITY })], CHARITY),
        keep(1, [of('t', '2026-12-01', { ...other, campaignId: null, subjectId: other.charityId })], other.charityId),
      );
      assert.deepEqual(await listed(store), ['a', 'b', 'c']);
      assert.deepEqual(await listed(store, { newestFirst: true, limit: 2 }), ['c', 'b']);
      const after = { dueLegal: '2026-12-01', dutyId: anId('b') };
      assert.deepEqual(
        [await listed(store, { after }), await listed(store, { after, newestFirst: true })],
        [['c'], ['a']],
      );
      assert.deepEqual(await listed(store, { met: true }), ['m']);
      assert.deepEqual(await listed(store, { legalFrom: '2026-12-02' }), ['c']);
      assert.deepEqual(
        [await listed(store, { told: false }), await listed(store, { told: true })],
        [[], ['a', 'b', 'c']],
      );
      assert.deepEqual(await listed(store, { legalTo: '2026-12-01', strictFrom: '2026-12-01' }), ['a', 'b']);
      assert.deepEqual(await listed(store, { strictTo: '2026-11-30' }), ['c']);
      assert.deepEqual(await listed(store, { tenantIds: [TENANT, other.tenantId], limit: 3 }), ['a', 'b', 't']);
      assert.deepEqual(await listed(store, { subjectIds: [CHARITY, CAMPAIGN], met: true }), ['m']);
      assert.deepEqual(await listed(store, { subjectIds: [other.charityId] }), []);
      assert.deepEqual(await listed(store, { charityIds: [other.charityId] }), []);
      const owing = (strictOn: readonly string[], legalOn: string) =>
        store.directory.federationsOwing({ strictOn, legalOn }, 9);
      assert.deepEqual(await owing(['2026-11-30', '2026-11-01'], '2026-11-01'), [TENANT]);
      assert.deepEqual(await owing([], '2026-12-01'), [other.tenantId, TENANT].toSorted());
      assert.deepEqual(await owing(['2026-05-31'], '2026-05-31'), []);
      const [first] = await store.directory.duties({ ...LIST, limit: 1 });
      assert.deepEqual(
        [first?.federation, first?.charity, first?.campaign, first?.campaignTitle, first?.project],
        ['shili', 'shili-foundation', 'elders-2026', '社区邻里互助（示例）', null],
      );
      await isInvalid(store, keep(1, [of('d', '2026-12-01', { dueLegal: '2026-11-30' })]));
    },
  },
  {
    title: 'keeps what was published of a duty, once for each, and gives it with the project',
    async check(store) {
      await commits(store, ...aPublication(), openItem(), openItem('rival'), keep(1, []));
      await commits(store, answer());
      assert.deepEqual(await stale(store), ['campaign 2', 'charity 1', 'project 1']);
      const entered = { entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: TODAY };
      await commits(store, answer(entered));
      const both = [aDutyAnswer(), aDutyAnswer(entered)];
      assert.deepEqual(await store.directory.dutyAnswers([CAMPAIGN, CHARITY]), both);
      assert.deepEqual((await store.directory.file(PROJECT))?.answers, both);
      assert.deepEqual(await store.directory.dutyAnswers([CHARITY]), []);
      await loses(store, 'duty', answer({ itemId: anId('rival') }));
      await commits(store, answer({ itemId: anId('rival'), dueOn: '2027-03-01' }));
      await commits(store, answer({ kind: 'major-event' }), answer({ kind: 'major-event', itemId: anId('rival') }));
      await loses(store, 'parent', answer({ itemId: anId('nobody'), dueOn: '2028-03-01' }));
      await isInvalid(store, answer({ entryUrl: 'https://cszg.mca.gov.cn/1' }));
    },
  },
  {
    title: 'finds the federations below one, to any depth',
    async check(store) {
      const below = (id: string, parent: string): Change => ({
        kind: 'put-federation',
        record: aFederation({ tenantId: anId(id), externalId: id, parentTenantId: anId(parent) }),
      });
      await commits(store, ...aPublication(), below('city', 'tenant'), below('county', 'city'));
      const found = await store.directory.federationsBelow(TENANT, 9);
      assert.deepEqual([...found].toSorted(), ['city', 'county', 'tenant'].map(anId));
      assert.equal((await store.directory.federationsBelow(TENANT, 2)).length, 2);
      assert.equal((await store.directory.campaignById(CAMPAIGN))?.externalId, 'elders-2026');
    },
  },
];
