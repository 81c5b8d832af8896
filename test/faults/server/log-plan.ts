/** What a process that publishes is told. */
export interface LogPlan {
  readonly url: string;
  readonly token: string;
  readonly holder: string;
  readonly witness: { readonly url: string; readonly verifierKey: string; readonly isOwn: boolean };
  /** From this instant on its clock runs this many times as fast as the machine's. */
  readonly baseMs: number;
  readonly pace: number;
}

export function parseLogPlan(text: string | undefined): LogPlan {
  if (text === undefined) throw new Error('LOG_PLAN is missing');
  return JSON.parse(text) as LogPlan;
}
