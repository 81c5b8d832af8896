// Whether one more pledge may go to the payment provider. Limits are read first, so that a robot that is refused costs
// one read; the same limits are counted in the unit that keeps the pledge, so that no crowd can run past them.

import type { PledgeInput } from '@happy-homeland/contract';
import type { Change, Ports, ProjectFile, Rate, RateCount, Standing } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { noteRefusal } from './breaker.ts';
import type { Caller, CallerMarks } from './caller.ts';
import { callerRate } from './caller.ts';
import {
  CALLER_REFUSALS_MAX,
  CHALLENGE_LIFE_MS,
  DECLINE_COUNTS_MS,
  LEAST_PLEDGES_FACTOR,
  LEAST_WINDOW_MS,
  SLOW_FORM_POSTS,
} from './limits.ts';
import { perMinute, waitMs } from './rate.ts';

export interface Applicant {
  readonly caller: Caller;
  readonly marks: CallerMarks;
  readonly input: PledgeInput;
  /** Session and request in one hash; null without a session. */
  readonly intent: string | null;
}

export interface Admission {
  readonly kind: 'admitted';
  /** For the unit that keeps the pledge with this id. */
  changesFor(pledgeId: string): readonly Change[];
}

/** Admits a new pledge, or says why not: too often, too many declined cards, or only with a proof of work. */
export async function admitPledge(ports: Ports, file: ProjectFile, applicant: Applicant): Promise<Admission | Refusal> {
  const { tenantId, projectId } = file.project;
  const proof = await proofOf(ports, projectId, applicant.caller);
  const rates = ratesOf(ports, file, applicant);
  const counts = [...rates.always, ...rates.unproven, rates.slowForm, rates.refused];
  const standing = await readStanding(ports, { file, applicant, counts, proofId: proof?.proofId ?? null });
  const proven = proof !== null && !standing.proofSpent;
  const verdict = judge(ports, { file, applicant, rates, standing, proven });
  if (verdict.kind === 'refused') {
    const isSlow = (standing.slowUntilMs ?? 0) > ports.clock.nowMs();
    const rate = rates.refused;
    const emptyAtMs = standing.emptyAtMs[rate.key] ?? 0;
    if (!isSlow) await noteRefusal(ports, { tenantId, rate, emptyAtMs });
    return verdict.reason === 'challenge-required' ? withChallenge(ports, projectId, verdict) : verdict;
  }
  const atMs = ports.clock.nowMs();
  return {
    kind: 'admitted',
    changesFor: (pledgeId) => [
      { kind: 'count-rates', rates: verdict.counted, atMs },
      { kind: 'insert-attempt', record: { pledgeId, tenantId, ...recordOf(file, applicant), atMs } },
      ...(proven ? [{ kind: 'spend-proof', proofId: proof.proofId, expiresMs: proof.expiresMs } as const] : []),
    ],
  };
}

/**
 * Admits one more key for a pledge of the caller's own that waits to be paid. It opens nothing at the provider, but it is
 * kept for a month, so keys are counted too; on their own, because going back and forth must take nothing from new gifts.
 */
export async function admitKey(ports: Ports, file: ProjectFile, applicant: Applicant): Promise<Admission | Refusal> {
  const { address } = ports.settings.limits;
  const key = callerRate(ports, 'j', { hash: applicant.marks.addressHash, rate: perMinute(address) });
  const standing = await readStanding(ports, { file, applicant, counts: [key], proofId: null });
  const declined = refuseCards(ports, standing);
  if (declined !== null) return declined;
  const atMs = ports.clock.nowMs();
  const retryAfterMs = waitMs(key, standing.emptyAtMs[key.key] ?? 0, atMs);
  if (retryAfterMs > 0) return refused('too-many-requests', { retryAfterMs });
  return { kind: 'admitted', changesFor: () => [{ kind: 'count-rates', rates: [key], atMs }] };
}

/** A fresh challenge for one pledge of this project. */
export function makeChallenge(ports: Ports, projectId: string) {
  return ports.proofs.challenge({ projectId, expiresMs: ports.clock.nowMs() + CHALLENGE_LIFE_MS });
}

async function withChallenge(ports: Ports, projectId: string, refusal: Refusal): Promise<Refusal> {
  return { ...refusal, challenge: await makeChallenge(ports, projectId) };
}

// A proof is good for the project that it was asked for, in its time; whether it was spent is read with the limits.
async function proofOf(ports: Ports, projectId: string, { proof: text }: Caller) {
  const proof = text === null ? null : await ports.proofs.verify(text);
  return proof?.projectId === projectId && proof.expiresMs > ports.clock.nowMs() ? proof : null;
}

function recordOf(file: ProjectFile, { marks, intent, input }: Applicant) {
  const { addressHash, sessionHash } = marks;
  return { addressHash, sessionHash, intent, least: isLeast(file, input) };
}

function isLeast({ project }: ProjectFile, { amount }: PledgeInput): boolean {
  return amount.amountMinor === project.body.minGiftMinor;
}

interface PledgeRates {
  /** Counted by every pledge. */
  readonly always: readonly RateCount[];
  /** Counted by a pledge without proof. */
  readonly unproven: readonly RateCount[];
  /** Also counted by one without proof while there is slow mode. */
  readonly slowForm: RateCount;
  /** Counted by a refusal. */
  readonly refused: RateCount;
}

function ratesOf(ports: Ports, { project }: ProjectFile, { marks }: Applicant): PledgeRates {
  const { limits } = ports.settings;
  const { addressHash: hash, sessionHash } = marks;
  const half = (most: number): Rate => perMinute(Math.max(1, Math.floor(most / 2)));
  const session = sessionHash === null ? [] : [{ hash: sessionHash, rate: perMinute(limits.session) }];
  return {
    always: [
      callerRate(ports, 'a', { hash, rate: perMinute(limits.address) }),
      ...session.map((of) => callerRate(ports, 's', of)),
      { key: `t:${project.tenantId}`, ...perMinute(limits.tenant) },
    ],
    // Half of an address and of a tenant is kept for those who prove, so that robots cannot use all of it up.
    unproven: [
      callerRate(ports, 'u', { hash, rate: half(limits.address) }),
      { key: `p:${project.projectId}`, ...perMinute(limits.project) },
      { key: `u:${project.tenantId}`, ...half(limits.tenant) },
    ],
    refused: callerRate(ports, 'r', { hash, rate: perMinute(CALLER_REFUSALS_MAX) }),
    slowForm: { key: `f:${project.projectId}`, ...perMinute(Math.min(SLOW_FORM_POSTS, limits.project)) },
  };
}

interface Question {
  readonly file: ProjectFile;
  readonly applicant: Applicant;
}

function readStanding(
  ports: Ports,
  {
    file,
    applicant,
    counts,
    proofId,
  }: Question & { readonly counts: readonly RateCount[]; readonly proofId: string | null },
): Promise<Standing> {
  const nowMs = ports.clock.nowMs();
  const { addressHashes, sessionHashes } = applicant.marks;
  return ports.store.limits.standing({
    rateKeys: counts.map(({ key }) => key),
    addressHashes,
    sessionHashes,
    tenantId: file.project.tenantId,
    declinesSinceMs: nowMs - DECLINE_COUNTS_MS,
    declinesMax: ports.settings.limits.declines,
    leastSinceMs: nowMs - LEAST_WINDOW_MS,
    proofId,
  });
}

interface Case extends Question {
  readonly rates: PledgeRates;
  readonly standing: Standing;
  readonly proven: boolean;
}

type Verdict = { readonly kind: 'fits'; readonly counted: readonly RateCount[] } | Refusal;

function refuseCards(ports: Ports, { blockingDeclineMs }: Standing): Refusal | null {
  if (blockingDeclineMs === null) return null;
  const retryAfterMs = blockingDeclineMs + DECLINE_COUNTS_MS - ports.clock.nowMs();
  return refused('too-many-declines', { retryAfterMs });
}

// In order of precedence: what no proof can lift, then what a proof would lift.
function judge(ports: Ports, { file, applicant, rates, standing, proven }: Case): Verdict {
  const nowMs = ports.clock.nowMs();
  const { leastPledges } = standing;
  const declined = refuseCards(ports, standing);
  if (declined !== null) return declined;
  const wait = (rate: RateCount) => waitMs(rate, standing.emptyAtMs[rate.key] ?? 0, nowMs);
  const retryAfterMs = Math.max(...rates.always.map(wait));
  if (retryAfterMs > 0) return refused('too-many-requests', { retryAfterMs });
  if (proven) return { kind: 'fits', counted: rates.always };
  const isSlow = (standing.slowUntilMs ?? 0) > nowMs;
  if (isSlow && applicant.caller.via === 'api') return refused('challenge-required');
  const leastMax = ports.settings.limits.project * LEAST_PLEDGES_FACTOR;
  if (isLeast(file, applicant.input) && leastPledges >= leastMax) return refused('challenge-required');
  const unproven = isSlow ? [...rates.unproven, rates.slowForm] : rates.unproven;
  if (unproven.some((rate) => wait(rate) > 0)) return refused('challenge-required');
  return { kind: 'fits', counted: [...rates.always, ...unproven] };
}
