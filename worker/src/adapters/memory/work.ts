// Work items without a disk: the same rules that the database keeps with triggers.

import { edgesOf, machineOf } from '@happy-homeland/contract/work';
import { unreachable } from '../../assert.ts';
import type { Guard, Stage, WorkChange, WorkEventRecord, WorkItemRecord, WorkReads } from '../../ports/index.ts';
import { complaintReads } from './complaints.ts';
import { importDraftReads } from './import-drafts.ts';
import { mayGoBack, returnOf } from './owed.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function applyWork(tables: Tables, change: WorkChange): Guard | null {
  switch (change.kind) {
    case 'open-work':
      return openWork(tables, change);
    case 'append-work-event':
      return appendEvent(tables, change.record);
    default:
      return unreachable(change);
  }
}

function openWork(
  tables: Tables,
  { record, content, digest }: Extract<WorkChange, { kind: 'open-work' }>,
): Guard | null {
  const { itemId, tenantId, projectId, charityId, openedMs } = record;
  if (tables.workItems.has(itemId)) return 'work-item';
  if (!tables.federations.some((federation) => federation.tenantId === tenantId)) return 'parent';
  if (projectId !== null && tables.projects.get(projectId)?.tenantId !== tenantId) return 'parent';
  if (charityId !== null && tables.charities.get(charityId)?.tenantId !== tenantId) return 'parent';
  const begun = { state: '', revision: 0, deskTenantId: tenantId, dueOn: null, outcome: {}, updatedMs: openedMs };
  tables.workItems.put(itemId, { ...record, ...begun, content, digest, seq: tables.workItems.size + 1 });
  return null;
}

function appendEvent(tables: Tables, record: WorkEventRecord): Guard | null {
  const { itemId, tenantId, revision, step, fromState, toState, requestKey } = record;
  const item = tables.workItems.get(itemId);
  if (item?.tenantId !== tenantId || item.revision !== revision - 1 || item.state !== fromState) return 'work-item';
  const isLegal = edgesOf(machineOf(item.kind)).some(
    (edge) => edge.step === step && edge.from === fromState && edge.to === toState,
  );
  requireRule(isLegal, 'an item moves along its machine');
  const isUsed = (event: WorkEventRecord) => event.tenantId === tenantId && event.requestKey === requestKey;
  if (requestKey !== null && tables.workEvents.some(isUsed)) return 'work-request';
  const isReturn = item.kind === 'unmatched-money' && toState === 'approved';
  if (isReturn && !mayGoBack(tables, Number(record.content['receipt']))) return 'owed';
  const { deskTenantId, dueOn, content, digest, outcome, atMs: updatedMs } = record;
  const standing = { state: toState, revision, deskTenantId, dueOn, content, digest, outcome, updatedMs };
  tables.workEvents.put(keyOf(itemId, revision), record);
  tables.workItems.put(itemId, { ...item, ...standing });
  return null;
}

export function workReads(now: () => Tables): WorkReads {
  const onDesk = (tenantIds: readonly string[], stages: readonly Stage[]) =>
    now()
      .workItems.all()
      .filter(({ deskTenantId }) => tenantIds.includes(deskTenantId))
      .filter(({ kind, state }) => stages.some((stage) => stage.kind === kind && stage.state === state));
  return {
    ...complaintReads(now),
    ...importDraftReads(now),
    item: async (itemId) => now().workItems.get(itemId) ?? null,
    events: async (itemId) =>
      now()
        .workEvents.all()
        .filter((event) => event.itemId === itemId)
        .sort((a, b) => a.revision - b.revision),
    eventOf: async (tenantId, requestKey) =>
      now().workEvents.find((event) => event.tenantId === tenantId && event.requestKey === requestKey) ?? null,
    returnOf: async (receiptSeq) => returnOf(now(), receiptSeq) ?? null,
    items: async ({ tenantId, kind, projectId, partnerId, states, beforeSeq, limit }) =>
      now()
        .workItems.all()
        .filter((item) => item.kind === kind && (beforeSeq === undefined || item.seq < beforeSeq))
        .filter((item) => tenantId === undefined || item.tenantId === tenantId)
        .filter((item) => projectId === undefined || item.projectId === projectId)
        .filter((item) => partnerId === undefined || item.partnerId === partnerId)
        .filter((item) => states === undefined || states.includes(item.state))
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit),
    desk: async ({ tenantIds, stages, limit }) => onDesk(tenantIds, stages).sort(byUrgency).slice(0, limit),
    deskCounts: async ({ tenantIds, stages }) =>
      stages.map((stage) => ({ ...stage, items: onDesk(tenantIds, [stage]).length })).filter(({ items }) => items > 0),
  };
}

function byUrgency(a: WorkItemRecord, b: WorkItemRecord): number {
  if ((a.dueOn === null) !== (b.dueOn === null)) return a.dueOn === null ? 1 : -1;
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1;
  return a.seq - b.seq;
}
