// Projects that somebody works with: those of the federations where they hold a role, and of the federations below where
// that role reaches down.

import type { Page, Role } from '@happy-homeland/contract';
import { INHERITED_ROLES } from '@happy-homeland/contract/role';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { civilDateOf } from '../civil-date.ts';
import { parsePosition } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** Federations that one person may look over. */
const FEDERATIONS_MAX = 2_000;

export interface DeskQuery {
  readonly roles: readonly Role[];
  /** Words of its name, its summary or its place, or a code of it. */
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of them, newest first. */
export async function deskProjects(ports: Ports, actor: Actor, query: DeskQuery): Promise<Page<ProjectFile> | Refusal> {
  const beforePosition = parsePosition(query.cursor);
  if (beforePosition === 'invalid') return refused('invalid-cursor');
  const tenantIds = await deskTenants(ports, actor, query.roles);
  if (tenantIds.length === 0) return { items: [], nextCursor: null };
  const today = civilDateOf(ports.clock.nowMs());
  const { text, limit } = query;
  const wanted = { tenantIds, text, withCodes: true, beforePosition, today, limit: limit + 1 };
  const files = await ports.store.directory.files(wanted);
  const items = files.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: files.length > limit && last ? String(last.project.position) : null };
}

/** Ids of federations where the actor's grant of one of these roles counts. */
export async function deskTenants(ports: Ports, actor: Actor, roles: readonly Role[]): Promise<readonly string[]> {
  const held = actor.grants.filter(({ role }) => roles.includes(role));
  const own = new Set(held.flatMap(({ tenantId }) => tenantId ?? []));
  const above = held.flatMap(({ role, tenantId }) => (INHERITED_ROLES.includes(role) ? (tenantId ?? []) : []));
  if (above.length === 0) return [...own];
  const below = await ports.store.directory.below({ tenantIds: [...new Set(above)], limit: FEDERATIONS_MAX });
  return [...new Set([...own, ...below.map(({ tenantId }) => tenantId)])];
}
