// The entries of a log in order, with the hashes that are served for them, read ahead.

import type { TileAddress } from '@happy-homeland/log';
import { parseEntryBundle, TILE_WIDTH } from '@happy-homeland/log';
import { inOrder } from './in-order.ts';
import type { KeptTiles } from './kept-tiles.ts';
import { SourceError } from './log-source.ts';
import type { Bundle } from './replay.ts';
import { hashesOf, isHashAt } from './replay.ts';

const AHEAD = 4;

/**
 * Bundles that hold the entries `from` up to, not including, `size`. What is read ahead stays bytes until its turn: entries and
 * hashes that wait would double the memory of an audit.
 */
export async function* readBundles(
  tiles: KeptTiles,
  { from, size }: { readonly from: number; readonly size: number },
): AsyncGenerator<Bundle> {
  const read = async (address: TileAddress) => {
    const [entries, hashes] = await Promise.all([tiles.read(address), tiles.read({ ...address, level: 0 })]);
    return { address, entries, hashes };
  };
  for await (const { address, entries, hashes } of inOrder(addresses(from, size), read, AHEAD)) {
    const kept = bundleOf(address, entries, hashes);
    yield agrees(kept) ? kept : await fetchedBundle(tiles, address);
  }
}

function* addresses(from: number, size: number): Generator<TileAddress> {
  for (let at = Math.floor(from / TILE_WIDTH); at * TILE_WIDTH < size; at += 1) {
    yield { level: 'entries', index: BigInt(at), width: Math.min(TILE_WIDTH, size - at * TILE_WIDTH) };
  }
}

/** A file may have been damaged here as well. Nobody is accused before both have been fetched anew. */
async function fetchedBundle(tiles: KeptTiles, address: TileAddress): Promise<Bundle> {
  return bundleOf(address, await tiles.fetch(address), await tiles.fetch({ ...address, level: 0 }));
}

function bundleOf(address: TileAddress, bytes: Uint8Array, servedHashes: Uint8Array): Bundle {
  const entries = parseEntryBundle(bytes, address.width);
  if (entries === undefined) throw new SourceError({ zh: '一组记录残缺', en: 'a bundle of entries is torn' });
  return { address, entries, leafHashes: hashesOf(entries), servedHashes };
}

function agrees({ leafHashes, servedHashes }: Bundle): boolean {
  return leafHashes.every((hash, at) => isHashAt(servedHashes, at, hash));
}
