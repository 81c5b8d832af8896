import { describe, expect, test } from 'vitest';
import type { Change, JournalDraft, JournalRecord } from '../ports/index.ts';
import * as append from './append.ts';
import * as batches from './append-batch.ts';
import * as disbursements from './append-disbursement.ts';
import * as disputes from './append-dispute.ts';
import * as funds from './append-fund.ts';
import * as gifts from './append-gift.ts';
import * as management from './append-management.ts';
import * as spending from './append-spending.ts';
import {
  advance,
  bank,
  clearing,
  heldGifts,
  managementPool,
  partnerPayable,
  refundPayable,
  restrictedFund,
  unidentified,
  unrestrictedFund,
} from './chart.ts';

const OWNER = { tenantId: 'tenant', charityId: 'charity', projectId: 'project' };
const CONTEXT = { owner: OWNER, journalId: 'journal', effectiveOn: '2026-11-22', recordedMs: 1 };
const GIFT = { provider: 'stripe', amountMinor: 2000, currency: 'CNY', paymentRef: 'pi_1', feeRef: 'fee_1' };
const REFUND = { ...GIFT, cumulativeMinor: 2000, nth: 1 };

function draftOf(change: Change): JournalDraft {
  if (change.kind !== 'append-journal') throw new Error(`an entry, not ${change.kind}`);
  return change.journal;
}

/** Debit first, as `code amount`. */
function postingsOf(change: Change): readonly string[] {
  return draftOf(change).postings.map(({ account, amountMinor }) => `${account.code} ${amountMinor}`);
}

const CLEARING = 'A:Clearing:stripe';
const FUND = 'F:Restricted:project';

describe('every entry', () => {
  test.each([
    ['donation.settled', () => gifts.donationSettled(CONTEXT, GIFT), [CLEARING, FUND], 'paid:stripe:pi_1', true],
    ['fee.charged', () => gifts.feeCharged(CONTEXT, GIFT), [FUND, CLEARING], 'fee:stripe:fee_1', true],
    ['fee.covered', () => gifts.feeCovered(CONTEXT, GIFT), ['F:Unrestricted', CLEARING], 'fee:stripe:fee_1', true],
    ['gift.held', () => gifts.giftHeld(CONTEXT, GIFT), [CLEARING, 'L:HeldGifts'], 'paid:stripe:pi_1', false],
    ['refund.paid', () => gifts.refundPaid(CONTEXT, REFUND), [FUND, CLEARING], 'refunded:stripe:pi_1:2000', true],
    [
      'refund.covered',
      () => gifts.refundCovered(CONTEXT, REFUND),
      ['F:Unrestricted', FUND],
      'covered:stripe:pi_1:2000',
      true,
    ],
    [
      'gift.returned',
      () => gifts.giftReturned(CONTEXT, { ...GIFT, nth: 1 }),
      ['L:HeldGifts', CLEARING],
      'returned:stripe:pi_1',
      false,
    ],
    [
      'gift.returned',
      () => gifts.giftReturned(CONTEXT, { ...GIFT, nth: 2 }),
      ['L:HeldGifts', CLEARING],
      'returned:stripe:pi_1:2',
      false,
    ],
    [
      'donation.settled',
      () => gifts.donationAccepted(CONTEXT, GIFT),
      ['L:HeldGifts', FUND],
      'accepted:stripe:pi_1',
      true,
    ],
    [
      'fee.covered',
      () => gifts.feeCovered(CONTEXT, { ...GIFT, hidden: true }),
      ['F:Unrestricted', CLEARING],
      'fee:stripe:fee_1',
      false,
    ],
  ] as const)('%s names its fact, both its accounts, and whether the public sees it', (...given) => {
    const [kind, make, [debit, credit], effectKey, isPublic] = given;
    const change = make();
    expect(draftOf(change)).toMatchObject({ kind, effectKey, public: isPublic, amountMinor: 2000, currency: 'CNY' });
    expect(draftOf(change)).toMatchObject({ reversesSeq: null, reason: null });
    expect(postingsOf(change)).toEqual([`${debit} 2000`, `${credit} -2000`]);
  });

  const AMOUNT = { amountMinor: 2000, currency: 'CNY' };
  const DISPUTE = { ...AMOUNT, provider: 'stripe', disputeRef: 'dp_1' };
  const PAID = { ...AMOUNT, partnerId: 'r', partner: '示例居委会', effectKey: 'key' };
  const EVIDENCE = [{ sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' }];
  const SPENT = { ...PAID, category: '扶手', evidence: EVIDENCE, approvers: ['a', 'b'] };
  const LINE = { ...AMOUNT, lineRef: 'line', statement: 'b'.repeat(64) };
  const BATCH = { ...AMOUNT, count: 3, statement: 'c'.repeat(64) };
  const ADVANCE = 'A:Advance:r:project';
  const OWED = 'L:PartnerPayable:r:project';
  const POOL = 'F:MgmtPool:project';
  const PARTNER = { partner: 'r', partnerName: '示例居委会' };
  const PROOF = { ...PARTNER, category: '扶手', evidence: EVIDENCE };

  test.each([
    ['dispute.lost', () => disputes.disputeLost(CONTEXT, DISPUTE), [FUND, CLEARING], 'dispute-lost:stripe:dp_1', null],
    [
      'dispute.covered',
      () => disputes.disputeCovered(CONTEXT, DISPUTE),
      ['F:Unrestricted', FUND],
      'dispute-covered:stripe:dp_1',
      null,
    ],
    [
      'donation.batch',
      () => batches.donationBatch(CONTEXT, { ...BATCH, source: 'platform', holder: 'platform-a' }),
      ['A:Clearing:platform-a', FUND],
      `batch:charity:project:${BATCH.statement}`,
      { count: 3, statement: BATCH.statement },
    ],
    [
      'donation.batch',
      () => batches.donationBatch(CONTEXT, { ...BATCH, source: 'cash', holder: null }),
      ['A:Bank', FUND],
      `batch:charity:project:${BATCH.statement}`,
      { count: 3, statement: BATCH.statement },
    ],
    ['dispute.won', () => disputes.disputeWon(CONTEXT, DISPUTE), [CLEARING, FUND], 'dispute-won:stripe:dp_1', null],
    ['disbursement.paid', () => disbursements.disbursementPaid(CONTEXT, PAID), [ADVANCE, 'A:Bank'], 'key', PARTNER],
    ['advance.returned', () => disbursements.advanceReturned(CONTEXT, PAID), ['A:Bank', ADVANCE], 'key', PARTNER],
    ['spending.verified', () => spending.spendingVerified(CONTEXT, SPENT), [FUND, ADVANCE], 'key', PROOF],
    ['spending.reimbursed', () => spending.spendingReimbursed(CONTEXT, SPENT), [FUND, OWED], 'key', PROOF],
    ['reimbursement.paid', () => spending.reimbursementPaid(CONTEXT, PAID), [OWED, 'A:Bank'], 'key', PARTNER],
    ['management.accrued', () => management.managementAccrued(CONTEXT, PAID), [FUND, POOL], 'key', null],
    [
      'management.spent',
      () => management.managementSpent(CONTEXT, { ...PAID, evidence: EVIDENCE }),
      [POOL, 'A:Bank'],
      'key',
      { evidence: EVIDENCE },
    ],
    [
      'settlement.received',
      () => funds.settlementReceived(CONTEXT, { ...LINE, provider: 'stripe' }),
      ['A:Bank', CLEARING],
      'settlement:charity:project:line',
      { statement: LINE.statement },
    ],
    [
      'interest.received',
      () => funds.interestReceived(CONTEXT, LINE),
      ['A:Bank', FUND],
      'interest:charity:project:line',
      { statement: LINE.statement },
    ],
    [
      'surplus.transferred',
      () => funds.surplusTransferred(CONTEXT, { ...PAID, to: 'other', basis: '方案' }),
      [FUND, 'F:Restricted:other'],
      'key',
      { to: 'other', basis: '方案' },
    ],
  ] as const)('%s says in public what stands behind it', (...given) => {
    const [kind, make, [debit, credit], effectKey, detail] = given;
    const change = make();
    expect(draftOf(change)).toMatchObject({ kind, effectKey, public: true, amountMinor: 2000, detail });
    expect(postingsOf(change)).toEqual([`${debit} 2000`, `${credit} -2000`]);
  });

  test('of spending keeps who approved it apart from what the public reads', () => {
    const change = spending.spendingVerified(CONTEXT, SPENT);
    expect(draftOf(change).approvers).toEqual(['a', 'b']);
    expect(draftOf(spending.reimbursementPaid(CONTEXT, PAID)).approvers).toBeNull();
  });

  test('is reversed under the same line and partner, without what proved it', () => {
    const original: JournalRecord = { ...draftOf(spending.spendingVerified(CONTEXT, SPENT)), seq: 7, leafIndex: 7 };
    const back = append.reversal(CONTEXT, original, '单据有误');
    expect(postingsOf(back)).toEqual([`${FUND} -2000`, `${ADVANCE} 2000`]);
    expect(draftOf(back)).toMatchObject({ detail: { ...PARTNER, category: '扶手' }, approvers: null });
    const moved = funds.surplusTransferred(CONTEXT, { ...PAID, to: 'other', basis: '方案' });
    const surplus: JournalRecord = { ...draftOf(moved), seq: 8, leafIndex: 8 };
    expect(draftOf(append.reversal(CONTEXT, surplus, 'x')).detail).toEqual({ to: 'other' });
    const line: JournalRecord = { ...draftOf(funds.interestReceived(CONTEXT, LINE)), seq: 9, leafIndex: 9 };
    expect(draftOf(append.reversal(CONTEXT, line, 'x')).detail).toBeNull();
    const gathered = batches.donationBatch(CONTEXT, { ...BATCH, source: 'bank', holder: null });
    const batch: JournalRecord = { ...draftOf(gathered), seq: 10, leafIndex: 10 };
    expect(draftOf(append.reversal(CONTEXT, batch, 'x')).detail).toEqual({ count: 3 });
  });

  test.each([true, false])(
    'is reversed by its mirror image, with the reason, seen by whom it was seen (%s)',
    (isPublic) => {
      const settled = draftOf(gifts.donationSettled(CONTEXT, GIFT));
      const original: JournalRecord = { ...settled, seq: 7, leafIndex: isPublic ? 6 : null, public: isPublic };
      const change = append.reversal(CONTEXT, original, 'booked twice');
      expect(postingsOf(change)).toEqual([`${CLEARING} -2000`, `${FUND} 2000`]);
      expect(draftOf(change)).toMatchObject({ reversesSeq: 7, reason: 'booked twice', public: isPublic });
    },
  );
});

describe('an account', () => {
  test('belongs to the project where its money is the project’s alone, and has the side it may not leave', () => {
    const accounts = [
      clearing(OWNER, 'stripe', 'CNY'),
      restrictedFund(OWNER, 'CNY'),
      heldGifts(OWNER, 'CNY'),
      unrestrictedFund(OWNER, 'CNY'),
      bank(OWNER, 'CNY'),
      advance(OWNER, 'r', 'CNY'),
      partnerPayable(OWNER, 'r', 'CNY'),
      managementPool(OWNER, 'CNY'),
      refundPayable(OWNER, 'CNY'),
      unidentified(OWNER, 'CNY'),
    ];
    const owners = accounts.map(({ projectId }) => projectId);
    expect(owners).toEqual([null, 'project', null, null, null, 'project', 'project', 'project', 'project', null]);
    const sides = accounts.map(({ side }) => side);
    expect(sides).toEqual([
      'either',
      'credit',
      'credit',
      'either',
      'debit',
      'debit',
      'credit',
      'credit',
      'credit',
      'credit',
    ]);
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(10);
  });
});

describe('what does not balance is never an entry', () => {
  const good = draftOf(gifts.donationSettled(CONTEXT, GIFT));
  const [debit, credit] = [clearing(OWNER, 'stripe', 'CNY'), restrictedFund(OWNER, 'CNY')];
  const postings = (...amounts: readonly number[]) =>
    amounts.map((amountMinor, at) => ({ account: at % 2 === 0 ? debit : credit, amountMinor }));
  const check = (amountMinor: number, ...amounts: readonly number[]) =>
    append.assertBalanced({ ...good, amountMinor, postings: postings(...amounts) });

  test('at least one fen, in two postings or more, is one', () => {
    expect(() => check(1, 1, -1)).not.toThrow();
    expect(() => check(3, 1, -3, 2)).not.toThrow();
    expect(() => check(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER)).not.toThrow();
  });

  test.each([
    ['nothing', 0, [0, 0], 'a positive whole amount'],
    ['less than nothing', -1, [1, -1], 'a positive whole amount'],
    ['half a fen', 0.5, [0.5, -0.5], 'a positive whole amount'],
    ['more than can be counted', Number.MAX_SAFE_INTEGER + 1, [1, -1], 'a positive whole amount'],
    ['one posting', 1, [1], 'at least two postings'],
    ['no posting', 1, [], 'at least two postings'],
    ['a fen too few', 2, [2, -1], 'postings sum to zero'],
    ['two debits', 2, [1, 1], 'postings sum to zero'],
    ['debits of another amount', 2, [1, -1], 'debits sum to the amount'],
  ] as const)('%s', (...given) => {
    const [, amountMinor, amounts, complaint] = given;
    expect(() => check(amountMinor, ...amounts)).toThrow(complaint);
  });
});
