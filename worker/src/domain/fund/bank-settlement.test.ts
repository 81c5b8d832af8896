import { describe, expect, test } from 'vitest';
import { fundedPorts, payOut, SIBLING, STATEMENT } from '../../testing/funding.ts';
import { aProject, idsOf, OFFICER } from '../../testing/index.ts';
import type { SettlementCommand } from './bank-settlement.ts';
import { bookSettlement } from './bank-settlement.ts';

const { projectId, charityId } = aProject();

function line(over: Partial<SettlementCommand> = {}): SettlementCommand {
  const parts = [
    { projectId, amountMinor: 700 },
    { projectId: SIBLING, amountMinor: 300 },
  ];
  const told = { provider: 'stripe', lineRef: 'line', statement: STATEMENT, amountMinor: 1000, parts };
  return { projectId, key: 'line', ...told, ...over };
}

describe('a payout that reached the bank', () => {
  test('is an entry for each project of its line, and together they are the line', async () => {
    const ports = await fundedPorts();
    expect(idsOf(await bookSettlement(ports, OFFICER, line()))).toHaveLength(2);
    expect(await ports.store.books.balanceOf(`${charityId}/A:Bank/CNY`)).toBe(1000);
    expect(await ports.store.books.balanceOf(`${charityId}/A:Clearing:stripe/CNY`)).toBe(988);
    const [entry] = await ports.store.books.latest(SIBLING, 1);
    expect(entry).toMatchObject({ kind: 'settlement.received', amountMinor: 300, detail: { statement: STATEMENT } });
    const again = await bookSettlement(ports, OFFICER, line({ key: 'another key' }));
    expect(again).toEqual({ kind: 'refused', reason: 'already-booked' });
  });

  test.each([
    ['amount-unfit', { amountMinor: 999 }],
    ['amount-unfit', { parts: [] }],
    ['amount-unfit', { amountMinor: 4, parts: [2, 2].map((amountMinor) => ({ projectId, amountMinor })) }],
    ['amount-unfit', { amountMinor: 1, parts: [{ projectId, amountMinor: 1.5 }] }],
    ['statement-unfit', { lineRef: '' }],
    ['statement-unfit', { statement: 'D1'.repeat(32) }],
    ['target-unfit', { amountMinor: 1, parts: [{ projectId: 'nowhere', amountMinor: 1 }] }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await fundedPorts();
    expect(await bookSettlement(ports, OFFICER, line(over))).toEqual({ kind: 'refused', reason });
    expect(await ports.store.books.balanceOf(`${charityId}/A:Bank/CNY`)).toBe(0);
  });

  test('is never more than the provider has taken for the charity', async () => {
    const ports = await fundedPorts();
    expect(await payOut(ports, 1989)).toEqual({ kind: 'refused', reason: 'balance-too-low' });
    expect(await payOut(ports, 1988, 'line 2')).toMatchObject({ kind: 'done' });
  });
});
