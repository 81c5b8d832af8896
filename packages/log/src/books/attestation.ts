// What an auditor signs: not the log, which proves by itself that it was not rewritten, but a report of their own about what is
// in it. The signature stands in the leaf, so that a reader needs nothing but the auditor's key.

import { parseBase64 } from '../base64.ts';
import { utf8 } from '../bytes.ts';
import { formatCanonicalJson } from '../canonical-json.ts';
import { loadEd25519 } from '../ed25519.ts';
import { parseVerifierKey } from '../verifier-key.ts';
import type { FactLeaf } from './leaf-kinds.ts';

export interface Attested {
  /** Of the log that it is about, so that it cannot be put into another. */
  readonly origin: string;
  /** Who attests, as an organisation. */
  readonly by: string;
  /** SHA-256 of the report, 64 hexadecimal digits. */
  readonly digest: string;
  readonly charity?: string | undefined;
  readonly project?: string | undefined;
  readonly title?: string | undefined;
}

/** The bytes to sign: "fund/attestation/v1", a line feed, and canonical JSON of what is attested. */
export function attestationMessage({ origin, by, digest, charity, project, title }: Attested): Uint8Array {
  const what = {
    origin,
    by,
    digest,
    ...(charity !== undefined && { charity }),
    ...(project !== undefined && { project }),
    ...(title !== undefined && { title }),
  };
  return utf8(`fund/attestation/v1\n${formatCanonicalJson(what)}`);
}

/**
 * Whether the key of an attestation has signed it, for the log of that name. A key of a witness attests nothing: it must sign
 * nothing but what it has seen. Whose key it is, the reader has to know. Never throws on what a leaf may hold.
 */
export async function verifyAttestation(leaf: FactLeaf, origin: string): Promise<boolean> {
  const { by, digest, charity, project, title, key = '', signature = '' } = leaf;
  if (leaf.kind !== 'attestation' || by === undefined || digest === undefined) return false;
  const verifier = await parseVerifierKey(key);
  const signed = parseBase64(`${signature.replaceAll('-', '+').replaceAll('_', '/')}==`);
  if (verifier?.role !== 'log' || signed === undefined) return false;
  const message = attestationMessage({ origin, by, digest, charity, project, title });
  return (await loadEd25519()).verify({ publicKey: verifier.publicKey, message, signature: signed });
}
