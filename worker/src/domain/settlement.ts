// The one way in which a pledge becomes a gift. The webhook, the return page and the sweep all come here; it reads the
// provider again, decides from that answer alone, and commits state, books, receipt and inbox mark in one unit.

import { assert, unreachable } from '../assert.ts';
import type { Change, PaymentFacts, PledgeRecord, Ports, ProjectFile } from '../ports/index.ts';
import type { Decision } from './commit.ts';
import { decideAndCommit } from './commit.ts';
import { movePledge } from './pledge-move.ts';
import type { Effects } from './settlement-effects.ts';
import { settlePaid } from './settlement-effects.ts';
import { nextCheckMs } from './sweep-schedule.ts';

export interface Settlement {
  /** The pledge as it stands after this call. */
  readonly pledge: PledgeRecord;
  /** Whether this call changed anything. */
  readonly changed: boolean;
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
  const facts = await ports.payments.read(known.sessionRef);
  return decideAndCommit<Settlement | null>(
    ports,
    () => decide(ports, pledgeId, { facts, inbox }),
    (guard) => (guard === 'inbox' ? { pledge: known, changed: false } : null),
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
  const effects = await effectsOf(ports, { pledge, file, facts: word.facts });
  const unit = [...word.inbox, ...effects.changes];
  const answer = { pledge: effects.pledge, changed: effects.changes.length > 0 };
  return unit.length === 0 ? { kind: 'answer', answer } : { kind: 'commit', unit, answer };
}

async function commitNothing(ports: Ports, pledge: PledgeRecord, inbox: readonly Change[]): Promise<Settlement> {
  if (inbox.length > 0) await ports.store.commit(inbox);
  return { pledge, changed: false };
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
      return { pledge, changes: waitLonger(ports, pledge) };
    case 'expired':
      return expire(ports, pledge);
    case 'paid':
      return settlePaid(ports, { pledge, file, facts });
    default:
      return unreachable(facts);
  }
}

// Looking again is only scheduled when its time has come, so that a thousand notices do not become a thousand writes.
function waitLonger(ports: Ports, pledge: PledgeRecord): readonly Change[] {
  const nowMs = ports.clock.nowMs();
  if (pledge.paymentState !== 'awaiting_payment') return [];
  if (pledge.checkAtMs !== null && pledge.checkAtMs > nowMs) return [];
  return [movePledge(pledge, { to: 'awaiting_payment', atMs: nowMs, set: { checkAtMs: nextCheckMs(pledge, nowMs) } })];
}

function expire(ports: Ports, pledge: PledgeRecord): Effects {
  if (pledge.paymentState !== 'awaiting_payment') return { pledge, changes: [] };
  const nowMs = ports.clock.nowMs();
  const moved = movePledge(pledge, { to: 'expired', atMs: nowMs, set: { checkAtMs: null } });
  return { pledge: { ...pledge, paymentState: 'expired', checkAtMs: null }, changes: [moved] };
}
