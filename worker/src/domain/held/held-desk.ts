// Held gifts at the desks of those who decide on them: which wait for a word, and what somebody may say of one. A person may
// have desks in several federations, so each gift is asked for its own.

import type { FederationRole, HeldDecisionInput, HeldGift, Role } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { PledgeRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { mayAct, refuseUnlessMay } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { deskTenants } from '../work/desk-projects.ts';
import { decideHeld } from './held-decision.ts';
import { agreedOn } from './held-tending.ts';
import { readHeld } from './held-view.ts';

/** Federations whose desks one person looks after, and gifts that are read of each. */
const DESKS_MAX = 10;
const GIFTS_MAX = 20;

/** A held gift as somebody may deal with it. */
export interface HeldMatter {
  readonly gift: HeldGift;
  readonly tenantId: string;
  /** What they said of it in this round. */
  readonly said: 'accept' | 'refund' | null;
  /** Whether anything may still be said of it, and by them. */
  readonly mayDecide: boolean;
}

/** Gifts that wait for a word of this actor, those that go back first before. */
export async function heldWaiting(ports: Ports, actor: Actor): Promise<readonly HeldGift[]> {
  const desks = await deskTenants(ports, actor, deciders());
  const held = await Promise.all(
    desks.slice(0, DESKS_MAX).map((tenantId) => ports.store.pledges.held(tenantId, { limit: GIFTS_MAX })),
  );
  const mine = held.flat().filter((pledge) => mayDo(actor, pledge, deciders()));
  const matters = await Promise.all(mine.slice(0, GIFTS_MAX).map((pledge) => matterOf(ports, actor, pledge)));
  return matters.flatMap((matter) => (matter?.mayDecide === true && matter.said === null ? [matter.gift] : []));
}

/** A gift that is held or was, for whoever may read it. To those who have nothing to do with its federation it is not there. */
export async function reachHeld(ports: Ports, actor: Actor, pledgeId: string): Promise<HeldMatter | Refusal> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (pledge === null) return refused('not-found');
  const { tenantId, charityId } = pledge;
  const ancestors = await ports.store.directory.ancestors(tenantId);
  const refusal = refuseUnlessMay(actor, { tenantId, ancestors, roles: readers(), charityId });
  return refusal ?? (await matterOf(ports, actor, pledge)) ?? refused('not-found');
}

/** Says something of a held gift, as a key does by the API. */
export async function sayOfHeld(
  ports: Ports,
  actor: Actor,
  { pledgeId, input }: { readonly pledgeId: string; readonly input: HeldDecisionInput },
): Promise<Refusal | null> {
  const matter = await reachHeld(ports, actor, pledgeId);
  if (isRefusal(matter)) return matter;
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (pledge === null || !mayDo(actor, pledge, deciders())) return refused('forbidden');
  return decideHeld(ports, { ...actor, tenantId: matter.tenantId }, { pledgeId, input });
}

async function matterOf(ports: Ports, actor: Actor, pledge: PledgeRecord): Promise<HeldMatter | null> {
  const gift = await readHeld(ports, pledge);
  if (gift === null) return null;
  const said = gift.decisions.find(({ keyId }) => keyId === actor.id)?.decision ?? null;
  const isOpen = gift.status === 'open' && agreedOn(gift.decisions) === null;
  return { gift, tenantId: pledge.tenantId, said, mayDecide: isOpen && mayDo(actor, pledge, deciders()) };
}

function mayDo(actor: Actor, { tenantId, charityId }: PledgeRecord, roles: readonly Role[]): boolean {
  return mayAct(actor, { tenantId, ancestors: [], roles, charityId });
}

function readers(): readonly FederationRole[] {
  return federationRoles(OPERATION_ROLES.listHeld);
}

function deciders(): readonly FederationRole[] {
  return federationRoles(OPERATION_ROLES.decideHeld);
}

// The operator is of no federation and has no desk in one.
function federationRoles(roles: (typeof OPERATION_ROLES)['listHeld']): readonly FederationRole[] {
  return roles === 'anyone' ? [] : roles.filter((role) => role !== 'operator');
}
