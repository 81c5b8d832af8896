import assert from 'node:assert/strict';
import type { Store, VerdictRecord } from '../../ports/index.ts';
import { aCharity, aFederation, anId, aProject, aPublication, NOW_MS } from '../builders.ts';
import { aDonor, aPledge } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const FIRST = { federation: 1, charity: 1, campaign: 1, project: 1 };
const { projectId } = aProject();

function aVerdict(over: Partial<VerdictRecord> = {}): VerdictRecord {
  return {
    verdictId: anId('verdict'),
    tenantId: anId('tenant'),
    subject: 'campaign:elders-2026',
    moment: 'publish',
    judgedOn: '2026-11-22',
    packVersion: 'cn-1',
    factsDigest: 'ab'.repeat(32),
    facts: '{"pack":"cn"}',
    findings: '[{"rule":"A1"}]',
    atMs: NOW_MS,
    ...over,
  };
}

const keep = (over: Partial<VerdictRecord> = {}) => ({ kind: 'keep-verdict', record: aVerdict(over) }) as const;

export const verdictCases: readonly StoreCase[] = [
  {
    title: 'facts that were judged hold a pledge while none of them is put anew',
    check: async (store) => {
      await commits(store, ...aPublication());
      const hold = { kind: 'hold-facts', projectId, revisions: FIRST } as const;
      await commits(store, hold, { kind: 'insert-pledge', record: aPledge(), donor: aDonor() });
    },
  },
  ...(['federation', 'charity', 'campaign', 'project'] as const).map((what) => ({
    title: `a ${what} that was put anew loses facts, and with them the pledge`,
    check: async (store: Store) => {
      await commits(store, ...aPublication());
      const hold = { kind: 'hold-facts', projectId, revisions: { ...FIRST, [what]: 2 } } as const;
      await loses(store, 'facts', hold, { kind: 'insert-pledge', record: aPledge(), donor: aDonor() });
      assert.equal(await store.pledges.pledge(aPledge().pledgeId), null);
    },
  })),
  {
    title: 'facts of a revision that has passed are lost',
    check: async (store) => {
      await commits(store, ...aPublication());
      await commits(store, { kind: 'put-charity', record: aCharity({ revision: 2, name: '示例县慈善会' }) });
      await loses(store, 'facts', { kind: 'hold-facts', projectId, revisions: FIRST });
      await commits(store, { kind: 'hold-facts', projectId, revisions: { ...FIRST, charity: 2 } });
    },
  },
  {
    title: 'facts of a project that is not there are lost',
    check: (store) => loses(store, 'facts', { kind: 'hold-facts', projectId: anId('nobody'), revisions: FIRST }),
  },
  {
    title: 'a verdict is kept whole',
    check: async (store) => {
      await commits(store, { kind: 'put-federation', record: aFederation() }, keep());
      const { atMs, ...kept } = aVerdict();
      const all = await store.verdicts.refusals({ tenantId: anId('tenant'), limit: 10 });
      assert.deepEqual(all, [{ ...kept, firstMs: atMs, lastMs: atMs, times: 1 }]);
    },
  },
  {
    title: 'the same refusal of the same facts on the same day is counted',
    check: async (store) => {
      await commits(store, { kind: 'put-federation', record: aFederation() }, keep());
      await commits(store, keep({ verdictId: anId('again'), atMs: NOW_MS + 5 }));
      const [kept, ...more] = await store.verdicts.refusals({ tenantId: null, limit: 10 });
      assert.deepEqual(more, []);
      assert.deepEqual(
        [kept?.verdictId, kept?.firstMs, kept?.lastMs, kept?.times],
        [anId('verdict'), NOW_MS, NOW_MS + 5, 2],
      );
    },
  },
  ...(['subject', 'moment', 'judgedOn', 'packVersion', 'factsDigest'] as const).map((field) => ({
    title: `another ${field} is another verdict`,
    check: async (store: Store) => {
      const other = {
        subject: 'project:x',
        moment: 'pay',
        judgedOn: '2026-11-23',
        packVersion: 'cn-2',
        factsDigest: 'cd'.repeat(32),
      } as const;
      await commits(store, { kind: 'put-federation', record: aFederation() }, keep());
      await commits(store, keep({ verdictId: anId('other'), [field]: other[field] }));
      assert.equal((await store.verdicts.refusals({ tenantId: null, limit: 10 })).length, 2);
    },
  })),
  {
    title: 'verdicts are read newest first, page by page, and each federation sees its own',
    check: async (store) => {
      const other = aFederation({ tenantId: anId('other'), externalId: 'other' });
      await commits(
        store,
        { kind: 'put-federation', record: aFederation() },
        { kind: 'put-federation', record: other },
      );
      for (let number = 0; number < 5; number += 1) {
        const facts = {
          verdictId: anId(`v${number}`),
          judgedOn: `2026-11-0${number + 1}`,
          atMs: NOW_MS + (number > 2 ? 1 : 0),
        };
        await commits(store, keep(facts));
      }
      await commits(store, keep({ verdictId: anId('foreign'), tenantId: anId('other') }));
      const tenantId = anId('tenant');
      const first = await store.verdicts.refusals({ tenantId, limit: 3 });
      const last = first.at(-1);
      const rest = await store.verdicts.refusals({ tenantId, before: last, limit: 10 });
      const ids = [...first, ...rest].map(({ verdictId }) => verdictId);
      assert.deepEqual(
        ids,
        [4, 3, 2, 1, 0].map((number) => anId(`v${number}`)),
      );
      assert.equal((await store.verdicts.refusals({ tenantId: null, limit: 10 })).length, 6);
    },
  },
  {
    title: 'a verdict of a federation that is not there loses parent',
    check: (store) => loses(store, 'parent', keep()),
  },
];
