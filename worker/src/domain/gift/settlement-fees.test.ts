import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MadePledge, TestPorts } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { getProject } from '../project/project.ts';
import { tick } from '../tick/tick.ts';
import { settle } from './settlement.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const OPERATOR = { keyId: 'key', tenantId: null };
const { projectId } = aProject();

/** The figures of the card, with the promise that they add up. */
async function figures(ports: TestPorts) {
  const card = await getProject(ports, projectId);
  if (!card) throw new Error('no card');
  const { feesMinor, advancesMinor, spentMinor, heldMinor, raisedMinor } = card.fundUse;
  expect(feesMinor + advancesMinor + spentMinor + heldMinor).toBe(raisedMinor);
  return { raisedMinor, feesMinor, heldMinor };
}

function pay(ports: TestPorts, { sessionRef }: MadePledge, over: { feeMinor?: number | null; refundedMinor?: number }) {
  const { feeMinor = 0, refundedMinor = 0 } = over;
  const fee = feeMinor === null ? null : { feeRef: `txn_${sessionRef}`, amountMinor: feeMinor, currency: 'CNY' };
  ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee, refundedMinor });
}

describe('a fee', () => {
  test('that is larger than the gift does not keep it from being booked; the charity bears the rest', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports, 100);
    pay(ports, made, { feeMinor: 238 });
    expect(await settle(ports, made.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
    expect(await figures(ports)).toEqual({ raisedMinor: 100, feesMinor: 100, heldMinor: 0 });
  });

  test('LED-08 is shared to the fen between the gift and the charity, whatever the two amounts', async () => {
    const amounts = fc.tuple(fc.integer({ min: 100, max: 5_000_000 }), fc.integer({ min: 1, max: 6_000_000 }));
    const property = fc.asyncProperty(amounts, async ([giftMinor, feeMinor]) => {
      const ports = await publishedPorts();
      const made = await makePledge(ports, giftMinor);
      pay(ports, made, { feeMinor });
      await settle(ports, made.pledgeId);
      const totals = await ports.store.books.totals([projectId]);
      const of = (name: string) => totals.find(({ kind }) => kind === name)?.amountMinor ?? 0;
      expect(of('fee.charged') + of('fee.covered')).toBe(feeMinor);
      expect(of('fee.charged')).toBe(Math.min(giftMinor, feeMinor));
      await figures(ports);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('that is larger than its gift takes nothing of what neighbours gave', async () => {
    const ports = await publishedPorts();
    const [neighbour, small] = [await makePledge(ports, 5000), await makePledge(ports, 100)];
    pay(ports, neighbour, {});
    await settle(ports, neighbour.pledgeId);
    pay(ports, small, { feeMinor: 238 });
    await settle(ports, small.pledgeId);
    expect(await figures(ports)).toEqual({ raisedMinor: 5100, feesMinor: 100, heldMinor: 5000 });
  });

  test.each(['refunded', 'reversed'])(
    'that is told after the gift was %s comes from the charity alone',
    async (how) => {
      const ports = await publishedPorts();
      const [neighbour, made] = [await makePledge(ports, 5000), await makePledge(ports)];
      for (const one of [neighbour, made]) {
        pay(ports, one, { feeMinor: null });
        await settle(ports, one.pledgeId);
      }
      const refundedMinor = how === 'refunded' ? 2000 : 0;
      if (how === 'reversed') await reverseEntry(ports, OPERATOR, { seq: 2, reason: '误收' });
      pay(ports, made, { feeMinor: null, refundedMinor });
      await settle(ports, made.pledgeId);
      pay(ports, made, { feeMinor: 150, refundedMinor });
      ports.clock.advance(2 * 60 * 60_000);
      await tick(ports, FOREVER);
      expect(await figures(ports)).toEqual({ raisedMinor: 5000, feesMinor: 0, heldMinor: 5000 });
    },
  );
});

describe('a refund', () => {
  test('LED-11 takes nothing of what neighbours gave, fee or no fee', async () => {
    const ports = await publishedPorts();
    const [neighbour, made] = [await makePledge(ports), await makePledge(ports, 5000)];
    pay(ports, neighbour, { feeMinor: 12 });
    await settle(ports, neighbour.pledgeId);
    const before = await figures(ports);
    pay(ports, made, { feeMinor: 150 });
    await settle(ports, made.pledgeId);
    for (const refundedMinor of [3000, 4900, 5000]) {
      pay(ports, made, { feeMinor: 150, refundedMinor });
      await settle(ports, made.pledgeId);
    }
    expect(await figures(ports)).toEqual(before);
  });

  test('of a gift that people have reversed is not taken out twice', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    pay(ports, made, {});
    await settle(ports, made.pledgeId);
    await reverseEntry(ports, OPERATOR, { seq: 1, reason: '误收' });
    pay(ports, made, { refundedMinor: 2000 });
    await settle(ports, made.pledgeId);
    await settle(ports, made.pledgeId);
    expect(await figures(ports)).toEqual({ raisedMinor: 0, feesMinor: 0, heldMinor: 0 });
    expect(ports.reported.filter(({ event }) => event === 'refund-of-reversed-gift')).toHaveLength(1);
  });

  test('gives its room under a hard cap back', async () => {
    const ports = await publishedPorts({ goalMinor: 2000, hardCap: true });
    const made = await makePledge(ports);
    pay(ports, made, {});
    await settle(ports, made.pledgeId);
    pay(ports, made, { refundedMinor: 2000 });
    await settle(ports, made.pledgeId);
    await makePledge(ports);
  });
});
