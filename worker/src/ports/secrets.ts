/** Keyed derivations. Obligation: the key never leaves the adapter; equal inputs give equal outputs for ever. */
export interface Secrets {
  /** The bearer secret of a pledge: HMAC-SHA-256(`PLEDGE_KEY`, pledgeId), base64url. Derived, never stored. */
  pledgeSecret(pledgeId: string): Promise<string>;
  /** Keyed hash of something that must not be readable or guessable in the database. `purpose` separates the uses. */
  fingerprint(purpose: FingerprintPurpose, text: string): Promise<string>;
  /** SHA-256 of a text or a file, hex: names what was judged, so that it can be told from anything else later. */
  digest(content: string | Uint8Array<ArrayBuffer>): Promise<string>;
  /** Secret of a webhook endpoint, `whsec_…`: 32 bytes derived from its id and generation, never stored. */
  webhookSecret(endpoint: SecretOf): Promise<string>;
  /** HMAC-SHA-256 of a text under that secret, base64, as Standard Webhooks has it. */
  webhookSignature(endpoint: SecretOf, text: string): Promise<string>;
  /** SHA-256 of an API key, hex. The key itself has 128 bits or more, so no salt is needed. */
  keyHash(apiKey: string): Promise<string>;
}

/** Which secret of which endpoint. */
export interface SecretOf {
  readonly endpointId: string;
  readonly generation: number;
}

export type FingerprintPurpose =
  | 'idempotency-key'
  | 'request'
  | 'read-token'
  /** What opens the copy that a giver asked for. */
  | 'giver-copy'
  | 'caller-address'
  | 'caller-session'
  | 'caller-intent'
  | 'proof-of-work'
  | 'sign-in'
  /** The secret of a report about a project. */
  | 'complaint'
  /** What stops letters about a project. */
  | 'news';
