// What two people decide about the same money: what was decided first stands, whoever reads what.

import assert from 'node:assert/strict';
import type { Change, JournalDraft, WorkEventRecord, WorkOpening } from '../../ports/index.ts';
import { anId, aProject, aPublication, NOW_MS } from '../builders.ts';
import { aBankAccount, aMovement, aReimbursedSpending } from '../fund-builders.ts';
import { aClearingAccount, aFundAccount, aJournal, aReversal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const TENANT = anId('tenant');
const ONE = anId('one-return');
const OTHER = anId('other-return');
const DIGEST = 'd1'.repeat(32);
const UNKNOWN = aClearingAccount({ code: 'L:Unidentified', side: 'credit' });

export const holdCases: readonly StoreCase[] = [
  {
    title: 'keeps money that goes back with the item that was approved, until that pays it or is cancelled',
    async check(store) {
      await commits(store, ...aPublication(), booking(RECEIPT), ...proposed(ONE), ...proposed(OTHER));
      await commits(store, approve(ONE));
      await loses(store, 'owed', booking(settled('donation.batch')));
      await loses(store, 'owed', booking(settled('unidentified.returned')));
      await loses(store, 'owed', approve(OTHER));
      await commits(store, moved(ONE, { revision: 3, step: 'cancel', fromState: 'approved', toState: 'cancelled' }));
      await commits(store, approve(OTHER));
      const paid = moved(OTHER, { revision: 3, step: 'pay', fromState: 'approved', toState: 'decided' });
      await commits(store, paid, booking(settled('unidentified.returned')));
    },
  },
  {
    title: 'lets nothing be approved to go back that is a gift by now, or was taken back',
    async check(store) {
      await commits(store, ...aPublication(), booking(RECEIPT), ...proposed(ONE), ...proposed(OTHER));
      await commits(store, booking(settled('donation.batch')));
      await loses(store, 'owed', approve(ONE));
      await commits(store, booking(aReversal(settled('donation.batch'), 2, { detail: { count: 1 } })));
      await commits(store, booking(aReversal(RECEIPT, 1, { detail: null })));
      await loses(store, 'owed', approve(OTHER));
    },
  },
  {
    title: 'knows whether a campaign was given to',
    async check(store) {
      const isGiven = (tenant = TENANT) => store.books.isGivenTo(tenant, anId('campaign'));
      await commits(store, ...aPublication(), booking(RECEIPT));
      assert.equal(await isGiven(), false);
      await commits(store, booking(settled('donation.batch')));
      assert.deepEqual([await isGiven(), await isGiven(anId('other'))], [true, false]);
    },
  },
  {
    title: 'spends along a published budget, and keeps on every line what is spent on it',
    async check(store) {
      await commits(store, ...aPublication(), booking(aJournal({ amountMinor: 1000 })));
      await commits(store, put(2, []), booking(spending(200)));
      await loses(store, 'facts', put(3, [LINE, 199]));
      await loses(store, 'facts', put(3, ['防滑地面', 500]));
      await commits(store, put(3, [LINE, 200]), booking(spending(300)));
      const beside = { ...spending(100), detail: { ...spending(100).detail, category: '防滑地面' } };
      await loses(store, 'facts', booking(beside));
      // A budget that stands may be put again; what is above its line already is no reason to refuse another title.
      await commits(store, put(4, [LINE, 200], '改了名字'));
      await loses(store, 'facts', put(5, [LINE, 499]));
      const { detail } = spending(300);
      const back = {
        detail: { category: LINE, partner: detail?.partner ?? '', partnerName: detail?.partnerName ?? '' },
      };
      await commits(store, booking(aReversal(spending(300), 3, back)), put(5, [LINE, 250]));
    },
  },
];

const LINE = aReimbursedSpending().detail?.category ?? '';
const RECEIPT = aMovement(
  { kind: 'unidentified.received', debit: aBankAccount(), credit: UNKNOWN, amountMinor: 800 },
  { detail: { statement: DIGEST } },
);

function settled(kind: 'donation.batch' | 'unidentified.returned'): JournalDraft {
  const isGift = kind === 'donation.batch';
  const detail = { settles: RECEIPT.journalId, statement: DIGEST, ...(isGift && { count: 1 }) };
  const credit = isGift ? aFundAccount() : aBankAccount();
  return aMovement({ kind, debit: UNKNOWN, credit, amountMinor: 800 }, { source: isGift ? 'bank' : null, detail });
}

function spending(amountMinor: number): JournalDraft {
  const { detail, approvers, postings } = aReimbursedSpending();
  const credit = postings.find((posting) => posting.amountMinor < 0)?.account ?? aFundAccount();
  const movement = { kind: 'spending.reimbursed', debit: aFundAccount(), credit, amountMinor };
  return aMovement(movement, { detail, approvers });
}

function put(revision: number, line: readonly [] | readonly [string, number], title?: string): Change {
  const record = aProject({ revision, ...(title !== undefined && { title }) });
  const [item, amountMinor] = line;
  const budget =
    item === undefined ? [] : [{ item, amount: { amountMinor: amountMinor ?? 0, currency: 'CNY' as const } }];
  return { kind: 'put-project', record: { ...record, body: { ...record.body, budget } } };
}

function proposed(itemId: string): readonly Change[] {
  const record: WorkOpening = {
    itemId,
    tenantId: TENANT,
    kind: 'unmatched-money',
    projectId: anId('project'),
    partnerId: null,
    charityId: null,
    openedBy: anId('person'),
    openedMs: NOW_MS,
  };
  return [{ kind: 'open-work', record, content: CONTENT, digest: DIGEST }, moved(itemId, {})];
}

const CONTENT = { receipt: 1, decision: 'return' };

function approve(itemId: string): Change {
  return moved(itemId, { revision: 2, step: 'approve', fromState: 'proposed', toState: 'approved' });
}

function moved(itemId: string, over: Partial<WorkEventRecord>): Change {
  const record: WorkEventRecord = {
    itemId,
    tenantId: TENANT,
    revision: 1,
    step: 'open',
    fromState: '',
    toState: 'proposed',
    actor: anId('person'),
    role: 'finance',
    atMs: NOW_MS,
    input: {},
    deskTenantId: TENANT,
    dueOn: null,
    content: CONTENT,
    digest: DIGEST,
    outcome: {},
    requestKey: null,
    requestHash: null,
    ...over,
  };
  return { kind: 'append-work-event', record };
}
