// Opens the payment of a pledge that is already on disk. Everything sent to the provider comes from stored records, so
// that the sweep can repeat the very same request with the very same key.

import type { OpenPayment, PledgeRecord, Ports, ProjectFile } from '../ports/index.ts';
import { PaymentsError } from '../ports/index.ts';
import { donateOrigin } from './channel.ts';
import { movePledge } from './pledge-move.ts';
import type { Refusal } from './refusal.ts';
import { refused } from './refusal.ts';

/** A payment page lives this long. Stripe allows 30 minutes to 24 hours. */
export const SESSION_LIFE_MS = 60 * 60_000;
/** First look at an unfinished payment; later looks follow the sweep's schedule. */
export const FIRST_CHECK_MS = 60_000;
const PROVIDER_RETRY_MS = 5_000;

export type Opening = { readonly kind: 'opened'; readonly pledge: PledgeRecord } | Refusal;

/** Opens, or finds already open, the payment of a pledge in state `created`. */
export async function openPayment(ports: Ports, file: ProjectFile, pledge: PledgeRecord): Promise<Opening> {
  try {
    const session = await ports.payments.open(openingRequest(ports, file, pledge));
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
  ports.reporter.report('warn', 'payment-not-opened', { pledgeId, code: error.code });
  if (error.code === 'unavailable') return refused('psp-unavailable', { retryAfterMs: PROVIDER_RETRY_MS });
  await ports.store.commit([
    movePledge(pledge, { to: 'failed', atMs: ports.clock.nowMs(), set: { checkAtMs: null, reviewReason: error.code } }),
    { kind: 'delete-idempotency', tenantId, pledgeId },
  ]);
  return refused('payment-refused');
}

function openingRequest(ports: Ports, file: ProjectFile, pledge: PledgeRecord): OpenPayment {
  const { pledgeId, projectId, amountMinor, currency, createdMs } = pledge;
  const base = `${donateOrigin(ports, file)}/give/${projectId}`;
  const kept = pledge.pageQuery === null ? '' : `${pledge.pageQuery}&`;
  const back = new URLSearchParams({ abandoned: '1', amountMinor: String(amountMinor) });
  if (pledge.siteId !== null) back.set('site', pledge.siteId);
  if (pledge.returnUrl !== null) back.set('returnUrl', pledge.returnUrl);
  return {
    idempotencyKey: `pledge:${pledgeId}:session:v1`,
    pledgeId,
    projectId,
    amount: { amountMinor, currency },
    description: file.project.title,
    payee: file.charity.name,
    successUrl: `${base}/return?${kept}session={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${base}?${kept}${back}`,
    expiresAtMs: createdMs + SESSION_LIFE_MS,
  };
}
