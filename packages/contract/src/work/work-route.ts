// Where work items are reached: one address to open one, one to list, one to read, and one for each step.

import type { Route } from '../route-shape.ts';
import type { StepOf, WorkKind } from './machines.ts';
import { MACHINES, machineOf, WORK_KINDS } from './machines.ts';

/** `spendings.open`, `spendings.list`, `spendings.get`, `spendings.verify`, … */
export type WorkOperationId = {
  [Kind in WorkKind]: `${Kind}.${'open' | 'list' | 'get' | StepOf<Kind>}`;
}[WorkKind];

/** The correction of an entry has an older address as well, at which no second person is asked. */
export const WORK_ROUTES: Readonly<Record<WorkOperationId, Route>> = parseRoutes(
  Object.fromEntries(WORK_KINDS.flatMap((kind) => routesOf(kind))),
);

function routesOf(kind: WorkKind): readonly (readonly [string, Route])[] {
  const { of, steps } = machineOf(kind);
  const base = `/v1/manage/${kind}`;
  const opening = of === 'project' ? `/v1/manage/projects/{projectId}/${kind}` : base;
  return [
    [`${kind}.open`, { method: 'post', path: opening }],
    [`${kind}.list`, { method: 'get', path: base }],
    [`${kind}.get`, { method: 'get', path: `${base}/{itemId}` }],
    ...Object.keys(steps).map((step): readonly [string, Route] => [
      `${kind}.${step}`,
      { method: 'post', path: `${base}/{itemId}/${step}` },
    ]),
  ];
}

// Made from every kind and step just above; the compiler cannot follow the names.
function parseRoutes(routes: Record<string, Route>): Readonly<Record<WorkOperationId, Route>> {
  return routes as Readonly<Record<WorkOperationId, Route>>;
}

/** Kind and step of an operation, or null where it is none of a work item. */
export function workStepOf(operationId: string): { readonly kind: WorkKind; readonly step: string } | null {
  const [name = '', step = ''] = operationId.split('.');
  const kind = WORK_KINDS.find((known) => known === name);
  return kind === undefined || !Object.hasOwn(MACHINES, name) || step === '' ? null : { kind, step };
}
