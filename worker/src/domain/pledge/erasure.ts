// Somebody asks to be forgotten. What is private about the gift is destroyed, with the salt of its commitment; entry, leaf,
// totals, receipt and every proof stay as they are, because none of them ever said who it was. What a fiscal receipt has to say
// of its giver is kept as long as the law wants, out of everybody's sight, and destroyed after that
// (Personal Information Protection Law, article 47).

import type { Erasure, ErasureInput, Restriction } from '@happy-homeland/contract';
import type { Change, ErasureRecord, Ports, RestrictionRecord, Tombstone } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { messageWithdrawn } from '../work-item/giver-message.ts';
import { askedGift } from './asked-gift.ts';
import { keptUntil } from './kept-by-law.ts';

const REPLAY_PAGE = 500;
/** In one tick; the next goes on. */
const ENDED_PAGE = 100;
/** Stands in the audit trail for the server itself, which repeats what people decided before. */
const SERVER: Actor = { keyId: 'server', tenantId: null };

export interface ErasureRequest {
  readonly input: ErasureInput;
  /** The only thing that the audit trail says of it. */
  readonly requestId: string;
}

/**
 * Forgets the giver of one gift, or, where a fiscal receipt was asked for, all that the law does not keep of them. Asked again it
 * changes nothing and answers the same, until there is more that may be destroyed. Otherwise `not-found`. Throws StoreError;
 * what was begun then ends at the next start.
 */
export async function eraseGiver(
  ports: Ports,
  actor: Actor,
  request: ErasureRequest,
): Promise<Erasure | Restriction | Refusal> {
  const forgotten = await forget(ports, actor, request);
  if (isRefusal(forgotten)) return forgotten;
  const isWiped = await ports.erasures.wipe();
  if (!isWiped) ports.reporter.report('warn', 'erasure-waits-for-a-reader', { requestId: request.requestId });
  const { tenantId: _, ...answer } = forgotten;
  return { ...answer, wiped: isWiped };
}

function forget(ports: Ports, actor: Actor, request: ErasureRequest) {
  return decideAndCommit(ports, () => decide(ports, actor, request));
}

/** Whether something of the giver is kept by law, and until when. */
export function isRestriction(answer: Erasure | Restriction): answer is Restriction {
  return 'keptUntil' in answer;
}

async function decide(
  ports: Ports,
  actor: Actor,
  { input, requestId }: ErasureRequest,
): Promise<Decision<ErasureRecord | RestrictionRecord | Refusal>> {
  const pledge = await askedGift(ports, actor, input);
  if (pledge === null) return { kind: 'answer', answer: refused('not-found') };
  const { tenantId, pledgeId } = pledge;
  const { pledges } = ports.store;
  const [done, before] = await Promise.all([pledges.erasure(pledgeId), pledges.restriction(pledgeId)]);
  if (done !== null) return { kind: 'answer', answer: done };
  const nowMs = ports.clock.nowMs();
  const today = civilDateOf(nowMs);
  const lastDay = keptUntil(pledge, nowMs);
  const isKept = lastDay !== null && (before?.keptUntil ?? lastDay) >= today;
  if (isKept && before !== null) return { kind: 'answer', answer: before };
  const deed = { pledgeId, erasedOn: today, ...(isKept && { keptUntil: lastDay }) };
  const change = changeOf(tenantId, deed);
  // Before the row goes: a process that dies in between forgets at its next start, and never the other way round.
  await ports.erasures.keep(deed);
  return { kind: 'commit', unit: await unitOf(ports, actor, { change, subject: requestId }), answer: change.record };
}

type Forgetting = Extract<Change, { readonly kind: 'insert-erasure' | 'insert-restriction' }>;

function changeOf(tenantId: string, { pledgeId, erasedOn, keptUntil: until }: Tombstone): Forgetting {
  if (until === undefined) return { kind: 'insert-erasure', record: { tenantId, pledgeId, erasedOn } };
  return { kind: 'insert-restriction', record: { tenantId, pledgeId, restrictedOn: erasedOn, keptUntil: until } };
}

async function unitOf(
  ports: Ports,
  actor: Actor,
  { change, subject }: { readonly change: Forgetting; readonly subject: string },
): Promise<readonly Change[]> {
  const { tenantId, pledgeId } = change.record;
  const action = change.kind === 'insert-erasure' ? 'giver-erased' : 'giver-restricted';
  return [
    change,
    // What the giver said is gone, so nobody need look at it.
    ...(await messageWithdrawn(ports, pledgeId)),
    { kind: 'append-audit', record: auditRecord(ports, actor, { tenantId, action, subject }) },
  ];
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
  for await (const { pledgeId, erasedOn } of pagesOf((query) => ports.store.pledges.erasures(query))) {
    await ports.erasures.keep({ pledgeId, erasedOn });
    known += 1;
  }
  for await (const record of pagesOf((query) => ports.store.pledges.restrictions(query))) {
    const { pledgeId, restrictedOn, keptUntil: until } = record;
    await ports.erasures.keep({ pledgeId, erasedOn: restrictedOn, keptUntil: until });
    known += 1;
  }
  // Only where there is something to wipe: what shows that a write-ahead log was taken away stands in that log.
  if (known > 0) await ports.erasures.wipe();
  if (replayed > 0) ports.reporter.report('warn', 'erasures-replayed', { count: replayed });
  return replayed;
}

async function* pagesOf<Row extends { readonly pledgeId: string }>(
  read: (query: { readonly after: string; readonly limit: number }) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let after = ''; ; ) {
    const page = await read({ after, limit: REPLAY_PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.pledgeId;
  }
}

async function forgetAgain(ports: Ports, deed: Tombstone): Promise<boolean> {
  const { pledgeId } = deed;
  const { pledges } = ports.store;
  const [pledge, done, before] = await Promise.all([
    pledges.pledge(pledgeId),
    pledges.erasure(pledgeId),
    deed.keptUntil === undefined ? null : pledges.restriction(pledgeId),
  ]);
  if (pledge === null && (await ports.store.work.complaintWords(pledgeId)) !== null) {
    await ports.store.commit([{ kind: 'delete-complaint-words', itemId: pledgeId }]);
    return true;
  }
  // A gift that came after the backup is not there, and nothing of its giver either.
  if (pledge === null || done !== null || before !== null) return false;
  const change = changeOf(pledge.tenantId, deed);
  const outcome = await ports.store.commit(await unitOf(ports, SERVER, { change, subject: 'replayed' }));
  return outcome.kind === 'committed';
}

/** Destroys what the law has kept long enough. What fails is tried again by the next call. */
export async function endRestrictions(ports: Ports): Promise<void> {
  const ended = await ports.store.pledges.endedRestrictions(civilDateOf(ports.clock.nowMs()), ENDED_PAGE);
  for (const { pledgeId } of ended) await forget(ports, SERVER, { input: { pledgeId }, requestId: 'kept-long-enough' });
  if (ended.length > 0) await ports.erasures.wipe();
}

/** Tries again what a reader of the files kept from being wiped. */
export async function finishErasures({ erasures }: Pick<Ports, 'erasures'>): Promise<void> {
  if (erasures.isOwed()) await erasures.wipe();
}
