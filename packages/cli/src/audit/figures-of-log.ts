// The figures of a project as they follow from the log, beside those that are published. The same sums as on the public
// card, written a second time: an audit that asked the deployment's own code would only find what that code can see.

import type { BookTotal, ProjectFigures } from '@happy-homeland/log/books';
import { SOURCES } from './figure-names.ts';
import type { PublishedFigures } from './published-figures.ts';

/** A figure that is published otherwise than it follows from the log; minor units, or a number of gifts. */
export interface FigureDifference {
  /** `raised`, `donors`, with `/source` behind for one source, or a name of `fundUse`. */
  readonly figure: string;
  readonly published: number;
  readonly recomputed: number;
}

const GIFTS: readonly string[] = ['donation.settled', 'donation.batch'];
const ADDS: readonly string[] = [...GIFTS, 'dispute.won'];
const TAKES: readonly string[] = ['refund.paid', 'refund.approved', 'dispute.lost'];

/** What differs; `figures` is null for a project that the log never mentions. */
export function differences(published: PublishedFigures, figures: ProjectFigures | null): FigureDifference[] {
  const { currency, fundUse } = published;
  const totals = (figures?.totals ?? []).filter((total) => total.currency === currency);
  const uses = usesOf(totals, figures, currency);
  const pairs: (readonly [figure: string, published: number, recomputed: number])[] = [
    ['raised', published.raisedMinor, raisedOf(totals)],
    ['donors', published.donors, giftsOf(totals)],
  ];
  for (const source of Object.keys(SOURCES)) {
    const shown = published.bySource.find((row) => row.source === source);
    const ofSource = totals.filter((total) => total.source === source);
    pairs.push([`raised/${source}`, shown?.raisedMinor ?? 0, raisedOf(ofSource)]);
    pairs.push([`donors/${source}`, shown?.donors ?? 0, giftsOf(ofSource)]);
  }
  for (const [name, recomputed] of Object.entries(uses)) {
    const shown = fundUse[name];
    if (shown !== undefined) pairs.push([name, shown, recomputed]);
  }
  return pairs
    .filter(([, shown, recomputed]) => shown !== recomputed)
    .map(([figure, shown, recomputed]) => ({ figure, published: shown, recomputed }));
}

function usesOf(
  totals: readonly BookTotal[],
  figures: ProjectFigures | null,
  currency: string,
): Readonly<Record<string, number>> {
  const sumOf = (...kinds: readonly string[]) =>
    totals.reduce((sum, { kind, amountMinor }) => sum + (kinds.includes(kind) ? amountMinor : 0), 0);
  const balanceOf = (prefix: string) =>
    (figures?.balances ?? [])
      .filter((balance) => balance.currency === currency && balance.code.startsWith(`${prefix}:`))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const advancesMinor = balanceOf('A:Advance');
  const fundMinor = 0 - balanceOf('F:Restricted');
  const flows = {
    raisedMinor: raisedOf(totals),
    interestMinor: sumOf('interest.received'),
    feesMinor: sumOf('fee.charged') - sumOf('refund.covered', 'dispute.covered'),
    managementMinor: sumOf('management.accrued'),
    spentMinor: sumOf('spending.verified', 'spending.reimbursed'),
    transferredMinor: sumOf('surplus.transferred'),
  };
  const out = flows.feesMinor + flows.managementMinor + flows.spentMinor + flows.transferredMinor;
  return {
    ...flows,
    advancesMinor,
    heldMinor: fundMinor - advancesMinor,
    // A surplus is one entry, in the books of the project that gave it: here it is what nothing else explains.
    receivedMinor: fundMinor - flows.raisedMinor - flows.interestMinor + out,
  };
}

function raisedOf(totals: readonly BookTotal[]): number {
  return totals.reduce((sum, { kind, amountMinor }) => {
    if (ADDS.includes(kind)) return sum + amountMinor;
    return TAKES.includes(kind) ? sum - amountMinor : sum;
  }, 0);
}

function giftsOf(totals: readonly BookTotal[]): number {
  return totals.reduce((sum, { kind, entries }) => sum + (GIFTS.includes(kind) ? entries : 0), 0);
}
