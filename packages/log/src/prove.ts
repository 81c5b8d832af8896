// Proofs out of tiles. They are built for whoever keeps the tiles and by whoever fetches them; what a stranger's tiles gave
// is worth nothing until it has been verified against a root that somebody signed.

import { LogError } from './error.ts';
import { EMPTY_ROOT, isSize } from './hash.ts';
import type { RunHashing } from './hashing.ts';
import type { LeafRange } from './range.ts';
import { consistencyRanges, inclusionRanges } from './range.ts';
import type { ReadTile } from './tile.ts';
import { rangeHash, readTilesOf } from './tile-hashes.ts';

/** A tree whose tiles can be had. */
export interface TiledTree {
  readonly size: bigint;
  readonly readTile: ReadTile;
}

export interface Prover {
  /** PATH of one leaf, at most five tiles at a million leaves. Throws `LogError` where the tree does not have it. */
  readonly proveInclusion: (tree: TiledTree & { readonly index: bigint }) => Promise<Uint8Array[]>;
  /** PROOF that a tree of `size1` leaves only grew; empty from an empty tree. */
  readonly proveConsistency: (tree: TiledTree & { readonly size1: bigint }) => Promise<Uint8Array[]>;
  /** The root of a tree, from its right edge. */
  readonly rootFromTiles: (tree: TiledTree) => Promise<Uint8Array>;
}

/** Proofs with one way of hashing. */
export function createProver(run: RunHashing): Prover {
  const hashesOf = async (ranges: readonly LeafRange[], { size, readTile }: TiledTree): Promise<Uint8Array[]> => {
    const tiles = await readTilesOf(ranges, { size, readTile });
    return Promise.all(ranges.map((range) => run(rangeHash(range, size, tiles))));
  };
  return {
    proveInclusion: async ({ index, ...tree }) => {
      requireSize(tree.size, 0n <= index && index < tree.size);
      return hashesOf(inclusionRanges(index, tree.size), tree);
    },
    proveConsistency: async ({ size1, ...tree }) => {
      requireSize(tree.size, 0n <= size1 && size1 <= tree.size);
      return size1 === 0n ? [] : hashesOf(consistencyRanges(size1, tree.size), tree);
    },
    rootFromTiles: async (tree) => {
      requireSize(tree.size, true);
      const [root = EMPTY_ROOT] = tree.size === 0n ? [] : await hashesOf([{ from: 0n, to: tree.size }], tree);
      return root;
    },
  };
}

function requireSize(size: bigint, isInside: boolean): void {
  if (isSize(size) && isInside) return;
  throw new LogError({ code: 'out-of-range', message: `a tree of ${size} leaves has no such leaf or beginning` });
}
