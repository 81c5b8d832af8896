// Stripe's errors, translated once. The distinction that matters is whether asking again can help.

import Stripe from 'stripe';
import type { PaymentsErrorCode } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';

/** Stripe's error as ours. The message names type and code only: Stripe's own text may quote what was sent. */
export function toPaymentsError(error: unknown): PaymentsError {
  if (error instanceof PaymentsError) return error;
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const message = `Stripe: ${error.type}${error.code ? ` (${error.code})` : ''}`;
  return new PaymentsError({ code: codeOf(error), message, cause: error });
}

function codeOf(error: InstanceType<typeof Stripe.errors.StripeError>): PaymentsErrorCode {
  const { errors } = Stripe;
  if (error.code === 'resource_missing') return 'not-found';
  if (error.code === 'idempotency_key_in_use') return 'unavailable';
  if (error instanceof errors.StripeAPIError && (error.statusCode ?? 0) >= 500) {
    return isKept(error) ? 'faulted' : 'unavailable';
  }
  if (error instanceof errors.StripeAuthenticationError) return 'misconfigured';
  if (error instanceof errors.StripePermissionError) return 'misconfigured';
  if (error instanceof errors.StripeInvalidRequestError) return 'refused';
  if (error instanceof errors.StripeIdempotencyError) return 'refused';
  if (error instanceof errors.StripeCardError) return 'refused';
  return 'unavailable';
}

// Stripe keeps a 500 as the answer to its key. A gateway's 502, 503 or 504 says nothing about the key, unless it comes
// back marked as a replay; until then the same key must be asked again, because it may have opened the payment.
function isKept({ statusCode, headers }: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return statusCode === 500 || headers?.['idempotent-replayed'] === 'true';
}
