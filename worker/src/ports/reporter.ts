/** What the operator must be able to see. Obligation: one JSON line per entry; the caller passes no personal data. */
export interface Reporter {
  report(level: 'info' | 'warn' | 'error', event: string, fields: ReportFields): void;
}

export type ReportFields = Readonly<Record<string, string | number | boolean | null>>;
