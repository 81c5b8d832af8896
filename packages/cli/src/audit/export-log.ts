// The whole public log of a deployment into one file, as it is served. Whether it is right, its audit says.

import type { FileHandle } from 'node:fs/promises';
import type { TileAddress } from '@happy-homeland/log';
import { TILE_WIDTH, tilePath } from '@happy-homeland/log';
import type { AuditFolder } from './audit-folder.ts';
import { readHead } from './audit-log.ts';
import { CHECKPOINT_FILE, PROJECTS_FILE, TRUST_FILE } from './bundle-file.ts';
import { inOrder } from './in-order.ts';
import { keptTiles } from './kept-tiles.ts';
import type { LogSource } from './log-source.ts';
import type { Progress } from './progress.ts';
import { TarWriter } from './tar.ts';
import { readTrust } from './trusted-keys.ts';

const AHEAD = 8;
const BITS_PER_LEVEL = 8;

interface ExportOptions {
  readonly source: LogSource;
  readonly folder: AuditFolder;
  readonly trust: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** @throws SourceError where something could not be had, CheckpointRefused, or the reason of an interruption */
export async function exportTo(
  file: FileHandle,
  { source, folder, trust, signal, onProgress }: ExportOptions,
): Promise<{ readonly size: number; readonly projects: number }> {
  const isContinued = await folder.begin({ isReuse: false });
  const trustText = trust ?? (await source.trust());
  const head = await readHead(source, await readTrust(trustText));
  const { size } = head.checkpoint;
  const archive = new TarWriter(file);
  const text = new TextEncoder();
  await archive.add(CHECKPOINT_FILE, text.encode(head.note));
  await archive.add(TRUST_FILE, text.encode(trustText));
  const tiles = keptTiles(source, { folder: folder.tiles, hasKept: isContinued });
  const fetched = async (address: TileAddress) => ({ address, bytes: await tiles.read(address) });
  for await (const { address, bytes } of inOrder(addressesOf(Number(size)), fetched, AHEAD)) {
    signal.throwIfAborted();
    await archive.add(tilePath(address), bytes);
    if (address.level === 'entries') {
      const done = Number(address.index) * TILE_WIDTH + address.width;
      onProgress({ done, size: Number(size), isContinued });
    }
  }
  const projects: string[] = [];
  for await (const figures of source.figures()) projects.push(JSON.stringify(figures));
  await archive.add(PROJECTS_FILE, text.encode(projects.map((line) => `${line}\n`).join('')));
  await archive.end();
  await folder.end(null);
  return { size: Number(size), projects: projects.length };
}

/** Every file of a log of `size` entries: hashes from the leaves up, then the entries. */
function* addressesOf(size: number): Generator<TileAddress> {
  for (let level = 0; size >= 2 ** (BITS_PER_LEVEL * level); level += 1) {
    yield* addressesAt(level, Math.floor(size / 2 ** (BITS_PER_LEVEL * level)));
  }
  yield* addressesAt('entries', size);
}

function* addressesAt(level: TileAddress['level'], count: number): Generator<TileAddress> {
  for (let at = 0; at * TILE_WIDTH < count; at += 1) {
    yield { level, index: BigInt(at), width: Math.min(TILE_WIDTH, count - at * TILE_WIDTH) };
  }
}
