// Evidence is a file that was really uploaded, in the same federation, and that is what it is said to be.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';

/**
 * Why the files cannot be evidence in this federation; null where they can. A file of another federation is as if it were
 * not there. The answer points into `/evidence`.
 */
export async function requireUploads(
  ports: Ports,
  tenantId: string,
  evidence: readonly EvidenceFile[],
): Promise<Refusal | null> {
  const kept = await Promise.all(evidence.map(({ sha256 }) => ports.store.uploads.ofDigest(tenantId, sha256)));
  const unknown = evidence.findIndex(({ bytes, mime }, at) => kept[at]?.bytes !== bytes || kept[at]?.mime !== mime);
  if (unknown < 0) return null;
  const message = 'names no file that was uploaded: upload it first, and take sha256, bytes and mime from the answer';
  return refusedField('parent-not-found', `/evidence/${unknown}`, message);
}
