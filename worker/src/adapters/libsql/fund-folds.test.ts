// Funds, promises and evidence that somebody changed behind the triggers: each is refused by name when the file is opened.

import { expect, test } from 'vitest';
import {
  aBankAccount,
  aClearingAccount,
  aDisbursement,
  aJournal,
  aMovement,
  anId,
  aPublication,
  aReimbursedSpending,
  aReservation,
  booking,
  paidBy,
  SerialClient,
  someTerms,
  tempLibsqlStore,
} from '../../testing/index.ts';

const FUND = `F:Restricted:${anId('project')}`;

async function damagedBooks(statements: readonly string[]): Promise<string> {
  const temp = await tempLibsqlStore();
  try {
    const credit = aClearingAccount({ code: 'F:Unrestricted', side: 'either' });
    const opening = aMovement({ kind: 'opening', debit: aBankAccount(), credit, amountMinor: 5000 });
    const pool = aClearingAccount({
      code: `F:MgmtPool:${anId('project')}`,
      projectId: anId('project'),
      side: 'credit',
    });
    const [, fund] = aJournal().postings;
    if (fund === undefined) throw new Error('a gift has two postings');
    const accrual = aMovement({ kind: 'management.accrued', debit: fund.account, credit: pool, amountMinor: 100 });
    const owed = aClearingAccount({
      code: `L:RefundPayable:${anId('project')}`,
      projectId: anId('project'),
      side: 'credit',
    });
    const { journalId: giftId } = aJournal();
    const refund = aMovement(
      { kind: 'refund.approved', debit: fund.account, credit: owed, amountMinor: 40 },
      { giftId, source: 'own-site' },
    );
    const unit = [
      ...aPublication(),
      booking(aJournal()),
      booking(opening),
      { kind: 'insert-reservation', record: aReservation() },
      paidBy(aDisbursement().journalId),
      booking(aDisbursement()),
      { kind: 'insert-reservation', record: aReservation({ reservationId: anId('more'), amountMinor: 70 }) },
      booking(aReimbursedSpending()),
      { kind: 'pin-management', record: someTerms() },
      booking(accrual),
      booking(refund),
    ] as const;
    expect(await temp.store.commit(unit)).toEqual({ kind: 'committed' });
    await temp.reopen();
    const client = new SerialClient({ url: temp.url });
    await client.batch([...statements], 'write');
    await client.drained();
    return await temp.reopen().then(
      () => 'the file was accepted',
      (error: unknown) => String(error),
    );
  } finally {
    await temp.remove().catch(() => undefined);
  }
}

test.each([
  [
    'what a fund has promised',
    `promises of .*${FUND}.* is kept as 71`,
    ['UPDATE balance SET pending_minor = 71 WHERE pending_minor = 70'],
  ],
  [
    'what its partners hold',
    `advances of .*${FUND}.* is kept as 499`,
    ['UPDATE balance SET advanced_minor = 499 WHERE advanced_minor = 500'],
  ],
  [
    'a promise that was paid by nothing',
    'promise .* is kept as 70 but its entries give 0',
    [
      "UPDATE reservation SET state = 'posted', resolved_ms = reserved_ms, journal_id = 'nothing' WHERE amount_minor = 70",
    ],
  ],
  [
    'a payment that was promised otherwise',
    'disbursement .* is kept as 0 but its entries give 500',
    ['DROP TRIGGER reservation_is_kept', "DELETE FROM reservation WHERE state = 'posted'"],
  ],
  [
    'evidence that is gone',
    'evidence of entry .* is kept as 0 but its entries give 1',
    ['DROP TRIGGER evidence_no_delete', 'DELETE FROM evidence'],
  ],
  [
    'evidence of another file',
    'evidence of entry',
    ['DROP TRIGGER evidence_no_update', "UPDATE evidence SET sha256 = replace(sha256, 'c', 'd')"],
  ],
  [
    'spending whose evidence was struck out',
    'evidence of entry .*',
    [
      'DROP TRIGGER evidence_no_delete',
      'DROP TRIGGER journal_no_update',
      'DELETE FROM evidence',
      "UPDATE journal SET detail = json_remove(detail, '$.evidence') WHERE kind = 'spending.reimbursed'",
    ],
  ],
  [
    'owed money that its entries do not open',
    'owed in .*L:RefundPayable.* is kept as 40 but its entries give 0',
    [
      'DROP TRIGGER journal_no_update',
      "UPDATE journal SET kind = 'refund.paid' WHERE kind = 'refund.approved'",
      "UPDATE journal_total SET kind = 'refund.paid' WHERE kind = 'refund.approved'",
      'DROP TRIGGER leaf_no_update',
      "UPDATE leaf SET kind = 'refund.paid' WHERE kind = 'refund.approved'",
    ],
  ],
  [
    'management above its cap',
    'management of project .* is kept as 100 but its entries give 99',
    ['DROP TRIGGER management_terms_no_update', 'UPDATE management_terms SET base_minor = 990'],
  ],
  [
    'a fund that is not what came in less what went out',
    'fund of project .* is kept as 1830 but its entries give 1930',
    [
      'DROP TRIGGER journal_no_update',
      "UPDATE journal SET kind = 'fee.covered' WHERE kind = 'management.accrued'",
      "UPDATE journal_total SET kind = 'fee.covered' WHERE kind = 'management.accrued'",
    ],
  ],
] as const)('LED-04 LED-07 %s is refused by name', async (...given) => {
  const [, message, statements] = given;
  expect(await damagedBooks(statements)).toMatch(new RegExp(message));
});
