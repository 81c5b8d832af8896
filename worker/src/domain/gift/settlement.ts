// The one way in which a pledge becomes a gift. The webhook, the return page and the sweep all come here; it reads the
// provider again, decides from that answer alone, and commits state, books, receipt and inbox mark in one unit.

import { assert, unreachable } from '../../assert.ts';
import type { Change, PaymentFacts, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import { isHeld } from './held-gift.ts';
import { movePledge } from './pledge-move.ts';
import type { Effects } from './settlement-effects.ts';
import { settlePaid } from './settlement-effects.ts';
import { nextCheckMs } from './sweep-schedule.ts';

/** After its page has closed, a payment that is still nothing is given this long before it is taken for ended. */
const OVERDUE_MS = 24 * 60 * 60_000;
/** How long a settled pledge is looked at for what is still missing, its fee for instance. */
const LOOK_MAX_MS = 7 * 24 * 60 * 60_000;

export interface Settlement {
  /** The pledge as it stands after this call. */
  readonly pledge: PledgeRecord;
  /** Whether this call changed anything. */
  readonly changed: boolean;
  /** The provider's word that decided; null where it was not asked. */
  readonly facts: PaymentFacts | null;
}

/**
 * Settles one pledge from the provider's present word. Idempotent: any number of calls, in any order, from any number of
 * places leave the same books. `inbox` is the mark of the notice that led here, written in the same unit.
 */
export async function settle(
  ports: Ports,
  pledgeId: string,
  inbox: readonly Change[] = [],
): Promise<Settlement | null> {
  const known = await ports.store.pledges.pledge(pledgeId);
  if (!known) return null;
  if (known.sessionRef === null) return commitNothing(ports, known, inbox);
  const facts = await factsOf(ports, known, known.sessionRef);
  return decideAndCommit<Settlement | null>(
    ports,
    () => decide(ports, pledgeId, { facts, inbox }),
    // Somebody else has written the mark.
    (guard) => (guard === 'inbox' || guard === 'refund' ? { pledge: known, changed: false, facts } : null),
  );
}

interface Word {
  readonly facts: PaymentFacts;
  readonly inbox: readonly Change[];
}

async function decide(ports: Ports, pledgeId: string, word: Word): Promise<Decision<Settlement | null>> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (!pledge) return { kind: 'answer', answer: null };
  const file = await ports.store.directory.file(pledge.projectId);
  assert(file !== null, 'a pledge has its project');
  const facts = await newest(ports, pledge, word.facts);
  const effects = await effectsOf(ports, { pledge, file, facts });
  const changed = effects.changes.length > 0;
  const unit = [...word.inbox, ...(changed ? effects.changes : lookLater(ports, pledge))];
  const answer = { pledge: effects.pledge, changed, facts };
  return unit.length === 0 ? { kind: 'answer', answer } : { kind: 'commit', unit, answer };
}

async function commitNothing(ports: Ports, pledge: PledgeRecord, inbox: readonly Change[]): Promise<Settlement> {
  if (inbox.length > 0) await ports.store.commit(inbox);
  return { pledge, changed: false, facts: null };
}

interface Situation {
  readonly pledge: PledgeRecord;
  readonly file: ProjectFile;
  readonly facts: PaymentFacts;
}

async function effectsOf(ports: Ports, { pledge, file, facts }: Situation): Promise<Effects> {
  if (facts.pledgeId !== null && facts.pledgeId !== pledge.pledgeId) {
    ports.reporter.report('error', 'session-of-another-pledge', { pledgeId: pledge.pledgeId });
    return { pledge, changes: [] };
  }
  switch (facts.kind) {
    case 'unsettled':
      return isOverdue(ports, pledge)
        ? end(ports, pledge, { to: 'expired', reason: 'never-settled' })
        : { pledge, changes: [] };
    case 'failed':
      return end(ports, pledge, { to: 'failed', reason: 'payment-failed' });
    case 'expired':
      return end(ports, pledge, { to: 'expired', reason: null });
    case 'paid':
      return settlePaid(ports, { pledge, file, facts });
    default:
      return unreachable(facts);
  }
}

// A reading that was overtaken by a later one looks as if a refund had gone back; only a second look can tell the two apart.
async function newest(ports: Ports, pledge: PledgeRecord, facts: PaymentFacts): Promise<PaymentFacts> {
  const isBehind = facts.kind === 'paid' && facts.refundedMinor < pledge.refundedMinor;
  return isBehind ? factsOf(ports, pledge, facts.sessionRef) : facts;
}

// A session that the provider no longer knows, long after its page has closed, will not be paid any more.
async function factsOf(ports: Ports, pledge: PledgeRecord, sessionRef: string): Promise<PaymentFacts> {
  try {
    return await ports.payments.read(sessionRef);
  } catch (error) {
    const isLost = error instanceof PaymentsError && error.code === 'not-found' && isOverdue(ports, pledge);
    if (!isLost) throw error;
    ports.reporter.report('error', 'session-lost-at-provider', { pledgeId: pledge.pledgeId });
    return { kind: 'expired', sessionRef, pledgeId: null };
  }
}

function isOverdue(ports: Ports, { sessionExpiresMs, createdMs }: PledgeRecord): boolean {
  return ports.clock.nowMs() > (sessionExpiresMs ?? createdMs) + OVERDUE_MS;
}

// Every look at a pledge that is due moves the next one on, whatever came of it: a pledge that stayed due would be looked
// at for ever, and keep others waiting. A notice that finds nothing new writes nothing.
function lookLater(ports: Ports, pledge: PledgeRecord): readonly Change[] {
  const nowMs = ports.clock.nowMs();
  // Held gifts have their own term, and those who tend them say when the next look is.
  if (pledge.checkAtMs === null || pledge.checkAtMs > nowMs || isHeld(pledge)) return [];
  const { pledgeId, paymentState: to } = pledge;
  const gaveUp = nowMs - pledge.createdMs > LOOK_MAX_MS;
  if (gaveUp) ports.reporter.report('error', 'pledge-left-open', { pledgeId, state: to });
  return [movePledge(pledge, { to, atMs: nowMs, set: { checkAtMs: gaveUp ? null : nextCheckMs(pledge, nowMs) } })];
}

type Ending = { readonly to: 'expired' | 'failed'; readonly reason: string | null };

function end(ports: Ports, pledge: PledgeRecord, { to, reason: reviewReason }: Ending): Effects {
  if (pledge.paymentState !== 'awaiting_payment') return { pledge, changes: [] };
  const set = { checkAtMs: null, reviewReason };
  const moved = movePledge(pledge, { to, atMs: ports.clock.nowMs(), set });
  return { pledge: { ...pledge, ...set, paymentState: to }, changes: [moved] };
}
