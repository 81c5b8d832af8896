// Addresses of C2SP tlog-tiles: 256 hashes a tile, so that eight levels of the tree are one level of files.
import { HASH_BYTES } from './hash.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
/** Levels of the tree in one level of tiles. */
export const TILE_HEIGHT = 8;
/** Highest level that the format can name. */
const LEVEL_MAX = 63;
const GROUP_DIGITS = 3;
/** 2^64 leaves are less than 10^18 tiles, six groups of three digits. */
const ADDRESS = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const NEEDLESS_ZEROS = 'x000/';

/** One immutable file of a log. */
export interface TileAddress {
  /** 0 holds the hashes of leaves, `entries` the leaves themselves. */
  readonly level: number | 'entries';
  readonly index: bigint;
  /** How many hashes or entries: 256 where it is full, otherwise 1 to 255. */
  readonly width: number;
}

/**
 * Obligation: the bytes of exactly this tile, `width · 32` of them at a level of hashes. Rejects where they cannot be had;
 * whoever asked passes that on. Nothing it answers is trusted before a root has been compared.
 */
export type ReadTile = (address: TileAddress) => Uint8Array | Promise<Uint8Array>;

/** The path below the log's address, such as `tile/0/x001/x234/067.p/112`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const suffix = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${indexPath(index)}${suffix}`;
}

/** The address, or undefined unless `path` is exactly how one is written. */
export function parseTilePath(path: string): TileAddress | undefined {
  const [, level, groups = '', partial] = ADDRESS.exec(path) ?? [];
  if (level === undefined || groups.startsWith(NEEDLESS_ZEROS)) return undefined;
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (partial !== undefined && width >= TILE_WIDTH) return undefined;
  const index = BigInt(groups.replaceAll(/[x/]/g, ''));
  if (level === 'entries') return { level, index, width };
  return Number(level) > LEVEL_MAX ? undefined : { level: Number(level), index, width };
}

/** How wide a tile is in a tree of `size` leaves: 0 where there is none, 256 where it is full. */
export function tileWidth(size: bigint, { level, index }: Pick<TileAddress, 'level' | 'index'>): number {
  const rest = hashesAt(size, level === 'entries' ? 0 : level) - index * BigInt(TILE_WIDTH);
  if (rest <= 0n) return 0;
  return rest >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(rest);
}

/** How many hashes a level of tiles has in a tree of `size` leaves. */
export function hashesAt(size: bigint, level: number): bigint {
  return size >> BigInt(TILE_HEIGHT * level);
}

/** The tiles of hashes that change with every leaf: the partial ones of a tree, from the leaves up. */
export function partialTiles(size: bigint): TileAddress[] {
  const tiles: TileAddress[] = [];
  for (let level = 0; hashesAt(size, level) > 0n; level += 1) {
    const index = hashesAt(size, level + 1);
    const width = tileWidth(size, { level, index });
    if (width > 0) tiles.push({ level, index, width });
  }
  return tiles;
}

/** Whether these bytes can be the hashes of this tile. */
export function fitsTile(bytes: Uint8Array, { width }: TileAddress): boolean {
  return bytes.length === width * HASH_BYTES;
}

function indexPath(index: bigint): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / GROUP_DIGITS) * GROUP_DIGITS, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}
