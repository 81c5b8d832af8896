import { expect, test } from 'vitest';
import type { EntryLeaf } from './index.ts';
import { Books } from './index.ts';

let made = 0;

function move(
  kind: EntryLeaf['kind'],
  posted: readonly [string, string, number],
  more: Partial<EntryLeaf> = {},
): EntryLeaf {
  const [debit, credit, amountMinor] = posted;
  made += 1;
  const postings = [[debit, amountMinor] as const, [credit, -amountMinor] as const];
  const of = { date: '2026-11-22', charity: 'charity', project: 'well', entry: `entry${made}` };
  return { v: 1, kind, ...of, amountMinor, currency: 'CNY', postings, ...more };
}

test('what is owed stands apart from the fund, and more than is owed cannot be paid', () => {
  const [fund, owed, unknown] = ['F:Restricted:well', 'L:RefundPayable:well', 'L:Unidentified'];
  const settled = { settles: 'entry' } as const;
  const leaves = [
    move('donation.settled', ['A:Clearing:stripe', fund, 2000]),
    move('refund.approved', [fund, owed, 500]),
    move('refund.remitted', [owed, 'A:Clearing:stripe', 500], settled),
    move('refund.remitted', [owed, 'A:Bank', 1], settled),
    move('unidentified.received', ['A:Bank', unknown, 30]),
    move('donation.batch', [unknown, fund, 30], { ...settled, count: 1 }),
    move('unidentified.returned', [unknown, 'A:Bank', 1], settled),
    move('refund.paid', [owed, 'A:Bank', 1]),
  ];
  const books = new Books();
  expect(leaves.map((leaf, place) => books.add(place + 1, leaf))).toEqual([
    [],
    [],
    [],
    ['account-overdrawn'],
    [],
    [],
    ['account-overdrawn'],
    ['wrong-accounts', 'account-overdrawn'],
  ]);
  expect(books.figures('well')?.balances).toContainEqual({ code: fund, currency: 'CNY', amountMinor: -1530 });
});
