import assert from 'node:assert/strict';
import type { AccountRecord, Change, JournalDraft } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import { aCampaign, aCharity, anId, aProject, aPublication } from '../builders.ts';
import { aClearingAccount, aFee, aFundAccount, aJournal, aReversal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const PROJECT = anId('project');

export const journalCases: readonly StoreCase[] = [
  {
    title: 'numbers entries in order of commit and reads them back whole',
    async check(store) {
      await commits(store, ...aPublication());
      await commits(store, append(aJournal()), append(aFee()));
      assert.deepEqual(await store.books.entry(1), { ...aJournal(), seq: 1, leafIndex: 1 });
      assert.deepEqual(await store.books.entry(2), { ...aFee(), seq: 2, leafIndex: 2 });
      assert.equal(await store.books.entry(3), null);
      assert.deepEqual(await store.books.byEffect('fee:stripe:txn_1'), { ...aFee(), seq: 2, leafIndex: 2 });
      assert.equal(await store.books.byEffect('fee:stripe:txn_2'), null);
    },
  },
  {
    title: 'LED-07 keeps balances and totals with every entry',
    async check(store) {
      await commits(
        store,
        ...aPublication(),
        append(aJournal()),
        append(gift(2, { amountMinor: 500 })),
        append(aFee()),
      );
      assert.deepEqual(await store.books.balances([PROJECT]), [
        {
          projectId: PROJECT,
          code: `F:Restricted:${PROJECT}`,
          currency: 'CNY',
          amountMinor: -2488,
          pendingMinor: 0,
          advancedMinor: 0,
        },
      ]);
      const { projectId, currency } = aJournal();
      assert.deepEqual(await store.books.totals([PROJECT]), [
        { projectId, kind: 'donation.settled', source: 'own-site', currency, amountMinor: 2500, entries: 2 },
        { projectId, kind: 'fee.charged', source: '', currency, amountMinor: 12, entries: 1 },
      ]);
      assert.deepEqual(await store.books.totals([]), []);
      assert.deepEqual(await store.books.balances([anId('nobody')]), []);
    },
  },
  {
    title: 'LED-01 refuses an entry that does not balance, has one leg, or adds up to another amount',
    async check(store) {
      await commits(store, ...aPublication());
      const [debit, credit] = aJournal().postings;
      assert.ok(debit && credit);
      const less = { ...credit, amountMinor: -1999 };
      for (const postings of [[debit, less], [debit], [], [debit, credit, { ...debit, amountMinor: 0 }]]) {
        await isInvalid(store, append(aJournal({ postings })));
      }
      await isInvalid(store, append(aJournal({ amountMinor: 1999, postings: [debit, credit] })));
      await isInvalid(store, append(aJournal({ postings: [debit, { ...credit, amountMinor: -2000.5 }] })));
      assert.deepEqual(await store.books.entries({ projectId: PROJECT, afterSeq: 0, limit: 10 }), []);
      assert.deepEqual(await store.books.balances([PROJECT]), []);
    },
  },
  {
    title: 'LED-10 gives no sum that a number cannot hold exactly, and the other books stay readable',
    async check(store) {
      const most = Number.MAX_SAFE_INTEGER;
      await commits(store, ...aPublication(), ...anotherProject());
      await commits(store, append(gift(1, { amountMinor: most - 1 })), append(gift(2, { amountMinor: 1 })));
      assert.equal((await store.books.totals([PROJECT]))[0]?.amountMinor, most);
      await assert.rejects(async () => {
        await store.commit([append(gift(3, { amountMinor: 2 }))]);
        await store.books.totals([PROJECT]);
      }, StoreError);
      await assert.rejects(async () => {
        await store.commit([append(gift(4, { amountMinor: 2 }))]);
        await store.books.balances([PROJECT]);
      }, StoreError);
      assert.deepEqual(await store.books.totals([anId('next')]), []);
    },
  },
  {
    title: 'refuses postings in another currency than the entry',
    async check(store) {
      await commits(store, ...aPublication());
      await isInvalid(store, append(aJournal({ currency: 'USD' })));
      const currency = 'USD';
      const mixed = [
        { account: aClearingAccount(), amountMinor: 2000 },
        { account: aFundAccount({ currency }), amountMinor: -2000 },
      ];
      await isInvalid(store, append(aJournal({ postings: mixed })));
    },
  },
  {
    title: 'refuses an account of another charity, project or definition',
    async check(store) {
      await commits(store, ...aPublication(), ...anotherProject(), append(aJournal()));
      await loses(store, 'parent', append(gift(2, {}, aFundAccount({ projectId: anId('next') }))));
      await isInvalid(store, append(gift(2, {}, aFundAccount({ charityId: anId('nextc'), projectId: anId('next') }))));
      const { accountId } = aFundAccount();
      await isInvalid(store, append(gift(2, {}, aFundAccount({ side: 'either' }))));
      await isInvalid(store, append(gift(2, {}, { ...aFundAccount(), accountId: `${accountId}2` })));
      await loses(store, 'parent', append(gift(2, {}, aFundAccount({ projectId: anId('nobody') }))));
      assert.equal(await store.books.entry(2), null);
    },
  },
  {
    title: 'refuses to mix the books of two charities, or the funds of two projects of one',
    async check(store) {
      const sibling = aProject({ projectId: anId('sibling'), externalId: 'sibling' });
      await commits(store, ...aPublication(), ...anotherProject(), { kind: 'put-project', record: sibling });
      await isInvalid(store, append(gift(1, {}, aFundAccount({ projectId: anId('sibling') }))));
      const foreign = aClearingAccount({ charityId: anId('nextc'), code: 'L:Held', side: 'credit' });
      await isInvalid(store, append(gift(1, {}, foreign)));
      await commits(store, append(gift(1, {}, aClearingAccount({ code: 'L:Held', side: 'credit' }))));
    },
  },
  {
    title: 'refuses an entry for a project that is not there or not the charity’s',
    async check(store) {
      await commits(store, ...aPublication(), ...anotherProject());
      const postings = [
        { account: aClearingAccount(), amountMinor: 2000 },
        { account: aClearingAccount({ code: 'L:Held', side: 'credit' }), amountMinor: -2000 },
      ];
      await loses(store, 'parent', append(aJournal({ postings, projectId: anId('nobody') })));
      await loses(store, 'parent', append(aJournal({ postings, projectId: anId('next') })));
      await commits(store, append(aJournal({ postings })));
    },
  },
  {
    title: 'books a fact once, whatever the entry that tells it',
    async check(store) {
      await commits(store, ...aPublication(), append(aJournal()));
      await loses(store, 'effect', append(aJournal({ journalId: anId('again') })));
      await loses(store, 'effect', append(aJournal()));
      await loses(store, 'effect', append(aJournal({ effectKey: 'paid:stripe:pi_2' })));
      // Booked twice it would also overdraw the fund; that it is booked already is the better answer.
      await commits(store, append(aFee({ amountMinor: 1999 })));
      await loses(store, 'effect', append(aFee({ amountMinor: 1999, journalId: anId('again') })));
      assert.equal((await store.books.totals([PROJECT]))[0]?.entries, 1);
    },
  },
  {
    title: 'keeps every balance on its side: below, at and above',
    async check(store) {
      await commits(store, ...aPublication());
      await loses(store, 'balance', append(aFee({ amountMinor: 1 })));
      await commits(store, append(aJournal()));
      await loses(store, 'balance', append(aFee({ amountMinor: 2001 })));
      await commits(store, append(aFee({ amountMinor: 2000 })));
      assert.deepEqual(
        (await store.books.balances([PROJECT])).map(({ amountMinor }) => amountMinor),
        [0],
      );
      const more = { amountMinor: 1, effectKey: 'fee:stripe:txn_2', journalId: anId('more') };
      await loses(store, 'balance', append(aFee(more)));
    },
  },
  {
    title: 'guards each side by itself, and leaves an account without a floor alone',
    async check(store) {
      await commits(store, ...aPublication());
      const open = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
      const fact = (label: string, account: AccountRecord, signedMinor: number) => {
        const postings = [
          { account, amountMinor: signedMinor },
          { account: open, amountMinor: -signedMinor },
        ];
        const amountMinor = Math.abs(signedMinor);
        return append(aJournal({ amountMinor, effectKey: label, journalId: anId(label), postings }));
      };
      for (const [label, account, toward] of [
        ['debit', aClearingAccount(), 1],
        ['credit', aFundAccount(), -1],
      ] as const) {
        await commits(store, fact(`${label}in`, account, 700 * toward));
        await loses(store, 'balance', fact(`${label}over`, account, -701 * toward));
        await commits(store, fact(`${label}out`, account, -700 * toward));
        await loses(store, 'balance', fact(`${label}under`, account, -1 * toward));
      }
    },
  },
  {
    title: 'reverses an entry once, and nets the totals of what it reverses',
    async check(store) {
      await commits(store, ...aPublication(), append(aJournal()), append(gift(2)));
      await commits(store, append(aReversal(aJournal(), 1)));
      assert.deepEqual(
        (await store.books.totals([PROJECT])).map(({ kind, amountMinor, entries }) => [kind, amountMinor, entries]),
        [['donation.settled', 2000, 1]],
      );
      const second = { journalId: anId('second'), effectKey: 'another' };
      await loses(store, 'reversed-once', append(aReversal(aJournal(), 1, second)));
      await loses(store, 'effect', append(aReversal(aJournal(), 1, { journalId: anId('second') })));
      const corrections = await store.books.corrections(PROJECT, 10);
      assert.deepEqual(
        corrections.map(({ seq, reversesSeq, reason }) => [seq, reversesSeq, reason]),
        [[3, 1, '重复入账']],
      );
    },
  },
  {
    title: 'reverses only an entry of the same project and amount, with a reason, and no reversal',
    async check(store) {
      await commits(store, ...aPublication(), append(aJournal()), append(gift(2)));
      const undo = aReversal(aJournal(), 1);
      await loses(store, 'parent', append({ ...undo, reversesSeq: 9 }));
      await loses(store, 'parent', append(aReversal(gift(1, { amountMinor: 1999 }), 1)));
      await isInvalid(store, append({ ...undo, reason: null }));
      await isInvalid(store, append(gift(3, { reason: '无' })));
      await commits(store, append(undo));
      await loses(store, 'parent', append(aReversal(undo, 3)));
    },
  },
  {
    title: 'lists the public entries of a project after a place, oldest first',
    async check(store) {
      await commits(store, ...aPublication(), ...anotherProject());
      for (const number of [1, 2, 3, 4, 5]) await commits(store, append(gift(number, { public: number !== 3 })));
      const seqs = async (afterSeq: number, limit: number) =>
        (await store.books.entries({ projectId: PROJECT, afterSeq, limit })).map(({ seq }) => seq);
      assert.deepEqual(await seqs(0, 10), [1, 2, 4, 5]);
      assert.deepEqual(await seqs(0, 2), [1, 2]);
      assert.deepEqual(await seqs(2, 2), [4, 5]);
      assert.deepEqual(await seqs(5, 2), []);
      assert.deepEqual(await store.books.entries({ projectId: anId('next'), afterSeq: 0, limit: 10 }), []);
    },
  },
  {
    title: 'lists the newest public entries of a project, newest first',
    async check(store) {
      await commits(store, ...aPublication(), ...anotherProject());
      for (const number of [1, 2, 3, 4, 5]) await commits(store, append(gift(number, { public: number !== 4 })));
      const seqs = async (limit: number) => (await store.books.latest(PROJECT, limit)).map(({ seq }) => seq);
      assert.deepEqual(await seqs(10), [5, 3, 2, 1]);
      assert.deepEqual(await seqs(2), [5, 3]);
      assert.deepEqual(await store.books.latest(anId('next'), 10), []);
    },
  },
];

function append(journal: JournalDraft): Change {
  return booking(journal);
}

function gift(number: number, over: Partial<JournalDraft> = {}, fund: AccountRecord = aFundAccount()): JournalDraft {
  const amountMinor = over.amountMinor ?? 2000;
  const postings = [
    { account: aClearingAccount(), amountMinor },
    { account: fund, amountMinor: -amountMinor },
  ];
  return aJournal({ journalId: anId(`gift${number}`), effectKey: `paid:stripe:pi_${number}`, postings, ...over });
}

/** Another charity of the same federation, with a project of its own. */
function anotherProject(): Change[] {
  const owner = { charityId: anId('nextc'), externalId: 'next' };
  const campaignId = anId('nextp');
  return [
    { kind: 'put-charity', record: aCharity({ ...owner, uscc: '51511800MJ0000026B' }) },
    { kind: 'put-campaign', record: aCampaign({ ...owner, campaignId, filingNumber: 'next' }) },
    { kind: 'put-project', record: aProject({ ...owner, campaignId, projectId: anId('next') }) },
  ];
}
