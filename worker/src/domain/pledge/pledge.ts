// A pledge: from an amount in somebody's mind to an address where it is paid. Nothing is promised to the giver before
// the pledge is on disk, and nothing is asked of the provider that could not be asked again with the same key.

import type { PledgeCreated, PledgeInput } from '@happy-homeland/contract';
import type { Change, Guard, IdempotencyRecord, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { admitKey, admitPledge } from '../access/admission.ts';
import type { Caller, CallerMarks } from '../access/caller.ts';
import { marksOf, UNKNOWN_CALLER } from '../access/caller.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import { revisionsOf } from '../compliance/verdict.ts';
import type { PageOrigin } from '../project/channel.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import type { Opening } from './payment-opening.ts';
import { openPayment } from './payment-opening.ts';
import { donorOf, LEASE_MS, newPledge } from './pledge-record.ts';
import { refusePlace, refusePledge } from './pledge-rules.ts';

/** A payment page with less time left is not worth sending somebody to. */
const TWIN_LEFT_MS = 10 * 60_000;

export interface PledgeRequest {
  readonly input: PledgeInput;
  /** The UUID that the client made before its first request. */
  readonly idempotencyKey: string;
  readonly page: PageOrigin;
  /** Language and text size of the page it is made on, as a query; the pages after paying keep them. */
  readonly pageQuery?: string | undefined;
  /** Who asks; without it the request counts with all others that nobody can tell apart. */
  readonly caller?: Caller;
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
  readonly caller: Caller;
  readonly marks: CallerMarks;
  /** The same gift of the same tab, whatever its key; null without a session. */
  readonly intent: string | null;
}

async function withHashes(ports: Ports, request: PledgeRequest): Promise<KeyedRequest> {
  const { caller = UNKNOWN_CALLER } = request;
  const [keyHash, requestHash, marks] = await Promise.all([
    ports.secrets.fingerprint('idempotency-key', request.idempotencyKey),
    ports.secrets.fingerprint('request', JSON.stringify(request.input)),
    marksOf(ports, caller),
  ]);
  const { session } = caller;
  const intent =
    session === null ? null : await ports.secrets.fingerprint('caller-intent', `${session}\n${requestHash}`);
  return { ...request, keyHash, requestHash, caller, marks, intent };
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
  let judged: ProjectFile | null = file;
  const decide = async () => {
    // Facts that were put anew while the pledge was decided are read and judged again.
    judged ??= (await ports.store.directory.file(file.project.projectId)) ?? file;
    const decision = await decideClaim(ports, judged, request);
    judged = null;
    return decision;
  };
  return decideAndCommit<Claim>(ports, decide, refuseClaim);
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
  if (isHeld(known, nowMs)) {
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

// A lease that ends later than any lease could was taken before the clock was set back: nobody holds it.
function isHeld({ leaseUntilMs }: IdempotencyRecord, nowMs: number): boolean {
  return leaseUntilMs > nowMs && leaseUntilMs <= nowMs + LEASE_MS;
}

async function freshClaim(ports: Ports, file: ProjectFile, request: KeyedRequest): Promise<Decision<Claim>> {
  const refusal = await refusePledge(ports, file, request);
  if (refusal) return { kind: 'answer', answer: refusal };
  const { intent } = request;
  const twin = intent === null ? null : await ports.store.limits.twin(intent);
  if (twin !== null && isOpen(ports, twin)) {
    return joinTwin(ports, file, { twin, request });
  }
  const admission = await admitPledge(ports, file, request);
  if (admission.kind === 'refused') return { kind: 'answer', answer: admission };
  const pledge = newPledge(ports, file, request);
  const released = twin && intent !== null ? [releaseOf(intent, twin)] : [];
  return {
    kind: 'commit',
    unit: [
      { kind: 'hold-facts', projectId: file.project.projectId, revisions: revisionsOf(file) },
      { kind: 'insert-pledge', record: pledge, donor: donorOf(ports, request.input, pledge) },
      keyOf(ports, pledge, request),
      ...released,
      ...admission.changesFor(pledge.pledgeId),
    ],
    answer: { kind: 'created', pledge },
  };
}

// Two tabs of one person, or the way back and forth between the pages, are one gift until it is paid or over.
function isOpen(ports: Ports, { paymentState, sessionExpiresMs }: PledgeRecord): boolean {
  const isWaiting = paymentState === 'created' || paymentState === 'awaiting_payment';
  return isWaiting && (sessionExpiresMs ?? 0) > ports.clock.nowMs() + TWIN_LEFT_MS;
}

async function joinTwin(
  ports: Ports,
  file: ProjectFile,
  { twin, request }: { readonly twin: PledgeRecord; readonly request: KeyedRequest },
): Promise<Decision<Claim>> {
  const admission = await admitKey(ports, file, request);
  if (admission.kind === 'refused') return { kind: 'answer', answer: admission };
  if (twin.sessionUrl === null) {
    return { kind: 'answer', answer: refused('idempotency-in-progress', { retryAfterMs: 1000 }) };
  }
  return {
    kind: 'commit',
    unit: [keyOf(ports, twin, request), ...admission.changesFor(twin.pledgeId)],
    answer: { kind: 'resumed', pledge: twin },
  };
}

function keyOf(ports: Ports, { tenantId, pledgeId }: PledgeRecord, request: KeyedRequest): Change {
  const { keyHash, requestHash } = request;
  const createdMs = ports.clock.nowMs();
  const record = { tenantId, keyHash, requestHash, pledgeId, leaseUntilMs: createdMs + LEASE_MS, createdMs };
  return { kind: 'insert-idempotency', record };
}

function releaseOf(intent: string, { pledgeId }: PledgeRecord): Change {
  return { kind: 'release-intent', intent, pledgeId };
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
