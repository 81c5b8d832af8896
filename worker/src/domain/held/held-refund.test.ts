import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import { FaultyStore, heldBooks, MemoryStore, makeHeldGift, makePledge, publishedPorts } from '../../testing/index.ts';
import { HELD_TERM_MS } from '../gift/held-gift.ts';
import { settle } from '../gift/settlement.ts';
import { publicStatus, readPledge } from '../pledge/pledge-reading.ts';
import { tick } from '../tick/tick.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOUR_MS = 3_600_000;

async function statusOf({ store }: TestPorts, pledgeId: string): Promise<string | null> {
  const pledge = await store.pledges.pledge(pledgeId);
  return pledge && publicStatus(pledge);
}

async function refundOf({ store }: TestPorts, pledgeId: string) {
  const pledge = await store.pledges.pledge(pledgeId);
  return pledge && store.pledges.heldRefund(pledge.tenantId, pledgeId);
}

function events({ reported }: TestPorts): string[] {
  return reported.map(({ event }) => event);
}

describe('a held gift on which nobody decides', () => {
  test('goes back whole after seven times 24 hours, and not a millisecond before', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS - 1);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toEqual([]);
    expect(await statusOf(ports, gift.pledgeId)).toBe('quarantined');
    ports.clock.advance(1);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toEqual([
      {
        idempotencyKey: `refund:${gift.pledgeId}:v1`,
        paymentRef: `pi_${gift.sessionRef}`,
        amountMinor: 2000,
        reason: 'campaign-ended',
      },
    ]);
    expect(await statusOf(ports, gift.pledgeId)).toBe('refunded');
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'succeeded', cause: 'term', round: 1 });
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 1, accepted: 0, raisedMinor: 0 });
    await tick(ports, FOREVER);
    ports.clock.advance(30 * 24 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toHaveLength(1);
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  test('tells its giver when it goes back, and no longer once it has', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    const secret = await ports.secrets.pledgeSecret(pledgeId);
    expect(await readPledge(ports, pledgeId, secret)).toMatchObject({ status: 'quarantined', refundOn: '2026-11-29' });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(await readPledge(ports, pledgeId, secret)).not.toHaveProperty('refundOn');
  });

  test('is not looked at again and again while it waits', async () => {
    const ports = await publishedPorts();
    await makeHeldGift(ports);
    const before = ports.payments.reads;
    for (let hour = 0; hour < 24; hour += 1) {
      ports.clock.advance(HOUR_MS);
      await tick(ports, FOREVER);
    }
    expect(ports.payments.reads).toBe(before);
  });

  test('goes back as far as it has not gone back already', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.payments.pay(gift.sessionRef, { paidAtMs: ports.clock.nowMs() + HELD_TERM_MS, refundedMinor: 700 });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toMatchObject([{ amountMinor: 1300 }]);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });

  test('of another amount than was pledged goes back as well, whole as it came', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports, { amountMinor: 1, paidAtMs: ports.clock.nowMs() });
    expect(await statusOf(ports, pledgeId)).toBe('needs_review');
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toMatchObject([{ amountMinor: 1, reason: 'amount-mismatch' }]);
    expect(await statusOf(ports, pledgeId)).toBe('refunded');
  });
});

describe('the fee of a held gift', () => {
  test('is borne by the charity, stays out of the public journal, and takes nothing from neighbours', async () => {
    const ports = await publishedPorts();
    const neighbour = await makePledge(ports, 5000);
    ports.payments.pay(neighbour.sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, neighbour.pledgeId);
    const { projectId } = (await ports.store.pledges.pledge(neighbour.pledgeId)) ?? { projectId: '' };
    const [fund, journal] = [
      await ports.store.books.balances([projectId]),
      await ports.store.books.latest(projectId, 9),
    ];
    const { sessionRef } = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    const fee = await ports.store.books.byEffect(`fee:stripe:txn_${sessionRef}`);
    expect(fee).toMatchObject({ kind: 'fee.covered', amountMinor: 12, public: false });
    expect(fee?.postings.map(({ account }) => account.code)).toEqual(['F:Unrestricted', 'A:Clearing:stripe']);
    expect(await ports.store.books.balances([projectId])).toEqual(fund);
    expect(await ports.store.books.latest(projectId, 9)).toEqual(journal);
  });

  test('is booked later where it is told later, and once', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makeHeldGift(ports, { fee: null });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    const effect = `fee:stripe:txn_${sessionRef}`;
    expect(await ports.store.books.byEffect(effect)).toBeNull();
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor: 2000 });
    ports.clock.advance(2 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(await ports.store.books.byEffect(effect)).toMatchObject({ kind: 'fee.covered' });
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });
});

describe('a refund that is slow', () => {
  test('is looked at until the wallet has taken it, and asked for once', async () => {
    const ports = await publishedPorts();
    ports.payments.refundState = 'pending';
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'pending', refundRef: 're_1' });
    ports.payments.endRefund('succeeded');
    ports.clock.advance(10 * 60_000);
    await tick(ports, FOREVER);
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'succeeded' });
    expect(ports.payments.refundsAsked).toHaveLength(1);
    expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  test('and fails leaves the gift held and reported, and nothing asks again by itself', async () => {
    const ports = await publishedPorts();
    ports.payments.refundState = 'pending';
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(await heldBooks(ports, gift)).toMatchObject({ held: 1, returned: 1 });
    ports.payments.endRefund('failed');
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    await tick(ports, FOREVER);
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'failed' });
    expect(await statusOf(ports, gift.pledgeId)).toBe('quarantined');
    expect(await heldBooks(ports, gift)).toMatchObject({ held: 1, returned: 0, raisedMinor: 0 });
    expect(events(ports)).toEqual(expect.arrayContaining(['return-came-back', 'refund-failed']));
    ports.clock.advance(30 * 24 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toHaveLength(1);
  });
});

describe('a refund that the provider does not take', () => {
  test('because it is away is asked for again under the same key', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    for (const persisted of [false, true]) ports.payments.failNextRefund({ code: 'unavailable', persisted });
    for (let hours = 0; hours < 4; hours += 1) {
      await tick(ports, FOREVER);
      ports.clock.advance(HOUR_MS + 60_000);
    }
    const keys = ports.payments.refundsAsked.map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys)).toEqual(new Set([`refund:${gift.pledgeId}:v1`]));
    expect(ports.payments.refundCount).toBe(1);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });

  test.each([false, true])(
    'because of a fault of its own is asked for under the next key (made: %s)',
    async (persisted) => {
      const ports = await publishedPorts();
      const gift = await makeHeldGift(ports);
      ports.clock.advance(HELD_TERM_MS);
      ports.payments.failNextRefund({ code: 'faulted', persisted });
      await tick(ports, FOREVER);
      expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ attempt: 2, state: 'begun' });
      ports.clock.advance(2 * HOUR_MS);
      await tick(ports, FOREVER);
      expect(ports.payments.refundsAsked.at(-1)?.idempotencyKey).toBe(`refund:${gift.pledgeId}:v2`);
      expect(ports.payments.refundCount).toBe(1);
      expect(await statusOf(ports, gift.pledgeId)).toBe('refunded');
    },
  );

  test('because less is left by now is asked for what is left', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    ports.payments.failNextRefund({ code: 'unavailable', persisted: false });
    await tick(ports, FOREVER);
    ports.payments.pay(gift.sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor: 700 });
    for (let hours = 0; hours < 3; hours += 1) {
      ports.clock.advance(HOUR_MS + 60_000);
      await tick(ports, FOREVER);
    }
    expect(ports.payments.refundsAsked.at(-1)).toMatchObject({ amountMinor: 1300 });
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });

  test('and never will waits for people', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    ports.payments.failNextRefund({ code: 'refused', persisted: false });
    await tick(ports, FOREVER);
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'failed', refundRef: null });
    expect(events(ports)).toContain('refund-failed');
    ports.clock.advance(24 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toHaveLength(1);
  });
});

test('a refund that two sweeps pursue at once is kept once, and neither complains', async () => {
  const ports = await publishedPorts();
  const gift = await makeHeldGift(ports);
  ports.clock.advance(HELD_TERM_MS);
  ports.payments.failNextRefund({ code: 'unavailable', persisted: false });
  await tick(ports, FOREVER);
  ports.clock.advance(2 * HOUR_MS);
  await Promise.all([tick(ports, FOREVER), tick(ports, FOREVER), tick(ports, FOREVER)]);
  expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'succeeded' });
  expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  expect(events(ports)).not.toContain('contended');
});

describe('a refund that somebody makes at the provider', () => {
  test('before the term is mirrored, and none is made after it', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.payments.pay(gift.sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor: 2000 });
    await settle(ports, gift.pledgeId);
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toEqual([]);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });

  test('between the intention and the call is found, and booked once', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    ports.payments.failNextRefund({ code: 'unavailable', persisted: false });
    await tick(ports, FOREVER);
    ports.payments.pay(gift.sessionRef, { paidAtMs: ports.clock.nowMs(), refundedMinor: 2000 });
    ports.clock.advance(2 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'succeeded' });
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });
});

describe.each(['before', 'after'] as const)('a disk that fails %s it has written', (when) => {
  test.each([0, 1, 2, 3])('at unit %i of a refund leaves one refund, booked once', async (units) => {
    const memory = new MemoryStore();
    const faulty = new FaultyStore(memory);
    const ports = await publishedPorts({}, { store: faulty });
    const gift = await makeHeldGift(ports);
    ports.clock.advance(HELD_TERM_MS);
    const { commit } = faulty;
    let seen = 0;
    faulty.commit = (unit) => {
      const isOfRefund = unit.some(({ kind }) => kind === 'move-pledge' || kind.endsWith('-refund'));
      if (isOfRefund && seen === units) faulty.failNext(when);
      if (isOfRefund) seen += 1;
      return commit.call(faulty, unit);
    };
    for (let hours = 0; hours < 3; hours += 1) {
      await tick(ports, FOREVER);
      ports.clock.advance(2 * HOUR_MS);
    }
    expect(ports.payments.refundCount).toBe(1);
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 1, accepted: 0, raisedMinor: 0 });
    expect(await refundOf(ports, gift.pledgeId)).toMatchObject({ state: 'succeeded' });
  });
});
