// Where a file belongs, and who may do what with it. To everybody else a file is not there, whoever's it is.

import type { OperationId, Role } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { Ports, ProjectFile, UploadRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor, Target } from '../access/actor.ts';
import { knows, mayAct, refuseUnlessMay } from '../access/actor.ts';
import { plannedProjectId } from '../project/planned-project.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

type UploadOperation = Extract<
  OperationId,
  'createUpload' | 'getUploadFile' | 'listUploads' | 'publishUpload' | 'withdrawUpload'
>;

/** A project that is there or planned, and whose the actor's files in it are. */
export interface UploadPlace extends UploadOwner {
  readonly kind: 'place';
  readonly target: Omit<Target, 'partnerId'>;
  /** The partner that the actor's role is narrowed to. */
  readonly partnerId: string | null;
}

/** What a file of this place belongs to. */
interface UploadOwner {
  readonly tenantId: string;
  readonly projectId: string;
  readonly charityId: string | null;
  /** The plan, where there is no project yet. */
  readonly plan: WorkItemRecord | null;
}

/** The project with this id, or the plan with it that is to become one, where this actor may do this there. */
export async function placeOfUploads(
  ports: Ports,
  actor: Actor,
  { projectId, operation }: { readonly projectId: string; readonly operation: UploadOperation },
): Promise<UploadPlace | Refusal> {
  const roles = rolesOf(operation);
  const door = refuseWithoutRole(actor, roles);
  if (door !== null) return door;
  const owner = await ownerOf(ports, projectId);
  if (owner === null) return refused('not-found');
  const { tenantId, charityId, plan } = owner;
  const target = { tenantId, charityId, roles, ancestors: await ports.store.directory.ancestors(tenantId) };
  if (!knows(actor, target)) return refused('not-found');
  // A plan is read as the work that it is: whoever acts for one partner only sees the plans of that one.
  const partners = plan === null ? [null, ...actor.grants.map((grant) => grant.partnerId)] : [plan.partnerId];
  const partnerId = partners.find((partner) => mayAct(actor, { ...target, partnerId: partner }));
  if (partnerId === undefined) return refuseUnlessMay(actor, target) ?? refused('forbidden');
  return { kind: 'place', ...owner, target, partnerId };
}

async function ownerOf(ports: Ports, id: string): Promise<UploadOwner | null> {
  const own = await ports.store.directory.file(id);
  if (own !== null) return { ...ofProject(own), plan: null };
  const plan = await ports.store.work.item(id);
  const projectId = plan && (await plannedProjectId(ports, plan));
  if (plan === null || projectId === null) return null;
  const published = await ports.store.directory.file(projectId);
  if (published !== null) return { ...ofProject(published), plan: null };
  return { tenantId: plan.tenantId, projectId, charityId: plan.charityId, plan };
}

function ofProject({ project }: ProjectFile): Omit<UploadOwner, 'plan'> {
  const { tenantId, projectId, charityId } = project;
  return { tenantId, projectId, charityId };
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
