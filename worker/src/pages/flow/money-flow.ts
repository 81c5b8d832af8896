// The figures of the picture “where the money went”: lines that came in and lines that went out, of the same sum to the
// fen. A line below zero (more refunds than gifts) went the other way, and stands on the other side.

import type { FundUse, JournalEntry, ProjectCard, Source } from '@happy-homeland/contract';

/** What the books say beyond the card. */
export interface MoneyTrail {
  readonly byCategory: readonly { readonly category: string; readonly spentMinor: number }[];
  readonly byPartner: readonly PartnerLine[];
  /** The newest spending and corrections of it, newest first. */
  readonly spending: readonly JournalEntry[];
}

export interface PartnerLine {
  readonly partner: string;
  readonly paidMinor: number;
  readonly spentMinor: number;
  readonly returnedMinor: number;
  readonly advancesMinor: number;
  readonly owedMinor: number;
}

export type FlowKind =
  | { readonly kind: 'source'; readonly source: Source }
  | {
      readonly kind: 'raised' | 'interest' | 'received' | 'fees' | 'management' | 'transferred' | 'held';
    }
  /** Of one budget line or one partner where `name` says so, as published; `others` counts lines put together. */
  | { readonly kind: 'advances' | 'spent'; readonly name?: string; readonly others?: number };

export type FlowLine = FlowKind & {
  /** Above zero. */
  readonly amountMinor: number;
  /** It would be below zero on its own side. */
  readonly isBack: boolean;
};

export interface MoneyFlow {
  readonly inflows: readonly FlowLine[];
  readonly outflows: readonly FlowLine[];
  /** Of either side. */
  readonly totalMinor: number;
}

type Signed = FlowKind & { readonly amountMinor: number };

/** Null where the figures do not add up: then there is nothing to draw. */
export function moneyFlow(
  { bySource, fundUse, raisedMinor }: Pick<ProjectCard, 'bySource' | 'fundUse' | 'raisedMinor'>,
  trail: MoneyTrail,
): MoneyFlow | null {
  const sources = bySource.map(({ source, raisedMinor: amountMinor }) => ({
    kind: 'source' as const,
    source,
    amountMinor,
  }));
  const came: readonly Signed[] = [
    ...inParts(sources, { kind: 'raised', amountMinor: raisedMinor }),
    { kind: 'interest', amountMinor: fundUse.interestMinor },
    { kind: 'received', amountMinor: fundUse.receivedMinor },
  ];
  const went = usesOf(fundUse, trail);
  const inflows = [...came.flatMap(forwards), ...went.flatMap(backwards)];
  const outflows = [...went.flatMap(forwards), ...came.flatMap(backwards)];
  const totalMinor = sumOf(inflows);
  return totalMinor === sumOf(outflows) ? { inflows, outflows, totalMinor } : null;
}

/** At most `max` lines named one by one, the largest; the rest of their kind in one line. Sums stay as they are. */
export function withFewNames(lines: readonly FlowLine[], max: number): readonly FlowLine[] {
  return (['spent', 'advances'] as const).reduce<readonly FlowLine[]>((all, kind) => {
    const named = all.filter((line) => line.kind === kind && !line.isBack);
    if (named.length <= max) return all;
    const kept = named.toSorted((a, b) => b.amountMinor - a.amountMinor).slice(0, max - 1);
    const rest = named.filter((line) => !kept.includes(line));
    const together: FlowLine = { kind, others: rest.length, amountMinor: sumOf(rest), isBack: false };
    const at = all.indexOf(rest.at(-1) ?? together);
    return all.map((line, index) => (index === at ? together : line)).filter((line) => !rest.includes(line));
  }, lines);
}

function usesOf(fundUse: FundUse, { byCategory, byPartner }: MoneyTrail): readonly Signed[] {
  const { feesMinor, managementMinor, advancesMinor, spentMinor, transferredMinor, heldMinor } = fundUse;
  const spent = byCategory.map(({ category: name, spentMinor: amountMinor }) => ({
    kind: 'spent' as const,
    name,
    amountMinor,
  }));
  const advances = byPartner.map(({ partner: name, advancesMinor: amountMinor }) => ({
    kind: 'advances' as const,
    name,
    amountMinor,
  }));
  return [
    { kind: 'fees', amountMinor: feesMinor },
    { kind: 'management', amountMinor: managementMinor },
    ...inParts(spent, { kind: 'spent', amountMinor: spentMinor }),
    ...inParts(advances, { kind: 'advances', amountMinor: advancesMinor }),
    { kind: 'transferred', amountMinor: transferredMinor },
    { kind: 'held', amountMinor: heldMinor },
  ];
}

// The parts are read a moment after the whole: where an entry came between them, the whole is shown as one.
function inParts(parts: readonly Signed[], whole: Signed): readonly Signed[] {
  return sumOf(parts) === whole.amountMinor ? parts : [whole];
}

function forwards(line: Signed): readonly FlowLine[] {
  return line.amountMinor > 0 ? [{ ...line, isBack: false }] : [];
}

function backwards(line: Signed): readonly FlowLine[] {
  return line.amountMinor < 0 ? [{ ...line, amountMinor: -line.amountMinor, isBack: true }] : [];
}

function sumOf(lines: readonly { readonly amountMinor: number }[]): number {
  return lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
