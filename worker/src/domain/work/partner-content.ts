// Partners and amounts that a content names.

import type { Money } from '@happy-homeland/contract';
import { assert } from '../../assert.ts';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import { partnerOf } from '../fund/partner.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';
import type { Admitted, WorkPlace } from './work-handler.ts';

/** Looks whether the project has that partner and counts in that currency. */
export async function admitPartner(
  ports: Ports,
  { file }: WorkPlace,
  content: { readonly partner: string; readonly amount: Money },
): Promise<Admitted | Refusal> {
  assert(file !== null, 'money is of a project');
  if (content.amount.currency !== file.project.currency) {
    return refusedField('currency-mismatch', '/amount/currency', `the project counts in ${file.project.currency}`);
  }
  const partner = await partnerOf(ports, file, content.partner);
  if (partner === null) {
    const names = file.campaign.body.partners.map(({ name }) => name).join(', ');
    return refusedField('parent-not-found', '/partner', `the filed plan names: ${names === '' ? 'nobody' : names}`);
  }
  return { kind: 'admitted', partnerId: partner.partnerId };
}

/** The partner that carries the project out, where it names one: what its people write is theirs. */
export async function partnerOfProject(ports: Ports, { file }: WorkPlace): Promise<string | null> {
  assert(file !== null, 'progress is of a project');
  const name = file.project.body.partner;
  return name === undefined ? null : ((await partnerOf(ports, file, name))?.partnerId ?? null);
}

/** The project with all that it hangs on; for kinds that belong to one. */
export function fileOf({ file }: WorkPlace): ProjectFile {
  assert(file !== null, 'it belongs to a project');
  return file;
}

/** The project's id; for kinds that belong to one. */
export function projectIdOf(place: WorkPlace): string {
  return fileOf(place).project.projectId;
}
