// Where a file belongs, and who may do what with it. To everybody else a file is not there, whoever's it is.

import type { OperationId, Role } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { Ports, ProjectFile, UploadRecord } from '../../ports/index.ts';
import type { Actor, Target } from '../access/actor.ts';
import { knows, mayAct, refuseUnlessMay } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

type UploadOperation = Extract<
  OperationId,
  'createUpload' | 'getUploadFile' | 'listUploads' | 'publishUpload' | 'withdrawUpload'
>;

/** The project, and whose the actor's files in it are. */
export interface UploadPlace {
  readonly kind: 'place';
  readonly file: ProjectFile;
  readonly target: Omit<Target, 'partnerId'>;
  /** The partner that the actor's role is narrowed to. */
  readonly partnerId: string | null;
}

/** The project, where this actor may do this in it. */
export async function placeOfUploads(
  ports: Ports,
  actor: Actor,
  { projectId, operation }: { readonly projectId: string; readonly operation: UploadOperation },
): Promise<UploadPlace | Refusal> {
  const roles = rolesOf(operation);
  const door = refuseWithoutRole(actor, roles);
  if (door !== null) return door;
  const file = await ports.store.directory.file(projectId);
  if (file === null) return refused('not-found');
  const { tenantId, charityId } = file.project;
  const target = { tenantId, charityId, roles, ancestors: await ports.store.directory.ancestors(tenantId) };
  if (!knows(actor, target)) return refused('not-found');
  const partners = [null, ...actor.grants.map(({ partnerId }) => partnerId)];
  const partnerId = partners.find((partner) => mayAct(actor, { ...target, partnerId: partner }));
  if (partnerId === undefined) return refuseUnlessMay(actor, target) ?? refused('forbidden');
  return { kind: 'place', file, target, partnerId };
}

/** A file that this actor may do this with, or that it is not there. */
export async function reachUpload(
  ports: Ports,
  actor: Actor,
  { uploadId, operation }: { readonly uploadId: string; readonly operation: UploadOperation },
): Promise<UploadRecord | Refusal> {
  const roles = rolesOf(operation);
  const door = refuseWithoutRole(actor, roles);
  if (door !== null) return door;
  const record = await ports.store.uploads.upload(uploadId);
  if (record === null) return refused('not-found');
  const { tenantId, partnerId, charityId } = record;
  const ancestors = await ports.store.directory.ancestors(tenantId);
  return mayAct(actor, { tenantId, ancestors, roles, partnerId, charityId }) ? record : refused('not-found');
}

// Whoever has none of the roles anywhere hears that, and nothing of whether the thing is there.
function refuseWithoutRole(actor: Actor, roles: readonly Role[]): Refusal | null {
  if (actor.grants.some(({ role }) => roles.includes(role))) return null;
  return refused('forbidden', { detail: `this takes one of these roles: ${roles.join(', ')}` });
}

function rolesOf(operation: UploadOperation): readonly Role[] {
  const roles = OPERATION_ROLES[operation];
  return roles === 'anyone' ? [] : roles;
}
