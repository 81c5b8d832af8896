// Files that a content or a step names. Every kind calls them `evidence` or `photographs`, so a new kind is held to its
// uploads without saying so.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports, WorkContentRecord } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { requireUploads } from '../upload/require-uploads.ts';

const FILE_FIELDS = ['evidence', 'photographs'] as const;

export interface NamingFiles {
  /** A content, or the input of a step. */
  readonly named: WorkContentRecord;
  /** The pointer of the whole. */
  readonly at: string;
}

/**
 * Refuses a content or an input that names a file which is not one of this project, or of the plan that will become it.
 * `projectId` is null where work belongs to no project: it has no files.
 */
export async function refuseUnknownFiles(
  ports: Ports,
  projectId: string | null,
  { named, at }: NamingFiles,
): Promise<Refusal | null> {
  for (const field of FILE_FIELDS) {
    const files = named[field];
    if (!Array.isArray(files)) continue;
    const refusal = await requireUploads(ports, projectId, { files: parseFiles(files), pointer: `${at}/${field}` });
    if (refusal !== null) return refusal;
  }
  return null;
}

// The schemas of every kind have these fields as lists of files.
function parseFiles(files: readonly unknown[]): readonly EvidenceFile[] {
  return files as readonly EvidenceFile[];
}
