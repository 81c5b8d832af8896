// Ed25519 (RFC 8032) as this package asks for it, whoever answers.

/** Bytes of a public key, of the seed that is the private key, and of a signature. */
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

interface SignedMessage {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Obligation: `verify` answers false to whatever is not a signature, and rejects for no input. */
export interface Ed25519 {
  /** Which implementation it is; screens say so. */
  readonly name: 'webcrypto' | 'noble';
  readonly verify: (signed: SignedMessage) => Promise<boolean>;
  /** `seed` is the 32 bytes of the private key. */
  readonly sign: (seed: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;
  readonly publicKeyOf: (seed: Uint8Array) => Promise<Uint8Array>;
}
