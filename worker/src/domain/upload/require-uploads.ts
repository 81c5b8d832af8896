// Evidence is a file that was really uploaded, of the same project, and that is what it is said to be.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports, UploadRecord } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';

/** Where evidence has to be. Without a project, which has none of its own yet, anywhere in the federation. */
export interface EvidencePlace {
  readonly tenantId: string;
  readonly projectId: string | null;
}

/** Files that something names, and the pointer of their list in it. */
export interface NamedFiles {
  readonly files: readonly EvidenceFile[];
  readonly pointer: string;
}

/**
 * Why the files cannot be evidence there; null where they can. A file of another project is as if it were not there, and
 * one that was taken back from the public is not shown to it again under another name.
 */
export async function requireUploads(
  ports: Ports,
  place: EvidencePlace,
  { files, pointer }: NamedFiles,
): Promise<Refusal | null> {
  const kept = await Promise.all(files.map((file) => standsFor(ports, place, file)));
  const unknown = kept.indexOf(false);
  if (unknown < 0) return null;
  const message = 'names no file of this project: upload it first, and take sha256, bytes and mime from the answer';
  return refusedField('parent-not-found', `${pointer}/${unknown}`, message);
}

async function standsFor(ports: Ports, place: EvidencePlace, file: EvidenceFile): Promise<boolean> {
  const found = await candidates(ports, place, file.sha256);
  const fit = found.filter(({ bytes, mime }) => bytes === file.bytes && mime === file.mime);
  const shown = await Promise.all(fit.map(({ uploadId }) => ports.store.uploads.publication(uploadId)));
  return shown.some((publication) => publication === null || publication.withdrawnMs === null);
}

async function candidates(
  ports: Ports,
  { tenantId, projectId }: EvidencePlace,
  sha256: string,
): Promise<readonly UploadRecord[]> {
  if (projectId !== null) return ports.store.uploads.inProject(projectId, sha256);
  const anywhere = await ports.store.uploads.ofDigest(tenantId, sha256);
  return anywhere === null ? [] : [anywhere];
}
