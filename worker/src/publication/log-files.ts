// The public files of the log: which a batch writes, which it makes needless, and how the tree is read back from them. A file
// is never believed: the tree that is read has to have the root that is integrated.

import type { Growth, ReadTile, TileAddress } from '@happy-homeland/log';
import {
  equalBytes,
  formatEntryBundle,
  LogError,
  LogTree,
  leafHash,
  partialTiles,
  TILE_WIDTH,
  tilePath,
} from '@happy-homeland/log';
import type { Blobs, LeafRecord, LogFile, TreeSize } from '../ports/index.ts';
import { LogStop } from '../ports/index.ts';

/** The tiles of a log, out of its published files. */
export function tilesOf(blobs: Blobs): ReadTile {
  return async (address) => {
    const bytes = await blobs.get(tilePath(address));
    if (bytes === null) throw new LogStop({ reason: 'damaged', message: `${tilePath(address)} is missing` });
    return bytes;
  };
}

/** The tree that is integrated. Throws LogStop `damaged` where its files are not those of its root. */
export async function readTree(blobs: Blobs, { size, root }: TreeSize): Promise<LogTree> {
  const tree = await loadTree(blobs, size);
  if (!equalBytes(tree.root, root))
    throw new LogStop({ reason: 'damaged', message: `the files of ${size} leaves have another root` });
  return tree;
}

async function loadTree(blobs: Blobs, size: number): Promise<LogTree> {
  try {
    return await LogTree.load({ size: BigInt(size), readTile: tilesOf(blobs) });
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw unreadable(size, error);
  }
}

/** Where the bundle begins that the next leaf belongs to. */
export function bundleStart(size: number): number {
  return size - (size % TILE_WIDTH);
}

/** All files of a batch. `leaves` begin where the open bundle does. */
export function filesOf({ tiles }: Growth, leaves: readonly LeafRecord[]): LogFile[] {
  const files = tiles.map(({ address, bytes }) => ({ path: tilePath(address), bytes }));
  for (let from = 0; from < leaves.length; from += TILE_WIDTH) {
    const bundle = leaves.slice(from, from + TILE_WIDTH);
    const index = BigInt((bundle[0]?.index ?? 0) / TILE_WIDTH);
    const path = tilePath({ level: 'entries', index, width: bundle.length });
    files.push({ path, bytes: formatEntryBundle(bundle.map(({ bytes }) => bytes)) });
  }
  return files;
}

/**
 * Throws LogStop `damaged` unless these leaves, which are integrated, are what their tile says. A row that somebody edited
 * is found here, before it could reach another bundle.
 */
export async function requireIntegrated(blobs: Blobs, leaves: readonly LeafRecord[]): Promise<void> {
  const [first] = leaves;
  if (first === undefined) return;
  const address: TileAddress = { level: 0, index: BigInt(first.index / TILE_WIDTH), width: leaves.length };
  const tile = await tilesOf(blobs)(address);
  const isSame = leaves.every(({ bytes }, at) => equalBytes(leafHash(bytes), tile.subarray(at * 32, (at + 1) * 32)));
  if (!isSame)
    throw new LogStop({
      reason: 'damaged',
      message: `a leaf from ${first.index} on is not the one that was integrated`,
    });
}

/** Partial files of the old tree that the new one has fuller. */
export function outgrownFiles(oldSize: number, newSize: number): string[] {
  const kept = new Set(partialPaths(newSize));
  return partialPaths(oldSize).filter((path) => !kept.has(path));
}

function partialPaths(size: number): string[] {
  const tiles: TileAddress[] = partialTiles(BigInt(size));
  const width = size % TILE_WIDTH;
  const bundle: TileAddress[] =
    width === 0 ? [] : [{ level: 'entries', index: BigInt(Math.floor(size / TILE_WIDTH)), width }];
  return [...tiles, ...bundle].map(tilePath);
}

function unreadable(size: number, cause: LogError): LogStop {
  const message = `the files of ${size} leaves cannot be read: ${cause.code}`;
  return new LogStop({ reason: 'damaged', message, cause });
}
