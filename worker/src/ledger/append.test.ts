import { describe, expect, test } from 'vitest';
import type { JournalDraft, JournalRecord } from '../ports/index.ts';
import * as append from './append.ts';
import { clearing, heldGifts, restrictedFund, unrestrictedFund } from './chart.ts';

const OWNER = { tenantId: 'tenant', charityId: 'charity', projectId: 'project' };
const CONTEXT = { owner: OWNER, journalId: 'journal', effectiveOn: '2026-11-22', recordedMs: 1 };
const GIFT = { provider: 'stripe', amountMinor: 2000, currency: 'CNY', paymentRef: 'pi_1', feeRef: 'fee_1' };
const REFUND = { ...GIFT, cumulativeMinor: 2000 };

function draftOf(change: ReturnType<typeof append.donationSettled>): JournalDraft {
  if (change.kind !== 'append-journal') throw new Error(`an entry, not ${change.kind}`);
  return change.journal;
}

/** Debit first, as `code amount`. */
function postingsOf(change: ReturnType<typeof append.donationSettled>): readonly string[] {
  return draftOf(change).postings.map(({ account, amountMinor }) => `${account.code} ${amountMinor}`);
}

const CLEARING = 'A:Clearing:stripe';
const FUND = 'F:Restricted:project';

describe('every entry', () => {
  test.each([
    ['donation.settled', append.donationSettled(CONTEXT, GIFT), [CLEARING, FUND], 'paid:stripe:pi_1', true],
    ['fee.charged', append.feeCharged(CONTEXT, GIFT), [FUND, CLEARING], 'fee:stripe:fee_1', true],
    ['fee.covered', append.feeCovered(CONTEXT, GIFT), ['F:Unrestricted', CLEARING], 'fee:stripe:fee_1', true],
    ['gift.held', append.giftHeld(CONTEXT, GIFT), [CLEARING, 'L:HeldGifts'], 'paid:stripe:pi_1', false],
    ['refund.paid', append.refundPaid(CONTEXT, REFUND), [FUND, CLEARING], 'refunded:stripe:pi_1:2000', true],
    [
      'refund.covered',
      append.refundCovered(CONTEXT, REFUND),
      ['F:Unrestricted', FUND],
      'covered:stripe:pi_1:2000',
      true,
    ],
    [
      'gift.returned',
      append.giftReturned(CONTEXT, { ...GIFT, nth: 1 }),
      ['L:HeldGifts', CLEARING],
      'returned:stripe:pi_1',
      false,
    ],
    [
      'gift.returned',
      append.giftReturned(CONTEXT, { ...GIFT, nth: 2 }),
      ['L:HeldGifts', CLEARING],
      'returned:stripe:pi_1:2',
      false,
    ],
    ['donation.settled', append.donationAccepted(CONTEXT, GIFT), ['L:HeldGifts', FUND], 'accepted:stripe:pi_1', true],
    [
      'fee.covered',
      append.feeCovered(CONTEXT, { ...GIFT, hidden: true }),
      ['F:Unrestricted', CLEARING],
      'fee:stripe:fee_1',
      false,
    ],
  ] as const)('%s names its fact, both its accounts, and whether the public sees it', (...given) => {
    const [kind, change, [debit, credit], effectKey, isPublic] = given;
    expect(draftOf(change)).toMatchObject({ kind, effectKey, public: isPublic, amountMinor: 2000, currency: 'CNY' });
    expect(draftOf(change)).toMatchObject({ reversesSeq: null, reason: null });
    expect(postingsOf(change)).toEqual([`${debit} 2000`, `${credit} -2000`]);
  });

  test.each([true, false])(
    'is reversed by its mirror image, with the reason, seen by whom it was seen (%s)',
    (isPublic) => {
      const settled = draftOf(append.donationSettled(CONTEXT, GIFT));
      const original: JournalRecord = { ...settled, seq: 7, public: isPublic };
      const change = append.reversal(CONTEXT, original, 'booked twice');
      expect(postingsOf(change)).toEqual([`${CLEARING} -2000`, `${FUND} 2000`]);
      expect(draftOf(change)).toMatchObject({ reversesSeq: 7, reason: 'booked twice', public: isPublic });
    },
  );
});

describe('an account', () => {
  test('belongs to the project only where it is its fund', () => {
    const accounts = [
      clearing(OWNER, 'stripe', 'CNY'),
      restrictedFund(OWNER, 'CNY'),
      heldGifts(OWNER, 'CNY'),
      unrestrictedFund(OWNER, 'CNY'),
    ];
    expect(accounts.map(({ projectId }) => projectId)).toEqual([null, 'project', null, null]);
    expect(accounts.map(({ side }) => side)).toEqual(['either', 'credit', 'credit', 'either']);
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(4);
  });
});

describe('what does not balance is never an entry', () => {
  const good = draftOf(append.donationSettled(CONTEXT, GIFT));
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
