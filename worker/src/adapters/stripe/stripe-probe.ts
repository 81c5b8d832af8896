// Asks Stripe whether it is there and takes our key: the cheapest question that needs the same permission as giving does.
// Its answer also carries Stripe's clock, against which ours is judged.

import Stripe from 'stripe';
import type { PaymentsErrorCode } from '../../ports/index.ts';
import { toPaymentsError } from './payments-error.ts';
import type { StripeOptions } from './stripe-payments.ts';
import { addressOf } from './stripe-payments.ts';

const PROBE_TIMEOUT_MS = 5_000;

export interface StripeProbeAnswer {
  readonly outcome: 'ok' | PaymentsErrorCode;
  /** Stripe's clock minus ours at the answer, milliseconds; null where it did not say. */
  readonly clockAheadMs: number | null;
}

/** A question without an effect. Never throws; answers within five seconds. */
export function createStripeProbe(
  options: Pick<StripeOptions, 'secretKey' | 'apiUrl' | 'clock'>,
): () => Promise<StripeProbeAnswer> {
  const stripe = new Stripe(options.secretKey, {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: 0,
    timeout: PROBE_TIMEOUT_MS,
    telemetry: false,
    ...addressOf(options.apiUrl),
  });
  return async () => {
    try {
      const { lastResponse } = await stripe.checkout.sessions.list({ limit: 1 });
      const dateMs = Date.parse(lastResponse.headers['date'] ?? '');
      return { outcome: 'ok', clockAheadMs: Number.isNaN(dateMs) ? null : dateMs - options.clock.nowMs() };
    } catch (error) {
      return { outcome: outcomeOf(error), clockAheadMs: null };
    }
  };
}

// A probe only tells; whatever it cannot name means that nothing useful was heard.
function outcomeOf(error: unknown): PaymentsErrorCode {
  return error instanceof Error && error instanceof Stripe.errors.StripeError
    ? toPaymentsError(error).code
    : 'unavailable';
}
