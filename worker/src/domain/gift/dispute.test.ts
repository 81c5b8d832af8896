import { describe, expect, test } from 'vitest';
import type { DisputeFacts } from '../../ports/index.ts';
import { advanceTo, fundedPorts, giveTo, payOut } from '../../testing/funding.ts';
import { aProject, idsOf, makePledge, OFFICER, publishedPorts } from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { approveDisbursement } from '../fund/disbursement.ts';
import { publicStatus } from '../pledge/pledge-reading.ts';
import { getProject, listLedger } from '../project/project.ts';
import { receiptOfPledge } from '../receipt/receipt.ts';
import { settle } from './settlement.ts';

const { projectId, charityId } = aProject();
const FEE = { feeRef: 'txn_dispute', amountMinor: 1500, currency: 'CNY' };

function dispute(state: DisputeFacts['state'], over: Partial<DisputeFacts> = {}): DisputeFacts {
  return { disputeRef: 'dp_1', state, amountMinor: 2000, currency: 'CNY', fee: null, ...over };
}

async function givenPorts() {
  const ports = await publishedPorts();
  const pledge = await makePledge(ports);
  const paidAtMs = ports.clock.nowMs();
  const told = async (...disputes: readonly DisputeFacts[]) => {
    ports.payments.pay(pledge.sessionRef, { paidAtMs, disputes });
    await settle(ports, pledge.pledgeId);
    return settle(ports, pledge.pledgeId);
  };
  await told();
  const kinds = async () => {
    const ledger = await listLedger(ports, projectId, { limit: 50 });
    return 'items' in ledger ? ledger.items.map(({ kind }) => kind) : [];
  };
  return { ports, told, kinds, ...pledge };
}

describe('a gift that the payer’s bank asks back', () => {
  test('is marked and stays where it is while nobody has decided', async () => {
    const { ports, told, pledgeId } = await givenPorts();
    const { pledge } = (await told(dispute('open'))) ?? {};
    expect(pledge && publicStatus(pledge)).toBe('disputed');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
    await told(dispute('won'));
    const after = await ports.store.pledges.pledge(pledgeId);
    expect(after && publicStatus(after)).toBe('paid');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });

  test('and gets is out of the fund and the total, the fee it bore made good by the charity', async () => {
    const { ports, told, kinds, pledgeId } = await givenPorts();
    await told(dispute('lost', { fee: FEE }));
    expect(await getProject(ports, projectId)).toMatchObject({
      raisedMinor: 0,
      bySource: [{ raisedMinor: 0 }],
      fundUse: { raisedMinor: 0, feesMinor: 0, heldMinor: 0 },
    });
    const entries = ['donation.settled', 'fee.charged', 'fee.covered', 'dispute.covered', 'dispute.lost'];
    expect(await kinds()).toEqual(entries);
    expect(await ports.store.books.balanceOf(`${charityId}/F:Unrestricted/CNY`)).toBe(1512);
    expect(await receiptOfPledge(ports, pledgeId)).toMatchObject({ status: 'refunded' });
    await told(dispute('won', { fee: FEE }));
    expect(await kinds()).toEqual([...entries, 'dispute.won', 'correction.reversed']);
    const use = { raisedMinor: 2000, feesMinor: 12, heldMinor: 1988 };
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, fundUse: use });
    expect(await ports.store.books.balanceOf(`${charityId}/F:Unrestricted/CNY`)).toBe(1500);
    expect(await ports.store.pledges.pledge(pledgeId)).toMatchObject({ lostMinor: 0, disputed: false });
  });

  test('takes no more with it than refunds have left, and a second dispute no more than the first', async () => {
    const { ports, pledgeId, sessionRef } = await givenPorts();
    const disputes = [dispute('lost', { amountMinor: 600 }), dispute('lost', { disputeRef: 'dp_2' })];
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor: 1000, disputes });
    await settle(ports, pledgeId);
    expect(await ports.store.pledges.pledge(pledgeId)).toMatchObject({ refundedMinor: 1000, lostMinor: 1000 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, fundUse: { heldMinor: 0 } });
  });

  test('never takes what was promised or advanced of other gifts: the charity covers it', async () => {
    const ports = await fundedPorts();
    const { pledgeId, sessionRef } = await giveTo(ports, 1000);
    await payOut(ports, 2900);
    await advanceTo(ports, 2000);
    const promised = { projectId, key: 'promise', partner: '青衣社区居委会（示例）', amountMinor: 900 };
    idsOf(await approveDisbursement(ports, OFFICER, promised));
    const disputes = [dispute('lost', { amountMinor: 1000 })];
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), disputes });
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, fundUse: { advancesMinor: 2000 } });
    // 76 of the fund were free; the other 924 are the charity's.
    expect(await ports.store.books.balanceOf(`${charityId}/F:Unrestricted/CNY`)).toBe(924);
  });

  test('is only told where people have reversed it, and in another currency', async () => {
    const { ports, told } = await givenPorts();
    await told(dispute('lost', { currency: 'USD' }));
    await reverseEntry(ports, OFFICER, { seq: 2, reason: '手续费' });
    await reverseEntry(ports, OFFICER, { seq: 1, reason: '重复' });
    await told(dispute('lost'));
    const events = new Set(ports.reported.map(({ event }) => event));
    expect(events).toContain('dispute-in-another-currency');
    expect(events).toContain('dispute-of-gift-that-is-gone');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, fundUse: { heldMinor: 0 } });
  });
});
