// A step that an item takes because of something else: the giver has asked, the website is registered. Nobody sent a request for
// the item itself, so it is marked with none, and what the item says stays as it is.

import { machineOf } from '@happy-homeland/contract/work';
import { assert } from '../../assert.ts';
import type { Change, Ports, WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';

export interface StepBeside extends Pick<WorkEventRecord, 'step' | 'actor'> {
  /** What the step adds to what has come of the item. */
  readonly outcome?: WorkItemRecord['outcome'];
}

/** Whether the item is in a state that the step leads out of. */
export function canTake(item: WorkItemRecord, step: string): boolean {
  return machineOf(item.kind).steps[step]?.from.includes(item.state) === true;
}

/** The change by which the item takes the step; it must be one that it can take, with one place to lead to. */
export function stepTaken(ports: Pick<Ports, 'clock'>, item: WorkItemRecord, taken: StepBeside): Change {
  const { itemId, tenantId, revision, state, deskTenantId, content, digest } = item;
  const toState = machineOf(item.kind).steps[taken.step]?.to[0];
  assert(toState !== undefined && canTake(item, taken.step), 'nobody takes a step that the state does not have');
  const record: WorkEventRecord = {
    itemId,
    tenantId,
    revision: revision + 1,
    step: taken.step,
    fromState: state,
    toState,
    actor: taken.actor,
    role: null,
    atMs: ports.clock.nowMs(),
    input: {},
    deskTenantId,
    dueOn: null,
    content,
    digest,
    outcome: { ...item.outcome, ...taken.outcome },
    requestKey: null,
    requestHash: null,
  };
  return { kind: 'append-work-event', record };
}
