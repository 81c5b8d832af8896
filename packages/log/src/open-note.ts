import { utf8 } from './bytes.ts';
import { cosignedMessage, parseCosignature } from './cosignature.ts';
import { loadEd25519 } from './ed25519.ts';
import type { NoteSignature } from './note.ts';
import { parseNote } from './note.ts';
import type { Ed25519 } from './signature-scheme.ts';
import { SIGNATURE_BYTES } from './signature-scheme.ts';
import type { KeyRole, VerifierKey } from './verifier-key.ts';
import { isSameKey, parseVerifierKey } from './verifier-key.ts';

/** A signature that was verified; of a witness, with the time at which it says it saw the text. */
export type VerifiedSignature =
  | { readonly role: 'log'; readonly key: VerifierKey }
  | { readonly role: 'witness'; readonly key: VerifierKey; readonly timeS: number };

export type NoteRefusal =
  /** A key of the caller is none, or two of them cannot be told apart. */
  | 'keys-unusable'
  | 'note-malformed'
  /** A key that is trusted, and a signature that is not its own: somebody tampered, so nothing of the note is used. */
  | 'signature-wrong'
  /** Nobody signed whose key was given. */
  | 'signature-missing';

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signatures: readonly VerifiedSignature[] }
  | { readonly ok: false; readonly reason: NoteRefusal };

interface OpenOptions {
  /** Which implementation verifies; by default the browser's own where it has one. */
  readonly ed25519?: Ed25519;
}

/**
 * Verifies a signed note (C2SP signed-note). Signatures of keys that are not given are ignored, whatever their type; a wrong
 * one of a given key refuses the note. Whatever the text is, this answers; it rejects only where an implementation of
 * Ed25519 has to be loaded and cannot be.
 *
 * @param verifierKeys as text, `name+id+base64`, or parsed
 */
export async function openNote(
  text: string,
  verifierKeys: readonly (string | VerifierKey)[],
  { ed25519 }: OpenOptions = {},
): Promise<OpenedNote> {
  const keys = await readKeys(verifierKeys);
  if (keys === undefined) return { ok: false, reason: 'keys-unusable' };
  const note = parseNote(text);
  if (note === undefined) return { ok: false, reason: 'note-malformed' };
  const known = note.signatures.flatMap((signature) => {
    const key = keys.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    return key === undefined ? [] : [{ key, signature }];
  });
  if (known.length === 0) return { ok: false, reason: 'signature-missing' };
  const verifier = ed25519 ?? (await loadEd25519());
  const signatures: VerifiedSignature[] = [];
  for (const { key, signature } of known) {
    const verified = await verifySignature({ text: note.text, key, signature }, verifier);
    if (verified === undefined) return { ok: false, reason: 'signature-wrong' };
    signatures.push(verified);
  }
  return { ok: true, text: note.text, signatures };
}

interface Signed {
  readonly text: string;
  readonly key: VerifierKey;
  readonly signature: NoteSignature;
}

const VERIFY: Readonly<Record<KeyRole, (signed: Signed, by: Ed25519) => Promise<VerifiedSignature | undefined>>> = {
  log: async ({ text, key, signature }, ed25519) => {
    const { bytes } = signature;
    if (bytes.length !== SIGNATURE_BYTES) return undefined;
    const isOwn = await ed25519.verify({ publicKey: key.publicKey, message: utf8(text), signature: bytes });
    return isOwn ? { role: 'log', key } : undefined;
  },
  witness: async ({ text, key, signature }, ed25519) => {
    const cosignature = parseCosignature(signature.bytes);
    if (cosignature === undefined) return undefined;
    const { timeS, signature: bytes } = cosignature;
    const message = cosignedMessage(text, timeS);
    const isOwn = await ed25519.verify({ publicKey: key.publicKey, message, signature: bytes });
    return isOwn ? { role: 'witness', key, timeS } : undefined;
  },
};

function verifySignature(signed: Signed, ed25519: Ed25519): Promise<VerifiedSignature | undefined> {
  return VERIFY[signed.key.role](signed, ed25519);
}

/** Undefined where one is no key, or where a name and an id stand for two. */
async function readKeys(given: readonly (string | VerifierKey)[]): Promise<VerifierKey[] | undefined> {
  const keys: VerifierKey[] = [];
  for (const each of given) {
    const key = typeof each === 'string' ? await parseVerifierKey(each) : each;
    if (key === undefined) return undefined;
    const twin = keys.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
    if (twin !== undefined && !isSameKey(twin, key)) return undefined;
    if (twin === undefined) keys.push(key);
  }
  return keys;
}
