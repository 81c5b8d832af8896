import type { Stripe } from 'stripe';
import { ApiError } from '../api/api-error.ts';
import { nowSeconds } from '../clock.ts';
import type { PaymentMethod } from '../currencies.ts';
import { MAX_SESSIONS } from '../limits.ts';
import type { SessionFacts } from '../objects/session.ts';
import { sessionOf } from '../objects/session.ts';
import type { SessionCreate } from '../params/session-params.ts';
import type { IntentTemplate } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { PricedLines } from './price-lines.ts';
import { priceLines } from './price-lines.ts';
import { checkSessionRules, expiryOf, offeredMethods } from './session-rules.ts';

/** A session that has passed every check and has not been put yet. */
export interface SessionPlan {
  readonly params: SessionCreate;
  readonly priced: PricedLines;
  readonly methods: readonly PaymentMethod[];
}

/** Checks a request for a new session. Throws an `ApiError`; changes nothing. */
export function planSession(world: World, params: SessionCreate): SessionPlan {
  checkSessionRules(params);
  expiryOf(params, nowSeconds(world.clock));
  const priced = priceLines(world, params);
  return { params, priced, methods: offeredMethods(params, priced.currency) };
}

/** Opens the session. It can be paid until it expires. */
export function createSession(world: World, plan: SessionPlan): Stripe.Checkout.Session {
  if (world.store.count('sessions') >= MAX_SESSIONS) throw sandboxFull();
  const session = sessionOf(factsOf(world, plan));
  world.store.put('sessions', session.id, {
    session,
    lineItems: plan.priced.lineItems,
    intentTemplate: intentTemplateOf(plan.params),
  });
  world.expiry.watch(session.id, session.expires_at);
  return session;
}

function factsOf(world: World, plan: SessionPlan): SessionFacts {
  const { params, priced, methods } = plan;
  const id = world.newId('cs_test_');
  const created = nowSeconds(world.clock);
  const isHosted = params.ui_mode === 'hosted_page';
  return {
    id,
    created,
    expiresAt: expiryOf(params, created),
    currency: priced.currency,
    amountMinor: priced.totalMinor,
    paymentMethodTypes: methods,
    allowedPaymentMethodTypes: params.allowed_payment_method_types ?? null,
    excludedPaymentMethodTypes: params.excluded_payment_method_types ?? null,
    paymentMethodOptions: methodOptionsOf(params, methods),
    uiMode: params.ui_mode,
    url: isHosted ? `${world.settings.publicUrl()}/_sandbox/pay/${id}` : null,
    clientSecret: isHosted ? null : `${id}_secret_${world.newId('pm_').slice('pm_'.length)}`,
    successUrl: params.success_url ?? null,
    cancelUrl: params.cancel_url ?? null,
    returnUrl: params.return_url ?? null,
    redirectOnCompletion: isHosted ? null : (params.redirect_on_completion ?? 'always'),
    submitType: params.submit_type ?? null,
    locale: params.locale ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    customerEmail: params.customer_email ?? null,
    displayName: params.branding_settings?.display_name ?? world.settings.accountName,
    integrationIdentifier: params.integration_identifier ?? null,
    originContext: params.origin_context ?? null,
    adaptivePricing: params.adaptive_pricing?.enabled ?? false,
    metadata: params.metadata,
  };
}

function methodOptionsOf(
  params: SessionCreate,
  methods: readonly PaymentMethod[],
): Stripe.Checkout.Session.PaymentMethodOptions {
  const wechatPay = params.payment_method_options?.wechat_pay;
  return {
    ...(methods.includes('card') ? { card: { request_three_d_secure: 'automatic' } } : {}),
    ...(wechatPay === undefined ? {} : { wechat_pay: { app_id: wechatPay.app_id ?? null, client: wechatPay.client } }),
  };
}

function intentTemplateOf(params: SessionCreate): IntentTemplate {
  const data = params.payment_intent_data;
  return {
    description: data?.description ?? null,
    // The metadata of a session is its own; only what is given here reaches the payment intent and its charges.
    metadata: data?.metadata ?? {},
    receiptEmail: data?.receipt_email ?? null,
    statementDescriptor: data?.statement_descriptor ?? null,
    statementDescriptorSuffix: data?.statement_descriptor_suffix ?? null,
    transferGroup: data?.transfer_group ?? null,
  };
}

function sandboxFull(): ApiError {
  return new ApiError({
    status: 429,
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: `The sandbox holds ${MAX_SESSIONS} sessions, which is as many as it can. Start it with an empty state.`,
    shouldRetry: false,
  });
}
