// A term of the books: whole months, both included.

import { UsageError } from '../io.ts';

export interface Term {
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** The day after. */
  readonly after: string;
}

const TERM = /^(\d{4})-(0[1-9]|1[0-2])\.\.(\d{4})-(0[1-9]|1[0-2])$/;

/** @throws UsageError unless it reads `2026-01..2026-12` and does not end before it begins */
export function requireTerm(text: string | undefined): Term {
  const [, fromYear, fromMonth, toYear, toMonth] = TERM.exec(text ?? '') ?? [];
  const from = `${fromYear}-${fromMonth}-01`;
  // The day before the month after: day 0.
  const after = new Date(Date.UTC(Number(toYear), Number(toMonth), 1));
  if (toMonth === undefined || from > dayOf(after)) {
    throw new UsageError({
      zh: `--term 应为 2026-01..2026-12 这样的月份，实际是 ${text ?? '空'}`,
      en: `--term takes months such as 2026-01..2026-12, found ${text ?? 'nothing'}`,
    });
  }
  const to = new Date(Date.UTC(Number(toYear), Number(toMonth), 0));
  return { from, to: dayOf(to), after: dayOf(after) };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
