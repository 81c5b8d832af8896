// Opening a work item: the content is looked at as it would be at every later change, and the first event makes it one.

import type { WorkItem, WorkKind } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import type { Ports, WorkContentRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { openingOf } from '../work-item/opening.ts';
import type { RequestMark } from '../work-item/work-request.ts';
import { doneBefore, markOf } from '../work-item/work-request.ts';
import { handlerOf } from './handlers.ts';
import { readWork } from './read-work.ts';
import { roleFor } from './work-actor.ts';
import { refuseUnknownFiles } from './work-evidence.ts';
import type { WorkPlace } from './work-handler.ts';
import { placeToOpen, targetOf } from './work-reach.ts';

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
  const role = roleFor(actor, await targetOf(ports, actor, { place, of: owner }), roles);
  if (role === null) {
    const detail = `this takes one of these roles: ${roles.join(', ')}`;
    return { kind: 'answer', answer: refused('forbidden', { detail }) };
  }
  const unknown = await refuseUnknownFiles(ports, opening.projectId, { named: content, at: '' });
  if (unknown !== null) return { kind: 'answer', answer: unknown };
  const { tenantId } = place.federation;
  const stands = admitted.content ?? content;
  const { dueOn, itemId: named } = admitted;
  const item = { kind, tenantId, projectId: opening.projectId, ...owner, content: stands, dueOn, itemId: named };
  const { itemId, unit } = await openingOf(ports, item, { actor: actor.id, role, ...mark });
  const deed = { tenantId, action: `open-${kind}`, subject: itemId };
  const audit = { kind: 'append-audit', record: auditRecord(ports, actor, deed) } as const;
  return { kind: 'commit', unit: [...unit, ...(admitted.unit ?? []), audit], answer: { kind: 'done', itemId } };
}
