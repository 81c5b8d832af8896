import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import { aBankAccount, aProject, fundedPorts, idsOf, OFFICER, SIBLING, STATEMENT } from '../../testing/index.ts';
import { getProject } from '../project/project.ts';
import { reverseEntry } from './correction.ts';
import { matchUnidentified, openMatters, receiveUnidentified, returnUnidentified } from './unidentified.ts';

const { projectId, tenantId } = aProject();
const ON = '2026-11-22';
const ARRIVAL = { projectId, key: 'arrival', amountMinor: 800, on: ON, lineRef: 'line 7', statement: STATEMENT };
const BACK = { projectId, key: 'back', lineRef: 'line 8', statement: STATEMENT };

const inBank = (ports: TestPorts) => ports.store.books.balanceOf(aBankAccount().accountId);
const unknown = (ports: TestPorts) =>
  ports.store.books.balanceOf(aBankAccount().accountId.replace('A:Bank', 'L:Unidentified'));

async function arrived(over: Partial<typeof ARRIVAL> = {}) {
  const ports = await fundedPorts();
  const [receiptId = ''] = idsOf(await receiveUnidentified(ports, OFFICER, { ...ARRIVAL, ...over }));
  return { ports, receiptId };
}

describe('money of unknown origin', () => {
  test('is in the bank and in nobody’s total, and is told to those who decide', async () => {
    const { ports, receiptId } = await arrived();
    expect([await inBank(ports), await unknown(ports)]).toEqual([800, -800]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(await openMatters(ports, OFFICER, projectId)).toMatchObject([{ journalId: receiptId, amountMinor: 800 }]);
    expect(await openMatters(ports, { ...OFFICER, tenantId: 'another' }, projectId)).toEqual([]);
    expect(await openMatters(ports, { ...OFFICER, tenantId }, projectId)).toHaveLength(1);
    expect(await openMatters(ports, OFFICER, 'nobody')).toEqual([]);
  });

  test('becomes a gift of whichever project it was meant for, once', async () => {
    const { ports, receiptId } = await arrived();
    const match = { projectId: SIBLING, key: 'match', receiptId };
    const answer = await matchUnidentified(ports, OFFICER, match);
    idsOf(answer);
    expect(await matchUnidentified(ports, OFFICER, match)).toEqual(answer);
    expect(await getProject(ports, SIBLING)).toMatchObject({
      raisedMinor: 800,
      donors: 1,
      bySource: [{ source: 'bank', raisedMinor: 800, donors: 1 }],
    });
    expect(await unknown(ports)).toBe(0);
    expect(await matchUnidentified(ports, OFFICER, { ...match, key: 'more' })).toMatchObject({
      reason: 'already-resolved',
    });
    expect(await returnUnidentified(ports, OFFICER, { ...BACK, receiptId })).toMatchObject({
      reason: 'already-resolved',
    });
    expect(await openMatters(ports, OFFICER, projectId)).toEqual([]);
  });

  test('goes back by one line of the bank’s statement', async () => {
    const { ports, receiptId } = await arrived();
    idsOf(await returnUnidentified(ports, OFFICER, { ...BACK, receiptId }));
    expect([await inBank(ports), await unknown(ports)]).toEqual([0, 0]);
    const match = { projectId, key: 'match', receiptId };
    expect(await matchUnidentified(ports, OFFICER, match)).toMatchObject({ reason: 'already-resolved' });
  });

  test('is decided once, whoever decides at the same moment', async () => {
    const { ports, receiptId } = await arrived();
    const both = await Promise.all([
      matchUnidentified(ports, OFFICER, { projectId, key: 'match', receiptId }),
      returnUnidentified(ports, OFFICER, { ...BACK, receiptId }),
    ]);
    expect(both.map((answer) => (answer.kind === 'done' ? 'done' : answer.reason)).toSorted()).toEqual([
      'already-resolved',
      'done',
    ]);
    expect(await unknown(ports)).toBe(0);
  });

  test('may be decided again once the decision is corrected, and its arrival is not taken back from under one', async () => {
    const { ports, receiptId } = await arrived();
    const [matchId = ''] = idsOf(await matchUnidentified(ports, OFFICER, { projectId, key: 'match', receiptId }));
    const back = async (journalId: string) => {
      const { seq = 0 } = (await ports.store.books.entryNamed(journalId)) ?? {};
      return reverseEntry(ports, OFFICER, { seq, reason: '项目认错' });
    };
    expect(await back(receiptId)).toMatchObject({ reason: 'balance-too-low' });
    expect(await back(matchId)).toMatchObject({ seq: expect.any(Number) });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    idsOf(await matchUnidentified(ports, OFFICER, { projectId: SIBLING, key: 'again', receiptId }));
    expect(await getProject(ports, SIBLING)).toMatchObject({ raisedMinor: 800 });
  });

  test('that arrived outside every appeal can only go back', async () => {
    const { ports, receiptId } = await arrived({ on: '2020-01-01' });
    ports.clock.set(Date.UTC(2027, 5, 1));
    const match = { projectId, key: 'match', receiptId };
    expect(await matchUnidentified(ports, OFFICER, match)).toMatchObject({ reason: 'outside-appeal' });
    idsOf(await returnUnidentified(ports, OFFICER, { ...BACK, receiptId }));
  });

  test.each([
    ['of nothing', { amountMinor: 0 }, 'amount-unfit'],
    ['of half a fen', { amountMinor: 0.5 }, 'amount-unfit'],
    ['without its line', { lineRef: '' }, 'statement-unfit'],
    ['without its statement', { statement: 'D1' }, 'statement-unfit'],
    ['on no day', { on: '2026-02-30' }, 'statement-unfit'],
    ['tomorrow', { on: '2026-11-23' }, 'statement-unfit'],
    ['of a line that is booked', { key: 'other' }, 'already-booked'],
  ])('%s is refused', async (...given) => {
    const [, over, reason] = given;
    const { ports } = await arrived();
    const told = await receiveUnidentified(ports, OFFICER, { ...ARRIVAL, key: 'new', lineRef: 'line 7', ...over });
    expect(told).toEqual({ kind: 'refused', reason });
  });

  test.each([
    ['what nobody knows', { receiptId: 'nobody' }, 'no-matter'],
    ['a line that is empty', { lineRef: '' }, 'statement-unfit'],
    ['a statement that is none', { statement: '' }, 'statement-unfit'],
    ['another project’s receipt', { projectId: SIBLING }, 'no-matter'],
  ])('cannot be sent back for %s', async (...given) => {
    const [, over, reason] = given;
    const { ports, receiptId } = await arrived();
    expect(await returnUnidentified(ports, OFFICER, { ...BACK, receiptId, ...over })).toEqual({
      kind: 'refused',
      reason,
    });
  });
});
