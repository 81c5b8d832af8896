import { describe, expect, test } from 'vitest';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { getReceipt } from '../receipt/receipt.ts';
import { tick } from '../tick/tick.ts';
import { settle } from './settlement.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };

const { projectId } = aProject();

describe('settling a payment', () => {
  test('moves the pledge, books gross and fee apart, and makes a receipt, in one unit', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const settlement = await settle(ports, pledgeId);
    expect(settlement).toMatchObject({ changed: true, pledge: { paymentState: 'paid' } });
    const card = await getProject(ports, projectId);
    expect(card).toMatchObject({
      raisedMinor: 2000,
      donors: 1,
      bySource: [{ source: 'own-site', raisedMinor: 2000, donors: 1 }],
      fundUse: { raisedMinor: 2000, feesMinor: 12, advancesMinor: 0, spentMinor: 0, heldMinor: 1988 },
    });
    const ledger = await listLedger(ports, projectId, { limit: 10 });
    expect(ledger).toMatchObject({ items: [{ kind: 'donation.settled' }, { kind: 'fee.charged' }], nextCursor: null });
    const receipt = await ports.store.pledges.receiptOf(pledgeId);
    expect(await getReceipt(ports, receipt?.receiptNo ?? '')).toMatchObject({
      amount: { amountMinor: 2000, currency: 'CNY' },
      status: 'valid',
      date: '2026-11-22',
    });
  });

  test('raises by the gross amount: the fee never reduces it', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports, 100);
    ports.payments.pay(sessionRef, {
      paidAtMs: ports.clock.nowMs(),
      fee: { feeRef: 'f', amountMinor: 100, currency: 'CNY' },
    });
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({
      raisedMinor: 100,
      fundUse: { heldMinor: 0, feesMinor: 100 },
    });
  });

  test('books the fee later, once, when the provider tells it later', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, pledgeId);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(10 * 60_000);
    await tick(ports, FOREVER);
    await tick(ports, FOREVER);
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { feesMinor: 12, heldMinor: 1988 } });
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(0);
  });

  test('lets the charity bear the fee where the project says so', async () => {
    const body = { ...aProject().body, feeBearer: 'charity' as const };
    const ports = await publishedPorts({ body });
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({
      fundUse: { raisedMinor: 2000, feesMinor: 0, heldMinor: 2000 },
    });
  });

  test('counts nothing while the provider says nothing', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makePledge(ports);
    expect(await settle(ports, pledgeId)).toMatchObject({
      changed: false,
      pledge: { paymentState: 'awaiting_payment' },
    });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0 });
  });

  test('PAY-19 expires with the payment page, and still takes a payment that turns out to have been made', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.expire(sessionRef);
    expect(await settle(ports, pledgeId)).toMatchObject({ pledge: { paymentState: 'expired' } });
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await settle(ports, pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });
});

describe('money that must not count', () => {
  test.each([
    ['PAY-01 another amount', { amountMinor: 1 }, 'amount-mismatch'],
    ['PAY-02 another currency', { currency: 'USD' }, 'currency-mismatch'],
  ])('%s waits for review and is held in the books', async (_name, over, reason) => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports, 10_000);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), ...over });
    expect(await settle(ports, pledgeId)).toMatchObject({
      pledge: { paymentState: 'needs_review', reviewReason: reason },
    });
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0 });
    expect(await listLedger(ports, projectId, { limit: 10 })).toMatchObject({ items: [] });
    expect(await ports.store.books.byEffect(`paid:stripe:pi_${sessionRef}`)).toMatchObject({ kind: 'gift.held' });
    expect(ports.reported.map(({ event }) => event)).toContain('pledge-needs_review');
  });

  // There is no confirming from the browser here, and so no client secret to mix up: what a client can hand in is the
  // name of a payment page, and the provider says whose it is.
  test('PAY-03 a payment page that the provider gives to another pledge moves neither of them', async () => {
    const ports = await publishedPorts();
    const [own, other] = [await makePledge(ports), await makePledge(ports)];
    ports.payments.pay(own.sessionRef, { paidAtMs: ports.clock.nowMs(), pledgeId: other.pledgeId });
    expect(await settle(ports, own.pledgeId)).toMatchObject({ changed: false });
    expect(await settle(ports, other.pledgeId)).toMatchObject({ changed: false });
    expect(ports.reported.map(({ event }) => event)).toContain('session-of-another-pledge');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0 });
    expect(await ports.store.books.totals([projectId])).toEqual([]);
  });

  test('a payment made after the last day is quarantined; a late notice of a lawful one is booked', async () => {
    const ports = await publishedPorts();
    const [late, lawful] = [await makePledge(ports), await makePledge(ports)];
    ports.clock.set(Date.parse('2027-04-02T00:00:00Z'));
    ports.payments.pay(late.sessionRef, { paidAtMs: Date.parse('2027-03-31T16:00:00.000Z') });
    ports.payments.pay(lawful.sessionRef, { paidAtMs: Date.parse('2027-03-31T15:59:59.000Z') });
    expect(await settle(ports, late.pledgeId)).toMatchObject({ pledge: { paymentState: 'quarantined' } });
    expect(await settle(ports, lawful.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test('PAY-22 a live payment never enters test books', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), livemode: true });
    expect(await settle(ports, pledgeId)).toMatchObject({ changed: false });
    expect(ports.reported.map(({ event }) => event)).toContain('mode-mismatch');
    expect(await ports.store.books.totals([projectId])).toEqual([]);
  });

  test('PAY-19 a payment that finds a hard cap taken meanwhile is quarantined', async () => {
    const ports = await publishedPorts({ goalMinor: 2000, hardCap: true });
    const first = await makePledge(ports);
    ports.payments.expire(first.sessionRef);
    await settle(ports, first.pledgeId);
    const second = await makePledge(ports);
    ports.payments.pay(first.sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.payments.pay(second.sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await settle(ports, first.pledgeId)).toMatchObject({ pledge: { paymentState: 'quarantined' } });
    expect(await settle(ports, second.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, intake: 'goal-reached' });
  });
});
