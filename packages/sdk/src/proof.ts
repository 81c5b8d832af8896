// While somebody tries stolen cards, a deployment asks for a proof of work: a second or two of a phone, no puzzle. The
// work is native (WebCrypto) and off the page's own thread, so nothing freezes and a strict policy has nothing to allow.

import type { Challenge } from '@happy-homeland/contract';
import { toHex } from './hex.ts';

/** More tries than any deployment asks for: a challenge that still has no answer then has none. */
const TRIES_MAX = 5_000;

/**
 * Solves a challenge; the text goes into the header `HH-Proof`, or the field `proof` of the donate form.
 * @throws the signal's reason; TypeError where the page has no WebCrypto (plain http); RangeError where nothing solves it
 */
export async function solveChallenge(challenge: Challenge): Promise<string> {
  const { cost, keyLength, keyPrefix, nonce, salt } = challenge.parameters;
  const start = bytesOf(nonce);
  for (let counter = 0; counter < TRIES_MAX; counter += 1) {
    const password = Uint8Array.of(...start, 0, 0, counter >> 8, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
    const derivedKey = toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) {
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
    }
  }
  throw new RangeError('no solution');
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
