// Taking a step. In order: whether the item is there for this actor, whether the machine has the step here, whether the
// role is held, whether somebody else has to do it, and what the kind says. Of two that act at once one wins: an event of
// a revision can be written once.

import type { StepShape, WorkItem, WorkKind } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import { assert } from '../../assert.ts';
import type { Guard, Ports, WorkContentRecord, WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import { plannedProjectId } from '../project/planned-project.ts';
import { refusePublication } from '../project/upsert.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { digestOf } from '../work-item/work-digest.ts';
import type { RequestMark } from '../work-item/work-request.ts';
import { doneBefore, markOf } from '../work-item/work-request.ts';
import { deedInTheWay } from './four-eyes.ts';
import { handlerOf } from './handlers.ts';
import { viewOf } from './read-work.ts';
import { roleFor } from './work-actor.ts';
import { refuseUnknownFiles } from './work-evidence.ts';
import type { Admitted, StepResult } from './work-handler.ts';
import { ADMITTED, TAKEN } from './work-handler.ts';
import type { ReachedWork } from './work-reach.ts';
import { reachWork } from './work-reach.ts';

export interface Step {
  readonly kind: WorkKind;
  readonly itemId: string;
  readonly step: string;
  /** Has passed the schema of the step. */
  readonly input: WorkContentRecord;
  readonly requestKey: string | null;
}

/** Takes one step and answers the item as it is then. */
export async function takeStep(ports: Ports, actor: Actor, step: Step): Promise<WorkItem | Refusal> {
  const { kind, itemId, input } = step;
  const mark = await markOf(ports, step.requestKey, { kind, itemId, step: step.step, input });
  let lost: StepResult['lost'] = {};
  const decide = async () => {
    const reached = await reachWork(ports, actor, step);
    if (isRefusal(reached)) return answer(reached);
    const done = await doneBefore(ports, reached.item.tenantId, mark);
    if (done !== null) return { kind: 'answer', answer: done.kind === 'refused' ? done : null } as const;
    const decided = await decideStep(ports, actor, { step, reached, mark });
    lost = decided.lost;
    return decided;
  };
  const refuse = (guard: Guard) => lost?.[guard] ?? refusePublication(guard);
  const refusal = await decideAndCommit<Refusal | null>(ports, decide, refuse);
  if (refusal !== null) return refusal;
  const reached = await reachWork(ports, actor, step);
  return isRefusal(reached) ? reached : viewOf(actor, reached);
}

interface StepAsked {
  readonly step: Step;
  readonly reached: ReachedWork;
  readonly mark: RequestMark;
}

type StepDecision = Decision<Refusal | null> & Pick<StepResult, 'lost'>;

async function decideStep(ports: Ports, actor: Actor, asked: StepAsked): Promise<StepDecision> {
  const { step, reached } = asked;
  const { item, events, place, target } = reached;
  const shape = machineOf(item.kind).steps[step.step];
  assert(shape !== undefined, 'a route has its step');
  const role = roleFor(actor, target, shape.roles);
  if (role === null) return answer(refused('forbidden', { detail: `this takes one of: ${shape.roles.join(', ')}` }));
  const refusal = refuseMove(actor, shape, asked);
  if (refusal !== null) return answer(refusal);
  const unknown = await refuseUnknownFiles(ports, await projectOf(ports, item), { named: step.input, at: '' });
  if (unknown !== null) return answer(unknown);
  const { kind, content } = item;
  const effect = handlerOf(kind).steps[step.step];
  const result =
    effect === undefined
      ? withContent(step.input)
      : await effect({ ports, actor, place, item, content, input: step.input, events });
  if (isRefusal(result)) return answer(result);
  const admitted = await admitNew(ports, asked, result);
  if (isRefusal(admitted)) return answer(admitted);
  const kept = admitted.content === undefined ? result : { ...result, content: admitted.content };
  const { itemId, tenantId } = item;
  const record = await eventOf(ports, asked, {
    result: kept,
    role,
    actor: actor.id,
    to: destination(shape, result),
  });
  const deed = { tenantId, action: `${step.step}-${kind}`, subject: itemId };
  return {
    kind: 'commit',
    unit: [
      { kind: 'append-work-event', record },
      ...(result.unit ?? []),
      ...(admitted.unit ?? []),
      { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
    ],
    answer: null,
    ...(result.lost === undefined ? {} : { lost: result.lost }),
  };
}

// A plan has the files of the project that it will become.
async function projectOf(ports: Ports, item: WorkItemRecord): Promise<string | null> {
  return item.projectId ?? plannedProjectId(ports, item);
}

function answer(refusal: Refusal): Decision<Refusal | null> {
  return { kind: 'answer', answer: refusal };
}

// A step without an effect of its own that brings new content replaces the old with it.
function withContent({ content }: WorkContentRecord): StepResult {
  return isContent(content) ? { ...TAKEN, content } : TAKEN;
}

function isContent(value: unknown): value is WorkContentRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseMove(actor: Actor, shape: StepShape, { step, reached }: StepAsked): Refusal | null {
  const { item, events } = reached;
  const seenRevision = step.input['seenRevision'];
  if (seenRevision !== undefined && seenRevision !== item.revision) {
    return refused('stale-state', { detail: `the item is at revision ${item.revision} now` });
  }
  if (!shape.from.includes(item.state)) {
    const detail = `${step.step} is possible in: ${shape.from.join(', ')}; the item is ${item.state}`;
    return refused('illegal-transition', { detail });
  }
  const mine = deedInTheWay({ actorId: actor.id, notBy: shape.notBy }, item, events);
  if (mine === undefined) return null;
  return refused('four-eyes-required', { detail: `you did the step ${mine.step} of this item` });
}

// Content that a step brings has to stand as if the item were opened with it, and for the same partner.
async function admitNew(ports: Ports, { reached }: StepAsked, { content }: StepResult): Promise<Admitted | Refusal> {
  if (content === undefined) return ADMITTED;
  const { item, place } = reached;
  const admitted = await handlerOf(item.kind).admit({ ports, place, content });
  if (isRefusal(admitted)) return admitted;
  if ((admitted.partnerId ?? null) !== item.partnerId) {
    return refusedField('immutable-field', '/content/partner', 'open another item for another partner');
  }
  const unknown = await refuseUnknownFiles(ports, item.projectId, { named: content, at: '/content' });
  return unknown ?? admitted;
}

function destination({ to }: StepShape, result: StepResult): string {
  const chosen = result.to ?? to[0];
  assert(chosen !== undefined && to.includes(chosen), 'a step leads where its machine says');
  assert(result.to !== undefined || to.length === 1, 'a step with a choice makes it');
  return chosen;
}

interface Taken {
  readonly result: StepResult;
  readonly role: WorkEventRecord['role'];
  readonly actor: string;
  readonly to: string;
}

async function eventOf(ports: Ports, { step, reached, mark }: StepAsked, taken: Taken): Promise<WorkEventRecord> {
  const { item } = reached;
  const { result, role, actor, to } = taken;
  const { seenRevision: _seen, content: _content, ...input } = step.input;
  const content = result.content ?? item.content;
  return {
    itemId: item.itemId,
    tenantId: item.tenantId,
    revision: item.revision + 1,
    step: step.step,
    fromState: item.state,
    toState: to,
    actor,
    role,
    atMs: ports.clock.nowMs(),
    input,
    deskTenantId: result.deskTenantId ?? item.deskTenantId,
    dueOn: result.dueOn === undefined ? item.dueOn : result.dueOn,
    content,
    digest: result.content === undefined ? item.digest : await digestOf(ports, content),
    outcome: { ...item.outcome, ...result.outcome },
    ...mark,
  };
}
