import { equalHashes, isHash, isProof, isSize } from './hash.ts';
import type { Hashing } from './hashing.ts';

/** That the leaf with this hash is number `index` (from 0) of the tree with this size and root. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: bigint;
  readonly size: bigint;
  /** From the leaf's neighbour up to the root's child. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the claim holds (RFC 9162 §2.1.3.2). Whatever does not have the shape of one does not. */
export function* holdsInclusion(claim: InclusionClaim): Hashing<boolean> {
  if (!isInclusionClaim(claim)) return false;
  const { leafHash, proof, root } = claim;
  let node = claim.index;
  let last = claim.size - 1n;
  let hash = leafHash;
  for (const neighbour of proof) {
    if (last === 0n) return false;
    if (isRight(node) || node === last) {
      hash = yield [neighbour, hash];
      // The right edge: levels on which this node has no neighbour are passed over.
      while (!isRight(node) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = yield [hash, neighbour];
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equalHashes(hash, root);
}

function isRight(node: bigint): boolean {
  return (node & 1n) === 1n;
}

function isInclusionClaim(claim: unknown): claim is InclusionClaim {
  if (typeof claim !== 'object' || claim === null) return false;
  const { leafHash, index, size, proof, root }: Partial<Record<keyof InclusionClaim, unknown>> = claim;
  return isHash(leafHash) && isHash(root) && isProof(proof) && isSize(index) && isSize(size) && index < size;
}
