// Keyed derivations. What they mean is written once; who computes the hashes is not: WebCrypto runs everywhere, and on
// Node it goes through a pool of threads, which costs a pledge more than the hash itself.

import { toHex } from '@happy-homeland/log';
import type { SecretOf, Secrets } from '../../ports/index.ts';
import { toBase64Url } from '../../publication/base64url.ts';

/** Shortest PLEDGE_KEY that is accepted, in characters. */
export const PLEDGE_KEY_MIN_CHARS = 32;

/** Hashes of UTF-8 texts: HMAC-SHA-256 under the pledge key (RFC 2104) and plain SHA-256 (FIPS 180-4), 32 bytes each. */
export interface Hashing {
  mac(text: string): Promise<Uint8Array>;
  digest(content: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** Secrets derived from `PLEDGE_KEY`. Changing the key makes every pledge secret unreadable. */
export async function createSecrets(pledgeKey: string, hashingOf = webHashing): Promise<Secrets> {
  const hashing = await hashingOf(pledgeKey);
  const mac = async (purpose: string, text: string) => toBase64Url(await hashing.mac(`${purpose}\n${text}`));
  const digest = async (content: string | Uint8Array<ArrayBuffer>) => toHex(await hashing.digest(content));
  const webhookBytes = ({ endpointId, generation }: SecretOf) =>
    hashing.mac(`hh/webhook-secret/v1\n${endpointId}\n${generation}`);
  return {
    webhookSecret: async (endpoint) => `whsec_${toBase64(await webhookBytes(endpoint))}`,
    webhookSignature: async (endpoint, text) => {
      const key = await webhookKey(new Uint8Array(await webhookBytes(endpoint)));
      return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))));
    },
    digest,
    pledgeSecret: (pledgeId) => mac('hh/pledge-secret/v1', pledgeId),
    fingerprint: (purpose, text) => mac(`hh/${purpose}/v1`, text),
    keyHash: digest,
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function webhookKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** With WebCrypto, the same on Node and Workers. */
export async function webHashing(pledgeKey: string): Promise<Hashing> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(pledgeKey), algorithm, false, ['sign']);
  return {
    mac: async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))),
    digest: async (content) => {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    },
  };
}
