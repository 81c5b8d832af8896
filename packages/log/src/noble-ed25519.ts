import { getPublicKeyAsync, hashes, signAsync, verifyAsync } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

import type { Ed25519 } from './signature-scheme.ts';

// Its own SHA-512 would come from WebCrypto, which may be what is missing.
hashes.sha512 = sha512;
hashes.sha512Async = async (message) => sha512(message);

/** As strict as WebCrypto: RFC 8032, not ZIP 215. */
const STRICT = { zip215: false };

export const NOBLE: Ed25519 = {
  name: 'noble',
  verify: async ({ publicKey, message, signature }) => {
    try {
      return await verifyAsync(signature, message, publicKey, STRICT);
    } catch {
      // Bytes of another length, or no point of the curve.
      return false;
    }
  },
  sign: (seed, message) => signAsync(message, seed),
  publicKeyOf: (seed) => getPublicKeyAsync(seed),
};
