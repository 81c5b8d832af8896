import assert from 'node:assert/strict';
import type { Change, ProjectFilter } from '../../ports/index.ts';
import { aCampaign, anId, aProject, aPublication } from '../builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits } from './store-case.ts';

/** Campaigns, and the days on which they end. */
const ENDS = { old: '2026-11-21', older: '2026-10-31', new: '2026-11-22' };
const TODAY = { today: '2026-11-22', limit: 10 };

export const listCases: readonly StoreCase[] = [
  {
    title: 'gives projects their place in order of publication and keeps it',
    async check(store) {
      await commits(store, ...aPublication({ position: 77 }), another(2), another(3));
      await commits(store, { kind: 'put-project', record: aProject({ revision: 2, position: 99 }) });
      const files = await store.directory.files(TODAY);
      assert.deepEqual(
        files.map(({ project }) => [project.position, project.externalId]),
        [
          [3, 'next3'],
          [2, 'next2'],
          [1, 'handrails'],
        ],
      );
    },
  },
  {
    title: 'pages through projects, newest first, without gap or repetition',
    async check(store) {
      await commits(store, ...aPublication(), ...[2, 3, 4, 5].map((number) => another(number)));
      const positions = async (filter: Partial<ProjectFilter>) =>
        (await store.directory.files({ ...TODAY, ...filter })).map(({ project }) => project.position);
      assert.deepEqual(await positions({ limit: 2 }), [5, 4]);
      assert.deepEqual(await positions({ limit: 2, beforePosition: 4 }), [3, 2]);
      assert.deepEqual(await positions({ limit: 2, beforePosition: 2 }), [1]);
      assert.deepEqual(await positions({ limit: 2, beforePosition: 1 }), []);
    },
  },
  {
    title: 'judges the status of a project on the civil date, both ends included',
    async check(store) {
      await commits(store, ...aPublication());
      const { startsOn, endsOn } = aCampaign();
      const statuses: ProjectFilter['status'][] = ['upcoming', 'open', 'ended'];
      const found = async (today: string) => {
        const lists = await Promise.all(statuses.map((status) => store.directory.files({ status, today, limit: 10 })));
        return statuses.filter((_, index) => lists[index]?.length === 1);
      };
      assert.deepEqual(await found('2026-09-30'), ['upcoming']);
      assert.deepEqual(await found(startsOn), ['open']);
      assert.deepEqual(await found(endsOn), ['open']);
      assert.deepEqual(await found('2027-04-01'), ['ended']);
    },
  },
  {
    title: 'pages through projects of one status, newest first, whichever campaigns they are of',
    async check(store) {
      await commits(store, ...aPublication());
      for (const [name, endsOn] of Object.entries(ENDS)) {
        const names = { campaignId: anId(name), externalId: name, filingNumber: `filing-${name}` };
        await commits(store, { kind: 'put-campaign', record: aCampaign({ ...names, endsOn }) });
      }
      const campaigns = ['old', 'older', 'new', 'old', 'new', 'older', 'older', 'old', 'new'];
      const own = campaigns.map((name, at) => another(at + 2, { campaignId: anId(name), goalMinor: 100 }));
      await commits(store, ...own);
      const positions = async (filter: Partial<ProjectFilter>) =>
        (await store.directory.files({ ...TODAY, ...filter })).map(({ project }) => project.position);
      const ended = campaigns.flatMap((name, at) => (name === 'new' ? [] : [at + 2])).toReversed();
      assert.deepEqual(await positions({ status: 'ended' }), ended);
      for (const limit of [1, 2, 3, 5]) {
        assert.deepEqual(await positions({ status: 'ended', limit }), ended.slice(0, limit));
        const [beforePosition] = ended.slice(2);
        assert.deepEqual(await positions({ status: 'ended', limit, beforePosition }), ended.slice(3, 3 + limit));
      }
      assert.deepEqual(await positions({ status: 'open' }), [10, 6, 4, 1]);
      assert.deepEqual(await positions({ status: 'open', beforePosition: 4 }), [1]);
      assert.deepEqual(await positions({ status: 'upcoming' }), []);
      assert.deepEqual(await positions({ status: 'ended', region: '51', limit: 2 }), ended.slice(0, 2));
    },
  },
  {
    title: 'finds projects by category, by region and its beginning, and by words',
    async check(store) {
      const title = '暑期 Reading 班 100%';
      await commits(store, ...aPublication(), another(2, { category: 'children', region: '110101', title }));
      const found = async (filter: Partial<ProjectFilter>) =>
        (await store.directory.files({ ...TODAY, ...filter })).map(({ project }) => project.position);
      assert.deepEqual(await found({ category: 'elders' }), [1]);
      assert.deepEqual(await found({ category: 'nothing' }), []);
      assert.deepEqual(await found({ region: '511802' }), [1]);
      assert.deepEqual(await found({ region: '5118' }), [1]);
      assert.deepEqual(await found({ region: '51' }), [1]);
      assert.deepEqual(await found({ region: '511' }), [1]);
      assert.deepEqual(await found({ region: '51180' }), [1]);
      assert.deepEqual(await found({ region: '1802' }), []);
      assert.deepEqual(await found({ region: '5%' }), []);
      assert.deepEqual(await found({ text: '暑期' }), [2]);
      assert.deepEqual(await found({ text: 'rEADING' }), [2]);
      assert.deepEqual(await found({ text: '走路更稳' }), [2, 1]);
      assert.deepEqual(await found({ text: '青衣社区' }), [2, 1]);
      assert.deepEqual(await found({ text: '0%' }), [2]);
      assert.deepEqual(await found({ text: '1_0' }), []);
      assert.deepEqual(await found({ text: "' OR 1=1 --" }), []);
      assert.deepEqual(await found({ text: 'next2' }), []);
      assert.deepEqual(await found({ text: 'NEXT2', withCodes: true }), [2]);
      assert.deepEqual(await found({ text: anId('next2').slice(0, 12), withCodes: true }), [2]);
      assert.deepEqual(await found({ text: '%', withCodes: true }), [2]);
      assert.deepEqual(await found({ text: 'next2', withCodes: true, tenantIds: [anId('other')] }), []);
      assert.deepEqual(await found({ text: '走路', category: 'children', region: '11' }), [2]);
    },
  },
];

function another(number: number, over: Parameters<typeof aProject>[0] = {}): Change {
  const identity = { projectId: anId(`next${number}`), externalId: `next${number}` };
  return { kind: 'put-project', record: aProject({ ...identity, ...over }) };
}
