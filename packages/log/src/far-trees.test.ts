// Sizes at which numbers of 32 bits, and shifts of them, give another tree.
import { describe, expect, test } from 'vitest';

import { oracleLeaf } from './testing/oracle.ts';
import { nodeHash } from './tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

describe('a tree of more than 2^32 leaves', () => {
  const FAR = 2n ** 40n;

  /** A tree in which every leaf, and so every complete subtree of a height, is the same. */
  function sameAtHeight(height: number): Uint8Array {
    let hash = oracleLeaf(new Uint8Array());
    for (let level = 0; level < height; level += 1) hash = nodeHash(hash, hash);
    return hash;
  }

  test('proves a leaf on its far side, and no other at the same place modulo 2^32', () => {
    const proof = [...Array.from({ length: 40 }, (_, height) => sameAtHeight(height)), sameAtHeight(40)];
    const root = sameAtHeight(41);
    const claim = { leafHash: sameAtHeight(0), index: FAR + 5n, size: 2n * FAR, proof, root };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, size: 2n * FAR + 1n })).toBe(false);
    expect(verifyInclusion({ ...claim, size: (2n * FAR) % 2n ** 32n })).toBe(false);
  });

  test('proves that it grew by one leaf', () => {
    const extra = oracleLeaf(Uint8Array.of(1));
    const [root1, root2] = [sameAtHeight(40), nodeHash(sameAtHeight(40), extra)];
    const claim = { size1: FAR, size2: FAR + 1n, root1, root2, proof: [extra] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, size2: 2n * FAR + 1n })).toBe(false);
    expect(verifyConsistency({ ...claim, size1: FAR - 1n })).toBe(false);
    const last = { leafHash: extra, index: FAR, size: FAR + 1n, proof: [root1], root: root2 };
    expect(verifyInclusion(last)).toBe(true);
    expect(verifyInclusion({ ...last, index: FAR - 1n })).toBe(false);
  });
});
