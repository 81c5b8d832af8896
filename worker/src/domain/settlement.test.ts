import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../ports/index.ts';
import type { TestPorts } from '../testing/index.ts';
import { aCampaign, aProject, aPublication, testPorts } from '../testing/index.ts';
import { reverseEntry } from './correction.ts';
import { receiveNotice } from './notice.ts';
import { createPledge } from './pledge.ts';
import { getProject, listLedger } from './project.ts';
import { getReceipt } from './receipt.ts';
import { settle } from './settlement.ts';
import { tick } from './tick.ts';

const OWN = 'https://give.example.org';
const PLATFORM = { name: '示例平台', listingUrl: 'https://platform.example.org/1' };
const { projectId } = aProject();

async function published(over: Parameters<typeof aPublication>[0] = {}): Promise<TestPorts> {
  const ports = await testPorts();
  const unit = aPublication({ atGoal: 'close', ...over }).map((change) =>
    change.kind === 'put-campaign'
      ? { ...change, record: { ...aCampaign(), body: { ...aCampaign().body, designatedPlatforms: [PLATFORM] } } }
      : change,
  );
  expect(await ports.store.commit(unit)).toEqual({ kind: 'committed' });
  return ports;
}

async function pledge(ports: TestPorts, amountMinor = 2000): Promise<{ pledgeId: string; sessionRef: string }> {
  const result = await createPledge(ports, {
    input: {
      projectId,
      amount: { amountMinor, currency: 'CNY' },
      display: { mode: 'anonymous' },
      fiscalReceipt: { mode: 'waived' },
    },
    idempotencyKey: crypto.randomUUID(),
    page: { origin: OWN, host: OWN },
  });
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`);
  const kept = await ports.store.pledges.pledge(result.answer.pledgeId);
  if (!kept?.sessionRef) throw new Error('no session');
  return { pledgeId: kept.pledgeId, sessionRef: kept.sessionRef };
}

function notice(subject: Notice['subject'], eventId = 'evt_1', type = 'checkout.session.completed'): Notice {
  return { eventId, type, livemode: false, subject };
}

async function books(ports: TestPorts) {
  const [totals, balances] = await Promise.all([
    ports.store.books.totals([projectId]),
    ports.store.books.balances([projectId]),
  ]);
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { totals: sorted(totals), balances: sorted(balances) };
}

describe('settling a payment', () => {
  test('moves the pledge, books gross and fee apart, and makes a receipt, in one unit', async () => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
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
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports, 100);
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
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, pledgeId);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(10 * 60_000);
    await tick(ports, Number.POSITIVE_INFINITY);
    await tick(ports, Number.POSITIVE_INFINITY);
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { feesMinor: 12, heldMinor: 1988 } });
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(0);
  });

  test('lets the charity bear the fee where the project says so', async () => {
    const body = { ...aProject().body, feeBearer: 'charity' as const };
    const ports = await published({ body });
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({
      fundUse: { raisedMinor: 2000, feesMinor: 0, heldMinor: 2000 },
    });
  });

  test('counts nothing while the provider says nothing', async () => {
    const ports = await published();
    const { pledgeId } = await pledge(ports);
    expect(await settle(ports, pledgeId)).toMatchObject({
      changed: false,
      pledge: { paymentState: 'awaiting_payment' },
    });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0 });
  });

  test('expires with the payment page, and still takes a payment that turns out to have been made', async () => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.expire(sessionRef);
    expect(await settle(ports, pledgeId)).toMatchObject({ pledge: { paymentState: 'expired' } });
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await settle(ports, pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });
});

describe('money that must not count', () => {
  test.each([
    ['another amount', { amountMinor: 1 }, 'amount-mismatch'],
    ['another currency', { currency: 'USD' }, 'currency-mismatch'],
  ])('%s waits for review and is held in the books', async (_name, over, reason) => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports, 10_000);
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

  test('a payment made after the last day is quarantined; a late notice of a lawful one is booked', async () => {
    const ports = await published();
    const [late, lawful] = [await pledge(ports), await pledge(ports)];
    ports.clock.set(Date.parse('2027-04-02T00:00:00Z'));
    ports.payments.pay(late.sessionRef, { paidAtMs: Date.parse('2027-03-31T16:00:00.000Z') });
    ports.payments.pay(lawful.sessionRef, { paidAtMs: Date.parse('2027-03-31T15:59:59.000Z') });
    expect(await settle(ports, late.pledgeId)).toMatchObject({ pledge: { paymentState: 'quarantined' } });
    expect(await settle(ports, lawful.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test('a live payment never enters test books', async () => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), livemode: true });
    expect(await settle(ports, pledgeId)).toMatchObject({ changed: false });
    expect(ports.reported.map(({ event }) => event)).toContain('mode-mismatch');
    expect(await books(ports)).toEqual({ totals: [], balances: [] });
  });

  test('a payment that finds a hard cap taken meanwhile is quarantined', async () => {
    const ports = await published({ goalMinor: 2000, hardCap: true });
    const first = await pledge(ports);
    ports.payments.expire(first.sessionRef);
    await settle(ports, first.pledgeId);
    const second = await pledge(ports);
    ports.payments.pay(first.sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.payments.pay(second.sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await settle(ports, first.pledgeId)).toMatchObject({ pledge: { paymentState: 'quarantined' } });
    expect(await settle(ports, second.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, intake: 'goal-reached' });
  });
});

describe('notices', () => {
  test('a thousand deliveries of one notice leave one posting group', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const subject = { kind: 'session', sessionRef } as const;
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => receiveNotice(ports, notice(subject))));
    expect(outcomes.filter((outcome) => outcome === 'settled').length).toBeGreaterThanOrEqual(1);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(await listLedger(ports, projectId, { limit: 10 })).toMatchObject({ items: { length: 2 } });
  });

  test('every order of one payment’s events, each repeated, leaves the same books', async () => {
    const reference = await published();
    const first = await pledge(reference);
    reference.payments.pay(first.sessionRef, { paidAtMs: reference.clock.nowMs() });
    await settle(reference, first.pledgeId);
    const expected = await books(reference);
    const types = [
      'payment_intent.processing',
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
    ];
    const orders = fc.shuffledSubarray([...types, ...types, ...types], { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(orders, fc.nat(11), async (order, payBefore) => {
        const ports = await published();
        const { pledgeId, sessionRef } = await pledge(ports);
        for (const [index, type] of order.entries()) {
          if (index === Math.min(payBefore, order.length - 1))
            ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
          const subject = type.startsWith('checkout')
            ? { kind: 'session' as const, sessionRef }
            : { kind: 'pledge' as const, pledgeId };
          await receiveNotice(ports, notice(subject, `evt_${type}_${index}`, type));
        }
        expect(await books(ports)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('is as if it had never come when the unit fails: the provider sends it again and it settles', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const failing = {
      ...ports,
      store: Object.assign(Object.create(ports.store), { commit: () => Promise.reject(new Error('disk')) }),
    };
    const told = notice({ kind: 'session', sessionRef });
    await expect(receiveNotice(failing, told)).rejects.toThrow('disk');
    expect(await ports.store.books.seen('stripe', told.eventId)).toBe(false);
    expect(await receiveNotice(ports, told)).toBe('settled');
    expect(await receiveNotice(ports, told)).toBe('duplicate');
  });

  test('settles once although the answer to the commit was lost', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const commit: typeof ports.store.commit = async (unit) => {
      await ports.store.commit(unit);
      throw new Error('the connection broke after the commit');
    };
    const failing = { ...ports, store: Object.assign(Object.create(ports.store), { commit }) };
    const told = notice({ kind: 'session', sessionRef });
    await expect(receiveNotice(failing, told)).rejects.toThrow('after the commit');
    expect(await receiveNotice(ports, told)).toBe('duplicate');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test.each([
    ['an unknown type', { kind: 'none' } as const, 'ignored'],
    ['an unknown session', { kind: 'session', sessionRef: 'cs_unknown' } as const, 'unknown-subject'],
    ['an unknown pledge', { kind: 'pledge', pledgeId: 'unknownpledge' } as const, 'unknown-subject'],
  ])('%s is remembered and changes nothing', async (_name, subject, outcome) => {
    const ports = await published();
    expect(await receiveNotice(ports, notice(subject))).toBe(outcome);
    expect(await receiveNotice(ports, notice(subject))).toBe('duplicate');
    expect(await books(ports)).toEqual({ totals: [], balances: [] });
  });

  test('of the other mode is remembered and changes nothing', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const live = { ...notice({ kind: 'session', sessionRef }), livemode: true };
    expect(await receiveNotice(ports, live)).toBe('mode-mismatch');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0 });
  });
});

describe('the sweep', () => {
  test('settles a payment whose notice never came', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });

  test('puts a pledge back when the provider is away, and does not let it keep others waiting', async () => {
    const ports = await published();
    const [first, second] = [await pledge(ports), await pledge(ports)];
    for (const { sessionRef } of [first, second]) ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    ports.payments.failNextRead('unavailable');
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 1 });
    ports.clock.advance(60 * 60_000);
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 4000, donors: 2 });
  });

  test('twice at once settles once', async () => {
    const ports = await published();
    const { sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    await Promise.all([tick(ports, Number.POSITIVE_INFINITY), tick(ports, Number.POSITIVE_INFINITY)]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });
});

describe('correcting the books', () => {
  const operator = { keyId: 'key', tenantId: null };

  test('reverses an entry once, with its reason, and takes it out of the totals', async () => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, pledgeId);
    const reason = '同一笔捐款重复入账';
    expect(await reverseEntry(ports, operator, { seq: 1, reason })).toEqual({ seq: 2, reverses: 1 });
    expect(await reverseEntry(ports, operator, { seq: 1, reason })).toMatchObject({ reason: 'already-reversed' });
    expect(await reverseEntry(ports, operator, { seq: 2, reason })).toMatchObject({ reason: 'already-reversed' });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0, fundUse: { heldMinor: 0 } });
    const ledger = await listLedger(ports, projectId, { limit: 10 });
    expect(ledger).toMatchObject({ items: [{ seq: 1 }, { seq: 2, kind: 'correction.reversed', reverses: 1, reason }] });
  });

  test('is refused to another federation and where the money has been used', async () => {
    const ports = await published();
    const { pledgeId, sessionRef } = await pledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    const stranger = { keyId: 'other', tenantId: 'othertenant' };
    expect(await reverseEntry(ports, stranger, { seq: 1, reason: 'x' })).toMatchObject({ reason: 'not-found' });
    expect(await reverseEntry(ports, operator, { seq: 1, reason: 'x' })).toMatchObject({ reason: 'balance-too-low' });
  });
});
