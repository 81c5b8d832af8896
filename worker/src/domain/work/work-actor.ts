// In which role somebody takes a step.

import type { Role } from '@happy-homeland/contract';
import type { Actor } from '../access/actor.ts';
import { mayAct } from '../access/actor.ts';

/** Federation, partner and charity of what is acted on. */
export interface WorkTarget {
  readonly tenantId: string;
  readonly ancestors: readonly string[];
  readonly partnerId: string | null;
  readonly charityId: string | null;
}

/** The role in which the actor may do it, or null. */
export function roleFor(actor: Actor, target: WorkTarget, roles: readonly Role[]): Role | null {
  return roles.find((role) => mayAct(actor, { ...target, roles: [role] })) ?? null;
}
