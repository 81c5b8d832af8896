// An item as its reader sees it: with the steps that this reader may take.

import type { WorkEvent, WorkItem } from '@happy-homeland/contract';
import { machineOf, stepsFrom } from '@happy-homeland/contract/work';
import type { WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { deedInTheWay } from './four-eyes.ts';
import type { WorkTarget } from './work-actor.ts';
import { roleFor } from './work-actor.ts';

/** Steps that the actor may take now, in the order of the machine. */
export function nextSteps(actor: Actor, item: WorkItemRecord, reading: Reading): readonly string[] {
  const machine = machineOf(item.kind);
  return stepsFrom(machine, item.state).filter((step) => {
    const shape = machine.steps[step];
    if (shape === undefined || roleFor(actor, reading.target, shape.roles) === null) return false;
    return deedInTheWay({ actorId: actor.id, notBy: shape.notBy }, item, reading.events) === undefined;
  });
}

export interface Reading {
  readonly target: WorkTarget;
  readonly events: readonly WorkEventRecord[];
}

export function toWorkItem(actor: Actor, item: WorkItemRecord, reading: Reading): WorkItem {
  const { itemId, kind, state, revision, projectId, dueOn, content, digest, outcome, openedBy } = item;
  return {
    itemId,
    kind,
    state,
    revision,
    projectId,
    waitsFor: [...(machineOf(kind).states[state]?.waitsFor ?? [])],
    dueOn,
    content: { ...content },
    digest,
    outcome: { ...outcome },
    next: [...nextSteps(actor, item, reading)],
    openedBy,
    openedAt: new Date(item.openedMs).toISOString(),
    updatedAt: new Date(item.updatedMs).toISOString(),
  };
}

export function toWorkEvent({ atMs, fromState, toState, ...event }: WorkEventRecord): WorkEvent {
  const { revision, step, actor: by, role, digest, input } = event;
  const at = new Date(atMs).toISOString();
  return { revision, step, from: fromState, to: toState, by, role, at, digest, input: { ...input } };
}
