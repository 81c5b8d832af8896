// Legal dates are civil dates in Asia/Shanghai, which has been UTC+8 without summer time since 1991.

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The civil date `YYYY-MM-DD` in Asia/Shanghai at an instant (epoch milliseconds). */
export function civilDateOf(instantMs: number): string {
  return new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The first instant after a civil date: 00:00 +08:00 of the next day. */
export function endOfCivilDate(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`) + DAY_MS;
}
