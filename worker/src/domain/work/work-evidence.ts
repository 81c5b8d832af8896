// Files that a content or a step names. Every kind calls them `evidence` or `photographs`, so a new kind is held to its
// uploads without saying so.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports, WorkContentRecord } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import type { EvidencePlace } from '../upload/require-uploads.ts';
import { requireUploads } from '../upload/require-uploads.ts';
import type { WorkPlace } from './work-handler.ts';

const FILE_FIELDS = ['evidence', 'photographs'] as const;

/** Refuses a content or an input that names a file which is not there. `at` is the pointer of the whole. */
export async function refuseUnknownFiles(
  ports: Ports,
  place: WorkPlace,
  { named, at }: { readonly named: WorkContentRecord; readonly at: string },
): Promise<Refusal | null> {
  const where: EvidencePlace = {
    tenantId: place.federation.tenantId,
    projectId: place.file?.project.projectId ?? null,
  };
  for (const field of FILE_FIELDS) {
    const files = named[field];
    if (!Array.isArray(files)) continue;
    const refusal = await requireUploads(ports, where, { files: parseFiles(files), pointer: `${at}/${field}` });
    if (refusal !== null) return refusal;
  }
  return null;
}

// The schemas of every kind have these fields as lists of files.
function parseFiles(files: readonly unknown[]): readonly EvidenceFile[] {
  return files as readonly EvidenceFile[];
}
