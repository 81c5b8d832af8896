import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../ports/index.ts';
import type { TestPorts } from '../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../testing/index.ts';
import { receiveNotice } from './notice.ts';
import { getProject, listLedger } from './project.ts';
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

describe('notices', () => {
  test('a thousand deliveries of one notice leave one posting group', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const subject = { kind: 'session', sessionRef } as const;
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => receiveNotice(ports, notice(subject))));
    expect(outcomes.filter((outcome) => outcome === 'settled').length).toBeGreaterThanOrEqual(1);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(await listLedger(ports, projectId, { limit: 10 })).toMatchObject({ items: { length: 2 } });
  });

  test('every order of one payment’s events, each repeated, leaves the same books', async () => {
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

  test('is as if it had never come when the unit fails: the provider sends it again and it settles', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
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
    ['an unknown type', { kind: 'none' } as const, 'ignored'],
    ['an unknown session', { kind: 'session', sessionRef: 'cs_unknown' } as const, 'unknown-subject'],
    ['an unknown pledge', { kind: 'pledge', pledgeId: 'unknownpledge' } as const, 'unknown-subject'],
  ])('%s is remembered and changes nothing', async (_name, subject, outcome) => {
    const ports = await publishedPorts();
    expect(await receiveNotice(ports, notice(subject))).toBe(outcome);
    expect(await receiveNotice(ports, notice(subject))).toBe('duplicate');
    expect(await books(ports)).toEqual({ totals: [], balances: [] });
  });

  test('of the other mode is remembered and changes nothing', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    const live = { ...notice({ kind: 'session', sessionRef }), livemode: true };
    expect(await receiveNotice(ports, live)).toBe('mode-mismatch');
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0 });
  });
});
