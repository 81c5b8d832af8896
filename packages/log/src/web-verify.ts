import type { ConsistencyClaim } from './consistency.ts';
import { holdsConsistency } from './consistency.ts';
import type { InclusionClaim } from './inclusion.ts';
import { holdsInclusion } from './inclusion.ts';
import { hashLater } from './web-hash.ts';

/** Whether a leaf is in a tree (RFC 6962 §2.1.1), by WebCrypto. Never rejects, whatever the values are. */
export function verifyInclusion(claim: InclusionClaim): Promise<boolean> {
  return hashLater(holdsInclusion(claim));
}

/** Whether one tree only added to another (RFC 6962 §2.1.2), by WebCrypto. Never rejects, whatever the values are. */
export function verifyConsistency(claim: ConsistencyClaim): Promise<boolean> {
  return hashLater(holdsConsistency(claim));
}
