// Whether an actor may do something in a federation that a request names. A federation that the actor has nothing to do
// with is as if it were not there.

import type { Role } from '@happy-homeland/contract';
import type { FederationRecord, Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { mayAct, refuseUnlessMay } from './actor.ts';

export type Permitted = { readonly kind: 'permitted'; readonly federation: FederationRecord } | Refusal;

interface Wanted {
  /** External id of the federation. */
  readonly federation: string;
  readonly roles: readonly Role[];
}

/** The federation, where the actor has one of the roles there. */
export async function permittedIn(ports: Ports, actor: Actor, { federation: name, roles }: Wanted): Promise<Permitted> {
  const federation = await ports.store.directory.federation(name);
  if (federation === null) return refused('not-found');
  const refusal = await refuseIn(ports, actor, { tenantId: federation.tenantId, roles });
  return refusal ?? { kind: 'permitted', federation };
}

/** Why the actor may not act on what belongs to a federation, or to the deployment; null where it may. */
export async function refuseIn(
  ports: Ports,
  actor: Actor,
  { tenantId, roles }: { readonly tenantId: string | null; readonly roles: readonly Role[] },
): Promise<Refusal | null> {
  // Who is above is asked only where it matters.
  if (mayAct(actor, { tenantId, ancestors: [], roles })) return null;
  const ancestors = tenantId === null ? [] : await ports.store.directory.ancestors(tenantId);
  return refuseUnlessMay(actor, { tenantId, ancestors, roles });
}
