// The edges of what settlement decides by a figure: the instant before, the instant itself, the fen more.

import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { settle } from './settlement.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const { projectId } = aProject();

const stateOf = async (ports: TestPorts, pledgeId: string) => (await settle(ports, pledgeId))?.pledge.paymentState;

async function closedMsOf(ports: TestPorts, pledgeId: string): Promise<number> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  return pledge?.sessionExpiresMs ?? Number.NaN;
}

describe('a payment that is still nothing', () => {
  test.each([
    ['is waited for up to a day after its page has closed', 0, 'awaiting_payment'],
    ['is over a millisecond later', 1, 'expired'],
  ] as const)('%s', async (_, laterMs, state) => {
    const ports = await publishedPorts();
    const { pledgeId } = await makePledge(ports);
    ports.clock.set((await closedMsOf(ports, pledgeId)) + DAY_MS + laterMs);
    expect(await stateOf(ports, pledgeId)).toBe(state);
  });

  test('says why it is over', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makePledge(ports);
    ports.clock.advance(30 * HOUR_MS);
    expect(await settle(ports, pledgeId)).toMatchObject({ pledge: { reviewReason: 'never-settled', checkAtMs: null } });
  });

  test('of which the provider cannot be asked is left as it is', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makePledge(ports);
    ports.clock.advance(30 * HOUR_MS);
    ports.payments.failNextRead('unavailable');
    await expect(settle(ports, pledgeId)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await ports.store.pledges.pledge(pledgeId))?.paymentState).toBe('awaiting_payment');
  });

  test('and that nobody made is answered with nothing', async () => {
    const ports = await publishedPorts();
    expect(await settle(ports, 'nobody')).toBeNull();
  });
});

describe('a late payment under a hard cap', () => {
  async function lateWith(goalMinor: number): Promise<string | undefined> {
    const ports = await publishedPorts({ goalMinor, hardCap: true });
    const late = await makePledge(ports);
    ports.payments.expire(late.sessionRef);
    await settle(ports, late.pledgeId);
    await makePledge(ports);
    ports.payments.pay(late.sessionRef, { paidAtMs: ports.clock.nowMs() });
    return stateOf(ports, late.pledgeId);
  }

  test('that fits to the fen is a gift', async () => {
    expect(await lateWith(4000)).toBe('paid');
  });

  test('that is a fen too much is set aside', async () => {
    expect(await lateWith(3999)).toBe('quarantined');
  });

  test('that kept its room is a gift, however full the cap', async () => {
    const ports = await publishedPorts({ goalMinor: 2000, hardCap: true });
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await stateOf(ports, pledgeId)).toBe('paid');
  });
});

describe('a gift without its fee', () => {
  async function settledWithoutFee() {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, made.pledgeId);
    return { ports, ...made };
  }

  test.each([
    ['is looked at again for seven days', 0, true],
    ['and then no more, which is told', 1, false],
  ] as const)('%s', async (_, laterMs, isLooked) => {
    const { ports, pledgeId } = await settledWithoutFee();
    const kept = await ports.store.pledges.pledge(pledgeId);
    ports.clock.set((kept?.createdMs ?? 0) + 7 * DAY_MS + laterMs);
    await settle(ports, pledgeId);
    const after = await ports.store.pledges.pledge(pledgeId);
    expect(after?.checkAtMs === null).toBe(!isLooked);
    expect(ports.reported.some(({ event }) => event === 'pledge-left-open')).toBe(!isLooked);
  });

  test('is not looked at before it is due', async () => {
    const { ports, pledgeId } = await settledWithoutFee();
    const before = await ports.store.pledges.pledge(pledgeId);
    ports.clock.set((before?.checkAtMs ?? 0) - 1);
    await settle(ports, pledgeId);
    expect((await ports.store.pledges.pledge(pledgeId))?.checkAtMs).toBe(before?.checkAtMs);
    ports.clock.advance(1);
    await settle(ports, pledgeId);
    expect((await ports.store.pledges.pledge(pledgeId))?.checkAtMs).toBeGreaterThan(before?.checkAtMs ?? 0);
  });
});

test('the provider’s word is read once where it is not behind what is booked', async () => {
  const ports = await publishedPorts();
  const { pledgeId, sessionRef } = await makePledge(ports);
  ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
  const { reads } = ports.payments;
  await settle(ports, pledgeId);
  expect(ports.payments.reads).toBe(reads + 1);
});

test('a fee in another currency is told and not booked', async () => {
  const ports = await publishedPorts();
  const { pledgeId, sessionRef } = await makePledge(ports);
  const fee = { feeRef: 'txn_1', amountMinor: 12, currency: 'USD' };
  ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee });
  await settle(ports, pledgeId);
  expect(ports.reported).toContainEqual(
    expect.objectContaining({ event: 'fee-in-another-currency', fields: { pledgeId, currency: 'USD' } }),
  );
  expect((await ports.store.books.totals([projectId])).map(({ kind }) => kind)).toEqual(['donation.settled']);
});
