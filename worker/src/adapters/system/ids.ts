// Random and derived ids in lowercase base32 (RFC 4648 alphabet): safe in URLs, in file names, and read aloud.

import type { Ids } from '../../ports/index.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
const NAMED_BYTES = 10;

/** Random bytes drawn at once: asking the system for sixteen costs as much as asking it for four thousand. */
const POOL_BYTES = 4096;
let pool = new Uint8Array(0);
let used = 0;

// Each byte is given out once and then erased.
function freshBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(POOL_BYTES));
    used = 0;
  }
  const bytes = pool.slice(used, used + count);
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}

export const systemIds: Ids = {
  id: () => toBase32(freshBytes(ID_BYTES)),
  named: async (...names) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(names)));
    return toBase32(new Uint8Array(digest).slice(0, NAMED_BYTES));
  },
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** Bytes → lowercase base32 without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(buffer << (5 - bits)) & 31];
}
