import { describe, expect, test } from 'vitest';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { publicStatus } from '../pledge/pledge-reading.ts';
import { getProject, listLedger } from '../project/project.ts';
import { receiptOfPledge } from '../receipt/receipt.ts';
import { settle } from './settlement.ts';

const { projectId } = aProject();

describe('a refund that the provider tells of', () => {
  test('takes the gift out of the totals, and the fee it bore comes from the charity, not from neighbours', async () => {
    const ports = await publishedPorts();
    const [first, second] = [await makePledge(ports), await makePledge(ports, 5000)];
    const paidAtMs = ports.clock.nowMs();
    for (const { sessionRef, pledgeId } of [first, second]) {
      ports.payments.pay(sessionRef, { paidAtMs });
      await settle(ports, pledgeId);
    }
    ports.payments.pay(second.sessionRef, { paidAtMs, refundedMinor: 5000 });
    await settle(ports, second.pledgeId);
    ports.payments.pay(first.sessionRef, { paidAtMs, refundedMinor: 2000 });
    const { pledge } = (await settle(ports, first.pledgeId)) ?? {};
    expect(pledge && publicStatus(pledge)).toBe('refunded');
    const card = await getProject(ports, projectId);
    expect(card).toMatchObject({ raisedMinor: 0, bySource: [{ raisedMinor: 0 }] });
    const { feesMinor, advancesMinor, spentMinor, heldMinor, raisedMinor } = card?.fundUse ?? ({} as never);
    expect(feesMinor + advancesMinor + spentMinor + heldMinor).toBe(raisedMinor);
    expect(heldMinor).toBe(0);
    expect(await receiptOfPledge(ports, first.pledgeId)).toMatchObject({ status: 'refunded' });
  });

  test('in parts is booked once a part, whatever is told how often', async () => {
    const ports = await publishedPorts();
    const { sessionRef, pledgeId } = await makePledge(ports);
    const paidAtMs = ports.clock.nowMs();
    for (const refundedMinor of [0, 500, 500, 1200, 1200]) {
      ports.payments.pay(sessionRef, { paidAtMs, refundedMinor });
      await settle(ports, pledgeId);
      await settle(ports, pledgeId);
    }
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 800, donors: 1 });
    const ledger = JSON.stringify(await listLedger(ports, projectId, { limit: 50 }));
    expect(ledger.match(/"refund\.paid"/g)).toHaveLength(2);
    expect(await receiptOfPledge(ports, pledgeId)).toMatchObject({ status: 'partially_refunded' });
  });

  test('WHK-13 that is told before the payment itself leaves the same books', async () => {
    const books = async (order: readonly number[]) => {
      const ports = await publishedPorts();
      const { sessionRef, pledgeId } = await makePledge(ports);
      for (const refundedMinor of order) {
        ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor });
        await settle(ports, pledgeId);
      }
      return ports.store.books.balances([projectId]);
    };
    expect(await books([700])).toEqual(await books([0, 700]));
  });

  test('of a held gift ends it in the books and stays out of every total', async () => {
    const ports = await publishedPorts();
    const { sessionRef, pledgeId } = await makePledge(ports);
    const paid = { paidAtMs: ports.clock.nowMs(), amountMinor: 1 };
    ports.payments.pay(sessionRef, paid);
    await settle(ports, pledgeId);
    ports.payments.pay(sessionRef, { ...paid, refundedMinor: 1 });
    await settle(ports, pledgeId);
    await settle(ports, pledgeId);
    expect(await ports.store.books.byEffect(`returned:stripe:pi_${sessionRef}`)).toMatchObject({ amountMinor: 1 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, fundUse: { heldMinor: 0 } });
  });

  test('that fails after it was booked is reversed, and may be given back again', async () => {
    const ports = await publishedPorts();
    const { sessionRef, pledgeId } = await makePledge(ports);
    const told = async (refundedMinor: number) => {
      ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor });
      await settle(ports, pledgeId);
      await settle(ports, pledgeId);
      const card = await getProject(ports, projectId);
      const { feesMinor = 0, heldMinor = 0 } = card?.fundUse ?? {};
      return { raised: card?.raisedMinor, fees: feesMinor, held: heldMinor };
    };
    const whole = { raised: 2000, fees: 12, held: 1988 };
    expect(await told(2000)).toEqual({ raised: 0, fees: 0, held: 0 });
    expect(await told(0)).toEqual(whole);
    expect(await ports.store.pledges.pledge(pledgeId)).toMatchObject({ refundedMinor: 0 });
    expect(await told(2000)).toEqual({ raised: 0, fees: 0, held: 0 });
    expect(await told(0)).toEqual(whole);
    expect(await told(500)).toEqual({ raised: 1500, fees: 12, held: 1488 });
    expect(await told(800)).toEqual({ raised: 1200, fees: 12, held: 1188 });
    // The older of the two has failed: 300 are still gone.
    expect(await told(300)).toEqual({ raised: 1700, fees: 12, held: 1688 });
    expect(await receiptOfPledge(ports, pledgeId)).toMatchObject({ status: 'partially_refunded' });
  });

  test('that fails when people have reversed it is told to people alone', async () => {
    const ports = await publishedPorts();
    const { sessionRef, pledgeId } = await makePledge(ports);
    const paidAtMs = ports.clock.nowMs();
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 500 });
    await settle(ports, pledgeId);
    const { seq = 0 } = (await ports.store.books.byEffect(`refunded:stripe:pi_${sessionRef}:500`)) ?? {};
    await reverseEntry(ports, { keyId: 'key', tenantId: null }, { seq, reason: '未退成' });
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 0 });
    expect(await settle(ports, pledgeId)).toMatchObject({ changed: false });
    expect(ports.reported.map(({ event }) => event)).toContain('refund-went-back');
  });

  test('is not taken for one that failed because an older reading comes late', async () => {
    const ports = await publishedPorts();
    const { sessionRef, pledgeId } = await makePledge(ports);
    const paidAtMs = ports.clock.nowMs();
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 500 });
    const older = await ports.payments.read(sessionRef);
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 1200 });
    await settle(ports, pledgeId);
    const fresh = ports.payments.read.bind(ports.payments);
    const answers = [older];
    ports.payments.read = async (ref) => answers.shift() ?? fresh(ref);
    expect(await settle(ports, pledgeId)).toMatchObject({ changed: false });
    expect(ports.reported.map(({ event }) => event)).not.toContain('refund-failed-after-booking');
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 500 });
    await settle(ports, pledgeId);
    expect(ports.reported.map(({ event }) => event)).toContain('refund-failed-after-booking');
  });
});
