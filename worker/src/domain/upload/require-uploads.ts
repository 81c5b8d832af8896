// Evidence is a file that was really uploaded, of the same project, and that is what it is said to be.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';

/** Files that something names, and the pointer of their list in it. */
export interface NamedFiles {
  readonly files: readonly EvidenceFile[];
  readonly pointer: string;
}

/**
 * Why the files cannot be evidence in a project, or in one that is planned; null where they can. A file of another project is
 * as if it were not there, and one that was taken back from the public is not shown to it again under another name. Without
 * a project there are none.
 */
export async function requireUploads(
  ports: Ports,
  projectId: string | null,
  { files, pointer }: NamedFiles,
): Promise<Refusal | null> {
  const kept = await Promise.all(files.map((file) => standsFor(ports, projectId, file)));
  const unknown = kept.indexOf(false);
  if (unknown < 0) return null;
  const message = 'names no file of this project: upload it first, and take sha256, bytes and mime from the answer';
  return refusedField('parent-not-found', `${pointer}/${unknown}`, message);
}

async function standsFor(ports: Ports, projectId: string | null, file: EvidenceFile): Promise<boolean> {
  const found = projectId === null ? [] : await ports.store.uploads.inProject(projectId, file.sha256);
  const fit = found.filter(({ bytes, mime }) => bytes === file.bytes && mime === file.mime);
  const shown = await Promise.all(fit.map(({ uploadId }) => ports.store.uploads.publication(uploadId)));
  return shown.some((publication) => publication === null || publication.withdrawnMs === null);
}
