import type { ConsistencyClaim } from './consistency.ts';
import { holdsConsistency } from './consistency.ts';
import type { InclusionClaim } from './inclusion.ts';
import { holdsInclusion } from './inclusion.ts';
import { hashNow } from './tree-hash.ts';

/** Whether a leaf is in a tree (RFC 6962 §2.1.1). Never throws, whatever the values are. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  return hashNow(holdsInclusion(claim));
}

/** Whether one tree only added to another (RFC 6962 §2.1.2). Never throws, whatever the values are. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  return hashNow(holdsConsistency(claim));
}
