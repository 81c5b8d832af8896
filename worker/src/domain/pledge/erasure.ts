// Somebody asks to be forgotten. What is private about the gift is destroyed, with the salt of its commitment; entry, leaf,
// totals, receipt and every proof stay as they are, because none of them ever said who it was.

import type { Erasure, ErasureInput } from '@happy-homeland/contract';
import type { ErasureRecord, PledgeRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { messageWithdrawn } from '../work-item/giver-message.ts';

/** Its payment came to nothing: no fiscal receipt was ever issued for it. */
const CAME_TO_NOTHING: readonly PledgeRecord['paymentState'][] = ['failed', 'expired'];
const REPLAY_PAGE = 500;
/** Stands in the audit trail for the server itself, which repeats what people decided before. */
const SERVER: Actor = { keyId: 'server', tenantId: null };

export interface ErasureRequest {
  readonly input: ErasureInput;
  /** The only thing that the audit trail says of it. */
  readonly requestId: string;
}

/**
 * Forgets the giver of one gift. Asked again it changes nothing and answers the same. Otherwise `not-found`, or
 * `kept-by-law` where a fiscal receipt was asked for. Throws StoreError; what was begun then ends at the next start.
 */
export async function eraseGiver(ports: Ports, actor: Actor, request: ErasureRequest): Promise<Erasure | Refusal> {
  const erased = await decideAndCommit(ports, () => decide(ports, actor, request));
  if (isRefusal(erased)) return erased;
  const { pledgeId, erasedOn } = erased;
  const isWiped = await ports.erasures.wipe();
  if (!isWiped) ports.reporter.report('warn', 'erasure-waits-for-a-reader', { requestId: request.requestId });
  return { pledgeId, erasedOn, wiped: isWiped };
}

async function decide(
  ports: Ports,
  actor: Actor,
  { input, requestId }: ErasureRequest,
): Promise<Decision<ErasureRecord | Refusal>> {
  const pledge = await pledgeOf(ports, input);
  if (pledge === null || (actor.tenantId !== null && actor.tenantId !== pledge.tenantId)) {
    return { kind: 'answer', answer: refused('not-found') };
  }
  const { tenantId, pledgeId } = pledge;
  const done = await ports.store.pledges.erasure(pledgeId);
  if (done !== null) return { kind: 'answer', answer: done };
  if (isKeptByLaw(pledge)) return { kind: 'answer', answer: refused('kept-by-law') };
  const record = { tenantId, pledgeId, erasedOn: civilDateOf(ports.clock.nowMs()) };
  // Before the row goes: a process that dies in between forgets at its next start, and never the other way round.
  await ports.erasures.keep(record);
  return { kind: 'commit', unit: await unitOf(ports, actor, { record, subject: requestId }), answer: record };
}

async function pledgeOf(ports: Ports, { pledgeId, receiptNo }: ErasureInput): Promise<PledgeRecord | null> {
  const receipt = receiptNo === undefined ? null : await ports.store.pledges.receipt(receiptNo);
  const wanted = pledgeId ?? receipt?.pledgeId;
  return wanted === undefined ? null : ports.store.pledges.pledge(wanted);
}

// The counterfoil of a fiscal receipt is an accounting record, and names whom it was made out to.
function isKeptByLaw({ receiptChoice, paymentState }: PledgeRecord): boolean {
  return receiptChoice === 'requested' && !CAME_TO_NOTHING.includes(paymentState);
}

async function unitOf(ports: Ports, actor: Actor, { record, subject }: { record: ErasureRecord; subject: string }) {
  const deed = { tenantId: record.tenantId, action: 'giver-erased', subject };
  return [
    { kind: 'insert-erasure', record },
    // What the giver said is gone, so nobody need look at it.
    ...(await messageWithdrawn(ports, record.pledgeId)),
    { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
  ] as const;
}

/**
 * Before anything is served: forgets again whom a restored, older database knows, and notes beside it whom only the
 * database knows. Answers how many were forgotten again. Doing it again changes nothing.
 */
export async function replayErasures(ports: Ports): Promise<number> {
  let [known, replayed] = [0, 0];
  for (const tombstone of await ports.erasures.kept()) {
    known += 1;
    if (await forgetAgain(ports, tombstone)) replayed += 1;
  }
  for (let after = ''; ; ) {
    const page = await ports.store.pledges.erasures({ after, limit: REPLAY_PAGE });
    for (const record of page) await ports.erasures.keep(record);
    known += page.length;
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.pledgeId;
  }
  // Only where there is something to wipe: what shows that a write-ahead log was taken away stands in that log.
  if (known > 0) await ports.erasures.wipe();
  if (replayed > 0) ports.reporter.report('warn', 'erasures-replayed', { count: replayed });
  return replayed;
}

async function forgetAgain(ports: Ports, { pledgeId, erasedOn }: { pledgeId: string; erasedOn: string }) {
  const [pledge, done] = await Promise.all([
    ports.store.pledges.pledge(pledgeId),
    ports.store.pledges.erasure(pledgeId),
  ]);
  if (pledge === null && (await ports.store.work.complaintWords(pledgeId)) !== null) {
    await ports.store.commit([{ kind: 'delete-complaint-words', itemId: pledgeId }]);
    return true;
  }
  // A gift that came after the backup is not there, and nothing of its giver either.
  if (pledge === null || done !== null) return false;
  const record = { tenantId: pledge.tenantId, pledgeId, erasedOn };
  const outcome = await ports.store.commit(await unitOf(ports, SERVER, { record, subject: 'replayed' }));
  return outcome.kind === 'committed';
}

/** Tries again what a reader of the files kept from being wiped. */
export async function finishErasures({ erasures }: Pick<Ports, 'erasures'>): Promise<void> {
  if (erasures.isOwed()) await erasures.wipe();
}
