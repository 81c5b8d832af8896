// Corrections of the books. The wrong entry stays; its mirror image and the reason stand beside it, in public.

import type { CorrectionInput, CorrectionResult } from '@happy-homeland/contract';
import { holdsPersonalData, NO_PERSONAL_DATA } from '@happy-homeland/contract/personal-data';
import { reversal, reversalEffect } from '../../ledger/append.ts';
import type { Guard, JournalRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';

/** Reverses a public entry once. A reversal itself cannot be reversed: book the fact again instead. */
export async function reverseEntry(
  ports: Ports,
  actor: Actor,
  input: CorrectionInput,
): Promise<CorrectionResult | Refusal> {
  const original = await ports.store.books.entry(input.seq);
  const mine = original !== null && (actor.tenantId === null || actor.tenantId === original.tenantId);
  // What is not public is money that is held: those who decide on it have their own way, and this one would go round it.
  if (!mine || !original.public) return refused('not-found');
  if (original.reversesSeq !== null) return refusedField('already-reversed', '/seq', 'this entry is a reversal itself');
  if (holdsPersonalData(input.reason)) return refusedField('invalid-body', '/reason', NO_PERSONAL_DATA);
  const change = reversal(contextOf(ports, original), original, input.reason);
  const deed = { tenantId: original.tenantId, action: 'reverse-entry', subject: String(original.seq) };
  const outcome = await ports.store.commit([change, { kind: 'append-audit', record: auditRecord(ports, actor, deed) }]);
  if (outcome.kind === 'lost') return refuseGuard(outcome.guard);
  const written = await ports.store.books.byEffect(reversalEffect(original.journalId));
  return { seq: written?.seq ?? 0, reverses: original.seq };
}

function refuseGuard(guard: Guard): Refusal {
  if (guard === 'balance' || guard === 'owed')
    return refused('balance-too-low', { detail: 'the money of this entry has been used already' });
  return refusedField('already-reversed', '/seq', 'this entry is reversed already');
}

function contextOf(ports: Ports, { tenantId, charityId, projectId }: JournalRecord) {
  const recordedMs = ports.clock.nowMs();
  const owner = { tenantId, charityId, projectId };
  return { owner, journalId: ports.ids.id(), effectiveOn: civilDateOf(recordedMs), recordedMs };
}
