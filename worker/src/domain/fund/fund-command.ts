// What people decide about a project's money is decided once. The answer is kept under the key of the request, refusals
// included: measured over random streams, a refusal that is not kept becomes an effect when the same request is sent again
// after the fund was filled, and the books depend on who repeated what. Whoever means it anew sends a new key.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { EntryContext } from '../../ledger/append.ts';
import type { Owner } from '../../ledger/chart.ts';
import type { Change, DecisionRecord, Ports, ProjectFile } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import { decideAndCommit } from '../commit.ts';

/** Every request about a fund: which project, and a key of the caller's that is the same when it is sent again. */
export interface FundCommand {
  readonly projectId: string;
  readonly key: string;
}

/** Why a request about a fund is refused. */
export type FundRefusal =
  | 'above-cap'
  | 'already-booked'
  | 'already-resolved'
  | 'amount-unfit'
  | 'approvers-not-two'
  | 'attestation-unfit'
  | 'balance-too-low'
  | 'bank-too-low'
  | 'disclosure-unfit'
  | 'evidence-unfit'
  | 'idempotency-mismatch'
  | 'no-basis'
  | 'no-disclosure'
  | 'no-matter'
  | 'no-reservation'
  | 'no-terms'
  | 'not-ended'
  | 'not-found'
  | 'outside-appeal'
  | `personal-data-in-${'basis' | 'by' | 'category' | 'title'}`
  | 'reservation-expired'
  | 'return-approved'
  | 'signature-invalid'
  | 'statement-unfit'
  | 'target-unfit'
  | 'terms-above-plan'
  | 'terms-pinned'
  | 'unexplained'
  | 'unknown-category'
  | 'unknown-partner'
  | 'unknown-platform';

/** `ids` names what came of it: entries by their journal id, a reservation by its own. */
export type FundAnswer =
  | { readonly kind: 'done'; readonly ids: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: FundRefusal };

/** What a use case decided, before it is kept. */
export type FundVerdict =
  | { readonly kind: 'done'; readonly ids: readonly string[]; readonly unit: readonly Change[] }
  | { readonly kind: 'refused'; readonly reason: FundRefusal };

/** What every use case decides from. */
export interface FundCase {
  readonly file: ProjectFile;
  readonly owner: Owner;
  readonly currency: string;
  readonly context: EntryContext;
  /** Names the business fact of a request that has no name of its own. */
  readonly effectKey: string;
}

/** One request and how it is decided. */
export interface FundRequest<Command extends FundCommand> {
  readonly action: string;
  readonly command: Command;
  readonly decide: (fund: FundCase) => Promise<FundVerdict>;
}

/** Answers a request about a fund, once. `not-found`, `idempotency-mismatch` and `return-approved` are not kept. */
export async function decideFund<Command extends FundCommand>(
  ports: Ports,
  actor: Actor,
  { action, command, decide }: FundRequest<Command>,
): Promise<FundAnswer> {
  const file = await ports.store.directory.file(command.projectId);
  const tenantId = file?.project.tenantId;
  if (!file || tenantId === undefined || (actor.tenantId !== null && actor.tenantId !== tenantId)) {
    return refusedFor('not-found');
  }
  const idemKey = `${tenantId}/${command.key}`;
  const requestHash = await ports.secrets.digest(canonicalJson({ ...command, action }));
  return decideAndCommit<FundAnswer>(ports, async () => {
    const kept = await ports.store.books.decision(idemKey);
    if (kept !== null) return { kind: 'answer', answer: repeated(kept, requestHash) };
    const verdict = await decide(caseOf(ports, file, { action, idemKey }));
    // It says nothing of the fund, and whoever approved it may take it back: the same file is imported again then.
    if (verdict.kind === 'refused' && verdict.reason === 'return-approved') return { kind: 'answer', answer: verdict };
    const answer: FundAnswer = verdict.kind === 'done' ? { kind: 'done', ids: verdict.ids } : verdict;
    const decidedMs = ports.clock.nowMs();
    const record = { idemKey, tenantId, requestHash, outcome: JSON.stringify(answer), decidedMs };
    const deed = { tenantId, action: `${action}-${answer.kind}`, subject: command.projectId };
    const unit: Change[] = [
      { kind: 'insert-decision', record },
      ...(verdict.kind === 'done' ? verdict.unit : []),
      { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
    ];
    return { kind: 'commit', unit, answer };
  });
}

/**
 * What would be decided about a fund now, for a unit that says more than that. The caller answers for who may ask, for
 * committing the unit, and for deciding anew when a guard is lost; `key` names the fact, so that it is booked once.
 */
export async function judgeFund<Command extends FundCommand>(
  ports: Ports,
  { action, command, decide }: FundRequest<Command>,
): Promise<FundVerdict> {
  const file = await ports.store.directory.file(command.projectId);
  if (!file) return refusedFor('not-found');
  return decide(caseOf(ports, file, { action, idemKey: `${file.project.tenantId}/${command.key}` }));
}

export function refusedFor(reason: FundRefusal): { readonly kind: 'refused'; readonly reason: FundRefusal } {
  return { kind: 'refused', reason };
}

/** A verdict whose unit is entries alone. */
export function booked(...unit: readonly Change[]): FundVerdict {
  const ids = unit.flatMap((change) => (change.kind === 'append-journal' ? [change.journal.journalId] : []));
  return { kind: 'done', ids, unit };
}

/** Whether an amount can stand in the books. */
export function isAmount(amountMinor: number): boolean {
  return Number.isSafeInteger(amountMinor) && amountMinor > 0;
}

function repeated(kept: DecisionRecord, requestHash: string): FundAnswer {
  return kept.requestHash === requestHash ? parseAnswer(kept.outcome) : refusedFor('idempotency-mismatch');
}

// We wrote it, in the shape of an answer.
function parseAnswer(outcome: string): FundAnswer {
  return JSON.parse(outcome) as FundAnswer;
}

function caseOf(ports: Ports, file: ProjectFile, request: { readonly action: string; readonly idemKey: string }) {
  const { tenantId, charityId, projectId, currency } = file.project;
  const owner = { tenantId, charityId, projectId };
  const recordedMs = ports.clock.nowMs();
  const context = { owner, journalId: ports.ids.id(), effectiveOn: civilDateOf(recordedMs), recordedMs };
  return { file, owner, currency, context, effectKey: `${request.action}:${request.idemKey}` };
}
