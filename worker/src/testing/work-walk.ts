// Bringing a work item into any state that its machine has, each step by another person who may take it.

import type { Edge, Role, WorkKind } from '@happy-homeland/contract';
import { edgesOf, machineOf } from '@happy-homeland/contract';
import type { Actor } from '../domain/access/actor.ts';
import { isRefusal } from '../domain/refusal.ts';
import { openWork } from '../domain/work/open-work.ts';
import { takeStep } from '../domain/work/take-step.ts';
import type { Ports, WorkItemRecord } from '../ports/index.ts';
import { anId, aProject } from './builders.ts';
import { receiveUnexplained } from './funding.ts';
import { SAMPLE_CONTENT, sampleInput } from './work-samples.ts';

let people = 0;

/** Somebody who has done nothing yet, with these roles in the builders' federation. */
export function somebody(roles: readonly Role[], over: Partial<Actor> = {}): Actor {
  people += 1;
  const id = anId(`person-${people}`);
  const { tenantId } = aProject();
  const grants = roles.map((role) => ({ tenantId, role, partnerId: null, charityId: null }));
  return { kind: 'person', id, keyId: id, tenantId, grants, ...over };
}

/** The shortest way from one state to another; from nothing unless it is said from where. Edges in `not` are left out. */
export function wayTo(kind: WorkKind, state: string, { from = '', not = [] }: Start = {}): readonly Edge[] {
  const isOut = (edge: Edge) => not.some((other) => JSON.stringify(other) === JSON.stringify(edge));
  const edges = edgesOf(machineOf(kind)).filter((edge) => !isOut(edge));
  const ways = new Map<string, readonly Edge[]>([[from, []]]);
  for (const [at, way] of ways) {
    for (const edge of edges.filter((one) => one.from === at && !ways.has(one.to))) ways.set(edge.to, [...way, edge]);
  }
  const way = ways.get(state);
  if (way === undefined) throw new Error(`${kind} never gets from ${from} to ${state}`);
  return way;
}

interface Start {
  readonly from?: string;
  readonly not?: readonly Edge[];
}

/** An item in a state, each step on its way taken by somebody new who may. */
export async function itemIn(ports: Ports, kind: WorkKind, state: string): Promise<WorkItemRecord> {
  // What came and nobody can explain has to be there first.
  const came = kind === 'unmatched-money' ? { receipt: await receiveUnexplained(ports) } : {};
  const content = { ...SAMPLE_CONTENT[kind](), ...came };
  const projectId = machineOf(kind).of === 'project' ? aProject().projectId : null;
  const opener = somebody(machineOf(kind).opens.roles);
  const opened = await openWork(ports, opener, { kind, projectId, content, requestKey: null });
  if (isRefusal(opened)) throw new Error(`${kind} opens: ${JSON.stringify(opened)}`);
  // A step with a choice may lead elsewhere than hoped; then another way is looked for from there.
  const not: Edge[] = [];
  for (let at = opened.state; at !== state; ) {
    const [edge] = wayTo(kind, state, { from: at, not });
    if (edge === undefined) break;
    const answer = await take(ports, kind, { itemId: opened.itemId, step: edge.step });
    if (isRefusal(answer)) throw new Error(`${kind} ${edge.step}: ${JSON.stringify(answer)}`);
    if (answer.state !== edge.to) not.push(edge);
    at = answer.state;
  }
  const item = await ports.store.work.item(opened.itemId);
  if (item === null) throw new Error(`${kind} ${opened.itemId} is not there`);
  return item;
}

export interface Taking {
  readonly itemId: string;
  readonly step: string;
  readonly actor?: Actor;
}

/** Takes a step with its sample input, by somebody new unless it is said by whom. */
export async function take(ports: Ports, kind: WorkKind, { itemId, step, actor }: Taking) {
  const item = await ports.store.work.item(itemId);
  const shape = machineOf(kind).steps[step];
  if (item === null || shape === undefined) throw new Error(`no ${kind} ${itemId}, or no step ${step}`);
  const input = { ...sampleInput(kind, step, item) };
  return takeStep(ports, actor ?? somebody(shape.roles), { kind, itemId, step, input, requestKey: null });
}
