// Keys of C2SP signed-note, in the text form that people pass on: name+id+base64(type ‖ key).
import { parseBase64, toBase64 } from './base64.ts';
import { concatBytes, equalBytes, utf8 } from './bytes.ts';
import { toHex } from './hex.ts';
import { KEY_BYTES } from './signature-scheme.ts';
import { digest } from './web-hash.ts';

/**
 * What a key signs: a log its checkpoints (type 0x01 of signed-note), a witness the time at which it saw one (type 0x04 of
 * tlog-cosignature).
 */
export type KeyRole = 'log' | 'witness';

export const TYPE_BYTES: Readonly<Record<KeyRole, number>> = { log: 0x01, witness: 0x04 };

const KEY_ID_BYTES = 4;
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;
/** Unicode spaces and plus are excluded by the format; what does not print has no business in a name either. */
const NAME = /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u;
const NAME_CHARACTERS_MAX = 255;

export interface VerifierKey {
  readonly name: string;
  readonly role: KeyRole;
  /** Four bytes as eight hexadecimal digits: with the name, what tells keys apart. */
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

interface NamedKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly publicKey: Uint8Array;
}

export function isKeyName(name: string): boolean {
  return NAME.test(name) && name.length <= NAME_CHARACTERS_MAX;
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ key), the first four bytes. */
export async function keyIdOf({ name, role, publicKey }: NamedKey): Promise<string> {
  const hash = await digest(concatBytes(utf8(`${name}\n`), Uint8Array.of(TYPE_BYTES[role]), publicKey));
  return toHex(hash.subarray(0, KEY_ID_BYTES));
}

/** The text form of a public key. */
export function formatVerifierKey({ name, role, keyId, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${toBase64(concatBytes(Uint8Array.of(TYPE_BYTES[role]), publicKey))}`;
}

/** A key that this package can verify with, or undefined: also where the id does not fit or the type is another. */
export async function parseVerifierKey(text: string): Promise<VerifierKey | undefined> {
  const [, name = '', keyId = '', encoded = ''] = VERIFIER_KEY.exec(text) ?? [];
  const key = parseTypedKey(encoded);
  if (!isKeyName(name) || key === undefined) return undefined;
  const named = { name, role: key.role, publicKey: key.bytes };
  return (await keyIdOf(named)) === keyId ? { ...named, keyId } : undefined;
}

/** base64(type ‖ 32 bytes), of a public key or of a seed. */
export function parseTypedKey(encoded: string): { readonly role: KeyRole; readonly bytes: Uint8Array } | undefined {
  const typed = parseBase64(encoded);
  if (typed?.length !== 1 + KEY_BYTES) return undefined;
  const bytes = typed.slice(1);
  if (typed[0] === TYPE_BYTES.log) return { role: 'log', bytes };
  return typed[0] === TYPE_BYTES.witness ? { role: 'witness', bytes } : undefined;
}

export function isSameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.keyId === b.keyId && a.role === b.role && equalBytes(a.publicKey, b.publicKey);
}
