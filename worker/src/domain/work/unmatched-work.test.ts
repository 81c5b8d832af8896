import { describe, expect, test } from 'vitest';
import { AFTER_CAMPAIGN_MS, fundedPorts, idsOf, receiveUnexplained } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, OFFICER } from '../../testing/index.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { importMoney } from '../fund/money-import.ts';
import { matchUnidentified, returnUnidentified } from '../fund/unidentified.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { moneyToMatch, openReceipts } from './money-to-match.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const KIND = 'unmatched-money';
const { projectId, charityId } = aProject();

function open(ports: TestPorts, content: object) {
  const asked = {
    kind: KIND,
    projectId,
    content: { why: '已与银行核对（示例）', ...content },
    requestKey: null,
  } as const;
  return openWork(ports, somebody(['finance']), asked);
}

async function opened(ports: TestPorts, content: object) {
  const item = await open(ports, content);
  if (isRefusal(item)) throw new Error(JSON.stringify(item));
  return item;
}

async function raised(ports: TestPorts) {
  return (await getProject(ports, projectId))?.raisedMinor;
}

describe('money that nobody could explain', () => {
  test('waits in the books until it is decided, and is offered to whoever keeps the money', async () => {
    const ports = await fundedPorts();
    const seq = await receiveUnexplained(ports);
    const finance = somebody(['finance']);
    const waiting = { seq, amount: { amountMinor: 300, currency: 'CNY' }, on: '2026-11-20', charityId };
    expect(await moneyToMatch(ports, finance)).toEqual([waiting]);
    expect(await moneyToMatch(ports, somebody(['reviewer']))).toEqual([]);
    const { itemId, content } = await opened(ports, { receipt: seq, decision: 'match' });
    expect(content).toMatchObject({ received: { amount: { amountMinor: 300, currency: 'CNY' }, on: '2026-11-20' } });
    // What somebody has proposed lies on a desk already, and stays open in the books.
    expect(await moneyToMatch(ports, finance)).toEqual([]);
    expect(await openReceipts(ports, charityId)).toEqual([waiting]);
    await take(ports, KIND, { itemId, step: 'approve' });
    expect(await openReceipts(ports, charityId)).toEqual([]);
  });

  test('becomes a gift of its project with the approval, and not before', async () => {
    const ports = await fundedPorts();
    const receipt = await receiveUnexplained(ports);
    const before = (await raised(ports)) ?? 0;
    const { itemId } = await opened(ports, { receipt, decision: 'match' });
    expect(await raised(ports)).toBe(before);
    expect(await take(ports, KIND, { itemId, step: 'approve' })).toMatchObject({ state: 'decided' });
    expect(await raised(ports)).toBe(before + 300);
  });

  test('that nobody can be asked about needs a basis, which the public hears', async () => {
    const ports = await fundedPorts();
    const receipt = await receiveUnexplained(ports);
    const { itemId } = await opened(ports, { receipt, decision: 'assign', basis: '募捐方案第九项' });
    const decided = await take(ports, KIND, { itemId, step: 'approve' });
    expect(decided).toMatchObject({ state: 'decided' });
    const item = await ports.store.work.item(itemId);
    const told = await ports.store.books.disclosure(projectId, String(item?.outcome['disclosure']));
    expect(told?.body).toContain('募捐方案第九项');
  });

  test('goes back only by a line of the bank, after somebody else has approved it', async () => {
    const ports = await fundedPorts();
    const before = await raised(ports);
    const { itemId, state } = await itemIn(ports, KIND, 'approved');
    expect(state).toBe('approved');
    expect(await openReceipts(ports, charityId)).toHaveLength(1);
    expect(await take(ports, KIND, { itemId, step: 'pay' })).toMatchObject({ state: 'decided' });
    expect(await openReceipts(ports, charityId)).toEqual([]);
    expect(await raised(ports)).toBe(before);
    const [latest] = await ports.store.books.settlementsOf(
      (await ports.store.books.entry(Number((await ports.store.work.item(itemId))?.content['receipt'])))?.journalId ??
        '',
    );
    expect(latest).toMatchObject({ kind: 'unidentified.returned', amountMinor: 300 });
  });

  test('that is approved to go back stays with its item, whatever file has its line or whoever decides otherwise', async () => {
    const ports = await fundedPorts();
    const receipt = await receiveUnexplained(ports);
    const { itemId } = await opened(ports, { receipt, decision: 'return' });
    const entry = await ports.store.books.entry(receipt);
    const receiptId = entry?.journalId ?? '';
    await take(ports, KIND, { itemId, step: 'approve' });
    const before = await raised(ports);
    const ref = entry?.effectKey.split(':').at(-1) ?? '';
    const rows = [{ ref, on: '2026-11-20', amountMinor: 300, count: 1, projectId, code: null }];
    const file = { projectId, source: 'bank' as const, platform: null, document: 'c1'.repeat(32), rows };
    const held = { rows: [{ ref, outcome: 'waiting', reason: 'return-approved', item: itemId }] };
    for (const dryRun of [true, false])
      expect(await importMoney(ports, OFFICER, { ...file, dryRun })).toMatchObject(held);
    const refused = { kind: 'refused', reason: 'return-approved' };
    expect(await matchUnidentified(ports, OFFICER, { projectId, key: 'route', receiptId })).toEqual(refused);
    const line = { lineRef: 'line 4', statement: 'd1'.repeat(32) };
    expect(await returnUnidentified(ports, OFFICER, { projectId, key: 'back', receiptId, ...line })).toEqual(refused);
    const detail = `it goes back by the item ${itemId}: cancel that first`;
    expect(await open(ports, { receipt, decision: 'match' })).toMatchObject({
      errors: [{ pointer: '/receipt', message: detail }],
    });
    expect(await raised(ports)).toBe(before);
    await take(ports, KIND, { itemId, step: 'cancel' });
    expect(await importMoney(ports, OFFICER, { ...file, dryRun: false })).toMatchObject({
      rows: [{ outcome: 'counted' }],
    });
    expect(await raised(ports)).toBe((before ?? 0) + 300);
  });

  test('is not taken for a gift of an appeal that is over', async () => {
    const ports = await fundedPorts();
    ports.clock.set(AFTER_CAMPAIGN_MS);
    const receipt = await receiveUnexplained(ports, aProject(), '2027-04-01');
    const { itemId } = await opened(ports, { receipt, decision: 'match' });
    expect(await take(ports, KIND, { itemId, step: 'approve' })).toMatchObject({ reason: 'not-fit' });
    expect(await openReceipts(ports, charityId)).toHaveLength(1);
  });

  test('is decided once, of however many that decide at once or by another way', async () => {
    const ports = await fundedPorts();
    const receipt = await receiveUnexplained(ports);
    const one = await opened(ports, { receipt, decision: 'match' });
    const other = await opened(ports, { receipt, decision: 'match' });
    const answers = await Promise.all([one, other].map(({ itemId }) => take(ports, KIND, { itemId, step: 'approve' })));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    const second = await receiveUnexplained(ports);
    const late = await opened(ports, { receipt: second, decision: 'match' });
    const entry = await ports.store.books.entry(second);
    idsOf(await matchUnidentified(ports, OFFICER, { projectId, key: 'route', receiptId: entry?.journalId ?? '' }));
    expect(await take(ports, KIND, { itemId: late.itemId, step: 'approve' })).toMatchObject({ reason: 'not-fit' });
    expect(await open(ports, { receipt: second, decision: 'match' })).toMatchObject({
      errors: [{ pointer: '/receipt' }],
    });
  });

  test('is no gift, no fee and nothing of another charity', async () => {
    const ports = await fundedPorts();
    expect(await open(ports, { receipt: 1, decision: 'match' })).toMatchObject({ errors: [{ pointer: '/receipt' }] });
    expect(await open(ports, { receipt: 9_999, decision: 'match' })).toMatchObject({ reason: 'parent-not-found' });
  });

  test('is not sent back tomorrow', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'approved');
    const input = { paidOn: '2026-11-23', lineRef: 'line 3', statement: 'd1'.repeat(32), evidence: [] };
    const asked = { kind: KIND, itemId, step: 'pay', input, requestKey: null } as const;
    expect(await takeStep(ports, somebody(['finance']), asked)).toMatchObject({ errors: [{ pointer: '/paidOn' }] });
  });
});
