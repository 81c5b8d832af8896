// Where the money of a project went beyond its card: along which lines of the budget, through which partners, on which
// evidence. Folds over what moved between the project and its partners.

import type { JournalEntry } from '@happy-homeland/contract';
import type { PartnerTotal, Ports } from '../../ports/index.ts';
import { publicEntry } from './project.ts';

/** Spent along one line of the budget, net of corrections, minor units. */
export interface CategorySpending {
  readonly category: string;
  readonly spentMinor: number;
}

/** One partner, minor units: `paidMinor = spentMinor + returnedMinor + advancesMinor`. */
export interface PartnerAdvances {
  readonly partner: string;
  readonly paidMinor: number;
  readonly spentMinor: number;
  readonly returnedMinor: number;
  /** 已拨付未核销. */
  readonly advancesMinor: number;
  /** What the partner paid first and has not been paid back. */
  readonly owedMinor: number;
}

export interface MoneyTrail {
  readonly byCategory: readonly CategorySpending[];
  readonly byPartner: readonly PartnerAdvances[];
  /** The newest spending and corrections of it, newest first. */
  readonly spending: readonly JournalEntry[];
}

const SPENDING: readonly string[] = ['spending.verified', 'spending.reimbursed'];

export async function moneyTrail(
  ports: Ports,
  { projectId, currency }: { readonly projectId: string; readonly currency: string },
  limit: number,
): Promise<MoneyTrail> {
  const [all, spending] = await Promise.all([
    ports.store.books.partnerTotals(projectId),
    ports.store.books.spending(projectId, limit),
  ]);
  const totals = all.filter((total) => total.currency === currency);
  return { byCategory: categoriesOf(totals), byPartner: partnersOf(totals), spending: spending.map(publicEntry) };
}

function categoriesOf(totals: readonly PartnerTotal[]): CategorySpending[] {
  const spent = totals.filter(({ kind }) => SPENDING.includes(kind));
  const names = [...new Set(spent.map(({ category }) => category ?? ''))];
  return names
    .map((category) => ({
      category,
      spentMinor: 0 - sumOf(spent.filter((total) => (total.category ?? '') === category)),
    }))
    .sort((a, b) => b.spentMinor - a.spentMinor);
}

function partnersOf(totals: readonly PartnerTotal[]): PartnerAdvances[] {
  const names = [...new Set(totals.map(({ partner }) => partner))];
  return names
    .map((partner) => partnerOf(partner, totals))
    .sort((a, b) => b.advancesMinor - a.advancesMinor || b.paidMinor - a.paidMinor);
}

function partnerOf(partner: string, totals: readonly PartnerTotal[]): PartnerAdvances {
  const own = totals.filter((total) => total.partner === partner);
  const advance = own.filter(({ code }) => code.startsWith('A:Advance:'));
  const kindOf = (wanted: string) => sumOf(advance.filter(({ kind }) => kind === wanted));
  return {
    partner,
    paidMinor: kindOf('disbursement.paid'),
    spentMinor: 0 - kindOf('spending.verified'),
    returnedMinor: 0 - kindOf('advance.returned'),
    advancesMinor: sumOf(advance),
    owedMinor: 0 - sumOf(own.filter(({ code }) => !code.startsWith('A:Advance:'))),
  };
}

function sumOf(totals: readonly PartnerTotal[]): number {
  return totals.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
