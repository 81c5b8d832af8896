import type { Stripe } from 'stripe';
import type { PaymentMethod } from '../currencies.ts';
import type { Decline } from '../objects/charge.ts';

/** How a declined attempt reads, by method. Wallets answer through their provider, cards through their bank. */
export function declineOf(method: PaymentMethod): Decline {
  return method === 'card'
    ? { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' }
    : {
        code: 'payment_method_provider_decline',
        declineCode: 'generic_decline',
        message: 'The provider of the wallet or its owner declined the payment.',
      };
}

/** What the payment intent remembers of the attempt. */
export function lastPaymentErrorOf(details: {
  readonly decline: Decline;
  readonly chargeId: string;
  readonly method: PaymentMethod;
}): Stripe.PaymentIntent.LastPaymentError {
  return {
    charge: details.chargeId,
    code: details.decline.code,
    decline_code: details.decline.declineCode,
    doc_url: `https://docs.stripe.com/error-codes#${details.decline.code.replaceAll('_', '-')}`,
    message: details.decline.message,
    payment_method_type: details.method,
    type: 'card_error',
  };
}
