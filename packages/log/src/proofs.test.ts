import { describe, expect, test } from 'vitest';

import { EMPTY_ROOT } from './hash.ts';
import { toHex } from './hex.ts';
import { LogTree } from './log-tree.ts';
import { proveConsistency, proveInclusion, rootFromTiles } from './proofs.ts';
import { MemoryTiles, someLeaves } from './testing/memory-tiles.ts';
import { Oracle } from './testing/oracle.ts';
import { tilePath } from './tile.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';
import * as web from './web-proofs.ts';
import * as webVerify from './web-verify.ts';

/** Every size to here has the root of the oracle; beyond, those around the seams of tiles. */
const ALL_SIZES = 600;
const SEAMS = [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537];
const LARGEST = Math.max(...SEAMS);
/** Every leaf and every beginning is proved to here; beyond, those at ends, middles and seams, of some sizes. */
const ALL_LEAVES = 18;
const SIZE_STEP = 37;

const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);
const leaves = someLeaves(LARGEST);
const oracle = new Oracle(leaves);

/** Tiles at each size up to `size`, written leaf by leaf at first and in one batch from there. */
function tilesAt(sizes: readonly number[]): MemoryTiles {
  const tiles = new MemoryTiles();
  for (const size of sizes) tiles.grow(leaves.slice(Number(tiles.tree.size), size));
  return tiles;
}

const sizes = [...Array.from({ length: ALL_SIZES }, (_, at) => at + 1), ...SEAMS.filter((size) => size > ALL_SIZES)];
const someSizes = sizes.filter((size) => size <= ALL_LEAVES || size % SIZE_STEP === 0 || SEAMS.includes(size));
const stepwise = tilesAt(sizes);

/** Some of the numbers below `end`, with both ends and those around its half. */
function someBelow(end: number): number[] {
  if (end <= ALL_LEAVES) return Array.from({ length: end }, (_, n) => n);
  const middle = Math.floor(end / 2);
  const candidates = [
    0,
    1,
    2,
    3,
    middle - 1,
    middle,
    middle + 1,
    254,
    255,
    256,
    257,
    511,
    512,
    end - 3,
    end - 2,
    end - 1,
  ];
  return [...new Set(candidates)].filter((n) => n >= 0 && n < end);
}

/** A machine with other work to do still has to finish. */
const LIMIT = { timeout: 60_000 };

describe('trees of 1 to 600 leaves, and around the seams of tiles', LIMIT, () => {
  test('have the roots of RFC 6962, whatever the batches were', async () => {
    const batched = [1, 2, 7, 255, 256, 600, 65_537].reduce((tiles, size) => {
      tiles.grow(leaves.slice(Number(tiles.tree.size), size));
      return tiles;
    }, new MemoryTiles());
    expect(batched.tree.root).toEqual(oracle.root(0, LARGEST));
    for (const size of sizes) {
      const root = await rootFromTiles({ size: BigInt(size), readTile: stepwise.readTile });
      expect(root, String(size)).toEqual(oracle.root(0, size));
    }
    for (const [path, bytes] of batched.files) expect(stepwise.files.get(path), path).toEqual(bytes);
  });

  test('are loaded from their partial tiles as they were', async () => {
    for (const size of sizes) {
      const loaded = await LogTree.load({ size: BigInt(size), readTile: stepwise.readTile });
      expect([loaded.size, loaded.root]).toEqual([BigInt(size), oracle.root(0, size)]);
      expect(loaded.grow(leaves.slice(size, size + 3)).tree.root).toEqual(
        oracle.root(0, Math.min(size + 3, leaves.length)),
      );
    }
  });

  test('go on after a restart with the tiles that they would have written without it', async () => {
    for (const size of [1, 255, 256, 257, 512, 65_535, 65_536]) {
      const loaded = await LogTree.load({ size: BigInt(size), readTile: stepwise.readTile });
      const more = leaves.slice(size, Math.min(size + 3, leaves.length));
      const { tiles } = loaded.grow(more);
      const straight = new MemoryTiles();
      straight.grow(leaves.slice(0, size));
      const expected = straight.tree.grow(more).tiles;
      expect(tiles.map(({ address }) => tilePath(address))).toEqual(expected.map(({ address }) => tilePath(address)));
      expect(tiles.map(({ bytes }) => toHex(bytes))).toEqual(expected.map(({ bytes }) => toHex(bytes)));
    }
  });

  test('prove each leaf with the path of RFC 6962', async () => {
    for (const size of someSizes) {
      const root = oracle.root(0, size);
      for (const at of someBelow(size)) {
        const index = BigInt(at);
        const proof = await proveInclusion({ index, size: BigInt(size), readTile: stepwise.readTile });
        expect(hex(proof), `${at} of ${size}`).toEqual(hex(oracle.path(at, 0, size)));
        const claim = { leafHash: leaves[at]!, index, size: BigInt(size), proof, root };
        expect(verifyInclusion(claim)).toBe(true);
      }
    }
  });

  test('prove each beginning with the proof of RFC 6962', async () => {
    for (const size of someSizes) {
      const root2 = oracle.root(0, size);
      for (const m of someBelow(size + 1)) {
        const [size1, size2] = [BigInt(m), BigInt(size)];
        const proof = await proveConsistency({ size1, size: size2, readTile: stepwise.readTile });
        expect(hex(proof), `${m} of ${size}`).toEqual(m === 0 ? [] : hex(oracle.proof(m, size)));
        const claim = { size1, size2, root1: oracle.root(0, m), root2, proof };
        expect(verifyConsistency(claim), `${m} of ${size}`).toBe(true);
      }
    }
  });

  test('are proved and verified by WebCrypto as well', async () => {
    for (const size of [1, 2, 5, 256, 257, 600]) {
      for (const at of someBelow(size)) {
        const tree = { size: BigInt(size), readTile: stepwise.readTile };
        const proof = await web.proveInclusion({ ...tree, index: BigInt(at) });
        const root = await web.rootFromTiles(tree);
        const claim = { leafHash: leaves[at]!, index: BigInt(at), size: tree.size, proof, root };
        expect(await webVerify.verifyInclusion(claim)).toBe(true);
        const steps = await web.proveConsistency({ ...tree, size1: BigInt(at + 1) });
        const growth = { size1: BigInt(at + 1), size2: tree.size, root1: oracle.root(0, at + 1), root2: root };
        expect(await webVerify.verifyConsistency({ ...growth, proof: steps })).toBe(true);
      }
    }
  });
});

test('a proof asks for each tile once, and for at most five of a tree of 65,537', async () => {
  stepwise.asked.length = 0;
  await proveInclusion({ index: 40_000n, size: 65_537n, readTile: stepwise.readTile });
  expect(new Set(stepwise.asked).size).toBe(stepwise.asked.length);
  expect(stepwise.asked.length).toBeLessThanOrEqual(5);
});

test('a tree without leaves has the root of nothing, and asks for no tile', async () => {
  stepwise.asked.length = 0;
  expect(await rootFromTiles({ size: 0n, readTile: stepwise.readTile })).toEqual(EMPTY_ROOT);
  expect(stepwise.asked).toEqual([]);
});

test('a proof shares no bytes with the tiles that it came from', async () => {
  const proof = await proveInclusion({ index: 3n, size: 600n, readTile: stepwise.readTile });
  expect(proof.map(({ buffer }) => buffer.byteLength)).toEqual(proof.map(() => 32));
});

describe('a tree that its tiles do not fit', () => {
  const readTile = () => new TextEncoder().encode('<!doctype html><title>Not found</title>');

  test('stops the proof: a page of HTML is no tile', async () => {
    const failure = { name: 'LogError', code: 'tile-malformed' };
    await expect(proveInclusion({ index: 3n, size: 10n, readTile })).rejects.toMatchObject(failure);
    await expect(LogTree.load({ size: 10n, readTile })).rejects.toMatchObject(failure);
  });

  test('has no leaf at its size, and no beginning beyond it', async () => {
    const failure = { code: 'out-of-range' };
    await expect(proveInclusion({ index: 10n, size: 10n, readTile })).rejects.toMatchObject(failure);
    await expect(proveInclusion({ index: -1n, size: 10n, readTile })).rejects.toMatchObject(failure);
    await expect(proveConsistency({ size1: 11n, size: 10n, readTile })).rejects.toMatchObject(failure);
    await expect(proveConsistency({ size1: -1n, size: 10n, readTile })).rejects.toMatchObject(failure);
    await expect(rootFromTiles({ size: 2n ** 64n, readTile })).rejects.toMatchObject(failure);
    await expect(LogTree.load({ size: -1n, readTile })).rejects.toMatchObject(failure);
    expect(() => LogTree.empty().grow([new Uint8Array(31)])).toThrow(expect.objectContaining(failure));
  });
});
