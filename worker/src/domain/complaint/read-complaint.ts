// Reports as they are read: by everybody, by whoever sent one, and by those who have to answer.

import type { ComplaintPage, ComplaintWords, OperationId, OwnComplaint } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { refuseUnlessMay } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import { parsePosition } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { reachWork } from '../work/work-reach.ts';
import { isSecretOf } from './complaint-secret.ts';
import { toComplaint } from './complaint-view.ts';

const PAGE_MAX = 20;

/** Reports about a project, newest first, with the figures of all of them. */
export async function listComplaints(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number } = { limit: PAGE_MAX },
): Promise<ComplaintPage | Refusal> {
  const beforeSeq = parsePosition(page.cursor);
  if (beforeSeq === 'invalid') return refused('invalid-cursor');
  if (!(await ports.store.directory.file(projectId))) return refused('not-found');
  const today = civilDateOf(ports.clock.nowMs());
  const [found, figures] = await Promise.all([
    ports.store.work.items({ kind: 'complaints', projectId, beforeSeq, limit: page.limit + 1 }),
    ports.store.work.complaintFigures({ projectId, today }),
  ]);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const nextCursor = found.length > page.limit && last ? String(last.seq) : null;
  return { items: shown.map((item) => toComplaint(item, today)), nextCursor, figures };
}

/** A report for whoever holds its secret. */
export async function readOwnComplaint(ports: Ports, held: HeldComplaint): Promise<OwnComplaint | Refusal> {
  const item = await ownItem(ports, held);
  return isRefusal(item) ? item : own(ports, item);
}

/** Destroys what the report said, for whoever holds its secret. Again it changes nothing. */
export async function forgetOwnComplaint(ports: Ports, held: HeldComplaint): Promise<OwnComplaint | Refusal> {
  const item = await ownItem(ports, held);
  if (isRefusal(item)) return item;
  await forget(ports, item);
  return own(ports, item);
}

/** What a report says, for those who answer it. */
export async function readComplaintWords(
  ports: Ports,
  actor: Actor,
  itemId: string,
): Promise<ComplaintWords | Refusal> {
  const item = await reachFor(ports, actor, { itemId, operation: 'getComplaintWords' });
  return isRefusal(item) ? item : { complaintNo: itemId, words: await wordsOf(ports, itemId) };
}

/** Destroys what a report said, because somebody whom it names asks for that. */
export async function forgetComplaintWords(
  ports: Ports,
  actor: Actor,
  itemId: string,
): Promise<ComplaintWords | Refusal> {
  const item = await reachFor(ports, actor, { itemId, operation: 'forgetComplaintWords' });
  if (isRefusal(item)) return item;
  await forget(ports, item, actor);
  return { complaintNo: itemId, words: null };
}

export interface HeldComplaint {
  readonly complaintNo: string;
  readonly secret: string | null;
}

async function ownItem(ports: Ports, { complaintNo, secret }: HeldComplaint): Promise<WorkItemRecord | Refusal> {
  if (secret === null) return refused('unauthorized');
  if (!(await isSecretOf(ports, complaintNo, secret))) return refused('not-found');
  const item = await ports.store.work.item(complaintNo);
  return item?.kind === 'complaints' ? item : refused('not-found');
}

async function own(ports: Ports, item: WorkItemRecord): Promise<OwnComplaint> {
  const complaint = toComplaint(item, civilDateOf(ports.clock.nowMs()));
  return { complaint, words: await wordsOf(ports, item.itemId) };
}

async function wordsOf(ports: Ports, itemId: string): Promise<OwnComplaint['words']> {
  const record = await ports.store.work.complaintWords(itemId);
  return record && { text: record.text, contact: record.contact };
}

async function reachFor(
  ports: Ports,
  actor: Actor,
  { itemId, operation }: { readonly itemId: string; readonly operation: OperationId },
): Promise<WorkItemRecord | Refusal> {
  const roles = OPERATION_ROLES[operation];
  const reached = await reachWork(ports, actor, { kind: 'complaints', itemId });
  if (isRefusal(reached) || roles === 'anyone') return refused('not-found');
  return refuseUnlessMay(actor, { ...reached.target, roles }) ?? reached.item;
}

// Written down beside the database first: an older one that is restored is told again.
async function forget(ports: Ports, { itemId, tenantId }: WorkItemRecord, actor: Actor | null = null): Promise<void> {
  const erasedOn = civilDateOf(ports.clock.nowMs());
  await ports.erasures.keep({ pledgeId: itemId, erasedOn });
  const deed = { tenantId, action: 'complaint-forgotten', subject: itemId };
  await ports.store.commit([
    { kind: 'delete-complaint-words', itemId },
    ...(actor === null ? [] : [{ kind: 'append-audit', record: auditRecord(ports, actor, deed) } as const]),
  ]);
  await ports.erasures.wipe();
}
