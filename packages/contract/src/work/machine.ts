// Everything that people carry from hand to hand is a work item with a state machine, and the machine is data: routes, the
// worklist, the authorisation matrix and the tests of every edge are made from it. No schema here, so that whoever only
// serves or calls a route need not build one.

import type { Role } from '../role.ts';

/** The same text in the two languages of every screen. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One step that moves an item. */
export interface StepShape extends Words {
  readonly from: readonly string[];
  /** Where it may lead; with more than one the step itself decides. */
  readonly to: readonly string[];
  readonly roles: readonly Role[];
  /** Whoever did one of these on the item may not do this one as well; `open` is its opening. */
  readonly notBy: readonly string[];
}

/** One state. Where nobody is waited for, the item is at rest. */
export interface StateShape extends Words {
  readonly waitsFor: readonly Role[];
}

/** One kind of work item. */
export interface Machine extends Words {
  /** What an item belongs to; every item also belongs to a federation. */
  readonly of: 'project' | 'federation';
  readonly opens: { readonly to: string; readonly roles: readonly Role[] };
  readonly states: Readonly<Record<string, StateShape>>;
  readonly steps: Readonly<Record<string, StepShape>>;
}

/** The steps that lead out of a state. */
export function stepsFrom(machine: Machine, state: string): readonly string[] {
  return Object.entries(machine.steps).flatMap(([step, { from }]) => (from.includes(state) ? [step] : []));
}

/** Whether nothing can follow. */
export function isFinal(machine: Machine, state: string): boolean {
  return stepsFrom(machine, state).length === 0;
}

/** One legal move; `from` is empty where the move opens the item. */
export interface Edge {
  readonly step: string;
  readonly from: string;
  readonly to: string;
}

/** Every legal move of a machine, its opening first. */
export function edgesOf(machine: Machine): readonly Edge[] {
  const moves = Object.entries(machine.steps).flatMap(([step, shape]) =>
    shape.from.flatMap((from) => shape.to.map((to) => ({ step, from, to }))),
  );
  return [{ step: 'open', from: '', to: machine.opens.to }, ...moves];
}
