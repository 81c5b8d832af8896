// Shares of an amount, in whole fen. A ratio is never divided out: 70 % is met by the least whole amount that is 70 % of it
// or more, and a cap is the greatest that is not above it, so that comparing the two is exact.

const WHOLE_BPS = 10_000n;

interface Share {
  /** Basis points: 7,000 is 70 %. */
  readonly bps: number;
  /** Minor units; the sum of `years` where the law speaks of their average. */
  readonly ofMinor: number | bigint;
  readonly years?: number;
}

/** The least whole amount that reaches the share. */
export function leastMinor({ bps, ofMinor, years = 1 }: Share): number {
  const whole = WHOLE_BPS * BigInt(years);
  return Number((BigInt(ofMinor) * BigInt(bps) + whole - 1n) / whole);
}

/** The greatest whole amount that does not exceed the share. */
export function mostMinor({ bps, ofMinor, years = 1 }: Share): number {
  return Number((BigInt(ofMinor) * BigInt(bps)) / (WHOLE_BPS * BigInt(years)));
}

/** Fen as yuan, `799500.00`. */
export function yuan(minor: number): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
