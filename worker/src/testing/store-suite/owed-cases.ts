import assert from 'node:assert/strict';
import type { JournalDraft, Store } from '../../ports/index.ts';
import { anId, aPublication } from '../builders.ts';
import { aBankAccount, aMovement } from '../fund-builders.ts';
import { move, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { aClearingAccount, aFundAccount, aJournal, aReversal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const PROJECT = anId('project');
const STATEMENT = 'd1'.repeat(32);
const GIFT = aJournal({ amountMinor: 1000 });
const OWED = aClearingAccount({ code: `L:RefundPayable:${PROJECT}`, projectId: PROJECT, side: 'credit' });
const UNKNOWN = aClearingAccount({ code: 'L:Unidentified', side: 'credit' });

export const owedCases: readonly StoreCase[] = [
  {
    title: 'approves no more of a gift than was given, and only of a gift that stands',
    async check(store) {
      await commits(store, ...aPublication(), booking(GIFT), booking(aJournal(OTHER)));
      await loses(store, 'owed', booking(approval(1001)));
      await loses(store, 'owed', booking(approval(100, { giftId: anId('nothing') })));
      await loses(store, 'owed', booking(approval(100, { source: 'bank' })));
      await isInvalid(store, booking(approval(100, { giftId: null })));
      await commits(store, booking(approval(600)));
      await loses(store, 'owed', booking(approval(401)));
      await commits(store, booking(approval(400)));
      assert.deepEqual(await amounts(store.books.refundsOf(GIFT.journalId)), [600, 400]);
      assert.deepEqual(await store.books.refundsOf(anId('nothing')), []);
      await loses(store, 'owed', booking(aReversal(GIFT, 1)));
    },
  },
  {
    title: 'approves no more of a gift than the provider and the payer’s bank have left of it',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2]) {
        await commits(store, ...pledgeUnit(number), ...sessionUnit(number), ...settleUnit(number));
      }
      const gone = { refundedMinor: 700, lostMinor: 300 };
      await commits(store, move(1, { from: 'paid', to: 'paid', set: gone }));
      await loses(store, 'owed', booking(approval(1001, { giftId: anId('journal1') })));
      await commits(store, booking(approval(1000, { giftId: anId('journal1') })));
      await commits(store, booking(approval(2000, { giftId: anId('journal2'), ...SECOND })));
    },
  },
  {
    title: 'settles an approved refund by what is open of it, and takes none back from under its payment',
    async check(store) {
      await commits(store, ...aPublication(), booking(GIFT), booking(aJournal(OTHER)));
      await commits(store, booking(approval(600)), booking(approval(400)));
      const settles = approval(600).journalId;
      await loses(store, 'owed', booking(payment(601, settles)));
      await loses(store, 'owed', booking(payment(100, anId('nothing'))));
      await loses(store, 'owed', booking({ ...payment(100, settles), detail: null }));
      await loses(store, 'owed', booking({ ...payment(100, settles), kind: 'unidentified.returned' }));
      await commits(store, booking(payment(250, settles)));
      await loses(store, 'owed', booking(payment(351, settles)));
      await loses(store, 'owed', booking(aReversal(approval(600), 3)));
      assert.deepEqual(await amounts(store.books.openMatters(anId('charity'), 10)), [600, 400]);
      await commits(store, booking(payment(350, settles)));
      assert.deepEqual(await amounts(store.books.settlementsOf(settles)), [250, 350]);
      assert.deepEqual(await amounts(store.books.openMatters(anId('charity'), 10)), [400]);
      assert.deepEqual(await store.books.openMatters(anId('other'), 10), []);
      await commits(store, booking(aReversal(payment(350, settles), 6, { detail: null })));
      assert.deepEqual(await amounts(store.books.settlementsOf(settles)), [250]);
      assert.deepEqual(await amounts(store.books.openMatters(anId('charity'), 1)), [600]);
      assert.equal((await store.books.entryNamed(settles))?.amountMinor, 600);
      assert.equal(await store.books.entryNamed(anId('nothing')), null);
    },
  },
  {
    title: 'lets money of unknown origin go one way, whole, and no other way after that',
    async check(store) {
      await commits(store, ...aPublication(), booking(RECEIPT), booking(more()));
      const { journalId } = RECEIPT;
      await loses(store, 'owed', booking(sentBack(799)));
      await loses(store, 'owed', booking({ ...sentBack(800), kind: 'refund.remitted' }));
      await commits(store, booking(matched()));
      await loses(store, 'owed', booking({ ...sentBack(800), postings: fromElsewhere(800) }));
      await loses(store, 'owed', booking(aReversal(RECEIPT, 1, { detail: null })));
      assert.deepEqual(await amounts(store.books.openMatters(anId('charity'), 10)), [900]);
      await commits(store, booking(aReversal(matched(), 3, { detail: { count: 1 } })));
      assert.deepEqual(await amounts(store.books.openMatters(anId('charity'), 10)), [800, 900]);
      await commits(store, booking(sentBack(800)));
      assert.deepEqual(await amounts(store.books.settlementsOf(journalId)), [800]);
    },
  },
];

const SECOND = { journalId: anId('second'), effectKey: 'second' };
const OTHER = { journalId: anId('neighbours'), effectKey: 'paid:stripe:pi_2', amountMinor: 5000 };
const RECEIPT = aMovement(
  { kind: 'unidentified.received', debit: aBankAccount(), credit: UNKNOWN, amountMinor: 800 },
  { detail: { statement: STATEMENT } },
);

function more(): JournalDraft {
  const movement = { kind: 'unidentified.received', debit: aBankAccount(), credit: UNKNOWN, amountMinor: 900 };
  return aMovement(movement, { detail: { statement: STATEMENT } });
}

async function amounts(entries: ReturnType<Store['books']['refundsOf']>): Promise<readonly number[]> {
  return (await entries).map(({ amountMinor }) => amountMinor);
}

function approval(amountMinor: number, over: Partial<JournalDraft> = {}): JournalDraft {
  const movement = { kind: 'refund.approved', debit: aFundAccount(), credit: OWED, amountMinor };
  return aMovement(movement, { source: 'own-site', giftId: GIFT.journalId, ...over });
}

function payment(amountMinor: number, settles: string): JournalDraft {
  const movement = { kind: 'refund.remitted', debit: OWED, credit: aClearingAccount(), amountMinor };
  return aMovement(movement, { detail: { settles } });
}

function sentBack(amountMinor: number): JournalDraft {
  const movement = { kind: 'unidentified.returned', debit: UNKNOWN, credit: aBankAccount(), amountMinor };
  return aMovement(movement, { detail: { settles: RECEIPT.journalId, statement: STATEMENT } });
}

function matched(): JournalDraft {
  const movement = { kind: 'donation.batch', debit: UNKNOWN, credit: aFundAccount(), amountMinor: 800 };
  const detail = { count: 1, statement: STATEMENT, settles: RECEIPT.journalId };
  return aMovement(movement, { source: 'bank', detail });
}

function fromElsewhere(amountMinor: number): JournalDraft['postings'] {
  const debit = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
  return aMovement({ kind: 'x', debit, credit: aBankAccount(), amountMinor }).postings;
}
