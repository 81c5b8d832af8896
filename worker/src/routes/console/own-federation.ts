// For which federation a screen of the desk is: the one that the address names, or the first where the actor holds one of
// the roles. One that the actor has no such role in is refused, whatever the address says.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract';
import { refuseIn } from '../../domain/access/permission.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refused } from '../../domain/refusal.ts';
import { deskTenants } from '../../domain/work/desk-projects.ts';
import type { FederationRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';

export async function ownFederation(
  { ports, actor, c }: Desk,
  operationId: OperationId,
): Promise<FederationRecord | Refusal> {
  const allowed = OPERATION_ROLES[operationId];
  const roles = allowed === 'anyone' ? [] : allowed;
  const named = c.req.query('federation');
  const [own = ''] = await deskTenants(ports, actor, roles);
  const { directory } = ports.store;
  const federation = named === undefined ? await directory.federationById(own) : await directory.federation(named);
  if (federation === null) return refused(named === undefined ? 'forbidden' : 'not-found');
  return (await refuseIn(ports, actor, { tenantId: federation.tenantId, roles })) ?? federation;
}
