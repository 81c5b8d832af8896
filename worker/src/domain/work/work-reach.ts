// Finding an item and what it hangs on, for whoever may know of it. To everybody else it is not there.

import type { WorkKind } from '@happy-homeland/contract';
import { machineOf, readersOf } from '@happy-homeland/contract/work';
import { assert } from '../../assert.ts';
import type { Ports, WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { knows, mayAct } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { WorkTarget } from './work-actor.ts';
import type { WorkPlace } from './work-handler.ts';

/** An item with all that decides about it. */
export interface ReachedWork {
  readonly kind: 'reached';
  readonly item: WorkItemRecord;
  readonly events: readonly WorkEventRecord[];
  readonly place: WorkPlace;
  readonly target: WorkTarget;
}

/** The item, if it is of this kind and this actor may read it. */
export async function reachWork(
  ports: Ports,
  actor: Actor,
  { kind, itemId }: { readonly kind: WorkKind; readonly itemId: string },
): Promise<ReachedWork | Refusal> {
  const item = await ports.store.work.item(itemId);
  return item?.kind === kind ? reachItem(ports, actor, item) : refused('not-found');
}

/** The same of an item that was read already. */
export async function reachItem(ports: Ports, actor: Actor, item: WorkItemRecord): Promise<ReachedWork | Refusal> {
  const place = await placeOf(ports, item);
  const target = await targetOf(ports, actor, { place, of: item });
  if (!mayAct(actor, { ...target, roles: readersOf(item.kind) })) return refused('not-found');
  return { kind: 'reached', item, events: await ports.store.work.events(item.itemId), place, target };
}

/** Where new work of a project or a federation would belong. */
export async function placeToOpen(
  ports: Ports,
  actor: Actor,
  named: { readonly kind: WorkKind; readonly projectId: string | null; readonly federation: unknown },
): Promise<WorkPlace | Refusal> {
  if (machineOf(named.kind).of === 'project') {
    const file = await ports.store.directory.file(named.projectId ?? '');
    const place = file && { federation: file.federation, file };
    if (!place || !(await isKnown(ports, actor, place))) return refused('not-found');
    return place;
  }
  const federation = await ports.store.directory.federation(String(named.federation));
  const place = federation && { federation, file: null };
  if (!place || !(await isKnown(ports, actor, place))) {
    return refused('parent-not-found', { detail: 'no such federation' });
  }
  return place;
}

async function isKnown(ports: Ports, actor: Actor, { federation }: WorkPlace): Promise<boolean> {
  return knows(actor, {
    tenantId: federation.tenantId,
    ancestors: await ports.store.directory.ancestors(federation.tenantId),
  });
}

/** What an item of this place is judged by. */
export async function targetOf(
  ports: Ports,
  actor: Actor,
  { place, of }: { readonly place: WorkPlace; readonly of: WorkOwner },
): Promise<WorkTarget> {
  const { tenantId } = place.federation;
  return {
    tenantId,
    ancestors: await ports.store.directory.ancestors(tenantId),
    partnerId: await grantedPartner(ports, actor, of),
    charityId: of.charityId,
  };
}

/** Partner, by its id in the books, and charity that an item is of. */
export interface WorkOwner {
  readonly partnerId: string | null;
  readonly charityId: string | null;
}

// The books name a partner as the filed plan does, one in each charity's; a grant names it as the federation keeps it. They are
// one body where number or name are the same.
async function grantedPartner(ports: Ports, actor: Actor, { partnerId, charityId }: WorkOwner): Promise<string | null> {
  if (partnerId === null || charityId === null) return partnerId;
  const granted = new Set(actor.grants.flatMap((grant) => grant.partnerId ?? []));
  for (const grantedId of granted) {
    const kept = await ports.store.directory.partnerById(grantedId);
    const filed = kept === null ? [] : [kept.uscc, kept.name].filter((word) => word !== null);
    const booked = await Promise.all(filed.map((word) => ports.ids.named('partner', charityId, word)));
    if (booked.includes(partnerId)) return grantedId;
  }
  return partnerId;
}

/** Where an item belongs, for whoever has read it. */
export async function placeOfItem(ports: Ports, itemId: string): Promise<WorkPlace> {
  const item = await ports.store.work.item(itemId);
  assert(item !== null, 'an item that was read is there');
  return placeOf(ports, item);
}

async function placeOf(ports: Ports, item: WorkItemRecord): Promise<WorkPlace> {
  if (item.projectId !== null) {
    const file = await ports.store.directory.file(item.projectId);
    assert(file !== null, 'an item of a project has its project');
    return { federation: file.federation, file };
  }
  const federation = await ports.store.directory.federationById(item.tenantId);
  assert(federation !== null, 'an item has its federation');
  return { federation, file: null };
}
