// The operations of work items, made from their machines: nobody can add a step and forget its route, its role or its test.

import type { Operation } from '../operation-description.ts';
import type { ProblemSlug } from '../problem.ts';
import { bodiesOf } from './bodies.ts';
import type { WorkKind } from './machines.ts';
import { machineOf, WORK_KINDS } from './machines.ts';
import { workItem, workItemPage, workItemWithEvents, workQuery } from './work-item.ts';
import type { WorkOperationId } from './work-route.ts';
import { WORK_ROUTES, workStepOf } from './work-route.ts';

const READ_PROBLEMS = ['unauthorized', 'too-many-requests', 'not-found', 'forbidden'] as const;
const WRITE_PROBLEMS = [
  ...READ_PROBLEMS,
  'malformed-json',
  'duplicate-json-key',
  'unsupported-media-type',
  'payload-too-large',
  'invalid-body',
  'unknown-field',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'parent-not-found',
  'invalid-amount',
  'unsupported-currency',
  'currency-mismatch',
  'registration-taken',
  'immutable-field',
  'goals-exceed-filing',
  'already-reversed',
  'balance-too-low',
  'blocked-by-rules',
  'not-fit',
  'storage-unavailable',
  'overloaded',
] as const satisfies readonly ProblemSlug[];
const STEP_PROBLEMS = [...WRITE_PROBLEMS, 'illegal-transition', 'four-eyes-required', 'stale-state'] as const;

const KEY_HEADER = {
  'Idempotency-Key': 'A UUID. The same request sent again with it changes nothing and is answered the same.',
};

function operationOf(operationId: WorkOperationId): Operation {
  const named = workStepOf(operationId);
  if (named === null) throw new Error(`no step ${operationId}`);
  const { kind, step } = named;
  const common = { ...WORK_ROUTES[operationId], tag: 'manage', security: 'api-key' } as const;
  switch (step) {
    case 'list': {
      const summary = `List: ${machineOf(kind).en}, newest first`;
      const problems = [...READ_PROBLEMS, 'malformed-request', 'invalid-cursor'] as const;
      return { ...common, summary, query: workQuery, success: { status: 200, schema: workItemPage }, problems };
    }
    case 'get': {
      const summary = `Read: ${machineOf(kind).en}, with all that was done`;
      return { ...common, summary, success: { status: 200, schema: workItemWithEvents }, problems: READ_PROBLEMS };
    }
    case 'open':
      return {
        ...common,
        summary: `Open: ${machineOf(kind).en}`,
        headers: KEY_HEADER,
        body: bodiesOf(kind).open,
        success: { status: 201, schema: workItem },
        problems: WRITE_PROBLEMS,
      };
    default:
      return { ...common, ...stepOperation(kind, step) };
  }
}

function stepOperation(kind: WorkKind, step: string) {
  const { en, steps } = machineOf(kind);
  const body = bodiesOf(kind).steps[step];
  const shape = steps[step];
  if (body === undefined || shape === undefined) throw new Error(`${kind} has no step ${step}`);
  return {
    summary: `${en}: ${shape.en}`,
    headers: KEY_HEADER,
    body,
    success: { status: 200, schema: workItem },
    problems: STEP_PROBLEMS,
  } as const;
}

/** operationId → operation, of every kind and step. */
export const WORK_OPERATIONS: Readonly<Record<WorkOperationId, Operation>> = parseOperations(
  Object.fromEntries(WORK_KINDS.flatMap(idsOf).map((operationId) => [operationId, operationOf(operationId)])),
);

function idsOf(kind: WorkKind): readonly WorkOperationId[] {
  return parseIds(['open', 'list', 'get', ...Object.keys(machineOf(kind).steps)].map((step) => `${kind}.${step}`));
}

// Made from the machines just above; the compiler cannot follow the names.
function parseIds(ids: readonly string[]): readonly WorkOperationId[] {
  return ids as readonly WorkOperationId[];
}

function parseOperations(operations: Record<string, Operation>): Readonly<Record<WorkOperationId, Operation>> {
  return operations as Readonly<Record<WorkOperationId, Operation>>;
}
