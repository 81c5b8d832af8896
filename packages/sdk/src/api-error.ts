// The one error this package throws for anything that went wrong between here and the deployment. What is not an
// ApiError is either the caller's own abort (the signal's reason, untouched) or a bug.

import type { Problem, ProblemSlug } from '@happy-homeland/contract';

/**
 * Slugs are the deployment's refusals and failures; the other three are ours: `network` no answer came, `timeout` none
 * came in time, `bad-answer` something answered that is not this API. A deployment newer than this client may send a
 * slug that is not listed, so a `switch` needs a default (show `problem.title`).
 */
export type ApiErrorCode = ProblemSlug | 'network' | 'timeout' | 'bad-answer';

export interface ApiErrorDetails {
  readonly code: ApiErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
  readonly problem?: Problem | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** The RFC 9457 document, where the answer was one. */
  readonly problem: Problem | undefined;
  /** How long the deployment asks to wait, milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(details: ApiErrorDetails) {
    super(details.message, details);
    this.name = 'ApiError';
    this.code = details.code;
    this.status = details.status;
    this.problem = details.problem;
    this.retryAfterMs = details.retryAfterMs;
  }
}
