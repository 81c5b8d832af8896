// Hashes of any range of leaves from tiles. Each tile is asked for once; the levels between are hashed again.

import { LogError } from './error.ts';
import { HASH_BYTES } from './hash.ts';
import type { Hashing } from './hashing.ts';
import type { LeafRange, Subtree } from './range.ts';
import { subtreesOf } from './range.ts';
import type { ReadTile, TileAddress } from './tile.ts';
import { fitsTile, TILE_HEIGHT, TILE_WIDTH, tilePath, tileWidth } from './tile.ts';

/** Tiles by path. */
export type TilesByPath = ReadonlyMap<string, Uint8Array>;

interface TreeSource {
  readonly size: bigint;
  readonly readTile: ReadTile;
}

/** All tiles that the hashes of these ranges need. Throws `LogError` `tile-malformed` for one of another length. */
export async function readTilesOf(ranges: readonly LeafRange[], { size, readTile }: TreeSource): Promise<TilesByPath> {
  const wanted = new Map<string, TileAddress>();
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const address = tileOf(subtree, size);
    wanted.set(tilePath(address), address);
  }
  const read = [...wanted].map(async ([path, address]) => [path, await readWhole(address, readTile)] as const);
  return new Map(await Promise.all(read));
}

/** The bytes of one tile, of the right length at least. */
export async function readWhole(address: TileAddress, readTile: ReadTile): Promise<Uint8Array> {
  const bytes = await readTile(address);
  if (fitsTile(bytes, address)) return bytes;
  const message = `${tilePath(address)} has ${bytes.length} bytes, expected ${address.width * HASH_BYTES}`;
  throw new LogError({ code: 'tile-malformed', message });
}

/** MTH of a range, in a tree of `size` leaves whose tiles are at hand. */
export function* rangeHash(range: LeafRange, size: bigint, tiles: TilesByPath): Hashing<Uint8Array> {
  const [last, ...before] = subtreesOf(range).reverse();
  if (last === undefined) throw new LogError({ code: 'out-of-range', message: 'a range without leaves has no hash' });
  let hash = yield* subtreeHash(last, size, tiles);
  for (const subtree of before) hash = yield [yield* subtreeHash(subtree, size, tiles), hash];
  return hash;
}

function* subtreeHash(subtree: Subtree, size: bigint, tiles: TilesByPath): Hashing<Uint8Array> {
  const address = tileOf(subtree, size);
  const bytes = tiles.get(tilePath(address));
  if (bytes === undefined) throw new LogError({ code: 'out-of-range', message: `${tilePath(address)} was not read` });
  const height = subtree.height % TILE_HEIGHT;
  const count = 2 ** height;
  const first = Number((subtree.index << BigInt(height)) % BigInt(TILE_WIDTH));
  const root = yield* foldHashes(bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES));
  // A copy, because a hash of the lowest level is still a view of its tile.
  return root.slice();
}

/** The root above 2^k neighbouring hashes. */
export function* foldHashes(hashes: Uint8Array): Hashing<Uint8Array> {
  let level = splitHashes(hashes);
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left === undefined || right === undefined) {
        throw new LogError({ code: 'out-of-range', message: `${level.length} hashes are no complete subtree` });
      }
      above.push(yield [left, right]);
    }
    level = above;
  }
  const [root] = level;
  if (root === undefined) throw new LogError({ code: 'out-of-range', message: 'no hashes to fold' });
  return root;
}

/** The hashes of a tile one by one. */
function splitHashes(bytes: Uint8Array): Uint8Array[] {
  const count = Math.floor(bytes.length / HASH_BYTES);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** The tile that holds the hashes below a subtree. */
function tileOf({ height, index }: Subtree, size: bigint): TileAddress {
  const level = Math.floor(height / TILE_HEIGHT);
  const first = index << BigInt(height % TILE_HEIGHT);
  const address = { level, index: first / BigInt(TILE_WIDTH) };
  return { ...address, width: tileWidth(size, address) };
}
