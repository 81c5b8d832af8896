// What the benches that measure in turns share: how often and how long, and what programs answer.

import type { Driven } from './drive.ts';

export interface Pace {
  /** How many slices of each, in turns. */
  readonly pairs: number;
  readonly seconds: number;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function parseUrl(answer: unknown): string {
  return (answer as { url: string }).url;
}

/** Processor time so far, microseconds. */
export function parseUsage(answer: unknown): number {
  const { user, system } = answer as NodeJS.CpuUsage;
  return user + system;
}

export function parseDriven(answer: unknown): Driven {
  return answer as Driven;
}
