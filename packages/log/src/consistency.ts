import { EMPTY_ROOT, equalHashes, isHash, isProof, isSize } from './hash.ts';
import type { Hashing } from './hashing.ts';

/** That the first `size1` leaves of the tree (`size2`, `root2`) are the tree (`size1`, `root1`): nothing was rewritten. */
export interface ConsistencyClaim {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the claim holds (RFC 9162 §2.1.4.2). Whatever does not have the shape of one does not. */
export function* holdsConsistency(claim: ConsistencyClaim): Hashing<boolean> {
  if (!isConsistencyClaim(claim)) return false;
  const { size1, size2, root1, root2, proof } = claim;
  // An empty tree has one root. Others answer yes to any; a root that is not one is no ground to stand on.
  if (size1 === 0n && !equalHashes(root1, EMPTY_ROOT)) return false;
  if (size1 === size2) return proof.length === 0 && equalHashes(root1, root2);
  if (size1 === 0n) return proof.length === 0;
  return yield* climb(claim);
}

function* climb({ size1, size2, root1, root2, proof }: ConsistencyClaim): Hashing<boolean> {
  let node = size1 - 1n;
  let last = size2 - 1n;
  // The lowest complete subtree that ends the old tree; of a power of two that is the old tree itself.
  while (isRight(node)) {
    node >>= 1n;
    last >>= 1n;
  }
  const [first, ...rest] = node === 0n ? [root1, ...proof] : proof;
  if (first === undefined) return false;
  let old = first;
  let whole = first;
  for (const neighbour of rest) {
    if (last === 0n) return false;
    if (isRight(node) || node === last) {
      old = yield [neighbour, old];
      whole = yield [neighbour, whole];
      while (!isRight(node) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      whole = yield [whole, neighbour];
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equalHashes(old, root1) && equalHashes(whole, root2);
}

function isRight(node: bigint): boolean {
  return (node & 1n) === 1n;
}

function isConsistencyClaim(claim: unknown): claim is ConsistencyClaim {
  if (typeof claim !== 'object' || claim === null) return false;
  const { size1, size2, root1, root2, proof }: Partial<Record<keyof ConsistencyClaim, unknown>> = claim;
  return isSize(size1) && isSize(size2) && size1 <= size2 && isHash(root1) && isHash(root2) && isProof(proof);
}
