// Who does what in a project (五社联动), by the names of the partners that its publisher put there.

import type { ProjectCard } from '@happy-homeland/contract';
import type { Ports, ProjectFile } from '../../ports/index.ts';

type Parties = NonNullable<ProjectCard['parties']>;

/** The named parties of a project; null where nobody is named. */
export async function partiesOf(ports: Ports, { project }: ProjectFile): Promise<Parties | null> {
  const { parties } = project.body;
  if (parties === undefined) return null;
  const named = async (externalId: string | undefined) => {
    if (externalId === undefined) return undefined;
    const partner = await ports.store.directory.partner(project.tenantId, externalId);
    return partner === null ? undefined : { name: partner.name, kind: partner.kind };
  };
  const [raisedBy, designedBy, carriedOutBy, supervisedBy] = await Promise.all([
    named(parties.raisedBy),
    named(parties.designedBy),
    named(parties.carriedOutBy),
    named(parties.supervisedBy),
  ]);
  const found = {
    ...(raisedBy && { raisedBy }),
    ...(designedBy && { designedBy }),
    ...(carriedOutBy && { carriedOutBy }),
    ...(supervisedBy && { supervisedBy }),
  };
  return Object.keys(found).length === 0 ? null : found;
}
