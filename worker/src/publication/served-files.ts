// What anybody may download: tiles and bundles by their path, and the file that says whom to believe.

import type { LogKey, TileAddress, VerifierKey } from '@happy-homeland/log';
import {
  formatEntryBundle,
  formatTrust,
  HASH_BYTES,
  parseEntryBundle,
  parseTilePath,
  parseVerifierKey,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import { assert } from '../assert.ts';
import type { Ports } from '../ports/index.ts';

type ServingPorts = Pick<Ports, 'log' | 'store'>;

/** Keys that one after the other have signed this log, at most. */
const KEYS_MAX = 16;
const TRUST_VERSION = 1;

/**
 * The file at a path below `/log/`, or null. A partial one that a fuller one has replaced is the beginning of that. What is
 * not signed yet is not served: caches keep a file for a year, and until it is signed a restored database may give another.
 */
export async function findLogFile({ store, log }: ServingPorts, path: string): Promise<Uint8Array | null> {
  const address = parseTilePath(path);
  const signed = address && (await store.log.checkpoint());
  if (!address || !signed || tileWidth(BigInt(signed.size), address) < address.width) return null;
  const exact = await log.blobs.get(path);
  if (exact !== null || address.width === TILE_WIDTH) return exact;
  // What was put down a moment ago may be replaced while it is looked for; the fuller one is there before it goes.
  for (const read of [store.log.checkpoint, store.log.head]) {
    const size = (await read())?.size ?? 0;
    const width = tileWidth(BigInt(size), address);
    const fuller = width > address.width ? await log.blobs.get(tilePath({ ...address, width })) : null;
    if (fuller !== null) return beginningOf(fuller, { ...address, width }, address.width);
  }
  return null;
}

function beginningOf(bytes: Uint8Array, { level, width: fuller }: TileAddress, width: number): Uint8Array | null {
  if (level !== 'entries') return bytes.slice(0, width * HASH_BYTES);
  const entries = parseEntryBundle(bytes, fuller);
  return entries === undefined ? null : formatEntryBundle(entries.slice(0, width));
}

/** Which keys sign this log and who witnesses it: the text of the trust file. */
export async function trustText({ store, log }: ServingPorts): Promise<string> {
  const witnesses = await Promise.all(
    log.witnesses.map(async ({ verifierKey, isOwn }) => {
      return { key: await parsed(verifierKey), operator: isOwn ? ('own' as const) : ('other' as const) };
    }),
  );
  const logKeys = await keysOf(store, log.keys.verifierKeys[0] ?? '');
  return formatTrust({ version: TRUST_VERSION, origin: log.keys.origin, logKeys, witnesses, quorum: log.quorum });
}

// From the present key back: each rotation is in the log and says from which size on the newer one signs. The older one is
// believed up to there and no further, because both have signed what came after.
async function keysOf(store: ServingPorts['store'], newest: string): Promise<LogKey[]> {
  const keys: LogKey[] = [];
  let verifierKey: string | undefined = newest;
  let toSize: number | undefined;
  while (verifierKey !== undefined && keys.length < KEYS_MAX) {
    const rotation = await store.log.ofFact(`key:${verifierKey}`);
    const leaf = rotation && parseLeaf(rotation.bytes);
    const from = leaf?.kind === 'key.rotation' ? leaf : null;
    const key = await parsed(verifierKey);
    keys.push({ key, fromSize: from?.validFrom ?? 0, ...(toSize !== undefined && { toSize }) });
    toSize = from?.validFrom;
    verifierKey = from?.oldKey;
  }
  return keys;
}

async function parsed(verifierKey: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(verifierKey);
  assert(key !== undefined, 'the configuration has only keys that can verify');
  return key;
}
