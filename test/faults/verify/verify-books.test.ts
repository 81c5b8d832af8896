// The examiner must be able to see: each thing that may go wrong is done to a copy of sound books, by hand and with the
// guards of the schema taken away, and must be found under its own name.

import { DatabaseSync } from 'node:sqlite';
import {
  aListedPublication,
  giftId,
  pledgeUnit,
  sessionUnit,
  settleUnit,
  tempLibsqlStore,
} from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import type { Expected } from './expected.ts';
import { verifyBooks } from './verify-books.ts';

const NAME = '示例林知秋';
const HEARD: Partial<Expected> = { pledges: [giftId(1), giftId(2)], paid: [giftId(1)], personal: [NAME] };

/** Sound books of two gifts, one of them paid, after `spoil` has been at them. */
async function verdictAfter(spoil: string) {
  const temp = await tempLibsqlStore();
  try {
    await temp.store.commit(aListedPublication());
    for (const number of [1, 2]) await temp.store.commit(pledgeUnit(number, { name: NAME }));
    for (const number of [1, 2]) await temp.store.commit(sessionUnit(number));
    await temp.store.commit(settleUnit(1));
    await temp.store.commit([{ kind: 'insert-inbox', record: { ...NOTICE } }]);
    await temp.store.close();
    if (spoil !== '') spoilFile(temp.path, spoil);
    return await verifyBooks(temp.path, HEARD);
  } finally {
    await temp.remove();
  }
}

const NOTICE = { provider: 'stripe', eventId: 'evt_1', eventType: 'x', outcome: 'processed', receivedMs: 0 };

function spoilFile(path: string, spoil: string): void {
  const file = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  const triggers = file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  if (!spoil.startsWith('DROP TRIGGER')) for (const { name } of triggers) file.exec(`DROP TRIGGER ${name}`);
  file.exec(spoil);
  file.close();
}

const GONE = 'tenant-of-nobody';
const NO_UNIQUE = 'DROP INDEX refund_under_way';
const REFUND_ROW = `INSERT INTO refund SELECT tenant_id, pledge_id, 1, 1, 'pi_1', 5, 'CNY', 'term', 'x', 'begun', NULL, 0, 0 FROM pledge WHERE pledge_id = '${giftId(2)}'`;
const SPOILS: readonly (readonly [string, string])[] = [
  ['I1', 'UPDATE posting SET amount_minor = amount_minor + 1 WHERE amount_minor > 0'],
  ['I1', "INSERT INTO posting SELECT 'nothing', 0, account_id, 1, 'CNY' FROM account LIMIT 1"],
  ['I2', 'UPDATE balance SET amount_minor = amount_minor - 1 WHERE amount_minor < 0'],
  ['I2', 'UPDATE journal_total SET amount_minor = amount_minor + 1'],
  ['I2', "UPDATE pledge SET refunded_minor = 5 WHERE payment_state = 'paid'"],
  ['I3', "UPDATE journal SET effect_key = 'paid:stripe:pi_other'"],
  ['I4', 'UPDATE project_intake SET held_minor = held_minor + 1'],
  ['I4', 'UPDATE project SET hard_cap = 1, goal_minor = 3000'],
  ['I5', "UPDATE pledge SET refunded_minor = 5 WHERE payment_state = 'paid'"],
  ['I5', `UPDATE pledge SET refunded_minor = 5, payment_state = 'quarantined' WHERE pledge_id = '${giftId(1)}'`],
  ['I5', `${NO_UNIQUE}; ${REFUND_ROW}; ${REFUND_ROW.replace('pledge_id, 1,', 'pledge_id, 2,')}`],
  ['I6', 'UPDATE posting SET amount_minor = -amount_minor'],
  ['I7', 'UPDATE journal SET seq = seq + 1'],
  ['I7', 'DROP TRIGGER journal_no_update'],
  ['I8', `DELETE FROM pledge WHERE pledge_id = '${giftId(2)}'`],
  ['I8', `UPDATE pledge SET payment_state = 'expired', paid_ms = NULL WHERE pledge_id = '${giftId(1)}'`],
  ['I9', `UPDATE receipt SET tenant_id = '${GONE}'`],
  ['I10', 'DELETE FROM receipt'],
  ['I10', `UPDATE pledge SET session_url = NULL WHERE pledge_id = '${giftId(2)}'`],
  ['I11', `UPDATE pledge SET payment_title = '${NAME}'`],
  ['I13', 'DELETE FROM account'],
];

describe.concurrent('the examiner', { timeout: 60_000 }, () => {
  test('finds nothing wrong with sound books', async () => {
    const { findings, counts } = await verdictAfter('');
    expect(findings).toEqual([]);
    expect(counts).toEqual({ pledges: 2, paid: 1, open: 1, gifts: 1, notices: 1 });
  });

  test.each(SPOILS)('finds %s after %s', async (id, spoil) => {
    const { findings } = await verdictAfter(spoil);
    expect(findings.map((finding) => finding.id.split(' ')[0])).toContain(id);
  });
});
