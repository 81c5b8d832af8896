/** Randomness. Obligation: cryptographically strong, at least 128 bits in `id`. */
export interface Ids {
  /** 26 characters of lowercase base32: 128 random bits. */
  id(): string;
  /** 16 characters of lowercase base32, always the same for the same names: publishing again finds the same thing. */
  named(...names: readonly string[]): Promise<string>;
  /** `bytes` random bytes. */
  random(bytes: number): Uint8Array<ArrayBuffer>;
}
