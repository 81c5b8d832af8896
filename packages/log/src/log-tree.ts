// What a sequencer integrates leaves with: the open tiles of the right edge, and which tiles a batch writes. A tree never
// changes: growing answers another one, so that a batch that lost its race leaves nothing behind.

import { LogError } from './error.ts';
import { HASH_BYTES, isHash, isSize } from './hash.ts';
import { RightEdge } from './right-edge.ts';
import type { ReadTile, TileAddress } from './tile.ts';
import { partialTiles, TILE_HEIGHT, TILE_WIDTH } from './tile.ts';
import { foldHashes, readWhole } from './tile-hashes.ts';
import { hashNow } from './tree-hash.ts';

/** A tile to put, once and for ever. */
export interface WrittenTile {
  readonly address: TileAddress;
  readonly bytes: Uint8Array;
}

export interface Growth {
  readonly tree: LogTree;
  /** Full tiles that the batch completed and, at each level that it touched, the partial one. */
  readonly tiles: readonly WrittenTile[];
}

/** The last, not yet full tile of a level. */
interface OpenTile {
  readonly index: bigint;
  readonly hashes: Uint8Array;
  readonly width: number;
}

export class LogTree {
  readonly #edge: RightEdge;
  readonly #open: readonly OpenTile[];
  readonly root: Uint8Array;

  private constructor(edge: RightEdge, open: readonly OpenTile[]) {
    this.#edge = edge;
    this.#open = open;
    this.root = edge.root();
  }

  /** A tree without leaves. */
  static empty(): LogTree {
    return new LogTree(new RightEdge(), []);
  }

  /**
   * The tree of `size` leaves whose partial tiles are read. Compare its root with the one that was signed before anything
   * is added. Throws `LogError` `tile-malformed`.
   */
  static async load({ size, readTile }: { readonly size: bigint; readonly readTile: ReadTile }): Promise<LogTree> {
    if (!isSize(size)) throw new LogError({ code: 'out-of-range', message: `${size} is no size of a tree` });
    const open: OpenTile[] = [];
    for (let level = 0; size >> BigInt(TILE_HEIGHT * level) > 0n; level += 1) {
      open.push({ index: size >> BigInt(TILE_HEIGHT * (level + 1)), hashes: new Uint8Array(0), width: 0 });
    }
    for (const address of partialTiles(size)) {
      const { level, index, width } = address;
      if (level !== 'entries') open[level] = { index, width, hashes: await readWhole(address, readTile) };
    }
    return new LogTree(edgeOf(open), open);
  }

  get size(): bigint {
    return this.#edge.size;
  }

  /** Adds leaves by their hashes, 32 bytes each. */
  grow(leafHashes: readonly Uint8Array[]): Growth {
    if (!leafHashes.every(isHash)) throw new LogError({ code: 'out-of-range', message: 'a leaf hash has 32 bytes' });
    const edge = this.#edge.copy();
    const levels = this.#open.map((tile) => new GrowingLevel(tile));
    const onNode = (height: number, hash: Uint8Array) => {
      if (height % TILE_HEIGHT !== 0) return;
      const level = height / TILE_HEIGHT;
      levels[level] ??= new GrowingLevel({ index: 0n, hashes: new Uint8Array(0), width: 0 });
      levels[level].push(hash);
    };
    for (const leafHash of leafHashes) edge.add(leafHash, onNode);
    const open = levels.map((level) => level.open());
    return { tree: new LogTree(edge, open), tiles: levels.flatMap((level, at) => level.written(at)) };
  }
}

/** One level of tiles while a batch goes through it. */
class GrowingLevel {
  readonly #full: { readonly index: bigint; readonly bytes: Uint8Array }[] = [];
  #index: bigint;
  #hashes: Uint8Array;
  #width: number;
  #hasGrown = false;

  constructor({ index, hashes, width }: OpenTile) {
    this.#index = index;
    this.#hashes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
    this.#hashes.set(hashes);
    this.#width = width;
  }

  push(hash: Uint8Array): void {
    this.#hashes.set(hash, this.#width * HASH_BYTES);
    this.#width += 1;
    this.#hasGrown = true;
    if (this.#width < TILE_WIDTH) return;
    this.#full.push({ index: this.#index, bytes: this.#hashes });
    this.#index += 1n;
    this.#hashes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
    this.#width = 0;
  }

  open(): OpenTile {
    return { index: this.#index, width: this.#width, hashes: this.#hashes.slice(0, this.#width * HASH_BYTES) };
  }

  written(level: number): WrittenTile[] {
    const tiles = this.#full.map(({ index, bytes }) => ({ address: { level, index, width: TILE_WIDTH }, bytes }));
    const { index, width, hashes } = this.open();
    if (this.#hasGrown && width > 0) tiles.push({ address: { level, index, width }, bytes: hashes });
    return tiles;
  }
}

/** Complete subtrees from the top down, which is from left to right. */
function edgeOf(open: readonly OpenTile[]): RightEdge {
  const edge = new RightEdge();
  for (const [level, { hashes, width }] of [...open.entries()].reverse()) {
    let at = 0;
    for (let height = TILE_HEIGHT - 1; height >= 0; height -= 1) {
      const count = 2 ** height;
      if (at + count > width) continue;
      const root = hashNow(foldHashes(hashes.subarray(at * HASH_BYTES, (at + count) * HASH_BYTES)));
      edge.addSubtree(level * TILE_HEIGHT + height, root);
      at += count;
    }
  }
  return edge;
}
