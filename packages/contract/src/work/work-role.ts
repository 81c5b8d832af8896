// Which roles the operations of work items take: reading is for everybody who carries work, the rest as the machine says.

import type { FederationRole, Role } from '../role.ts';
import { FEDERATION_ROLES } from '../role.ts';
import { machineOf, WORK_KINDS } from './machines.ts';
import type { WorkOperationId } from './work-route.ts';

/** A keeper of a website carries no work. */
export const WORK_READERS: readonly FederationRole[] = FEDERATION_ROLES.filter((role) => role !== 'site-owner');

export const WORK_ROLES: Readonly<Record<WorkOperationId, readonly Role[]>> = parseRoles(
  Object.fromEntries(
    WORK_KINDS.flatMap((kind) => {
      const { opens, steps } = machineOf(kind);
      return [
        [`${kind}.open`, opens.roles],
        [`${kind}.list`, WORK_READERS],
        [`${kind}.get`, WORK_READERS],
        ...Object.entries(steps).map(([step, { roles }]) => [`${kind}.${step}`, roles]),
      ];
    }),
  ),
);

// Made from every kind and step just above; the compiler cannot follow the names.
function parseRoles(roles: Record<string, readonly Role[]>): Readonly<Record<WorkOperationId, readonly Role[]>> {
  return roles as Readonly<Record<WorkOperationId, readonly Role[]>>;
}
