// The files of a log, each fetched once: an audit that was stopped goes on where it was. A kept file is no truth either; it
// is compared like any other, and fetched anew before anybody is accused because of it.

import { join } from 'node:path';
import type { TileAddress } from '@happy-homeland/log';
import { HASH_BYTES, parseEntryBundle, tilePath } from '@happy-homeland/log';
import { bytesAt, putFile } from './audit-folder.ts';
import type { LogSource } from './log-source.ts';

export interface KeptTiles {
  /** The file, kept or fetched. */
  read(address: TileAddress): Promise<Uint8Array>;
  /** The file as it is served now. */
  fetch(address: TileAddress): Promise<Uint8Array>;
}

interface KeptOptions {
  readonly folder: string;
  /** Whether an earlier run has left anything there. */
  readonly hasKept: boolean;
}

/** Through the folder; a file as a source needs no copy. */
export function keptTiles(source: LogSource, { folder, hasKept }: KeptOptions): KeptTiles {
  if (source.isFile) return { read: (address) => source.tile(address), fetch: (address) => source.tile(address) };
  const fetched = new Set<string>();
  const fetch = async (address: TileAddress): Promise<Uint8Array> => {
    const bytes = await source.tile(address);
    const path = tilePath(address);
    await putFile(join(folder, path), bytes);
    fetched.add(path);
    return bytes;
  };
  const read = async (address: TileAddress) => {
    // Looking for what cannot be there would cost a fifth of an audit.
    const kept = hasKept || fetched.has(tilePath(address)) ? await keptAt(folder, address) : null;
    return kept ?? (await fetch(address));
  };
  return { read, fetch };
}

/** The kept file, or null where there is none of the right shape. */
export async function keptAt(folder: string, address: TileAddress): Promise<Uint8Array | null> {
  const bytes = await bytesAt(join(folder, tilePath(address)));
  return bytes !== null && hasShape(bytes, address) ? bytes : null;
}

export function hasShape(bytes: Uint8Array, { level, width }: TileAddress): boolean {
  return level === 'entries' ? parseEntryBundle(bytes, width) !== undefined : bytes.length === width * HASH_BYTES;
}
