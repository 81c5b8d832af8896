// Years of made-up charities, for the tests of what may be spent and what must be.

const FEN = 100;
export const WAN = 10_000 * FEN;

/** Facts of the worked case T24: 8,000,000 yuan last year, 7,500,000 on average of three. */
export const T24 = {
  'year.incomePreviousYear': 800 * WAN,
  'year.incomeThreeYearAverage': 750 * WAN,
  'year.charitableSpending': 550 * WAN,
  'year.totalSpending': 615 * WAN,
  'year.managementCost': 62 * WAN,
};
export const ASSOCIATION = { 'organisation.kind': 'association', 'organisation.uscc': '514200005000000154' };
/** A charity that may not raise from the public, with these net assets. */
export function withAssets(kind: 'foundation' | 'association' | 'service', netAssets: number) {
  return {
    ...(kind === 'foundation' ? {} : { 'organisation.kind': kind }),
    'year.hasPublicQualification': false,
    'year.netAssetsPreviousYearEnd': netAssets,
    'year.netAssetsThreeYearAverage': netAssets,
    'year.incomePreviousYear': 0,
    'year.incomeThreeYearAverage': 0,
    'year.totalSpending': 10_000 * WAN,
  };
}

/** Lower bound of each tier, included; share of net assets to spend; share of all spending for management. */
export const TIERS = [
  ['foundation', 6_000 * WAN, 6, 12],
  ['foundation', 6_000 * WAN - 1, 6, 13],
  ['foundation', 800 * WAN, 6, 13],
  ['foundation', 800 * WAN - 1, 7, 15],
  ['foundation', 400 * WAN, 7, 15],
  ['foundation', 400 * WAN - 1, 8, 20],
  ['foundation', 0, 8, 20],
  ['association', 1_000 * WAN, 6, 13],
  ['association', 1_000 * WAN - 1, 7, 14],
  ['association', 500 * WAN, 7, 14],
  ['association', 500 * WAN - 1, 8, 15],
  ['service', 100 * WAN, 8, 15],
  ['service', 100 * WAN - 1, 8, 20],
  ['service', 0, 8, 20],
] as const;
