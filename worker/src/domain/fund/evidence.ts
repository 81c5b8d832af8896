import type { Evidence } from '../../ports/index.ts';
import type { FundRefusal } from './fund-command.ts';

/** An entry's public record has 4 KB, and each file takes about a hundred and fifty bytes of it. */
const FILES_MAX = 20;
const MIME_MAX_CHARS = 80;
const DIGEST = /^[0-9a-f]{64}$/;
const MIME = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/;

/** Whether a text is a SHA-256, lower-case hex. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** Why evidence does not stand for a file, or null. */
export function refuseEvidence(evidence: readonly Evidence[]): FundRefusal | null {
  const isMany = evidence.length === 0 || evidence.length > FILES_MAX;
  const isTwice = new Set(evidence.map(({ sha256 }) => sha256)).size < evidence.length;
  return isMany || isTwice || !evidence.every(isWhole) ? 'evidence-unfit' : null;
}

function isWhole({ sha256, bytes, mime }: Evidence): boolean {
  const isSize = Number.isSafeInteger(bytes) && bytes > 0;
  return isDigest(sha256) && isSize && mime.length <= MIME_MAX_CHARS && MIME.test(mime);
}
