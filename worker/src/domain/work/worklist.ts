// What waits for somebody: items on the desks of their federations, in stages that wait for a role they hold there, that
// they themselves may move. Read anew each time; nothing is kept of it.

import type { WorkItem, WorkKind } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS } from '@happy-homeland/contract/work';
import type { Ports, Stage, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { isRefusal } from '../refusal.ts';
import { oneReading } from './one-reading.ts';
import { viewOf } from './read-work.ts';
import { reachItem } from './work-reach.ts';

/** Items read of one desk; what lies below them is counted, not shown. */
export const DESK_ITEMS_MAX = 60;
/** Federations whose desks one person looks after. */
const DESKS_MAX = 10;

export interface WaitingItem {
  readonly item: WorkItem;
  /** Of the project that it belongs to; null for what belongs to a federation. */
  readonly project: string | null;
  readonly federation: string;
}

/** Everything in one stage that waits for the actor, the most urgent first. */
export interface WaitingStage extends Stage {
  readonly waiting: readonly WaitingItem[];
  /** How many lie there in all; more than are shown where a desk is very full, or where others have to act on them. */
  readonly total: number;
}

/** The worklist of an actor, in the order of the kinds and of their states. */
export async function worklist(ports: Ports, actor: Actor): Promise<readonly WaitingStage[]> {
  const desks = [...new Set(actor.grants.flatMap(({ tenantId }) => tenantId ?? []))].slice(0, DESKS_MAX);
  const read = await Promise.all(desks.map((tenantId) => readDesk(ports, actor, tenantId)));
  return merged(read.flat());
}

async function readDesk(ports: Ports, actor: Actor, tenantId: string): Promise<readonly WaitingStage[]> {
  const stages = stagesFor(actor, tenantId);
  if (stages.length === 0) return [];
  const place = { tenantIds: [tenantId], stages };
  const records = await ports.store.work.desk({ ...place, limit: DESK_ITEMS_MAX + 1 });
  const shown = records.slice(0, DESK_ITEMS_MAX);
  const isWhole = records.length === shown.length;
  const counts = isWhole ? [] : await ports.store.work.deskCounts(place);
  const reading = oneReading(ports);
  const items = await Promise.all(shown.map((record) => waitingItem(reading, actor, record)));
  const waiting = items.filter((item) => item !== null);
  return stages.flatMap((stage) => {
    const here = waiting.filter(({ item }) => item.kind === stage.kind && item.state === stage.state);
    const counted = counts.find(({ kind, state }) => kind === stage.kind && state === stage.state)?.items ?? 0;
    const total = isWhole ? here.length : Math.max(counted, here.length);
    return total === 0 ? [] : [{ ...stage, waiting: here, total }];
  });
}

/** Stages of every kind that wait for a role which the actor holds in this very federation. */
function stagesFor({ grants }: Actor, tenantId: string): readonly Stage[] {
  const roles = grants.flatMap((grant) => (grant.tenantId === tenantId ? [grant.role] : []));
  return WORK_KINDS.flatMap((kind) =>
    stagesOf(kind).filter(({ waitsFor }) => waitsFor.some((role) => roles.includes(role))),
  );
}

function stagesOf(kind: WorkKind) {
  return Object.entries(machineOf(kind).states).map(([state, { waitsFor }]) => ({ kind, state, waitsFor }));
}

// What this actor has no step left for waits for somebody else, though for the same role.
async function waitingItem(ports: Ports, actor: Actor, record: WorkItemRecord): Promise<WaitingItem | null> {
  const reached = await reachItem(ports, actor, record);
  if (isRefusal(reached)) return null;
  const item = viewOf(actor, reached);
  if (!isTask(record.kind, item)) return null;
  const { federation, file } = reached.place;
  return { item, project: file?.project.title ?? null, federation: federation.name };
}

// Where a state has steps that not everybody with the role may take, one of those is the task: sending back or taking back
// what is one's own is always possible and is nobody's.
function isTask(kind: WorkKind, { state, waitsFor, next }: WorkItem): boolean {
  const awaited = Object.entries(machineOf(kind).steps).filter(
    ([, { from, roles }]) => from.includes(state) && roles.some((role) => waitsFor.includes(role)),
  );
  const guarded = awaited.filter(([, { notBy }]) => notBy.length > 0);
  return (guarded.length > 0 ? guarded : awaited).some(([step]) => next.includes(step));
}

function merged(stages: readonly WaitingStage[]): readonly WaitingStage[] {
  const all = WORK_KINDS.flatMap(stagesOf).map(({ kind, state }) => {
    const same = stages.filter((stage) => stage.kind === kind && stage.state === state);
    const total = same.reduce((sum, stage) => sum + stage.total, 0);
    return { kind, state, waiting: same.flatMap(({ waiting }) => waiting), total };
  });
  return all.filter(({ total }) => total > 0);
}
