import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../ports/index.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { receiveNotice } from './notice.ts';
import { settle } from './settlement.ts';

const { projectId } = aProject();

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

const STEPS = ['created', 'processing', 'succeeded', 'refunded'] as const;
type Step = (typeof STEPS)[number];

/** The end of one payment whose notices come in this order, while the provider is already `ahead` of some of them. */
async function endOf(deliveries: readonly Step[], ahead: readonly number[]) {
  const ports = await publishedPorts();
  const { pledgeId, sessionRef } = await makePledge(ports);
  const paidAtMs = ports.clock.nowMs();
  let reached = 0;
  for (const [index, step] of deliveries.entries()) {
    // A notice comes after what it tells of, so the provider is at least as far.
    reached = Math.min(3, Math.max(reached, STEPS.indexOf(step) + (ahead[index] ?? 0)));
    if (reached >= 2) ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: reached === 3 ? 700 : 0 });
    const told = notice({ kind: 'pledge', pledgeId }, `evt_${step}_${index}`, `payment_intent.${step}`);
    await receiveNotice(ports, told);
    await receiveNotice(ports, told);
  }
  const pledge = await ports.store.pledges.pledge(pledgeId);
  const ledger = await listLedger(ports, projectId, { limit: 20 });
  return {
    state: pledge?.paymentState,
    refundedMinor: pledge?.refundedMinor,
    raisedMinor: (await getProject(ports, projectId))?.raisedMinor,
    kinds: 'items' in ledger ? ledger.items.map(({ kind }) => kind).toSorted() : [],
    books: await books(ports),
  };
}

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

describe('notices', () => {
  test('WHK-09 a thousand deliveries of one notice leave one posting group', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const subject = { kind: 'session', sessionRef } as const;
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => receiveNotice(ports, notice(subject))));
    expect(outcomes.filter((outcome) => outcome === 'settled').length).toBeGreaterThanOrEqual(1);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(await listLedger(ports, projectId, { limit: 10 })).toMatchObject({ items: { length: 2 } });
  });

  test('WHK-10 every order of one payment’s events, each repeated, leaves the same books', async () => {
    const reference = await publishedPorts();
    const first = await makePledge(reference);
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
        const ports = await publishedPorts();
        const { pledgeId, sessionRef } = await makePledge(ports);
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

  test('WHK-11 all 24 orders of created, processing, succeeded and refunded, each repeated, end in the same books', async () => {
    const expected = await endOf(['created', 'processing', 'succeeded', 'refunded'], [0, 0, 0, 0]);
    expect(expected).toMatchObject({ state: 'paid', refundedMinor: 700, raisedMinor: 1300 });
    const copies = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 });
    const leaps = fc.array(fc.nat(3), { minLength: 12, maxLength: 12 });
    for (const order of permutations(STEPS)) {
      await fc.assert(
        fc.asyncProperty(copies, leaps, async (times, ahead) => {
          const deliveries = order.flatMap((step, at) => Array<Step>(times[at] ?? 1).fill(step));
          expect(await endOf(deliveries, ahead)).toEqual(expected);
        }),
        { numRuns: 6 },
      );
    }
  });

  test.each(['payment_intent.processing', 'payment_intent.payment_failed', 'payment_intent.canceled'])(
    'WHK-12 %s after the payment changes nothing',
    async (type) => {
      const ports = await publishedPorts();
      const { pledgeId, sessionRef } = await makePledge(ports);
      ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
      const subject = { kind: 'pledge', pledgeId } as const;
      expect(await receiveNotice(ports, notice(subject, 'evt_1', 'payment_intent.succeeded'))).toBe('settled');
      const before = await books(ports);
      expect(await receiveNotice(ports, notice(subject, 'evt_2', type))).toBe('no-change');
      // Not even when the provider itself has fallen behind its own word.
      for (const forget of ['fail', 'expire'] as const) {
        ports.payments[forget](sessionRef);
        expect(await receiveNotice(ports, notice(subject, `evt_${forget}`, type))).toBe('no-change');
      }
      expect(await books(ports)).toEqual(before);
      expect(await ports.store.pledges.pledge(pledgeId)).toMatchObject({ paymentState: 'paid' });
    },
  );

  test('WHK-16 of an old log that is sent again after 31 days posts nothing, remembered or forgotten', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const subject = { kind: 'session', sessionRef } as const;
    await receiveNotice(ports, notice(subject));
    const before = await books(ports);
    ports.clock.advance(31 * 24 * 60 * 60_000);
    expect(await receiveNotice(ports, notice(subject))).toBe('duplicate');
    expect(await receiveNotice(ports, notice(subject, 'evt_of_a_forgotten_inbox'))).toBe('no-change');
    expect(await receiveNotice(ports, notice({ kind: 'pledge', pledgeId }, 'evt_other'))).toBe('no-change');
    expect(await books(ports)).toEqual(before);
  });

  test('WHK-14 is as if it had never come when the unit fails: the provider sends it again and it settles', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    // Only what carries the books fails: a mark that was written apart from them would stay, and the gift would be lost.
    const commit: typeof ports.store.commit = (unit) =>
      unit.some(({ kind }) => kind === 'append-journal') ? Promise.reject(new Error('disk')) : ports.store.commit(unit);
    const failing = { ...ports, store: Object.assign(Object.create(ports.store), { commit }) };
    const told = notice({ kind: 'session', sessionRef });
    await expect(receiveNotice(failing, told)).rejects.toThrow('disk');
    expect(await ports.store.books.seen('stripe', told.eventId)).toBe(false);
    expect(await receiveNotice(ports, told)).toBe('settled');
    expect(await receiveNotice(ports, told)).toBe('duplicate');
  });

  test('settles once although the answer to the commit was lost', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
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
    ['WHK-08 an unknown type', { kind: 'none' } as const, 'ignored'],
    ['an unknown session', { kind: 'session', sessionRef: 'cs_unknown' } as const, 'unknown-subject'],
    ['an unknown payment', { kind: 'payment', paymentRef: 'pi_unknown' } as const, 'unknown-subject'],
    ['an unknown pledge', { kind: 'pledge', pledgeId: 'unknownpledge' } as const, 'unknown-subject'],
  ])('%s is remembered and changes nothing', async (_name, subject, outcome) => {
    const ports = await publishedPorts();
    expect(await receiveNotice(ports, notice(subject))).toBe(outcome);
    expect(await receiveNotice(ports, notice(subject))).toBe('duplicate');
    expect(await books(ports)).toEqual({ totals: [], balances: [] });
  });

  test('PAY-22 of the other mode is remembered and changes nothing', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const live = { ...notice({ kind: 'session', sessionRef }), livemode: true };
    expect(await receiveNotice(ports, live)).toBe('mode-mismatch');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0 });
  });
});
