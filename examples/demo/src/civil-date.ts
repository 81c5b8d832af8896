// Legal dates are civil dates in Asia/Shanghai, which has had no summer time since 1991.

const SHANGHAI_OFFSET_MS = 8 * 3600_000;
const DAY_MS = 24 * 3600_000;

/** The civil date `YYYY-MM-DD` in Asia/Shanghai at an instant, epoch milliseconds. */
export function civilDateAt(instantMs: number): string {
  return new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Counts calendar days; negative goes back. */
export function addDays(civilDate: string, days: number): string {
  return new Date(Date.parse(`${civilDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
