import type { Stripe } from 'stripe';
import type { PaymentMethod } from '../currencies.ts';
import type { Decline } from '../objects/charge.ts';

interface Refusal {
  /** The decline code, where Stripe gives one besides the error code. */
  readonly declineCode?: string;
  /** The error code on a card. Most declines share one. */
  readonly cardCode: string;
  /** The error code of a wallet; absent where a wallet cannot be declined so. */
  readonly walletCode?: string;
  readonly message: string;
  /** Last digits of the test card that is declined this way. */
  readonly last4: string;
  /** Stripe itself stopped it, and the bank never saw it. */
  readonly isBlocked?: boolean;
}

/**
 * Ways to be declined, by the name under which Stripe documents them, with the digits of its test cards.
 * @see https://docs.stripe.com/testing#declined-payments and https://docs.stripe.com/declines/codes (2026-11)
 */
const REFUSALS = {
  generic_decline: {
    declineCode: 'generic_decline',
    cardCode: 'card_declined',
    walletCode: 'payment_method_provider_decline',
    message: 'The payment was declined.',
    last4: '0002',
  },
  insufficient_funds: {
    declineCode: 'insufficient_funds',
    cardCode: 'card_declined',
    walletCode: 'payment_method_provider_decline',
    message: 'There is not enough money to pay with.',
    last4: '9995',
  },
  processing_error: {
    cardCode: 'processing_error',
    walletCode: 'payment_method_provider_timeout',
    message: 'Something went wrong while the payment was processed. Try again in a little while.',
    last4: '0119',
  },
  lost_card: {
    declineCode: 'lost_card',
    cardCode: 'card_declined',
    message: 'The card was declined.',
    last4: '9987',
  },
  stolen_card: {
    declineCode: 'stolen_card',
    cardCode: 'card_declined',
    message: 'The card was declined.',
    last4: '9979',
  },
  fraudulent: {
    declineCode: 'fraudulent',
    cardCode: 'card_declined',
    message: 'The card was declined.',
    last4: '0019',
    isBlocked: true,
  },
  authentication_required: {
    declineCode: 'authentication_required',
    cardCode: 'card_declined',
    message: 'The card was declined. The payment has to be confirmed by its owner.',
    last4: '3184',
  },
  card_velocity_exceeded: {
    declineCode: 'card_velocity_exceeded',
    cardCode: 'card_declined',
    message: 'The card was declined for making repeated attempts too often.',
    last4: '6975',
  },
  expired_card: { cardCode: 'expired_card', message: 'The card has expired.', last4: '0069' },
  incorrect_cvc: { cardCode: 'incorrect_cvc', message: 'The security code of the card is wrong.', last4: '0127' },
} as const satisfies Readonly<Record<string, Refusal>>;

/** Why an attempt to pay is declined. */
export type DeclineReason = keyof typeof REFUSALS;

export const DECLINE_REASONS: readonly DeclineReason[] = Object.keys(REFUSALS).filter(isDeclineReason);

export function isDeclineReason(value: unknown): value is DeclineReason {
  return typeof value === 'string' && Object.hasOwn(REFUSALS, value);
}

/** True where only a card can be declined so: wallets have no security code. */
export function isForCardsOnly(reason: DeclineReason): boolean {
  return refusalOf(reason).walletCode === undefined;
}

/** How a declined attempt reads; `undefined` when the method cannot be declined that way. */
export function declineOf(method: PaymentMethod, reason: DeclineReason): Decline | undefined {
  const { cardCode, walletCode, declineCode = null, message, last4, isBlocked = false } = refusalOf(reason);
  const code = method === 'card' ? cardCode : walletCode;
  return code === undefined ? undefined : { code, declineCode, message, last4, isBlocked };
}

/** What the payment intent remembers of the attempt. */
export function lastPaymentErrorOf(details: {
  readonly decline: Decline;
  readonly chargeId: string;
  readonly method: PaymentMethod;
}): Stripe.PaymentIntent.LastPaymentError {
  const { code, declineCode, message } = details.decline;
  return {
    charge: details.chargeId,
    code,
    ...(declineCode === null ? {} : { decline_code: declineCode }),
    doc_url: `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`,
    message,
    payment_method_type: details.method,
    type: details.method === 'card' ? 'card_error' : 'invalid_request_error',
  };
}

function refusalOf(reason: DeclineReason): Refusal {
  return REFUSALS[reason];
}
