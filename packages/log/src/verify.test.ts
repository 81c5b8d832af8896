// Claims that do not hold, each of which a lying or broken server could send.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalBytes } from './bytes.ts';
import type { ConsistencyClaim } from './consistency.ts';
import { EMPTY_ROOT, equalHashes, SIZE_MAX } from './hash.ts';
import type { InclusionClaim } from './inclusion.ts';
import { CT_ENTRIES, CT_ROOTS } from './testing/known-answers.ts';
import { Oracle, oracleLeaf } from './testing/oracle.ts';
import { leafHash, nodeHash } from './tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';
import * as web from './web-hash.ts';
import * as webVerify from './web-verify.ts';

const BITS = 8;
/** A machine with other work to do still has to finish. */
const LIMIT = { timeout: 60_000 };

const oracle = new Oracle(Array.from({ length: 80 }, (_, at) => oracleLeaf(Uint8Array.of(at))));

function inclusion(at: number, size: number): InclusionClaim {
  return {
    leafHash: oracle.root(at, at + 1),
    index: BigInt(at),
    size: BigInt(size),
    proof: oracle.path(at, 0, size),
    root: oracle.root(0, size),
  };
}

function consistency(m: number, size: number): ConsistencyClaim {
  return {
    size1: BigInt(m),
    size2: BigInt(size),
    root1: oracle.root(0, m),
    root2: oracle.root(0, size),
    proof: m === 0 ? [] : oracle.proof(m, size),
  };
}

/** Every hash with each of its bits turned over. */
function* flips(hash: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < hash.length * BITS; bit += 1) {
    const flipped = hash.slice();
    flipped[Math.floor(bit / BITS)]! ^= 2 ** (bit % BITS);
    yield flipped;
  }
}

/** What becomes of a proof on the way: bits, hashes more, fewer, in another order, shorter, longer. */
function* damaged(proof: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  for (const [at, hash] of proof.entries()) {
    for (const flipped of flips(hash)) yield proof.with(at, flipped);
    yield proof.with(at, hash.slice(0, -1));
    yield proof.with(at, Uint8Array.of(...hash, 0));
    yield proof.toSpliced(at, 1);
    yield proof.toSpliced(at, 0, hash);
    if (at > 0 && !equalBytes(hash, proof[at - 1]!)) yield proof.with(at, proof[at - 1]!).with(at - 1, hash);
  }
  yield [...proof, EMPTY_ROOT];
  yield [EMPTY_ROOT, ...proof];
  yield Array.from({ length: 65 }, () => EMPTY_ROOT);
}

/** Other sizes than the true one: off by one, doubled, halved, and as large as the format can say. */
function otherSizes(size: bigint): bigint[] {
  const others = [
    size - 1n,
    size + 1n,
    size * 2n,
    size / 2n,
    size ^ 2n,
    0n,
    -1n,
    SIZE_MAX,
    SIZE_MAX + 1n,
    size + 2n ** 32n,
  ];
  return [...new Set(others)].filter((other) => other !== size);
}

describe('the roots that Certificate Transparency published', () => {
  test('are the roots of the oracle and of every proof', () => {
    const published = new Oracle(CT_ENTRIES.map(oracleLeaf));
    CT_ROOTS.forEach((root, at) => {
      expect(published.root(0, at + 1)).toEqual(root);
      for (let index = 0; index <= at; index += 1) {
        const [leaf, proof] = [leafHash(CT_ENTRIES[index]!), published.path(index, 0, at + 1)];
        expect(verifyInclusion({ leafHash: leaf, index: BigInt(index), size: BigInt(at + 1), proof, root })).toBe(true);
        const [size1, size2, root1] = [BigInt(index + 1), BigInt(at + 1), CT_ROOTS[index]!];
        const steps = published.proof(index + 1, at + 1);
        expect(verifyConsistency({ size1, size2, root1, root2: root, proof: steps })).toBe(true);
      }
    });
  });

  test('come out of both ways to hash', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = CT_ENTRIES;
    expect(leafHash(first)).toEqual(CT_ROOTS[0]);
    expect(nodeHash(leafHash(first), leafHash(second))).toEqual(CT_ROOTS[1]);
    expect(await web.leafHash(first)).toEqual(CT_ROOTS[0]);
    expect(await web.nodeHash(leafHash(first), leafHash(second))).toEqual(CT_ROOTS[1]);
    expect(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array()))).toEqual(EMPTY_ROOT);
  });
});

test('what the oracle proves of trees of up to 600 leaves holds, and nothing of it for a smaller size', LIMIT, () => {
  const larger = new Oracle(Array.from({ length: 600 }, (_, at) => oracleLeaf(Uint8Array.of(at % 256))));
  for (let size = 1; size <= 600; size += size < 290 ? 1 : 7) {
    const root = larger.root(0, size);
    for (let at = size % 7; at < size; at += size <= 70 ? 1 : 31) {
      const leaf = { leafHash: larger.root(at, at + 1), index: BigInt(at), proof: larger.path(at, 0, size), root };
      expect(verifyInclusion({ ...leaf, size: BigInt(size) }), `${at} of ${size}`).toBe(true);
      const grown = {
        size1: BigInt(at + 1),
        root1: larger.root(0, at + 1),
        root2: root,
        proof: larger.proof(at + 1, size),
      };
      expect(verifyConsistency({ ...grown, size2: BigInt(size) }), `${at + 1} of ${size}`).toBe(true);
      expect(verifyConsistency({ ...grown, size2: BigInt(at) })).toBe(false);
    }
  }
});

describe('inclusion', () => {
  const cases = [
    [0, 1],
    [0, 2],
    [2, 3],
    [4, 7],
    [5, 8],
    [30, 31],
    [17, 64],
    [64, 65],
    [79, 80],
  ] as const;

  test.each(cases)('of leaf %i of %i falls with any bit, hash or order of its proof', (at, size) => {
    const claim = inclusion(at, size);
    expect(verifyInclusion(claim)).toBe(true);
    for (const proof of damaged(claim.proof)) expect(verifyInclusion({ ...claim, proof })).toBe(false);
    for (const root of flips(claim.root)) expect(verifyInclusion({ ...claim, root })).toBe(false);
    for (const leaf of flips(claim.leafHash)) expect(verifyInclusion({ ...claim, leafHash: leaf })).toBe(false);
    expect(verifyInclusion({ ...claim, root: claim.root.slice(0, 31) })).toBe(false);
    expect(verifyInclusion({ ...claim, root: new Uint8Array() })).toBe(false);
  });

  test('of a leaf holds at no other place than its own', () => {
    for (let at = 0; at < 13; at += 1) {
      const claim = inclusion(at, 13);
      for (let other = -1n; other < 20n; other += 1n) {
        expect(verifyInclusion({ ...claim, index: other })).toBe(other === claim.index);
      }
      expect(verifyInclusion({ ...claim, index: claim.index + 2n ** 32n, size: 13n + 2n ** 32n })).toBe(false);
    }
  });

  test('takes no hash beyond the root, even where they lead to the root that is claimed', () => {
    const { leafHash: leaf } = inclusion(0, 1);
    const claim = { leafHash: leaf, index: 0n, size: 1n, proof: [EMPTY_ROOT], root: nodeHash(EMPTY_ROOT, leaf) };
    expect(verifyInclusion(claim)).toBe(false);
    const longer = inclusion(2, 3);
    const root = nodeHash(EMPTY_ROOT, longer.root);
    expect(verifyInclusion({ ...longer, proof: [...longer.proof, EMPTY_ROOT], root })).toBe(false);
  });

  test('of a node does not pass for that of a leaf', () => {
    const { proof, ...claim } = inclusion(3, 8);
    const node = nodeHash(oracle.root(2, 3), oracle.root(3, 4));
    expect(verifyInclusion({ ...claim, leafHash: node, index: 1n, size: 4n, proof: proof.slice(1) })).toBe(true);
    expect(verifyInclusion({ ...claim, leafHash: node, proof: proof.slice(1) })).toBe(false);
    expect(leafHash(Uint8Array.of(...oracle.root(2, 3), ...oracle.root(3, 4)))).not.toEqual(node);
  });
});

describe('consistency', () => {
  const cases = [
    [1, 1],
    [1, 2],
    [2, 3],
    [4, 7],
    [6, 8],
    [31, 32],
    [33, 64],
    [64, 65],
    [63, 80],
  ] as const;

  test.each(cases)('of %i and %i falls with any bit, hash or order of its proof', (m, size) => {
    const claim = consistency(m, size);
    expect(verifyConsistency(claim)).toBe(true);
    for (const proof of damaged(claim.proof)) expect(verifyConsistency({ ...claim, proof })).toBe(false);
    for (const root1 of flips(claim.root1)) expect(verifyConsistency({ ...claim, root1 })).toBe(false);
    for (const root2 of flips(claim.root2)) expect(verifyConsistency({ ...claim, root2 })).toBe(false);
    for (const size1 of otherSizes(claim.size1)) expect(verifyConsistency({ ...claim, size1 })).toBe(false);
    expect(verifyConsistency({ ...claim, root1: claim.root1.slice(0, 31) })).toBe(false);
    expect(verifyConsistency({ ...claim, root2: new Uint8Array() })).toBe(false);
    if (m < size) expect(verifyConsistency({ ...claim, root1: claim.root2, root2: claim.root1 })).toBe(false);
  });

  test('from an empty tree asks for the empty root and for no proof', () => {
    const claim = consistency(0, 5);
    expect(claim.root1).toEqual(EMPTY_ROOT);
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency(consistency(0, 0))).toBe(true);
    expect(verifyConsistency({ ...claim, root1: claim.root2 })).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [EMPTY_ROOT] })).toBe(false);
    expect(verifyConsistency({ ...claim, root1: new Uint8Array() })).toBe(false);
  });

  test('of a tree with itself needs no proof and takes none', () => {
    const claim = consistency(7, 7);
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, proof: [claim.root1] })).toBe(false);
    expect(verifyConsistency({ ...claim, root2: oracle.root(0, 8) })).toBe(false);
  });
});

test('hashes that are none equal nothing, not even themselves', () => {
  const short = EMPTY_ROOT.slice(1);
  expect(equalHashes(EMPTY_ROOT, EMPTY_ROOT.slice())).toBe(true);
  const unequal = [
    [short, short],
    [undefined, undefined],
    [EMPTY_ROOT, undefined],
    [undefined, EMPTY_ROOT],
    [EMPTY_ROOT, short],
    [short, EMPTY_ROOT],
  ] as const;
  for (const [a, b] of unequal) expect(equalHashes(a, b)).toBe(false);
});

describe('values of another shape', () => {
  const strange = fc.oneof(fc.anything(), fc.uint8Array(), fc.bigInt(), fc.constant(inclusion(2, 5).proof));

  test('are answered with no, and raise nothing', async () => {
    const shape = { leafHash: strange, index: strange, size: strange, proof: strange, root: strange };
    const claims = fc.oneof(fc.anything(), fc.record(shape, { requiredKeys: [] }));
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        expect(verifyInclusion(claim as InclusionClaim)).toBe(false);
        expect(await webVerify.verifyInclusion(claim as InclusionClaim)).toBe(false);
      }),
    );
    const pair = { size1: strange, size2: strange, root1: strange, root2: strange, proof: strange };
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), fc.record(pair, { requiredKeys: [] })), async (claim) => {
        expect(verifyConsistency(claim as ConsistencyClaim)).toBe(false);
        expect(await webVerify.verifyConsistency(claim as ConsistencyClaim)).toBe(false);
      }),
    );
  });

  test('are not read as numbers: an index that is no bigint is none', () => {
    const claim = inclusion(2, 5);
    expect(verifyInclusion({ ...claim, index: 2 as never })).toBe(false);
    expect(verifyInclusion({ ...claim, size: 5 as never })).toBe(false);
    expect(verifyInclusion({ ...claim, root: Array.from(claim.root) as never })).toBe(false);
  });
});
