import { describe, expect, test } from 'vitest';
import { fundedPorts, giveTo, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject } from '../../testing/index.ts';
import { PROOF_FILE } from '../../testing/upload-builders.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';

const { projectId } = aProject();
const OWED = `L:RefundPayable:${projectId}`;

async function owedMinor(ports: TestPorts): Promise<number> {
  const rows = await ports.store.books.balances([projectId]);
  return 0 - (rows.find(({ code }) => code === OWED)?.amountMinor ?? 0);
}

function ask(ports: TestPorts, amountMinor: number) {
  const amount = { amountMinor, currency: 'CNY' };
  const content = { seq: 1, amount, askedBy: 'charity', ground: 'mistake' };
  return openWork(ports, somebody(['finance']), { kind: 'refunds', projectId, content, requestKey: null });
}

async function asked(ports: TestPorts, amountMinor: number): Promise<string> {
  const item = await ask(ports, amountMinor);
  if (isRefusal(item)) throw new Error(JSON.stringify(item));
  return item.itemId;
}

describe('a refund', () => {
  test('is owed from its approval on, and paid from the bank once', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    const { itemId } = await itemIn(ports, 'refunds', 'approved');
    expect(await owedMinor(ports)).toBe(100);
    expect(await take(ports, 'refunds', { itemId, step: 'pay' })).toMatchObject({ state: 'paid' });
    expect(await owedMinor(ports)).toBe(0);
  });

  test('that is cancelled gives the money back to the project, with its public reason', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'refunds', 'approved');
    await take(ports, 'refunds', { itemId, step: 'cancel' });
    expect(await owedMinor(ports)).toBe(0);
    const [last] = await ports.store.books.latest(projectId, 1);
    expect(last).toMatchObject({ kind: 'correction.reversed', reason: '材料不全（示例）' });
  });

  test('goes back through the provider once, however often it is pursued', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'refunds', 'sending');
    expect(ports.payments.refundCount).toBe(0);
    const answers = await Promise.all([1, 2, 3].map(() => take(ports, 'refunds', { itemId, step: 'pursue' })));
    expect(answers.some((answer) => !isRefusal(answer) && answer.state === 'paid')).toBe(true);
    expect(await owedMinor(ports)).toBe(0);
    expect(ports.payments.refundCount).toBe(1);
    const paid = (await ports.store.books.entries({ projectId, afterSeq: 0, limit: 100 })).filter(
      ({ kind }) => kind === 'refund.remitted',
    );
    expect(paid.map(({ amountMinor }) => amountMinor)).toEqual([100]);
  });

  test('that may have happened is asked for under the same key until the provider says so', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'refunds', 'sending');
    const pursue = () => take(ports, 'refunds', { itemId, step: 'pursue' });
    ports.payments.refundState = 'pending';
    ports.payments.failNextRefund({ code: 'unavailable', persisted: true });
    expect(await pursue()).toMatchObject({ state: 'sending' });
    expect(await pursue()).toMatchObject({ state: 'sending' });
    ports.payments.endRefund('succeeded');
    expect(await pursue()).toMatchObject({ state: 'paid' });
    expect(ports.payments.refundCount).toBe(1);
    expect(await owedMinor(ports)).toBe(0);
  });

  test('whose key is spent is asked for under the next one', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'refunds', 'sending');
    const pursue = () => take(ports, 'refunds', { itemId, step: 'pursue' });
    ports.payments.failNextRefund({ code: 'faulted', persisted: false });
    expect(await pursue()).toMatchObject({ state: 'sending' });
    expect(await pursue()).toMatchObject({ state: 'paid' });
    expect(ports.payments.refundsAsked.map(({ idempotencyKey }) => idempotencyKey.at(-1))).toEqual(['1', '2']);
  });

  test('that a wallet has not taken yet is not paid, and one that comes back is owed again', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'refunds', 'sending');
    const pursue = () => take(ports, 'refunds', { itemId, step: 'pursue' });
    ports.payments.refundState = 'pending';
    expect(await pursue()).toMatchObject({ state: 'sending' });
    ports.payments.endRefund('failed');
    expect(await pursue()).toMatchObject({ state: 'approved' });
    expect(await owedMinor(ports)).toBe(100);
  });

  test('with the provider cannot be paid from the bank as well', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    const { itemId } = await itemIn(ports, 'refunds', 'sending');
    expect(await take(ports, 'refunds', { itemId, step: 'pay' })).toMatchObject({ reason: 'illegal-transition' });
    expect(await take(ports, 'refunds', { itemId, step: 'cancel' })).toMatchObject({ reason: 'illegal-transition' });
  });

  test('is of a gift of the project, and of no more than it', async () => {
    const ports = await fundedPorts();
    const content = { seq: 2, amount: { amountMinor: 1, currency: 'CNY' }, askedBy: 'charity', ground: 'mistake' };
    const opening = { kind: 'refunds', projectId, content, requestKey: null } as const;
    expect(await openWork(ports, somebody(['finance']), opening)).toMatchObject({
      reason: 'parent-not-found',
      errors: [{ pointer: '/seq' }],
    });
    const itemId = await asked(ports, 2001);
    expect(await take(ports, 'refunds', { itemId, step: 'approve' })).toMatchObject({ reason: 'not-fit' });
    expect(await owedMinor(ports)).toBe(0);
  });

  test('CON-01 of two for the last of one gift, exactly one is approved, 200 of 200', async () => {
    const ports = await fundedPorts();
    await giveTo(ports, 2000);
    for (let round = 0; round < 200; round += 1) {
      const [one, two] = await Promise.all([asked(ports, 2000), asked(ports, 2000)]);
      const answers = await Promise.all(
        [one, two].map((itemId) => take(ports, 'refunds', { itemId, step: 'approve' })),
      );
      expect(answers.filter(isRefusal)).toHaveLength(1);
      expect(await owedMinor(ports)).toBe(2000);
      const won = answers.find((answer) => !isRefusal(answer));
      if (won === undefined || isRefusal(won)) throw new Error('nobody won');
      await take(ports, 'refunds', { itemId: won.itemId, step: 'cancel' });
      expect(await owedMinor(ports)).toBe(0);
    }
  });
});

describe('management costs', () => {
  const confirm = async (ports: TestPorts, content: object) => {
    const opening = { kind: 'managements', projectId, content: { ...content }, requestKey: null } as const;
    const item = await openWork(ports, somebody(['finance']), opening);
    return isRefusal(item) ? item : take(ports, 'managements', { itemId: item.itemId, step: 'confirm' });
  };
  const amount = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

  test('are taken under the cap that was agreed, and spent with evidence', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    expect(await confirm(ports, { what: 'accrual', amount: amount(10) })).toMatchObject({ reason: 'not-fit' });
    expect(await confirm(ports, { what: 'terms', amount: amount(2000), capBps: 100 })).toMatchObject({
      state: 'booked',
    });
    expect(await confirm(ports, { what: 'accrual', amount: amount(21) })).toMatchObject({ reason: 'balance-too-low' });
    expect(await confirm(ports, { what: 'accrual', amount: amount(20) })).toMatchObject({ state: 'booked' });
    expect(await confirm(ports, { what: 'accrual', amount: amount(1) })).toMatchObject({ reason: 'balance-too-low' });
    const unknown = [{ ...PROOF_FILE, sha256: '0'.repeat(64) }];
    const spending = { what: 'spending', amount: amount(20) };
    expect(await confirm(ports, { ...spending, evidence: unknown })).toMatchObject({ reason: 'parent-not-found' });
    expect(await confirm(ports, { ...spending, evidence: [PROOF_FILE] })).toMatchObject({ state: 'booked' });
  });
});
