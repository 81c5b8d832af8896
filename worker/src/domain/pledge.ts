// A pledge: from an amount in somebody's mind to an address where it is paid. Nothing is promised to the giver before
// the pledge is on disk, and nothing is asked of the provider that could not be asked again with the same key.

import type { PledgeCreated, PledgeInput } from '@happy-homeland/contract';
import type { Guard, PledgeRecord, Ports, ProjectFile } from '../ports/index.ts';
import type { PageOrigin } from './channel.ts';
import type { Decision } from './commit.ts';
import { decideAndCommit } from './commit.ts';
import type { Opening } from './payment-opening.ts';
import { openPayment } from './payment-opening.ts';
import { donorOf, LEASE_MS, newPledge } from './pledge-record.ts';
import { refusePlace, refusePledge } from './pledge-rules.ts';
import type { Refusal } from './refusal.ts';
import { refused, refusedField } from './refusal.ts';

export interface PledgeRequest {
  readonly input: PledgeInput;
  /** The UUID that the client made before its first request. */
  readonly idempotencyKey: string;
  readonly page: PageOrigin;
  /** Language and text size of the page it is made on, as a query; the pages after paying keep them. */
  readonly pageQuery?: string | undefined;
}

export interface PledgeAnswer {
  readonly kind: 'pledged';
  readonly answer: PledgeCreated;
  readonly replayed: boolean;
}

/** Creates a pledge and opens its payment; the same key with the same body gives the same answer again. */
export async function createPledge(ports: Ports, request: PledgeRequest): Promise<PledgeAnswer | Refusal> {
  const file = await ports.store.directory.file(request.input.projectId);
  if (!file) return refusedField('not-found', '/projectId', 'no such project');
  const misplaced = await refusePlace(ports, file, request.page);
  if (misplaced) return misplaced;
  const keyed = await withHashes(ports, request);
  const claim = await claimPledge(ports, file, keyed);
  if (claim.kind === 'refused') return claim;
  const { pledge } = claim;
  if (pledge.sessionUrl !== null) return answerOf(ports, pledge, true);
  const opened = await openOrLetGo(ports, file, { keyHash: keyed.keyHash, pledge });
  if (opened.kind === 'opened') return answerOf(ports, opened.pledge, claim.kind === 'resumed');
  return opened;
}

// Keyed fingerprints: neither the giver's key nor the request itself is stored beside the pledge.
interface KeyedRequest extends PledgeRequest {
  readonly keyHash: string;
  readonly requestHash: string;
}

async function withHashes(ports: Ports, request: PledgeRequest): Promise<KeyedRequest> {
  const [keyHash, requestHash] = await Promise.all([
    ports.secrets.fingerprint('idempotency-key', request.idempotencyKey),
    ports.secrets.fingerprint('request', JSON.stringify(request.input)),
  ]);
  return { ...request, keyHash, requestHash };
}

// An attempt that ends without a session lets go of the key, whatever ended it, so that the giver's retry need not wait.
async function openOrLetGo(
  ports: Ports,
  file: ProjectFile,
  { keyHash, pledge }: { readonly keyHash: string; readonly pledge: PledgeRecord },
): Promise<Opening> {
  try {
    const opened = await openPayment(ports, pledge);
    if (opened.kind === 'refused' && opened.reason === 'psp-unavailable') await giveUpLease(ports, file, keyHash);
    return opened;
  } catch (error) {
    await giveUpLease(ports, file, keyHash).catch(() => {
      ports.reporter.report('warn', 'lease-not-given-up', { pledgeId: pledge.pledgeId });
    });
    throw error;
  }
}

type Claim = { readonly kind: 'created' | 'resumed'; readonly pledge: PledgeRecord } | Refusal;

// After this returns `created` or `resumed`, the pledge is on disk and this request alone works on it.
async function claimPledge(ports: Ports, file: ProjectFile, request: KeyedRequest): Promise<Claim> {
  return decideAndCommit<Claim>(ports, () => decideClaim(ports, file, request), refuseClaim);
}

async function decideClaim(ports: Ports, file: ProjectFile, request: KeyedRequest): Promise<Decision<Claim>> {
  const { keyHash, requestHash } = request;
  const { tenantId } = file.project;
  const nowMs = ports.clock.nowMs();
  const known = await ports.store.pledges.idempotency(tenantId, keyHash);
  if (!known) return freshClaim(ports, file, request);
  if (known.requestHash !== requestHash) return { kind: 'answer', answer: refused('idempotency-key-reused') };
  const pledge = await ports.store.pledges.pledge(known.pledgeId);
  if (!pledge) return { kind: 'answer', answer: refused('idempotency-in-progress', { retryAfterMs: 1000 }) };
  if (pledge.sessionUrl !== null) return { kind: 'answer', answer: { kind: 'resumed', pledge } };
  if (known.leaseUntilMs > nowMs) {
    return { kind: 'answer', answer: refused('idempotency-in-progress', { retryAfterMs: 1000 }) };
  }
  const lease = {
    kind: 'lease-idempotency',
    tenantId,
    keyHash,
    from: known.leaseUntilMs,
    to: nowMs + LEASE_MS,
  } as const;
  return { kind: 'commit', unit: [lease], answer: { kind: 'resumed', pledge } };
}

async function freshClaim(ports: Ports, file: ProjectFile, request: KeyedRequest): Promise<Decision<Claim>> {
  const refusal = await refusePledge(ports, file, request);
  if (refusal) return { kind: 'answer', answer: refusal };
  const { keyHash, requestHash } = request;
  const nowMs = ports.clock.nowMs();
  const pledge = newPledge(ports, file, request);
  const { tenantId, pledgeId } = pledge;
  const leaseUntilMs = nowMs + LEASE_MS;
  const record = { tenantId, keyHash, requestHash, pledgeId, leaseUntilMs, createdMs: nowMs };
  return {
    kind: 'commit',
    unit: [
      { kind: 'insert-pledge', record: pledge, donor: donorOf(ports, request.input, pledge) },
      { kind: 'insert-idempotency', record },
    ],
    answer: { kind: 'created', pledge },
  };
}

function refuseClaim(guard: Guard): Refusal | null {
  return guard === 'hard-cap' ? refused('goal-reached') : null;
}

// The giver's own retry must not wait for the lease of an attempt that is known to have ended.
async function giveUpLease(ports: Ports, file: ProjectFile, keyHash: string): Promise<void> {
  const { tenantId } = file.project;
  const known = await ports.store.pledges.idempotency(tenantId, keyHash);
  if (!known) return;
  await ports.store.commit([{ kind: 'lease-idempotency', tenantId, keyHash, from: known.leaseUntilMs, to: 0 }]);
}

async function answerOf(ports: Ports, pledge: PledgeRecord, replayed: boolean): Promise<PledgeAnswer> {
  const { pledgeId, sessionUrl } = pledge;
  const secret = await ports.secrets.pledgeSecret(pledgeId);
  const next = { kind: 'redirect', url: sessionUrl ?? '' } as const;
  return { kind: 'pledged', replayed, answer: { pledgeId, status: 'awaiting_payment', secret, next } };
}
