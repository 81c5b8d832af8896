import assert from 'node:assert/strict';
import type { Change, JournalDraft, Store } from '../../ports/index.ts';
import { aCampaign, anId, aProject, aPublication, NOW_MS } from '../builders.ts';
import {
  aBankAccount,
  aDecision,
  aDisbursement,
  aMovement,
  anAdvanceAccount,
  aReimbursedSpending,
  aReservation,
  paidBy,
  someEvidence,
  someTerms,
} from '../fund-builders.ts';
import { aClearingAccount, aFundAccount, aJournal, aReversal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const PROJECT = anId('project');
const SIBLING = anId('sibling');

export const fundCases: readonly StoreCase[] = [
  {
    title: 'counts as many gifts as a batch says, takes as many back, and takes no batch without its statement',
    async check(store) {
      const told = { source: 'bank', detail: { count: 12, statement: 'd1'.repeat(32) } } as const;
      const batch = aMovement({
        kind: 'donation.batch',
        debit: aBankAccount(),
        credit: aFundAccount(),
        amountMinor: 900,
      });
      await commits(store, ...aPublication());
      for (const over of [
        { ...told, detail: null },
        { ...told, detail: { ...told.detail, count: 0 } },
        { ...told, detail: { ...told.detail, count: 1.5 } },
        { ...told, detail: { ...told.detail, statement: 'D1'.repeat(32) } },
        { ...told, source: 'own-site' as const },
        { ...told, kind: 'interest.received' },
      ]) {
        await isInvalid(store, append({ ...batch, ...over }));
      }
      await commits(store, append({ ...batch, ...told }));
      const counted = async () => (await store.books.totals([PROJECT])).map(({ kind, entries }) => [kind, entries]);
      assert.deepEqual(await counted(), [['donation.batch', 12]]);
      const back = aReversal({ ...batch, ...told }, 1, { detail: { count: 11 } });
      await isInvalid(store, append(back));
      await isInvalid(store, append({ ...back, detail: null }));
      await commits(store, append({ ...back, detail: { count: 12 } }));
      assert.deepEqual(await counted(), [['donation.batch', 0]]);
    },
  },
  {
    title: 'LED-08 keeps the answer to a key, a refusal too, and never another one',
    async check(store) {
      await commits(store, ...aPublication(), { kind: 'insert-decision', record: aDecision() });
      assert.deepEqual(await store.books.decision('key'), aDecision());
      assert.equal(await store.books.decision('other'), null);
      const other = { ...aDecision(), outcome: '{"kind":"done","ids":[]}' };
      await loses(store, 'decision-key', { kind: 'insert-decision', record: other });
      assert.deepEqual(await store.books.decision('key'), aDecision());
    },
  },
  {
    title: 'LED-03 promises no more of a fund than it has left, and reads the promise back',
    async check(store) {
      await funded(store);
      await loses(store, 'balance', reserve({ amountMinor: 1001 }));
      await commits(store, reserve());
      assert.deepEqual(await store.books.reservation(aReservation().reservationId), aReservation());
      assert.equal(await store.books.reservation('nobody'), null);
      assert.deepEqual(await left(store), { amountMinor: -1000, pendingMinor: 500, advancedMinor: 0 });
      await loses(store, 'balance', reserve({ reservationId: anId('more'), amountMinor: 501 }));
      await loses(store, 'balance', append(charge(501)));
      await commits(store, append(charge(500)));
    },
  },
  {
    title: 'resolves a promise exactly once, and gives what it held back to the fund',
    async check(store) {
      await funded(store);
      await commits(store, reserve());
      const { reservationId } = aReservation();
      const voided: Change = {
        kind: 'resolve-reservation',
        reservationId,
        to: 'voided',
        atMs: NOW_MS,
        journalId: null,
      };
      await commits(store, voided);
      assert.deepEqual(await left(store), { amountMinor: -1000, pendingMinor: 0, advancedMinor: 0 });
      await loses(store, 'reservation', voided);
      await loses(store, 'reservation', paidBy(aDisbursement().journalId), append(aDisbursement()));
      await loses(store, 'reservation', { ...voided, reservationId: anId('nobody') });
      await loses(store, 'reservation', reserve());
      assert.equal((await store.books.reservation(reservationId))?.state, 'voided');
    },
  },
  {
    title: 'lets a promise expire at its term, not before, and names those that are due',
    async check(store) {
      await funded(store);
      await commits(store, reserve());
      const { reservationId, expiresMs } = aReservation();
      const expire = (atMs: number): Change => {
        return { kind: 'resolve-reservation', reservationId, to: 'expired', atMs, journalId: null };
      };
      await isInvalid(store, expire(expiresMs - 1));
      await isInvalid(store, paidBy(aDisbursement().journalId, { atMs: expiresMs }), append(aDisbursement()));
      assert.deepEqual(await store.books.overdueReservations(expiresMs - 1, 10), []);
      assert.deepEqual(await store.books.overdueReservations(expiresMs, 10), [aReservation()]);
      assert.deepEqual(await store.books.overdueReservations(expiresMs, 0), []);
      await commits(store, expire(expiresMs));
      assert.deepEqual(await store.books.overdueReservations(expiresMs, 10), []);
    },
  },
  {
    title: 'pays a partner only what was promised to it, to the fen, and then it is an advance',
    async check(store) {
      await funded(store);
      await isInvalid(store, append(aDisbursement()));
      await commits(store, reserve());
      const more = aDisbursement({ amountMinor: 501, postings: twice(501) });
      await isInvalid(store, paidBy(more.journalId), append(more));
      await isInvalid(store, paidBy('another'), append(aDisbursement()));
      await commits(store, paidBy(aDisbursement().journalId), append(aDisbursement()));
      assert.deepEqual(await left(store), { amountMinor: -1000, pendingMinor: 0, advancedMinor: 500 });
      assert.equal(await store.books.balanceOf(anAdvanceAccount().accountId), 500);
      await loses(store, 'balance', reserve({ reservationId: anId('more'), amountMinor: 501 }));
      await loses(store, 'balance', append(charge(501)));
    },
  },
  {
    title: 'charges a fund with what was spent of an advance, and takes it back, whichever posting comes first',
    async check(store) {
      await advanced(store);
      const spent = spending(200);
      await commits(store, append(spent));
      assert.deepEqual(await left(store), { amountMinor: -800, pendingMinor: 0, advancedMinor: 300 });
      const seq = (await store.books.byEffect(spent.effectKey))?.seq ?? 0;
      await commits(store, append(aReversal(spent, seq)));
      assert.deepEqual(await left(store), { amountMinor: -1000, pendingMinor: 0, advancedMinor: 500 });
      await loses(store, 'balance', append(spending(501)));
      const all = spending(500);
      await commits(store, append(charge(500)), append({ ...all, postings: [...all.postings].reverse() }));
      const last = (await store.books.byEffect(all.effectKey))?.seq ?? 0;
      await commits(store, append(aReversal(all, last)));
    },
  },
  {
    title: 'refuses spending without evidence, with half a digest, or with one person’s word',
    async check(store) {
      await funded(store);
      const { detail, approvers } = aReimbursedSpending();
      const [first = ''] = approvers ?? [];
      for (const files of [[], [{ ...someEvidence(), sha256: 'C'.repeat(64) }], [{ ...someEvidence(), bytes: 0 }]]) {
        await isInvalid(store, append(aReimbursedSpending({ detail: { ...detail, evidence: files } })));
      }
      await isInvalid(store, append(aReimbursedSpending({ detail: null })));
      for (const said of [null, [], [first], [first, first]]) {
        await isInvalid(store, append(aReimbursedSpending({ approvers: said })));
      }
      await commits(store, append(aReimbursedSpending()));
      const kept = await store.books.byEffect(aReimbursedSpending().effectKey);
      assert.deepEqual(kept && { ...kept, seq: 0 }, { ...aReimbursedSpending(), seq: 0, leafIndex: kept?.leafIndex });
    },
  },
  {
    title: 'keeps management under ⌊cap × base⌋, and the terms as they were agreed',
    async check(store) {
      await funded(store);
      await loses(store, 'management-cap', append(accrual(1)));
      const terms = someTerms({ baseMinor: 1009 });
      await commits(store, { kind: 'pin-management', record: terms });
      assert.deepEqual(await store.books.managementTerms(PROJECT), terms);
      await loses(store, 'management-terms', { kind: 'pin-management', record: someTerms({ capBps: 2000 }) });
      await loses(store, 'management-cap', append(accrual(101)));
      await commits(store, append(accrual(60)), append(accrual(40)));
      await loses(store, 'management-cap', append(accrual(1)));
      const seq = (await store.books.byEffect(accrual(40).effectKey))?.seq ?? 0;
      await commits(store, append(aReversal(accrual(40), seq)), append(accrual(39)));
    },
  },
  {
    title: 'moves a surplus to another project of the charity, after the end, and to nothing else',
    async check(store) {
      await funded(store);
      await commits(store, { kind: 'put-project', record: aProject({ projectId: SIBLING, externalId: 'sibling' }) });
      const after = { effectiveOn: '2027-04-01' };
      await loses(store, 'facts', append(surplus({ effectiveOn: aCampaign().endsOn })));
      await isInvalid(store, append(surplus({ ...after, detail: { to: SIBLING } })));
      await isInvalid(store, append(surplus({ ...after, detail: { basis: '募捐方案' } })));
      await isInvalid(store, append(surplus({ ...after, kind: 'refund.paid' })));
      await commits(store, append(surplus(after)));
      assert.deepEqual((await store.books.totals([SIBLING]))[0], {
        projectId: SIBLING,
        kind: 'surplus.received',
        source: '',
        currency: 'CNY',
        amountMinor: 400,
        entries: 1,
      });
      const seen = await store.books.entries({ projectId: SIBLING, afterSeq: 0, limit: 10 });
      assert.deepEqual(seen, await store.books.latest(SIBLING, 10));
      assert.equal(seen[0]?.kind, 'surplus.transferred');
      const back = aReversal(surplus(after), seen[0].seq, { detail: { to: SIBLING } });
      await isInvalid(store, append({ ...back, detail: null }));
      await commits(store, append(back));
      assert.equal((await store.books.totals([SIBLING]))[0]?.amountMinor, 0);
    },
  },
  {
    title: 'refuses an advance of a project that has no fund',
    async check(store) {
      await commits(store, ...aPublication(), append(filled()));
      const debit = anAdvanceAccount();
      await isInvalid(
        store,
        append(aMovement({ kind: 'x', debit, credit: aClearingAccount({ code: 'A:Bank' }), amountMinor: 5 })),
      );
    },
  },
];

function append(journal: JournalDraft): Change {
  return booking(journal);
}

function reserve(over: Parameters<typeof aReservation>[0] = {}): Change {
  return { kind: 'insert-reservation', record: aReservation(over) };
}

/** Money in the bank that is of no project. */
function filled(): JournalDraft {
  const credit = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
  return aMovement({ kind: 'opening', debit: aBankAccount(), credit, amountMinor: 5000 });
}

/** 10.00 given, and as much more in the bank. */
async function funded(store: Store): Promise<void> {
  await commits(store, ...aPublication(), append(aJournal({ amountMinor: 1000 })), append(filled()));
}

async function advanced(store: Store): Promise<void> {
  await funded(store);
  await commits(store, reserve());
  await commits(store, paidBy(aDisbursement().journalId), append(aDisbursement()));
}

async function left(store: Store) {
  const fund = (await store.books.balances([PROJECT])).find(({ code }) => code.startsWith('F:Restricted:'));
  assert.ok(fund);
  const { amountMinor, pendingMinor, advancedMinor } = fund;
  return { amountMinor, pendingMinor, advancedMinor };
}

/** Something that takes money out of the fund. */
function charge(amountMinor: number): JournalDraft {
  const credit = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
  return aMovement({ kind: 'refund.paid', debit: aFundAccount(), credit, amountMinor });
}

function accrual(amountMinor: number): JournalDraft {
  const credit = aFundAccount({ code: `F:MgmtPool:${PROJECT}` });
  return aMovement({ kind: 'management.accrued', debit: aFundAccount(), credit, amountMinor });
}

function spending(amountMinor: number): JournalDraft {
  const { detail, approvers } = aReimbursedSpending();
  const credit = anAdvanceAccount();
  return aMovement({ kind: 'spending.verified', debit: aFundAccount(), credit, amountMinor }, { detail, approvers });
}

function surplus(over: Partial<JournalDraft>): JournalDraft {
  const credit = aFundAccount({ projectId: SIBLING });
  const detail = { to: SIBLING, basis: '募捐方案' };
  const movement = { kind: 'surplus.transferred', debit: aFundAccount(), credit, amountMinor: 400 };
  return aMovement(movement, { detail, ...over });
}

function twice(amountMinor: number): JournalDraft['postings'] {
  return aMovement({ kind: 'x', debit: anAdvanceAccount(), credit: aBankAccount(), amountMinor }).postings;
}
