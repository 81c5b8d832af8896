// Entry bundles of C2SP tlog-tiles: each entry behind its length in two bytes, the high one first.
import { concatBytes } from './bytes.ts';
import { LogError } from './error.ts';
import { TILE_WIDTH } from './tile.ts';

const LENGTH_BYTES = 2;
const BYTE = 256;

/** What two bytes can say. */
export const ENTRY_BYTES_MAX = 65_535;

/** The bytes of a bundle. Throws `LogError` `entry-too-large`, and `out-of-range` above 256 entries. */
export function formatEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH) {
    throw new LogError({
      code: 'out-of-range',
      message: `a bundle of ${entries.length} entries, at most ${TILE_WIDTH}`,
    });
  }
  return concatBytes(...entries.flatMap((entry) => [lengthPrefix(entry.length), entry]));
}

/**
 * The `width` entries of a bundle, or undefined unless the bytes are exactly so many. Views of the bundle: a copy of each would
 * cost an audit of a million a third of its memory.
 */
export function parseEntryBundle(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    const [high, low] = bytes.subarray(at, at + LENGTH_BYTES);
    if (high === undefined || low === undefined) return undefined;
    const from = at + LENGTH_BYTES;
    at = from + high * BYTE + low;
    if (at > bytes.length) return undefined;
    entries.push(bytes.subarray(from, at));
  }
  return at === bytes.length && entries.length === width ? entries : undefined;
}

function lengthPrefix(length: number): Uint8Array {
  if (length > ENTRY_BYTES_MAX) {
    throw new LogError({ code: 'entry-too-large', message: `an entry of ${length} bytes, at most ${ENTRY_BYTES_MAX}` });
  }
  return Uint8Array.of(Math.floor(length / BYTE), length % BYTE);
}
