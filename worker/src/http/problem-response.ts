// Everything that is not a success leaves through here: one table from reason to status, and never a stack, a query,
// a key or a path.

import type { Problem, ProblemSlug } from '@happy-homeland/contract';
import { PROBLEMS } from '@happy-homeland/contract';
import type { Refusal } from '../domain/refusal.ts';
import type { PaymentsErrorCode, StoreErrorCode } from '../ports/index.ts';
import { PaymentsError, StoreError } from '../ports/index.ts';
import { traceOf } from '../trace.ts';
import type { RequestContext } from './environment.ts';

/** How long a caller waits where nothing says otherwise. */
export const RETRY_DEFAULT_MS = 2_000;
const ALWAYS_RETRY: readonly number[] = [429, 502, 503];

/** Answers with the problem document of a refusal. */
export function answerRefusal(c: RequestContext, refusal: Refusal): Response {
  const { status } = PROBLEMS[refusal.reason];
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const retryAfter = retryAfterOf(refusal);
  if (retryAfter !== null) headers.set('retry-after', retryAfter);
  if (refusal.reason === 'unauthorized') headers.set('www-authenticate', 'Bearer');
  return c.body(JSON.stringify(problemOf(c, refusal)), { status, headers });
}

/** What `Retry-After` says of a refusal, whole seconds, or null where trying again makes no sense. */
export function retryAfterOf({ reason, retryAfterMs }: Refusal): string | null {
  const ms = retryAfterMs ?? (ALWAYS_RETRY.includes(PROBLEMS[reason].status) ? RETRY_DEFAULT_MS : null);
  return ms === null ? null : String(Math.max(1, Math.ceil(ms / 1000)));
}

/** The problem document of a refusal (RFC 9457). */
export function problemOf(c: RequestContext, refusal: Refusal): Problem {
  const { status, zh, en } = PROBLEMS[refusal.reason];
  return {
    type: `${c.var.ports.settings.publicUrl}/docs#${refusal.reason}`,
    title: `${en} · ${zh}`,
    status,
    requestId: c.var.requestId,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.errors === undefined ? {} : { errors: [...refusal.errors] }),
    ...(refusal.articles === undefined ? {} : { articles: [...refusal.articles] }),
    ...(refusal.href === undefined ? {} : { href: refusal.href }),
    ...(refusal.rules === undefined ? {} : { rules: [...refusal.rules] }),
    ...(refusal.challenge === undefined ? {} : { challenge: refusal.challenge }),
  };
}

/** The refusal that an unexpected error becomes; what it was goes to the operator, not to the caller. */
export function refusalOfError(c: RequestContext, error: unknown): Refusal {
  const { reporter } = c.var.ports;
  if (isBrokenOff(error)) {
    reporter.report('info', 'request-broken-off', { requestId: c.var.requestId, route: c.req.routePath });
    return { kind: 'refused', reason: 'malformed-request' };
  }
  const reason = reasonOf(error);
  const code = error instanceof PaymentsError || error instanceof StoreError ? error.code : null;
  const route = c.req.routePath;
  const { requestId } = c.var;
  // Anybody can send a notice that is forged: it may be told, but must not call somebody out of bed.
  const level = PROBLEMS[reason].status < 500 ? 'warn' : 'error';
  reporter.report(level, 'request-failed', { requestId, route, reason, code, ...traceOf(error) });
  return { kind: 'refused', reason };
}

// A client that goes away while it sends is no fault of ours. Store and provider wrap what breaks on their side, so a
// bare reset is the caller's.
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function reasonOf(error: unknown): ProblemSlug {
  if (error instanceof StoreError) return STORE_REASONS[error.code];
  if (error instanceof PaymentsError) return PAYMENTS_REASONS[error.code];
  return 'internal';
}

const STORE_REASONS: Readonly<Record<StoreErrorCode, ProblemSlug>> = {
  busy: 'storage-unavailable',
  overloaded: 'overloaded',
  full: 'storage-unavailable',
  damaged: 'storage-unavailable',
  closed: 'storage-unavailable',
  'unknown-outcome': 'storage-unavailable',
  'newer-schema': 'storage-unavailable',
  'other-mode': 'storage-unavailable',
  unavailable: 'storage-unavailable',
  contended: 'overloaded',
  'invalid-unit': 'internal',
};

const PAYMENTS_REASONS: Readonly<Record<PaymentsErrorCode, ProblemSlug>> = {
  unavailable: 'psp-unavailable',
  faulted: 'psp-unavailable',
  refused: 'psp-unavailable',
  'not-found': 'psp-unavailable',
  misconfigured: 'psp-unavailable',
  'invalid-signature': 'invalid-signature',
  'malformed-notice': 'malformed-request',
};
