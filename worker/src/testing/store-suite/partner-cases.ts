import assert from 'node:assert/strict';
import { anId, aPublication } from '../builders.ts';
import {
  aBankAccount,
  aDisbursement,
  aMovement,
  anAdvanceAccount,
  aReimbursedSpending,
  aReservation,
  paidBy,
} from '../fund-builders.ts';
import { aClearingAccount, aJournal, aReversal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits } from './store-case.ts';

const PROJECT = anId('project');
const SIBLING = anId('sibling');

export const partnerCases: readonly StoreCase[] = [
  {
    title: 'adds up what moved with partners by account, kind and category, and takes corrections off',
    async check(store) {
      const credit = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
      const filled = aMovement({ kind: 'opening', debit: aBankAccount(), credit, amountMinor: 5000 });
      await commits(store, ...aPublication(), booking(aJournal({ amountMinor: 1000 })), booking(filled));
      await commits(store, { kind: 'insert-reservation', record: aReservation() });
      await commits(store, paidBy(aDisbursement().journalId), booking(aDisbursement()));
      await commits(store, booking(aReimbursedSpending()));
      const { code } = anAdvanceAccount();
      const owed = `L:PartnerPayable:${anId('partner')}:${PROJECT}`;
      const paid = { code, partner: '', kind: 'disbursement.paid', category: null, currency: 'CNY', amountMinor: 500 };
      const spent = {
        code: owed,
        partner: '示例居委会',
        kind: 'spending.reimbursed',
        category: '扶手',
        currency: 'CNY',
      };
      assert.deepEqual(await store.books.partnerTotals(PROJECT), [paid, { ...spent, amountMinor: -30 }]);
      const [entry] = await store.books.spending(PROJECT, 1);
      assert.equal(entry?.kind, 'spending.reimbursed');
      const { category, partner, partnerName } = aReimbursedSpending().detail ?? {};
      const detail = { ...(category && { category }), ...(partner && partnerName && { partner, partnerName }) };
      await commits(store, booking(aReversal(aReimbursedSpending(), entry.seq, { detail })));
      assert.deepEqual(await store.books.partnerTotals(PROJECT), [paid, { ...spent, amountMinor: 0 }]);
      const both = await store.books.spending(PROJECT, 5);
      assert.deepEqual(
        both.map(({ kind }) => kind),
        ['correction.reversed', 'spending.reimbursed'],
      );
      assert.deepEqual(await store.books.partnerTotals(SIBLING), []);
    },
  },
];
