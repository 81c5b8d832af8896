import type { Figure } from '../support/figures.ts';

/** How much of a scenario is run: `slice` within `npm test`, `quick` on every push, `full` now and then. */
export type Profile = 'full' | 'quick' | 'slice';

export interface Run {
  readonly profile: Profile;
  readonly seed: number;
  /** Tells people what is going on. */
  readonly progress: (text: string) => void;
}

/** What a scenario came to. */
export interface Report {
  readonly figures: readonly Figure[];
  /** What should have held and did not, in words. */
  readonly broken: readonly string[];
  /** What the control, which breaks the promise on purpose, was caught at. Empty: the check is blind. */
  readonly caught: readonly string[];
  /** What was not run here, and why. */
  readonly notRun?: readonly string[];
  /** More to print: a matrix. */
  readonly detail?: readonly string[];
}

export interface Scenario {
  readonly name: string;
  /** Ids of the acceptance tests that it is. */
  readonly ids: readonly string[];
  readonly run: (run: Run) => Promise<Report>;
}

/** The number that belongs to a profile. */
export function sized<Value>({ profile }: Run, sizes: Readonly<Record<Profile, Value>>): Value {
  return sizes[profile];
}

/** Findings in words. */
export function inWords(findings: readonly { readonly id: string; readonly what: string }[]): string[] {
  return findings.map(({ id, what }) => `${id}: ${what}`);
}

/** Value at a share of sorted numbers: 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
