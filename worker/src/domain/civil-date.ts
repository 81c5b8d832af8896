// Legal dates are civil dates in Asia/Shanghai, which has been UTC+8 without summer time since 1991.

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The civil date `YYYY-MM-DD` in Asia/Shanghai at an instant (epoch milliseconds). */
export function civilDateOf(instantMs: number): string {
  return new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
