// Turns what came over the wire into a value or an ApiError. The whole schema is checked where it is produced; here one
// telling field is enough to know a captive portal or a proxy's page from this API, and costs no bytes.

import type { Problem, ProblemSlug } from '@happy-homeland/contract';
import { ApiError } from './api-error.ts';
import { nowMs } from './clock.ts';

/** Text of a 2xx answer → the resource, known by a field every such resource has. */
export function parseAnswer<Answer>(text: string, telltale: string): Answer {
  const value = parseObject(text);
  if (!(telltale in value)) throw new ApiError({ code: 'bad-answer', message: `expected an answer with ${telltale}` });
  return value as Answer;
}

/** An answer that is not 2xx → the error to throw. */
export function parseRefusal({ status, headers }: Response, text: string): ApiError {
  const problem = parseObject(text) as Partial<Problem>;
  const slug = /[/#][a-z-]+$/.exec(problem.type ?? '')?.[0].slice(1) as ProblemSlug | undefined;
  const retryAfterMs = parseRetryAfter(headers.get('Retry-After') ?? '');
  return new ApiError({
    code: slug ?? 'bad-answer',
    message: `${status} ${problem.detail ?? problem.title ?? ''}`,
    status,
    problem: slug && (problem as Problem),
    retryAfterMs,
  });
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date. */
function parseRetryAfter(header: string): number | undefined {
  const waitMs = Number(header) * 1000 || Date.parse(header) - nowMs();
  return waitMs > 0 ? waitMs : undefined;
}

function parseObject(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
