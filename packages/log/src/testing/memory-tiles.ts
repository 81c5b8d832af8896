import { LogTree } from '../log-tree.ts';
import type { TileAddress } from '../tile.ts';
import { tilePath } from '../tile.ts';
import { leafHash } from '../tree-hash.ts';

/** Tiles in memory, as a log would have put them, growing in batches. */
export class MemoryTiles {
  readonly files = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  tree = LogTree.empty();

  readonly readTile = (address: TileAddress): Uint8Array => {
    const path = tilePath(address);
    this.asked.push(path);
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`${path} was never written`);
    return bytes;
  };

  grow(leafHashes: readonly Uint8Array[]): void {
    const { tree, tiles } = this.tree.grow(leafHashes);
    for (const { address, bytes } of tiles) this.files.set(tilePath(address), bytes);
    this.tree = tree;
  }
}

/** Hashes of `count` different leaves. */
export function someLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`leaf ${at}`)));
}
