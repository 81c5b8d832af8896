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
  if (error instanceof errors.StripeAPIError && (error.statusCode ?? 0) >= 500) return 'faulted';
  if (error instanceof errors.StripeAuthenticationError) return 'misconfigured';
  if (error instanceof errors.StripePermissionError) return 'misconfigured';
  if (error instanceof errors.StripeInvalidRequestError) return 'refused';
  if (error instanceof errors.StripeIdempotencyError) return 'refused';
  if (error instanceof errors.StripeCardError) return 'refused';
  return 'unavailable';
}
