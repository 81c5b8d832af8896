// The project that a plan is to become. Its number is made of the federation and of the publisher's own key for it, so it is
// known before the project is there, and two federations never mean the same one.

import type { Ports, WorkItemRecord } from '../../ports/index.ts';

/** Id that the project of this plan has or will have; null of every other kind of work. */
export async function plannedProjectId(
  ports: Ports,
  { kind, tenantId, content }: Pick<WorkItemRecord, 'content' | 'kind' | 'tenantId'>,
): Promise<string | null> {
  const { externalId } = content;
  if (kind !== 'project-plans' || typeof externalId !== 'string') return null;
  return ports.ids.named('project', tenantId, externalId);
}
