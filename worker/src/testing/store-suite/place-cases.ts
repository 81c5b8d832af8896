import assert from 'node:assert/strict';
import type { Change, Store } from '../../ports/index.ts';
import { anId, aProject, aPublication } from '../builders.ts';
import { aDuty } from '../duty-builders.ts';
import { aJournal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits } from './store-case.ts';

const TODAY = '2026-11-22';
const [CAMPAIGN, PROJECT, NEXT] = [anId('campaign'), anId('project'), anId('next')];

export const placeCases: readonly StoreCase[] = [
  {
    title: 'adds up the money of a county, a city and a province, reversals taken back',
    async check(store) {
      await commits(
        store,
        ...aPublication({ region: '511802' }),
        next('511803'),
        booking(aJournal()),
        booking(gift(2)),
      );
      const other = { projectId: NEXT, journalId: anId('far'), effectKey: 'paid:stripe:pi_far', amountMinor: 500 };
      await commits(store, booking(aJournal(other)));
      assert.deepEqual(await moneyOf(store, '511802'), [['donation.settled', 4000, 2]]);
      assert.deepEqual(await moneyOf(store, '511803'), [['donation.settled', 500, 1]]);
      for (const place of ['5118', '51'])
        assert.deepEqual(await moneyOf(store, place), [['donation.settled', 4500, 3]]);
      assert.deepEqual(await moneyOf(store, '52'), []);
    },
  },
  {
    title: 'lists the places inside a place that have projects, in order of their codes',
    async check(store) {
      await commits(store, ...aPublication({ region: '511802' }), next('510104'), next('511803', 'third'));
      const inside = async (place: string, digits: number, after = '') =>
        (await store.directory.placesIn({ place, digits, after, limit: 9 })).map((one) => Object.values(one));
      assert.deepEqual(await inside('', 2), [['51', 3]]);
      assert.deepEqual(await inside('51', 4), [
        ['5101', 1],
        ['5118', 2],
      ]);
      assert.deepEqual(await inside('5118', 6, '511802'), [['511803', 1]]);
      assert.deepEqual(await inside('511802', 6), []);
      assert.equal((await store.directory.placesIn({ place: '', digits: 6, after: '', limit: 2 })).length, 2);
    },
  },
  {
    title: 'counts a duty of a campaign once in a place, however many of its projects lie there',
    async check(store) {
      await commits(store, ...aPublication({ region: '511802' }), next('511803'));
      await commits(store, keep(CAMPAIGN, [aDuty({ dueStrict: '2026-11-20' })]));
      const own = aDuty({ dutyId: anId('own'), projectId: NEXT, subjectId: NEXT, told: false });
      await commits(store, keep(NEXT, [own, { ...own, dutyId: anId('done'), met: true, told: true }]));
      assert.deepEqual(await countsOf(store, '511802'), ['duty-owed past 1', 'project 1']);
      const both = ['duty-met 1', 'duty-owed past 1', 'duty-untold 1', 'project 2'];
      for (const place of ['5118', '51']) assert.deepEqual(await countsOf(store, place), both);
      await commits(store, keep(NEXT, []));
      assert.deepEqual(await countsOf(store, '5118'), ['duty-owed past 1', 'project 2']);
    },
  },
  {
    title: 'takes everything of a project along when it is published somewhere else',
    async check(store) {
      await commits(store, ...aPublication({ region: '511802' }), next('511803'), booking(aJournal()));
      await commits(store, keep(CAMPAIGN, [aDuty()]), keep(PROJECT, [aDuty({ dutyId: anId('own'), ...OWN })]));
      await commits(store, { kind: 'put-project', record: aProject({ revision: 2, region: '500101' }) });
      assert.deepEqual(await moneyOf(store, '51'), []);
      assert.deepEqual(await moneyOf(store, '50'), [['donation.settled', 2000, 1]]);
      assert.deepEqual(await countsOf(store, '500101'), ['duty-owed 2', 'project 1']);
      assert.deepEqual(await countsOf(store, '51'), ['duty-owed 1', 'project 1']);
      assert.deepEqual(await countsOf(store, '511802'), []);
    },
  },
];

const OWN = { projectId: PROJECT, subjectId: PROJECT };

function next(region: string, label = 'next'): Change {
  return {
    kind: 'put-project',
    record: aProject({ projectId: anId(label), externalId: label, region, goalMinor: 100 }),
  };
}

function gift(number: number): ReturnType<typeof aJournal> {
  return aJournal({ journalId: anId(`journal${number}`), effectKey: `paid:stripe:pi_${number}` });
}

function keep(subjectId: string, duties: readonly ReturnType<typeof aDuty>[]): Change {
  return { kind: 'keep-duties', subjectId, stamp: 1, judgedOn: TODAY, duties };
}

async function moneyOf(store: Store, place: string) {
  const totals = await store.directory.placeTotals(place);
  return totals.map(({ kind, amountMinor, entries }) => [kind, amountMinor, entries]);
}

async function countsOf(store: Store, place: string): Promise<readonly string[]> {
  const counts = await store.directory.placeCounts({ place, today: TODAY });
  return counts.map(({ what, isPast, count }) => [what, ...(isPast ? ['past'] : []), count].join(' '));
}
