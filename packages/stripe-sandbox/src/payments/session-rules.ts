import { invalidParam, missingParam } from '../api/api-error.ts';
import type { Currency, PaymentMethod } from '../currencies.ts';
import { methodsFor } from '../currencies.ts';
import { MAX_SESSION_LIFE_SECONDS, MIN_SESSION_LIFE_SECONDS } from '../limits.ts';
import type { SessionCreate } from '../params/session-params.ts';

/** Throws when the parameters do not go together. Each is fine by itself. */
export function checkSessionRules(params: SessionCreate): void {
  if (params.mode !== 'payment') {
    throw invalidParam({
      param: 'mode',
      code: 'sandbox_unsupported',
      message: `The sandbox knows mode=payment only; the request asks for ${params.mode}.`,
    });
  }
  checkAddresses(params);
  if (params.submit_type === 'subscribe') {
    throw invalidParam({ param: 'submit_type', message: 'submit_type=subscribe needs mode=subscription.' });
  }
  if (params.submit_type !== undefined && params.ui_mode === 'elements') {
    throw invalidParam({ param: 'submit_type', message: 'submit_type cannot be set when ui_mode is elements.' });
  }
  if (params.allowed_payment_method_types !== undefined && params.excluded_payment_method_types !== undefined) {
    throw invalidParam({
      param: 'excluded_payment_method_types',
      message: 'allowed_payment_method_types and excluded_payment_method_types exclude each other.',
    });
  }
}

/** When the session ends, in seconds: as asked, between 30 minutes and 24 hours from now; 24 hours by default. */
export function expiryOf(params: SessionCreate, nowSeconds: number): number {
  const expiresAt = params.expires_at ?? nowSeconds + MAX_SESSION_LIFE_SECONDS;
  const life = expiresAt - nowSeconds;
  if (life < MIN_SESSION_LIFE_SECONDS || life > MAX_SESSION_LIFE_SECONDS) {
    throw invalidParam({
      param: 'expires_at',
      message: `expires_at must lie 30 minutes to 24 hours after creation; it lies ${life} seconds after it.`,
    });
  }
  return expiresAt;
}

/**
 * The methods that the payer may choose. `allowed_payment_method_types` only filters: a method that cannot pay the currency
 * is silently left out, so callers compare the answer with what they asked for.
 */
export function offeredMethods(params: SessionCreate, currency: Currency): readonly PaymentMethod[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const offered = methodsFor(currency).filter(
    (method) => (allowed?.includes(method) ?? true) && !(excluded?.includes(method) ?? false),
  );
  if (offered.length === 0) {
    throw invalidParam({
      param: allowed === undefined ? 'excluded_payment_method_types' : 'allowed_payment_method_types',
      message: `No payment method is left that can pay in ${currency}.`,
    });
  }
  return offered;
}

function checkAddresses(params: SessionCreate): void {
  if (params.ui_mode === 'hosted_page') {
    if (params.success_url === undefined) throw missingParam('success_url');
    refuse(params.return_url, { param: 'return_url', uiMode: 'hosted_page' });
    refuse(params.redirect_on_completion, { param: 'redirect_on_completion', uiMode: 'hosted_page' });
    return;
  }
  refuse(params.success_url, { param: 'success_url', uiMode: params.ui_mode });
  refuse(params.cancel_url, { param: 'cancel_url', uiMode: params.ui_mode });
  if (params.redirect_on_completion === 'never') {
    refuse(params.return_url, { param: 'return_url', uiMode: `${params.ui_mode} with redirect_on_completion=never` });
  } else if (params.return_url === undefined) {
    throw missingParam('return_url');
  }
}

function refuse(value: unknown, given: { param: string; uiMode: string }): void {
  if (value === undefined) return;
  throw invalidParam({ param: given.param, message: `${given.param} cannot be set when ui_mode is ${given.uiMode}.` });
}
