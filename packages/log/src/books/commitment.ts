// What is private about a gift, bound into its public leaf without being told. Whoever holds the salt and the facts can
// open it; once the salt is destroyed nobody can, and the leaf and every proof over it still hold.

import { sha256 } from '@noble/hashes/sha2.js';
import { formatCanonicalJson } from '../canonical-json.ts';

const DOMAIN = new TextEncoder().encode('fund/donor/v1\n');
export const SALT_BYTES = 32;

/** The private facts of a gift; those that the giver did not state are absent. */
export interface PrivateFacts {
  readonly displayName?: string;
  readonly message?: string;
  readonly fiscalTitle?: string;
  readonly fiscalTaxNumber?: string;
  readonly fiscalEmail?: string;
}

/**
 * SHA-256 over the domain, the salt and the facts as canonical JSON; 32 bytes. A plain hash of a name could be guessed by
 * trying names. Throws RangeError unless the salt has 32 bytes.
 */
export function commitmentOf(salt: Uint8Array, facts: PrivateFacts): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const text = new TextEncoder().encode(formatCanonicalJson({ ...facts }));
  const bytes = new Uint8Array(DOMAIN.length + salt.length + text.length);
  bytes.set(DOMAIN);
  bytes.set(salt, DOMAIN.length);
  bytes.set(text, DOMAIN.length + salt.length);
  return sha256(bytes);
}
