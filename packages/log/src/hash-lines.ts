import { parseBase64 } from './base64.ts';
import { isHash } from './hash.ts';

/** Hashes as proofs write them, a line of base64 each; undefined unless every line is one. */
export function parseHashLines(lines: readonly string[]): Uint8Array[] | undefined {
  const hashes = lines.flatMap((line) => {
    const hash = parseBase64(line);
    return isHash(hash) ? [hash] : [];
  });
  return hashes.length === lines.length ? hashes : undefined;
}
