// Opening a work item: the content is looked at as it would be at every later change, and the first event makes it one.

import type { WorkItem, WorkKind } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import type { Change, Ports, WorkContentRecord, WorkEventRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { handlerOf } from './handlers.ts';
import { readWork } from './read-work.ts';
import { roleFor } from './work-actor.ts';
import { digestOf } from './work-digest.ts';
import type { Admitted, WorkPlace } from './work-handler.ts';
import { placeToOpen, targetOf } from './work-reach.ts';
import type { RequestMark } from './work-request.ts';
import { doneBefore, markOf } from './work-request.ts';

export interface Opening {
  readonly kind: WorkKind;
  /** Where the kind belongs to projects. */
  readonly projectId: string | null;
  /** Has passed the schema of the kind. */
  readonly content: WorkContentRecord;
  /** The request's own key; sent again, the same request is answered with the same item. */
  readonly requestKey: string | null;
}

/** Opens an item. Refuses with `not-found`, `forbidden`, or what the kind says of the content. */
export async function openWork(ports: Ports, actor: Actor, opening: Opening): Promise<WorkItem | Refusal> {
  const { kind, projectId, content } = opening;
  const place = await placeToOpen(ports, actor, { kind, projectId, federation: content['federation'] });
  if (isRefusal(place)) return place;
  const { tenantId } = place.federation;
  const mark = await markOf(ports, opening.requestKey, { kind, step: 'open', projectId, content });
  const answer = await decideAndCommit<Refusal | { readonly kind: 'done'; readonly itemId: string }>(
    ports,
    async () => {
      const done = await doneBefore(ports, tenantId, mark);
      if (done !== null) return { kind: 'answer', answer: done };
      return decideOpening(ports, actor, { opening, place, mark });
    },
  );
  if (answer.kind === 'refused') return answer;
  const read = await readWork(ports, actor, { kind, itemId: answer.itemId });
  return isRefusal(read) ? read : read.item;
}

interface OpeningCase {
  readonly opening: Opening;
  readonly place: WorkPlace;
  readonly mark: RequestMark;
}

async function decideOpening(
  ports: Ports,
  actor: Actor,
  { opening, place, mark }: OpeningCase,
): Promise<Decision<Refusal | { readonly kind: 'done'; readonly itemId: string }>> {
  const { kind, content } = opening;
  const admitted = await handlerOf(kind).admit({ ports, place, content });
  if (isRefusal(admitted)) return { kind: 'answer', answer: admitted };
  const owner = { partnerId: admitted.partnerId ?? null, charityId: place.file?.project.charityId ?? null };
  const { roles } = machineOf(kind).opens;
  const role = roleFor(actor, await targetOf(ports, place, owner), roles);
  if (role === null) {
    const detail = `this takes one of these roles: ${roles.join(', ')}`;
    return { kind: 'answer', answer: refused('forbidden', { detail }) };
  }
  const event = await firstEvent(ports, { opening, place, mark }, { actor: actor.id, role, admitted });
  const { itemId, tenantId } = event;
  const { projectId } = opening;
  const record = { itemId, tenantId, kind, projectId, ...owner, openedBy: event.actor, openedMs: event.atMs };
  const deed = { tenantId, action: `open-${kind}`, subject: itemId };
  const unit: Change[] = [
    { kind: 'open-work', record, content, digest: event.digest },
    { kind: 'append-work-event', record: event },
    ...(admitted.unit ?? []),
    { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
  ];
  return { kind: 'commit', unit, answer: { kind: 'done', itemId } };
}

async function firstEvent(
  ports: Ports,
  { opening, place, mark }: OpeningCase,
  by: Pick<WorkEventRecord, 'actor' | 'role'> & { readonly admitted: Admitted },
): Promise<WorkEventRecord> {
  const { tenantId } = place.federation;
  return {
    itemId: ports.ids.id(),
    tenantId,
    revision: 1,
    step: 'open',
    fromState: '',
    toState: machineOf(opening.kind).opens.to,
    actor: by.actor,
    role: by.role,
    atMs: ports.clock.nowMs(),
    input: {},
    deskTenantId: tenantId,
    dueOn: by.admitted.dueOn ?? null,
    content: opening.content,
    digest: await digestOf(ports, opening.content),
    outcome: {},
    ...mark,
  };
}
