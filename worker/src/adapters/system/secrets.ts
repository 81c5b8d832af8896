// Keyed derivations with WebCrypto, the same on Node and Workers.

import type { Secrets } from '../../ports/index.ts';

/** Shortest PLEDGE_KEY that is accepted, in characters. */
export const PLEDGE_KEY_MIN_CHARS = 32;

/** Secrets derived from `PLEDGE_KEY`. Changing the key makes every pledge secret unreadable. */
export async function createSecrets(pledgeKey: string): Promise<Secrets> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(pledgeKey), algorithm, false, ['sign']);
  const mac = async (purpose: string, text: string) =>
    toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(`${purpose}\n${text}`))));
  return {
    pledgeSecret: (pledgeId) => mac('hh/pledge-secret/v1', pledgeId),
    fingerprint: (purpose, text) => mac(`hh/${purpose}/v1`, text),
    keyHash: async (apiKey) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(apiKey)))),
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
