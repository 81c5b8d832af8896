import { describe, expect, test } from 'vitest';
import { giveTo, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aBankAccount, aProject, fundedPorts, idsOf, OFFICER, STATEMENT } from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { openMatters } from '../fund/unidentified.ts';
import { getProject } from '../project/project.ts';
import { approveRefund, payRefund } from './refund-approval.ts';
import { settle } from './settlement.ts';

const { projectId } = aProject();
const FUND = `F:Restricted:${projectId}`;
const OWED = `L:RefundPayable:${projectId}`;

/** A funded project whose own gift of 30.00 is what the tests give back. */
async function world() {
  const ports = await fundedPorts();
  const pledge = await giveTo(ports, 3000);
  const gift = await ports.store.books.byEffect(`paid:stripe:pi_${pledge.sessionRef}`);
  if (gift === null) throw new Error('a settled gift');
  const approve = (amountMinor: number, key = `approve ${amountMinor}`) =>
    approveRefund(ports, OFFICER, { projectId, key, seq: gift.seq, amountMinor });
  const tell = async (refundedMinor: number) => {
    ports.payments.pay(pledge.sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor });
    await settle(ports, pledge.pledgeId);
  };
  return { ports, pledge, gift, approve, tell };
}

async function balance(ports: TestPorts, code: string): Promise<number> {
  const rows = await ports.store.books.balances([projectId]);
  return 0 - (rows.find((row) => row.code === code)?.amountMinor ?? 0);
}

async function kinds(ports: TestPorts): Promise<readonly string[]> {
  const entries = await ports.store.books.entries({ projectId, afterSeq: 0, limit: 100 });
  return entries.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`);
}

const line = (refundId: string, lineRef = 'line 9') => {
  return { projectId, key: `pay ${lineRef}`, refundId, lineRef, statement: STATEMENT };
};

describe('a refund that people approve', () => {
  test('leaves what the project has and what it raised, and stands as owed until it is paid', async () => {
    const { ports, approve } = await world();
    const before = await balance(ports, FUND);
    idsOf(await approve(1000));
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([before - 1000, 1000]);
    expect(await getProject(ports, projectId)).toMatchObject({
      raisedMinor: 4000,
      fundUse: { heldMinor: before - 1000 },
    });
    const [matter] = await openMatters(ports, OFFICER, projectId);
    expect(matter).toMatchObject({ kind: 'refund.approved', amountMinor: 1000 });
  });

  test('bears the fee that the gift bore from the charity’s own funds, not from neighbours’ gifts', async () => {
    const { ports, gift, approve } = await world();
    const before = await balance(ports, FUND);
    idsOf(await approve(3000));
    const fee = (await kinds(ports)).find((kind) => kind.startsWith('refund.covered'));
    expect(fee).toBe('refund.covered 12');
    expect(await balance(ports, FUND)).toBe(before - gift.amountMinor + 12);
  });

  test('is settled by the provider’s word, which takes nothing from the fund again', async () => {
    const { ports, approve, tell } = await world();
    idsOf(await approve(1000));
    const left = await balance(ports, FUND);
    await tell(400);
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([left, 600]);
    await tell(1300);
    expect((await kinds(ports)).slice(-3)).toEqual(['refund.remitted 400', 'refund.remitted 600', 'refund.paid 300']);
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([left - 300, 0]);
    expect(await openMatters(ports, OFFICER, projectId)).toEqual([]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 3700 });
  });

  test('is owed again where the provider’s refund fails, and paid when it is made anew', async () => {
    const { ports, approve, tell } = await world();
    idsOf(await approve(1000));
    const left = await balance(ports, FUND);
    await tell(1300);
    await tell(0);
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([left, 1000]);
    await tell(1300);
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([left - 300, 0]);
    await tell(500);
    expect([await balance(ports, FUND), await balance(ports, OWED)]).toEqual([left, 500]);
  });

  test('is paid from the bank once, by one line of its statement', async () => {
    const { ports, approve } = await world();
    const [refundId = ''] = idsOf(await approve(1000));
    expect(await payRefund(ports, OFFICER, line(refundId))).toMatchObject({ reason: 'bank-too-low' });
    idsOf(await payOut(ports, 2500));
    expect(await payRefund(ports, OFFICER, line(refundId))).toMatchObject({ reason: 'bank-too-low' });
    idsOf(await payRefund(ports, OFFICER, line(refundId, 'line 10')));
    expect(await payRefund(ports, OFFICER, line(refundId, 'line 11'))).toMatchObject({ reason: 'already-resolved' });
    expect(await payRefund(ports, OFFICER, { ...line(refundId, 'line 10'), key: 'other' })).toMatchObject({
      reason: 'already-booked',
    });
    expect(await ports.store.books.balanceOf(aBankAccount().accountId)).toBe(1500);
    expect(await balance(ports, OWED)).toBe(0);
  });

  test('leaves its part of the gift gone, so that a later refund of the rest takes no neighbour’s money', async () => {
    const { ports, approve, tell } = await world();
    idsOf(await payOut(ports, 2500));
    const [refundId = ''] = idsOf(await approve(2000));
    idsOf(await payRefund(ports, OFFICER, line(refundId)));
    const left = await balance(ports, FUND);
    await tell(1000);
    expect((await kinds(ports)).slice(-2)).toEqual(['refund.covered 12', 'refund.paid 1000']);
    expect(await balance(ports, FUND)).toBe(left - 988);
  });

  test('is withdrawn by a correction with its reason, and not once it is paid', async () => {
    const { ports, gift, approve } = await world();
    const [refundId = ''] = idsOf(await approve(1000));
    const { seq = 0 } = (await ports.store.books.entryNamed(refundId)) ?? {};
    const withdraw = (of: number) => reverseEntry(ports, OFFICER, { seq: of, reason: '捐赠人撤回退款申请' });
    expect(await withdraw(gift.seq)).toMatchObject({ reason: 'balance-too-low' });
    expect(await withdraw(seq)).toMatchObject({ reverses: seq });
    expect(await balance(ports, OWED)).toBe(0);
    expect(await payRefund(ports, OFFICER, line(refundId))).toMatchObject({ reason: 'no-matter' });
    const [again = ''] = idsOf(await approve(1000, 'again'));
    idsOf(await payOut(ports, 2500));
    idsOf(await payRefund(ports, OFFICER, line(again, 'line 10')));
    const paid = await ports.store.books.entryNamed(again);
    expect(await withdraw(paid?.seq ?? 0)).toMatchObject({ reason: 'balance-too-low' });
  });

  test('is never more than what is left of the gift, whoever approves at once', async () => {
    const { ports, gift, approve, tell } = await world();
    const both = await Promise.all([approve(2000, 'a'), approve(2000, 'b')]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(await approve(1001)).toMatchObject({ reason: 'amount-unfit' });
    idsOf(await approve(900));
    await tell(3000);
    expect(await approve(1, 'late')).toMatchObject({ reason: 'amount-unfit' });
    expect(await balance(ports, OWED)).toBe(0);
    expect(gift.amountMinor).toBe(3000);
  });

  test('that comes between the provider’s word and its booking is paid by it, not beside it', async () => {
    const { ports, pledge, approve, tell } = await world();
    const { refundsOf } = ports.store.books;
    let isFirst = true;
    const between = async (giftId: string) => {
      const found = await refundsOf(giftId);
      if (!isFirst) return found;
      isFirst = false;
      ports.payments.pay(pledge.sessionRef, { paidAtMs: ports.clock.nowMs() });
      idsOf(await approve(1000));
      return found;
    };
    Object.assign(ports.store.books, { refundsOf: between });
    await tell(3000);
    expect(await balance(ports, OWED)).toBe(0);
    expect((await kinds(ports)).slice(-3)).toEqual(['refund.remitted 1000', 'refund.covered 12', 'refund.paid 2000']);
  });

  test.each([
    ['of nothing', { amountMinor: 0 }, 'amount-unfit'],
    ['of half a fen', { amountMinor: 0.5 }, 'amount-unfit'],
    ['of no entry', { seq: 9999 }, 'no-matter'],
    ['of an entry that is no gift', { seq: 2 }, 'no-matter'],
    ['of another’s project', { projectId: 'nobody' }, 'not-found'],
  ])('%s is refused, and the refusal is kept', async (...given) => {
    const [, over, reason] = given;
    const { ports, gift } = await world();
    const command = { projectId, key: 'one', seq: gift.seq, amountMinor: 1000, ...over };
    expect(await approveRefund(ports, OFFICER, command)).toEqual({ kind: 'refused', reason });
    expect(await approveRefund(ports, OFFICER, command)).toEqual({ kind: 'refused', reason });
  });

  test('moves a gift of long ago without an alarm about a pledge that was left open', async () => {
    const { ports, pledge, approve } = await world();
    ports.clock.advance(30 * 24 * 60 * 60_000);
    idsOf(await approve(1000));
    await settle(ports, pledge.pledgeId);
    expect(await ports.store.pledges.pledge(pledge.pledgeId)).toMatchObject({ checkAtMs: null });
    expect(JSON.stringify(ports.reported)).not.toContain('pledge-left-open');
  });
});
