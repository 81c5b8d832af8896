// The files of the public log, as they are served (C2SP tlog-tiles). Nothing that comes through here is believed: it has
// the right length and no more, and whoever asked compares it with a root that somebody signed.

import type { TileAddress } from '@happy-homeland/log';
import { formatEntryBundle, parseEntryBundle, TILE_WIDTH, tilePath } from '@happy-homeland/log';
import { ApiError } from './api-error.ts';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

const HASH_BYTES = 32;
/** An entry and its length before it; what the format can carry. */
const ENTRY_BYTES_MAX = 65_537;
/** Far beyond any checkpoint with its signatures, or any trust file. */
const TEXT_BYTES_MAX = 1_048_576;

export interface PublicLog {
  /** The newest checkpoint, a signed note. Not verified. */
  checkpoint(options?: CallOptions): Promise<string>;
  /** The newest one that enough witnesses have seen. */
  cosigned(options?: CallOptions): Promise<string>;
  /** The trust file that the deployment offers: whoever knows a better one uses that. */
  trust(options?: CallOptions): Promise<string>;
  /**
   * The bytes of one tile, `width · 32` of them at a level of hashes. Where a partial tile is gone, the full one that took
   * its place is asked for.
   *
   * @throws ApiError `bad-answer` for anything that cannot be that tile
   */
  tile(address: TileAddress, options?: CallOptions): Promise<Uint8Array>;
  /** The entries of one bundle, 256 unless `width` says that it is a partial one. */
  entries(bundle: { readonly index: bigint; readonly width?: number }, options?: CallOptions): Promise<Uint8Array[]>;
}

export function createPublicLog(transport: ConnectionOptions): PublicLog {
  const textOf = (path: string, options?: CallOptions) =>
    send(transport, {
      path,
      headers: PLAIN,
      read: async (answer) => decoded(await bytesOf(answer, TEXT_BYTES_MAX)),
      ...options,
    });
  const tile = async (address: TileAddress, options?: CallOptions): Promise<Uint8Array> => {
    try {
      return await readTile(transport, address, options);
    } catch (error) {
      const isGone = error instanceof ApiError && error.status === 404 && address.width < TILE_WIDTH;
      if (!isGone) throw error;
      return beginningOf(await readTile(transport, { ...address, width: TILE_WIDTH }, options), address);
    }
  };
  return {
    checkpoint: (options) => textOf('/log/checkpoint', options),
    cosigned: (options) => textOf('/log/cosigned', options),
    trust: (options) => textOf('/log/trust.json', options),
    tile,
    entries: async ({ index, width = TILE_WIDTH }, options) =>
      entriesOf(await tile({ level: 'entries', index, width }, options), width),
  };
}

const PLAIN = { Accept: '*/*' };

function readTile(transport: ConnectionOptions, address: TileAddress, options?: CallOptions): Promise<Uint8Array> {
  const { level, width } = address;
  const most = level === 'entries' ? width * ENTRY_BYTES_MAX : width * HASH_BYTES;
  const read = async (answer: Response): Promise<Uint8Array> => {
    const bytes = await bytesOf(answer, most);
    if (level === 'entries') entriesOf(bytes, width);
    else if (bytes.length !== most) throw badAnswer(`${tilePath(address)} has ${bytes.length} bytes, expected ${most}`);
    return bytes;
  };
  return send(transport, { path: `/log/${tilePath(address)}`, headers: PLAIN, read, ...options });
}

function entriesOf(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries = parseEntryBundle(bytes, width);
  if (entries === undefined) throw badAnswer(`expected a bundle of ${width} entries`);
  return entries;
}

function beginningOf(bytes: Uint8Array, { level, width }: TileAddress): Uint8Array {
  if (level !== 'entries') return bytes.slice(0, width * HASH_BYTES);
  return formatEntryBundle(entriesOf(bytes, TILE_WIDTH).slice(0, width));
}

/** The body, unless it is longer than it can be: whoever sends without end is left. */
async function bytesOf({ body }: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > most) {
      throw badAnswer(`expected at most ${most} bytes`);
    }
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw badAnswer('expected UTF-8', cause);
  }
}

function badAnswer(message: string, cause?: unknown): ApiError {
  return new ApiError({ code: 'bad-answer', message, cause });
}
