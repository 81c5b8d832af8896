// Standard base64 (RFC 4648 §4), read strictly: one spelling for each value, so that nobody gets a second text of the same
// signature by playing with padding or spare bits.
import { isBytes } from './bytes.ts';

const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;
const QUANTUM = 4;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes, or undefined unless `text` is exactly how they are written. */
export function parseBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % QUANTUM !== 0 || !ALPHABET.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return isBytes(bytes) && toBase64(bytes) === text ? bytes : undefined;
}
