// The worklist of duties: of one federation, and for whoever reviews or audits there of those below it, too.

import type { DutyQuery, ListedDuty, Page } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import { INHERITED_ROLES } from '@happy-homeland/contract/role';
import type { FederationRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { mayAct } from '../access/actor.ts';
import { permittedIn } from '../access/permission.ts';
import { civilDateOf } from '../civil-date.ts';
import { parseDutyPlace } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { boundsOf, toListedDuty } from './duty-state.ts';

/** A tree of more is looked at federation by federation. */
const FEDERATIONS_MAX = 2_000;

/** Duties by date. Refuses with `not-found`, `forbidden` or `invalid-cursor`. */
export async function listDuties(ports: Ports, actor: Actor, query: DutyQuery): Promise<Page<ListedDuty> | Refusal> {
  const { federation: name, state, project, limit } = query;
  const roles = OPERATION_ROLES.listDuties === 'anyone' ? [] : OPERATION_ROLES.listDuties;
  const federation = await ports.store.directory.federation(name);
  if (federation === null) return refused('not-found');
  const charityIds = await reachedCharities(ports, actor, federation);
  if (charityIds === null) {
    const permitted = await permittedIn(ports, actor, { federation: name, roles });
    if (permitted.kind === 'refused') return permitted;
  }
  const after = parseDutyPlace(query.cursor);
  if (after === 'invalid') return refused('invalid-cursor');
  const subjectIds = project === undefined ? null : await subjectsOf(ports, project);
  if (subjectIds?.length === 0) return refused('not-found');
  const today = civilDateOf(ports.clock.nowMs());
  const tenantIds = await reachedFederations(ports, actor, federation);
  const asked = { tenantIds, charityIds, subjectIds, ...boundsOf(state, today), after, limit: limit + 1 };
  const found = await ports.store.directory.duties(asked);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = found.length > limit && last ? `${last.dueLegal}-${last.dutyId}` : null;
  return { items: shown.map((record) => toListedDuty(record, today)), nextCursor };
}

// Grants that are narrowed to charities show the duties of those alone; null where some grant is not narrowed, or none counts.
async function reachedCharities(
  ports: Ports,
  actor: Actor,
  { tenantId }: FederationRecord,
): Promise<readonly string[] | null> {
  const roles = OPERATION_ROLES.listDuties === 'anyone' ? [] : OPERATION_ROLES.listDuties;
  const ancestors = await ports.store.directory.ancestors(tenantId);
  if (mayAct(actor, { tenantId, ancestors, roles })) return null;
  const narrowed = actor.grants.flatMap(({ charityId }) => (charityId === null ? [] : [charityId]));
  const reached = narrowed.filter((charityId) => mayAct(actor, { tenantId, ancestors, roles, charityId }));
  return reached.length === 0 ? null : reached;
}

async function reachedFederations(
  ports: Ports,
  actor: Actor,
  { tenantId }: FederationRecord,
): Promise<readonly string[]> {
  const ancestors = await ports.store.directory.ancestors(tenantId);
  const roles = [...INHERITED_ROLES, 'operator'] as const;
  if (!mayAct(actor, { tenantId, ancestors, roles })) return [tenantId];
  return ports.store.directory.federationsBelow(tenantId, FEDERATIONS_MAX);
}

async function subjectsOf({ store }: Ports, projectId: string): Promise<readonly string[]> {
  const file = await store.directory.file(projectId);
  return file === null ? [] : [projectId, file.project.campaignId, file.project.charityId];
}
