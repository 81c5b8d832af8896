// Reading work: one item with its history, and lists of a kind.

import type { Page, WorkItem, WorkItemWithEvents, WorkKind, WorkQuery } from '@happy-homeland/contract';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { knows } from '../access/actor.ts';
import { parsePosition } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { oneReading } from './one-reading.ts';
import type { ReachedWork } from './work-reach.ts';
import { reachItem, reachWork } from './work-reach.ts';
import { toWorkEvent, toWorkItem } from './work-view.ts';

/** One item and all that was done to it. */
export async function readWork(
  ports: Ports,
  actor: Actor,
  named: { readonly kind: WorkKind; readonly itemId: string },
): Promise<WorkItemWithEvents | Refusal> {
  const reached = await reachWork(ports, actor, named);
  if (isRefusal(reached)) return reached;
  return { item: viewOf(actor, reached), events: reached.events.map(toWorkEvent) };
}

export function viewOf(actor: Actor, { item, target, events }: ReachedWork): WorkItem {
  return toWorkItem(actor, item, { target, events });
}

/** Items of one kind that the actor may read, newest first: of one project, or of the actor's own federation. */
export async function listWork(
  ports: Ports,
  actor: Actor,
  { kind, query }: { readonly kind: WorkKind; readonly query: WorkQuery },
): Promise<Page<WorkItem> | Refusal> {
  const beforeSeq = parsePosition(query.cursor);
  if (beforeSeq === 'invalid') return refused('invalid-cursor');
  const scope = await scopeOf(ports, actor, query);
  if (isRefusal(scope)) return scope;
  const states = query.state === undefined ? undefined : [query.state];
  const asked = { kind, ...scope, states, beforeSeq, limit: query.limit + 1 };
  const found = await ports.store.work.items(asked);
  const shown = found.slice(0, query.limit);
  const reading = oneReading(ports);
  const items = await Promise.all(shown.map((item) => seen(reading, actor, item)));
  const last = shown.at(-1);
  const nextCursor = found.length > query.limit && last ? String(last.seq) : null;
  return { items: items.filter((item) => item !== null), nextCursor };
}

async function seen(ports: Ports, actor: Actor, item: WorkItemRecord): Promise<WorkItem | null> {
  const reached = await reachItem(ports, actor, item);
  return isRefusal(reached) ? null : viewOf(actor, reached);
}

interface Scope {
  readonly tenantId: string;
  readonly projectId?: string;
}

// A list of what the actor has nothing to do with is as if there were no such project and no such federation.
async function scopeOf(ports: Ports, actor: Actor, query: WorkQuery): Promise<Scope | Refusal> {
  const scope = await namedScope(ports, actor, query);
  if (isRefusal(scope)) return scope;
  const ancestors = await ports.store.directory.ancestors(scope.tenantId);
  return knows(actor, { tenantId: scope.tenantId, ancestors }) ? scope : refused('not-found');
}

async function namedScope(ports: Ports, actor: Actor, { project, federation }: WorkQuery): Promise<Scope | Refusal> {
  if (project !== undefined) {
    const file = await ports.store.directory.file(project);
    return file === null ? refused('not-found') : { tenantId: file.project.tenantId, projectId: project };
  }
  if (federation !== undefined) {
    const named = await ports.store.directory.federation(federation);
    return named === null ? refused('not-found') : { tenantId: named.tenantId };
  }
  return actor.tenantId === null
    ? refused('forbidden', { detail: 'name a project or a federation: the operator is of none' })
    : { tenantId: actor.tenantId };
}
