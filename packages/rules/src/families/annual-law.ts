// What the rules on a year's figures share: the periods of the law, and the tiers of charities by what they own. A year is
// judged by the law of its last day; the rules of 2026 are for the figures of 2026 and later, although they came out in April.

import type { Facts } from '../facts/facts.ts';

export const UNTIL_2023 = { from: '2016-10-11', to: '2024-09-04' } as const;
export const OF_2024 = { from: '2024-09-05', to: '2025-12-31' } as const;
export const SINCE_2026 = { from: '2026-01-01', to: null } as const;

interface Tier {
  /** Net assets at the end of the year before, minor units, from here on (含本数). */
  readonly fromMinor: number;
  readonly spendingBps: number;
  readonly managementBps: number;
  /** Share of the income of the year before that has to be spent as well. */
  readonly incomeBps: number;
}

const tier = (fromMinor: number, spendingBps: number, managementBps: number): Tier => {
  return { fromMinor, spendingBps, managementBps, incomeBps: 0 };
};

/** Of charities that may not raise from the public, richest first. */
const TIERS: Readonly<Record<'foundation' | 'other', readonly Tier[]>> = {
  foundation: [
    tier(6_000_000_000, 600, 1_200),
    tier(800_000_000, 600, 1_300),
    tier(400_000_000, 700, 1_500),
    tier(0, 800, 2_000),
  ],
  other: [
    tier(1_000_000_000, 600, 1_300),
    tier(500_000_000, 700, 1_400),
    tier(100_000_000, 800, 1_500),
    { ...tier(0, 800, 2_000), incomeBps: 5_000 },
  ],
};

type Kind = Facts['organisation']['kind'];

export const formOf = (kind: Kind) => (kind === 'foundation' ? 'foundation' : 'other');
export const tierOf = (kind: Kind, netAssetsMinor: number) =>
  TIERS[formOf(kind)].find(({ fromMinor }) => netAssetsMinor >= fromMinor);

// The law names these three forms; for a Red Cross society, say, it sets no figures.
export const hasYear = ({ year, organisation: { kind } }: Facts) =>
  year !== undefined && kind !== 'statutory' && kind !== 'other';
