// Ed25519 (RFC 8032). Browsers have it since Safari 17, Firefox 129 and Chrome 137; older web views load an implementation
// of 5 KB, and nobody else does.

import { parseBase64 } from './base64.ts';
import { concatBytes } from './bytes.ts';
import type { Ed25519 } from './signature-scheme.ts';
import { KEY_BYTES } from './signature-scheme.ts';

const ALGORITHM = { name: 'Ed25519' };
/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410 §7). */
const PKCS8_HEAD = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);
/** A public key of RFC 8032 §7.1, to find out whether keys can be imported at all. */
const PROBE = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

const WEB_CRYPTO: Ed25519 = {
  name: 'webcrypto',
  verify: async ({ publicKey, message, signature }) => {
    try {
      const key = await crypto.subtle.importKey('raw', concatBytes(publicKey), ALGORITHM, false, ['verify']);
      return await crypto.subtle.verify(ALGORITHM, key, concatBytes(signature), concatBytes(message));
    } catch {
      // 32 bytes that are no point of the curve: nothing was signed with that.
      return false;
    }
  },
  sign: async (seed, message) =>
    new Uint8Array(await crypto.subtle.sign(ALGORITHM, await privateKey(seed), concatBytes(message))),
  publicKeyOf: async (seed) => {
    const { x = '' } = await crypto.subtle.exportKey('jwk', await privateKey(seed));
    const standard = `${x.replaceAll('-', '+').replaceAll('_', '/')}=`;
    return parseBase64(standard) ?? new Uint8Array(0);
  },
};

let chosen: Promise<Ed25519> | undefined;

/** WebCrypto where it knows Ed25519, otherwise the other one; asked once. Rejects where that one cannot be loaded. */
export function loadEd25519(): Promise<Ed25519> {
  chosen ??= hasWebCrypto()
    .then((has) => (has ? WEB_CRYPTO : loadNobleEd25519()))
    .catch((cause: unknown) => {
      // A phone between two cells: the next call tries again.
      chosen = undefined;
      throw cause;
    });
  return chosen;
}

/** The implementation that needs nothing of the browser, wherever this runs. */
export async function loadNobleEd25519(): Promise<Ed25519> {
  const { NOBLE } = await import('./noble-ed25519.ts');
  return NOBLE;
}

async function hasWebCrypto(): Promise<boolean> {
  try {
    const publicKey = parseBase64(PROBE) ?? new Uint8Array(KEY_BYTES);
    await crypto.subtle.importKey('raw', publicKey, ALGORITHM, false, ['verify']);
    return true;
  } catch {
    // Not supported, or no WebCrypto at all on a page that came over plain HTTP: either way the other one answers.
    return false;
  }
}

function privateKey(seed: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', concatBytes(PKCS8_HEAD, seed), ALGORITHM, true, ['sign']);
}
