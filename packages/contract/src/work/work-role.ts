// Which roles the operations of work items take: reading is for everybody who carries work, the rest as the machine says.

import type { FederationRole, Role } from '../role.ts';
import { FEDERATION_ROLES } from '../role.ts';
import type { WorkKind } from './machines.ts';
import { machineOf, WORK_KINDS } from './machines.ts';
import type { WorkOperationId } from './work-route.ts';

/** A keeper of a website carries no other work than what is about websites. */
export const WORK_READERS: readonly FederationRole[] = FEDERATION_ROLES.filter((role) => role !== 'site-owner');

/** Who reads work of a kind: everybody who carries work, and whoever has a step of it. */
export function readersOf(kind: WorkKind): readonly FederationRole[] {
  const { opens, steps } = machineOf(kind);
  const roles: readonly Role[] = [...opens.roles, ...Object.values(steps).flatMap((step) => step.roles)];
  return FEDERATION_ROLES.filter((role) => WORK_READERS.includes(role) || roles.includes(role));
}

export const WORK_ROLES: Readonly<Record<WorkOperationId, readonly Role[]>> = parseRoles(
  Object.fromEntries(
    WORK_KINDS.flatMap((kind) => {
      const { opens, steps } = machineOf(kind);
      return [
        [`${kind}.open`, opens.roles],
        [`${kind}.list`, readersOf(kind)],
        [`${kind}.get`, readersOf(kind)],
        ...Object.entries(steps).map(([step, { roles }]) => [`${kind}.${step}`, roles]),
      ];
    }),
  ),
);

// Made from every kind and step just above; the compiler cannot follow the names.
function parseRoles(roles: Record<string, readonly Role[]>): Readonly<Record<WorkOperationId, readonly Role[]>> {
  return roles as Readonly<Record<WorkOperationId, readonly Role[]>>;
}
