// Who acts, and whether they may. One function decides for every route, step and page; what it is told of the thing acted
// on comes from the thing, never from the request.

import type { FederationRole, Role } from '@happy-homeland/contract';
import { FEDERATION_ROLES, INHERITED_ROLES } from '@happy-homeland/contract/role';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** One role in one federation; in all of the deployment where `tenantId` is null, which only the operator's is. */
export interface Grant {
  readonly tenantId: string | null;
  readonly role: Role;
  /** Only for this partner; null where the grant is not narrowed. */
  readonly partnerId: string | null;
  /** Only for this charity; null where the grant is not narrowed. */
  readonly charityId: string | null;
}

/** A key or a person, with everything it was granted at the moment of the request. */
export interface Actor {
  readonly kind: 'key' | 'person';
  /**
   * Who answers for it, stable for ever: whoever must not sign twice is compared by this. A key that a person made is that
   * person, so nobody becomes two by making a key.
   */
  readonly id: string;
  /** What was shown: the key, or the person. Audit rows name it. */
  readonly keyId: string;
  /** The federation it acts for; null for the operator, who may act for every federation. */
  readonly tenantId: string | null;
  readonly grants: readonly Grant[];
}

/** What is acted on. */
export interface Target {
  /** The federation it belongs to; null for what belongs to the deployment. */
  readonly tenantId: string | null;
  /** Federations above that one, in any order. */
  readonly ancestors: readonly string[];
  /** Roles of which one is needed. */
  readonly roles: readonly Role[];
  /** The partner it is of. A grant that is narrowed to a partner counts only there. */
  readonly partnerId?: string | null | undefined;
  /** The charity it is of. A grant that is narrowed to a charity counts only there. */
  readonly charityId?: string | null | undefined;
}

/** Whether one of the actor's grants has one of the roles, reaches the federation, and is not narrowed to something else. */
export function mayAct(actor: Actor, target: Target): boolean {
  return actor.grants.some(
    (grant) =>
      target.roles.includes(grant.role) &&
      reaches(grant, target) &&
      (grant.partnerId === null || grant.partnerId === target.partnerId) &&
      (grant.charityId === null || grant.charityId === target.charityId),
  );
}

/**
 * Why it may not be done; null where it may. A federation that the actor has nothing to do with is as if it were not
 * there; in its own the actor hears that the role is missing.
 */
export function refuseUnlessMay(actor: Actor, target: Target): Refusal | null {
  if (mayAct(actor, target)) return null;
  if (!knows(actor, target)) return refused('not-found');
  return refused('forbidden', { detail: `this takes one of these roles: ${target.roles.join(', ')}` });
}

/** Whether the federation exists for this actor: some grant, of whatever role, reaches it. */
export function knows(actor: Actor, place: Pick<Target, 'tenantId' | 'ancestors'>): boolean {
  return actor.grants.some((grant) => reaches(grant, place));
}

export function isOperator(actor: Actor): boolean {
  return actor.grants.some(({ role }) => role === 'operator');
}

/** The actor a key stands for: the operator where it is of no federation; with every role of its own where none are named. */
export function keyActor({ keyId, tenantId, roles = null, ownerId = null }: KeyTerms): Actor {
  const granted: readonly Role[] = tenantId === null ? ['operator'] : (roles ?? FEDERATION_ROLES);
  const grants = granted.map((role) => ({ tenantId, role, partnerId: null, charityId: null }));
  return { kind: 'key', id: ownerId ?? keyId, keyId, tenantId, grants };
}

interface KeyTerms {
  readonly keyId: string;
  readonly tenantId: string | null;
  readonly roles?: readonly FederationRole[] | null;
  readonly ownerId?: string | null;
}

function reaches({ tenantId, role }: Grant, target: Pick<Target, 'tenantId' | 'ancestors'>): boolean {
  if (role === 'operator') return true;
  if (tenantId === null) return false;
  return tenantId === target.tenantId || (INHERITED_ROLES.includes(role) && target.ancestors.includes(tenantId));
}
