// What RFC 6962 §2.1 calls a hash, and the arithmetic of sizes: bigint throughout, because sizes go to 2^64 − 1 and the
// bit operators of JavaScript's numbers end at 2^32.
import { equalBytes, isBytes } from './bytes.ts';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** The largest size that the formats can say. */
export const SIZE_MAX = 2n ** 64n - 1n;

/** Nobody needs more: a path climbs one level with each hash. */
export const PROOF_HASHES_MAX = 64;

/** MTH of no leaves: SHA-256 of the empty string. */
export const EMPTY_ROOT: Uint8Array = Uint8Array.from([
  0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41,
  0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/** RFC 6962 §2.1: what keeps a leaf from being taken for a node, and the other way round. */
export const LEAF_PREFIX = 0x00;
export const NODE_PREFIX = 0x01;

export function isHash(value: unknown): value is Uint8Array {
  return isBytes(value) && value.length === HASH_BYTES;
}

export function isSize(value: unknown): value is bigint {
  return typeof value === 'bigint' && value >= 0n && value <= SIZE_MAX;
}

export function isProof(value: unknown): value is readonly Uint8Array[] {
  return Array.isArray(value) && value.length <= PROOF_HASHES_MAX && value.every(isHash);
}

/** Two hashes of 32 bytes that are the same; anything shorter equals nothing. */
export function equalHashes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return isHash(a) && isHash(b) && equalBytes(a, b);
}
