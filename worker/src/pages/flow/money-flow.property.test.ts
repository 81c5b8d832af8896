import type { FundUse, SourceFigure } from '@happy-homeland/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layFlow } from './flow-layout.ts';
import type { FlowLine, MoneyTrail } from './money-flow.ts';
import { moneyFlow, withFewNames } from './money-flow.ts';

/** 90 trillion yuan in fen, shared by at most forty lines. */
const MOST = Math.floor(Number.MAX_SAFE_INTEGER / 100);
const FRAME = { width: 288, fontSize: 13, labelWidth: 120 };

/** Zero, one fen and the largest there is are as likely as anything else; refunds may exceed gifts. */
const size = fc.oneof(fc.constantFrom(0, 1, 2, MOST), fc.integer({ min: 0, max: MOST }));
const signed = fc.tuple(size, fc.boolean()).map(([value, isBelow]) => (isBelow ? 0 - value : value));

interface Books {
  readonly bySource: SourceFigure[];
  readonly raisedMinor: number;
  readonly fundUse: FundUse;
  readonly trail: MoneyTrail;
}

const books: fc.Arbitrary<Books> = fc
  .record({
    sources: fc.array(signed, { maxLength: 4 }),
    categories: fc.array(signed, { maxLength: 30 }),
    partners: fc.array(size, { maxLength: 8 }),
    fees: signed,
    management: size,
    transferred: size,
    interest: size,
    received: size,
  })
  .map(({ sources, categories, partners, fees, management, transferred, interest, received }) => {
    const raisedMinor = sumOf(sources);
    const [spentMinor, advancesMinor] = [sumOf(categories), sumOf(partners)];
    const otherMinor = management + transferred - interest - received;
    const fundUse = {
      raisedMinor,
      feesMinor: fees,
      managementMinor: management,
      transferredMinor: transferred,
      interestMinor: interest,
      receivedMinor: received,
      advancesMinor,
      spentMinor,
      otherMinor,
      heldMinor: raisedMinor - fees - advancesMinor - spentMinor - otherMinor,
    };
    const names = ['own-site', 'platform', 'bank', 'cash'] as const;
    const bySource = sources.map((amount, index) => ({
      source: names[index] ?? 'cash',
      raisedMinor: amount,
      donors: 1,
    }));
    const byCategory = categories.map((spent, index) => ({ category: `项目 ${index}`, spentMinor: spent }));
    const none = { paidMinor: 0, spentMinor: 0, returnedMinor: 0, owedMinor: 0 };
    const byPartner = partners.map((advance, index) => ({
      partner: `示例 ${index}`,
      ...none,
      advancesMinor: advance,
    }));
    return { bySource, raisedMinor, fundUse, trail: { byCategory, byPartner, spending: [] } };
  });

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function total(lines: readonly FlowLine[]): number {
  return sumOf(lines.map(({ amountMinor }) => amountMinor));
}

function netOf(kind: FlowLine['kind'], side: readonly FlowLine[], other: readonly FlowLine[]): number {
  const of = (lines: readonly FlowLine[]) => total(lines.filter((line) => line.kind === kind));
  return of(side) - of(other);
}

describe('the flow of money', () => {
  test('balances to the fen whatever the books hold, and says each figure of the card', () => {
    fc.assert(
      fc.property(books, ({ trail, ...card }) => {
        const flow = moneyFlow(card, trail);
        if (flow === null) throw new Error('figures that add up are drawn');
        const { inflows, outflows, totalMinor } = flow;
        expect([total(inflows), total(outflows)]).toEqual([totalMinor, totalMinor]);
        for (const { amountMinor } of [...inflows, ...outflows]) expect(amountMinor).toBeGreaterThan(0);
        const { fundUse } = card;
        expect(netOf('source', inflows, outflows)).toBe(fundUse.raisedMinor);
        for (const kind of ['fees', 'management', 'advances', 'spent', 'transferred', 'held'] as const) {
          expect(netOf(kind, outflows, inflows), kind).toBe(fundUse[`${kind}Minor`]);
        }
        const few = withFewNames(outflows, 6);
        expect(total(few)).toBe(totalMinor);
        for (const kind of ['spent', 'advances']) {
          expect(few.filter((line) => line.kind === kind && !line.isBack).length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });

  test('is not drawn when a fen is missing', () => {
    fc.assert(
      fc.property(books, fc.constantFrom(-1, 1), ({ trail, ...card }, wrong) => {
        const fundUse = { ...card.fundUse, heldMinor: card.fundUse.heldMinor + wrong };
        expect(moneyFlow({ ...card, fundUse }, trail)).toBeNull();
      }),
    );
  });

  test('shows spending and advances as one where their parts are of another moment', () => {
    fc.assert(
      fc.property(books, ({ trail, ...card }) => {
        const later = { ...trail, byCategory: [...trail.byCategory, { category: '后来', spentMinor: 1 }] };
        const flow = moneyFlow(card, later);
        const lines = [...(flow?.inflows ?? []), ...(flow?.outflows ?? [])];
        expect(lines.filter(({ kind }) => kind === 'spent').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is laid out inside its frame, with room for every label and a ribbon for every fen', () => {
    fc.assert(
      fc.property(books, ({ trail, ...card }) => {
        const flow = moneyFlow(card, trail);
        if (flow === null || flow.totalMinor === 0) return;
        const { height, lines } = layFlow(flow, FRAME);
        expect(lines).toHaveLength(flow.inflows.length + flow.outflows.length);
        for (const { bar, ribbonWidth, path } of lines) {
          expect(ribbonWidth).toBeGreaterThanOrEqual(1);
          expect(path).not.toMatch(/NaN|Infinity/);
          expect(bar.x >= 0 && bar.x + bar.width <= FRAME.width && bar.y >= 0).toBe(true);
          expect(bar.y + bar.height).toBeLessThanOrEqual(height + 1);
        }
        for (const side of ['in', 'out']) {
          const middles = lines.filter((line) => line.side === side).map(({ bar }) => bar.y + bar.height / 2);
          for (const [index, middle] of middles.slice(1).entries()) {
            expect(middle - (middles[index] ?? 0)).toBeGreaterThanOrEqual(3 * 1.3 * FRAME.fontSize - 1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
