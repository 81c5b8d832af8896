// Opens the payment of a pledge that is already on disk. Everything sent to the provider comes from stored records, so
// that the sweep can repeat the very same request with the very same key.

import type { OpenPayment, PledgeRecord, Ports } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';
import { movePledge } from '../gift/pledge-move.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** A payment page lives this long. Stripe allows 30 minutes to 24 hours. */
export const SESSION_LIFE_MS = 60 * 60_000;
/** First look at an unfinished payment; later looks follow the sweep's schedule. */
export const FIRST_CHECK_MS = 60_000;
const PROVIDER_RETRY_MS = 5_000;

export type Opening = { readonly kind: 'opened'; readonly pledge: PledgeRecord } | Refusal;

/** Opens, or finds already open, the payment of a pledge in state `created`. */
export async function openPayment(ports: Ports, pledge: PledgeRecord): Promise<Opening> {
  try {
    const session = await ports.payments.open(openingRequest(pledge));
    const nowMs = ports.clock.nowMs();
    const set = {
      sessionRef: session.sessionRef,
      sessionUrl: session.url,
      sessionExpiresMs: session.expiresAtMs,
      checkAtMs: nowMs + FIRST_CHECK_MS,
    };
    const outcome = await ports.store.commit([movePledge(pledge, { to: 'awaiting_payment', atMs: nowMs, set })]);
    if (outcome.kind === 'committed') return { kind: 'opened', pledge: { ...pledge, ...set } };
    return alreadyOpened(ports, pledge);
  } catch (error) {
    if (!(error instanceof PaymentsError)) throw error;
    return failedOpening(ports, pledge, error);
  }
}

// The sweep or another attempt was faster; its session is the same one, because the provider's key was the same.
async function alreadyOpened(ports: Ports, { pledgeId }: PledgeRecord): Promise<Opening> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (pledge && pledge.sessionUrl !== null) return { kind: 'opened', pledge };
  return refused('idempotency-in-progress', { retryAfterMs: 1000 });
}

async function failedOpening(ports: Ports, pledge: PledgeRecord, error: PaymentsError): Promise<Refusal> {
  const { pledgeId, tenantId } = pledge;
  const atMs = ports.clock.nowMs();
  ports.reporter.report('warn', 'payment-not-opened', { pledgeId, code: error.code });
  switch (error.code) {
    case 'faulted':
      // The provider repeats an answered fault for the same key, so the next try needs another. Nobody has the address
      // of what this one may have made.
      await ports.store.commit([
        movePledge(pledge, { to: 'created', atMs, set: { openingAttempt: pledge.openingAttempt + 1 } }),
      ]);
      return refused('psp-unavailable', { retryAfterMs: PROVIDER_RETRY_MS });
    case 'unavailable':
    case 'misconfigured':
      return refused('psp-unavailable', { retryAfterMs: PROVIDER_RETRY_MS });
    default:
      await ports.store.commit([
        movePledge(pledge, { to: 'failed', atMs, set: { checkAtMs: null, reviewReason: error.code } }),
        { kind: 'delete-idempotency', tenantId, pledgeId },
      ]);
      return refused('payment-refused');
  }
}

function openingRequest(pledge: PledgeRecord): OpenPayment {
  const { pledgeId, projectId, amountMinor, currency, createdMs, giveUrl } = pledge;
  const kept = pledge.pageQuery === null ? '' : `${pledge.pageQuery}&`;
  const back = new URLSearchParams({ abandoned: '1', amountMinor: String(amountMinor) });
  if (pledge.siteId !== null) back.set('site', pledge.siteId);
  if (pledge.returnUrl !== null) back.set('returnUrl', pledge.returnUrl);
  return {
    idempotencyKey: `pledge:${pledgeId}:session:v${pledge.openingAttempt}`,
    pledgeId,
    projectId,
    amount: { amountMinor, currency },
    description: pledge.paymentTitle,
    payee: pledge.payeeName,
    successUrl: `${giveUrl}/return?${kept}session={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${giveUrl}?${kept}${back}`,
    expiresAtMs: createdMs + SESSION_LIFE_MS,
  };
}
