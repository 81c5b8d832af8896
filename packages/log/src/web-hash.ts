// RFC 6962 §2.1 on WebCrypto: nothing to download where a browser has it, which is wherever a page came over HTTPS.
import { concatBytes } from './bytes.ts';
import { LEAF_PREFIX, NODE_PREFIX } from './hash.ts';
import type { Hashing } from './hashing.ts';

/** SHA-256. A page that came over plain HTTP has no WebCrypto, and loads the other implementation. */
export async function digest(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { subtle }: { subtle?: SubtleCrypto } = crypto;
  if (subtle !== undefined) return new Uint8Array(await subtle.digest('SHA-256', message));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(message);
}

/** SHA-256(0x00 ‖ entry): 32 bytes. */
export function leafHash(entry: Uint8Array): Promise<Uint8Array> {
  return digest(concatBytes(Uint8Array.of(LEAF_PREFIX), entry));
}

/** SHA-256(0x01 ‖ left ‖ right): 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return digest(concatBytes(Uint8Array.of(NODE_PREFIX), left, right));
}

/** Runs a computation to its end, waiting for each hash. */
export async function hashLater<Result>(hashing: Hashing<Result>): Promise<Result> {
  let step = hashing.next();
  while (step.done !== true) step = hashing.next(await nodeHash(...step.value));
  return step.value;
}
