// Private keys, in the text form of Go's note package: PRIVATE+KEY+name+id+base64(type ‖ seed).
import { toBase64 } from './base64.ts';
import { concatBytes } from './bytes.ts';
import { loadEd25519 } from './ed25519.ts';
import { LogError } from './error.ts';
import type { Ed25519 } from './signature-scheme.ts';
import { KEY_BYTES } from './signature-scheme.ts';
import type { KeyRole, VerifierKey } from './verifier-key.ts';
import { isKeyName, keyIdOf, parseTypedKey, TYPE_BYTES } from './verifier-key.ts';

const SIGNING_KEY = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;

export interface SigningKey {
  /** What others verify with. */
  readonly verifierKey: VerifierKey;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

interface NewKey {
  readonly name: string;
  readonly role: KeyRole;
  /** 32 bytes of good randomness: the private key. */
  readonly seed: Uint8Array;
}

interface KeyOptions {
  readonly ed25519?: Ed25519;
}

/** A key from its seed. Throws `LogError` `not-writable` for a name with spaces or plus, or a seed of another length. */
export async function createSigningKey(
  { name, role, seed }: NewKey,
  { ed25519 }: KeyOptions = {},
): Promise<SigningKey> {
  if (!isKeyName(name)) throw new LogError({ code: 'not-writable', message: `'${name}' cannot name a key` });
  if (seed.length !== KEY_BYTES) {
    throw new LogError({ code: 'not-writable', message: `a seed of ${seed.length} bytes, expected ${KEY_BYTES}` });
  }
  const signer = ed25519 ?? (await loadEd25519());
  const named = { name, role, publicKey: await signer.publicKeyOf(seed) };
  const verifierKey = { ...named, keyId: await keyIdOf(named) };
  return { verifierKey, sign: (message) => signer.sign(seed, message) };
}

/** The secret text of a key: keep it as one keeps a seal. */
export async function formatSigningKey(key: NewKey, options?: KeyOptions): Promise<string> {
  const { verifierKey } = await createSigningKey(key, options);
  const typed = toBase64(concatBytes(Uint8Array.of(TYPE_BYTES[key.role]), key.seed));
  return `PRIVATE+KEY+${key.name}+${verifierKey.keyId}+${typed}`;
}

/** The key, or undefined unless the text is one of this package's types and its id fits. */
export async function parseSigningKey(text: string, options?: KeyOptions): Promise<SigningKey | undefined> {
  const [, name = '', keyId = '', encoded = ''] = SIGNING_KEY.exec(text) ?? [];
  const typed = parseTypedKey(encoded);
  if (typed === undefined || !isKeyName(name)) return undefined;
  const key = await createSigningKey({ name, role: typed.role, seed: typed.bytes }, options);
  return key.verifierKey.keyId === keyId ? key : undefined;
}
