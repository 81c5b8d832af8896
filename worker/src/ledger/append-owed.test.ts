import { expect, test } from 'vitest';
import type { Change, JournalDraft } from '../ports/index.ts';
import { receiptMatched } from './append-batch.ts';
import * as owed from './append-owed.ts';

const OWNER = { tenantId: 'tenant', charityId: 'charity', projectId: 'project' };
const CONTEXT = { owner: OWNER, journalId: 'journal', effectiveOn: '2026-11-22', recordedMs: 1 };
const AMOUNT = { amountMinor: 2000, currency: 'CNY' };
const APPROVED = { ...AMOUNT, effectKey: 'key', giftId: 'gift', source: 'own-site' } as const;
const REFUND = { ...AMOUNT, provider: 'stripe', paymentRef: 'pi_1', cumulativeMinor: 2000, nth: 1 };
const LINE = { ...AMOUNT, lineRef: 'line', statement: 'b'.repeat(64) };
const [CLEARING, FUND, REFUNDS] = ['A:Clearing:stripe', 'F:Restricted:project', 'L:RefundPayable:project'];

function draftOf(change: Change): JournalDraft {
  if (change.kind !== 'append-journal') throw new Error(`an entry, not ${change.kind}`);
  return change.journal;
}

test.each([
  ['refund.approved', () => owed.refundApproved(CONTEXT, APPROVED), [FUND, REFUNDS], 'key', null],
  ['refund.covered', () => owed.approvalCovered(CONTEXT, APPROVED), ['F:Unrestricted', FUND], 'key:cover', null],
  [
    'refund.remitted',
    () => owed.refundRemitted(CONTEXT, { ...REFUND, settles: 'approval' }),
    [REFUNDS, CLEARING],
    'refunded:stripe:pi_1:2000',
    { settles: 'approval' },
  ],
  [
    'refund.remitted',
    () => owed.refundSent(CONTEXT, { ...LINE, settles: 'approval' }),
    [REFUNDS, 'A:Bank'],
    'sent-back:charity:line',
    { settles: 'approval', statement: LINE.statement },
  ],
  [
    'unidentified.received',
    () => owed.unidentifiedReceived(CONTEXT, LINE),
    ['A:Bank', 'L:Unidentified'],
    'unidentified:charity:line',
    { statement: LINE.statement },
  ],
  [
    'unidentified.returned',
    () => owed.unidentifiedReturned(CONTEXT, { ...LINE, settles: 'receipt' }),
    ['L:Unidentified', 'A:Bank'],
    'sent-back:charity:line',
    { settles: 'receipt', statement: LINE.statement },
  ],
  [
    'donation.batch',
    () => receiptMatched(CONTEXT, { ...LINE, effectKey: 'key', receiptId: 'receipt' }),
    ['L:Unidentified', FUND],
    'key',
    { count: 1, settles: 'receipt', statement: LINE.statement },
  ],
] as const)('%s names what it opens or settles, in public', (...given) => {
  const [kind, make, [debit, credit], effectKey, detail] = given;
  const draft = draftOf(make());
  expect(draft).toMatchObject({ kind, effectKey, public: true, amountMinor: 2000, detail });
  const postings = draft.postings.map(({ account, amountMinor }) => `${account.code} ${amountMinor}`);
  expect(postings).toEqual([`${debit} 2000`, `${credit} -2000`]);
});
