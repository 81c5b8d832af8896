// What auditors have signed: each attestation carries the signature of its own key, and one without is nobody's word.

import { verifyAttestation } from '@happy-homeland/log/books';
import type { AuditFinding } from './finding.ts';
import type { Replay } from './replay.ts';

/** The attestations since the last time that were not signed by the key they name, for the log of that name. */
export async function attestationFindings({ attestations }: Replay, origin: string): Promise<AuditFinding[]> {
  const found: AuditFinding[] = [];
  for (const [index, leaf] of attestations.splice(0)) {
    if (await verifyAttestation(leaf, origin)) continue;
    const { by = '', key = '', digest = '' } = leaf;
    found.push({ kind: 'attestation-unsigned', index, by, key, digest });
  }
  return found;
}
