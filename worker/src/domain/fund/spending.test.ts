import { describe, expect, test } from 'vitest';
import { advanceTo, CATEGORY, fundedPorts, PROOF, payOut } from '../../testing/funding.ts';
import { aProject, idsOf, OFFICER, PARTNER } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { reverseEntry } from './correction.ts';
import type { SpendingCommand } from './spending.ts';
import { payReimbursement, reimburseSpending, verifySpending } from './spending.ts';

const { projectId } = aProject();

function spending(over: Partial<SpendingCommand> = {}): SpendingCommand {
  return { projectId, key: 'spent', partner: PARTNER, category: CATEGORY, amountMinor: 300, ...PROOF, ...over };
}

describe('spending', () => {
  test('uses an advance up, with digests of its evidence for everybody to see and nobody’s name', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1000);
    await advanceTo(ports, 1000);
    idsOf(await verifySpending(ports, OFFICER, spending()));
    const use = { feesMinor: 12, advancesMinor: 700, spentMinor: 300, heldMinor: 988 };
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, fundUse: use });
    const ledger = await listLedger(ports, projectId, { limit: 10 });
    const shown = { kind: 'spending.verified', category: CATEGORY, partner: PARTNER, evidence: PROOF.evidence };
    expect(ledger).toMatchObject({ items: [{}, {}, {}, {}, shown] });
    expect(JSON.stringify(ledger)).not.toContain('approvers');
    expect((await ports.store.books.entry(5))?.approvers).toEqual(PROOF.approvers);
    expect(await verifySpending(ports, OFFICER, spending({ key: 'more', amountMinor: 701 }))).toEqual({
      kind: 'refused',
      reason: 'balance-too-low',
    });
  });

  test('that was a mistake is an advance again', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1000);
    await advanceTo(ports, 1000);
    idsOf(await verifySpending(ports, OFFICER, spending({ amountMinor: 1000 })));
    expect(await reverseEntry(ports, OFFICER, { seq: 5, reason: '单据有误' })).toMatchObject({ reverses: 5 });
    const use = { advancesMinor: 1000, spentMinor: 0, heldMinor: 988 };
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: use });
  });

  test('that a partner paid first is owed to it, and paid once', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 400);
    idsOf(await reimburseSpending(ports, OFFICER, spending()));
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { spentMinor: 300, heldMinor: 1688 } });
    const pay = { projectId, key: 'pay', partner: PARTNER, amountMinor: 300 };
    const more = await payReimbursement(ports, OFFICER, { ...pay, key: 'more', amountMinor: 301 });
    expect(more).toEqual({ kind: 'refused', reason: 'balance-too-low' });
    idsOf(await payReimbursement(ports, OFFICER, pay));
    idsOf(await payReimbursement(ports, OFFICER, pay));
    const again = await payReimbursement(ports, OFFICER, { ...pay, key: 'again' });
    expect(again).toEqual({ kind: 'refused', reason: 'balance-too-low' });
    const all = await reimburseSpending(ports, OFFICER, spending({ key: 'all', amountMinor: 1689 }));
    expect(all).toEqual({ kind: 'refused', reason: 'balance-too-low' });
    idsOf(await reimburseSpending(ports, OFFICER, spending({ key: 'rest', amountMinor: 1688 })));
    const unpaid = await payReimbursement(ports, OFFICER, { ...pay, key: 'rest paid', amountMinor: 1688 });
    expect(unpaid).toEqual({ kind: 'refused', reason: 'bank-too-low' });
  });

  const [file] = PROOF.evidence;
  test.each([
    ['amount-unfit', { amountMinor: -1 }],
    ['unknown-partner', { partner: '别家（示例）' }],
    ['unknown-category', { category: '不在预算里' }],
    ['unknown-category', { category: '' }],
    ['personal-data-in-category', { category: '付给 6222 0212 3456 7894' }],
    ['evidence-unfit', { evidence: [] }],
    ['evidence-unfit', { evidence: [{ ...file, sha256: 'E1'.repeat(32), bytes: 1, mime: 'image/png' }] }],
    ['evidence-unfit', { evidence: [{ ...PROOF.evidence[0], bytes: 0 }] as SpendingCommand['evidence'] }],
    ['evidence-unfit', { evidence: [{ ...PROOF.evidence[0], mime: 'photo' }] as SpendingCommand['evidence'] }],
    ['evidence-unfit', { evidence: [...PROOF.evidence, ...PROOF.evidence] }],
    ['approvers-not-two', { approvers: ['a'] }],
    ['approvers-not-two', { approvers: ['a', 'a'] }],
    ['approvers-not-two', { approvers: ['a', ''] }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await fundedPorts();
    for (const book of [verifySpending, reimburseSpending]) {
      const answer = await book(ports, OFFICER, spending({ ...over, key: book.name }));
      expect(answer).toEqual({ kind: 'refused', reason });
    }
    expect(await ports.store.books.entry(3)).toBeNull();
  });
});
