// The changes that make an item, for whoever opens one: a request, or a step of another item.

import type { WorkKind } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import type { Change, Ports, WorkContentRecord, WorkEventRecord } from '../../ports/index.ts';
import { digestOf } from './work-digest.ts';
import type { RequestMark } from './work-request.ts';

export interface NewItem {
  readonly kind: WorkKind;
  readonly tenantId: string;
  readonly projectId: string | null;
  readonly partnerId: string | null;
  readonly charityId: string | null;
  readonly content: WorkContentRecord;
  readonly dueOn?: string | null | undefined;
  readonly itemId?: string | undefined;
}

export interface Opener extends RequestMark, Pick<WorkEventRecord, 'actor' | 'role'> {}

/** An item with its first event. */
export async function openingOf(
  ports: Ports,
  item: NewItem,
  by: Opener,
): Promise<{ readonly itemId: string; readonly unit: readonly Change[] }> {
  const { dueOn = null, content, itemId = ports.ids.id(), ...owner } = item;
  const { actor, role, requestKey, requestHash } = by;
  const atMs = ports.clock.nowMs();
  const digest = await digestOf(ports, content);
  const event: WorkEventRecord = {
    itemId,
    tenantId: item.tenantId,
    revision: 1,
    step: 'open',
    fromState: '',
    toState: machineOf(item.kind).opens.to,
    actor,
    role,
    atMs,
    input: {},
    deskTenantId: item.tenantId,
    dueOn,
    content,
    digest,
    outcome: {},
    requestKey,
    requestHash,
  };
  const record = { ...owner, itemId, openedBy: actor, openedMs: atMs };
  return {
    itemId,
    unit: [
      { kind: 'open-work', record, content, digest },
      { kind: 'append-work-event', record: event },
    ],
  };
}
