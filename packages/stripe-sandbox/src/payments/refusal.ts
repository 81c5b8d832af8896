import type { PayRefusal } from './pay.ts';

const REFUSALS: Readonly<Record<PayRefusal, { readonly status: 404 | 409; readonly message: string }>> = {
  'no-such-session': { status: 404, message: 'No Checkout Session has this id.' },
  'already-complete': { status: 409, message: 'The session has been paid already.' },
  expired: { status: 409, message: 'The session has expired and cannot be paid.' },
  'not-expired': { status: 409, message: 'The session is still open, so no payment of it can be late.' },
  'reason-not-for-method': { status: 409, message: 'Only a card can be declined for this reason.' },
  'method-not-offered': { status: 409, message: 'The session does not offer this payment method.' },
};

export function refusalStatus(reason: PayRefusal): 404 | 409 {
  return REFUSALS[reason].status;
}

export function refusalMessage(reason: PayRefusal): string {
  return REFUSALS[reason].message;
}
