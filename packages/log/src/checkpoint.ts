// C2SP tlog-checkpoint: origin, size and root, a line each. This log writes no further line, because cosignatures of newer
// keys do not cover them; those of other logs are read and kept apart.
import { parseBase64, toBase64 } from './base64.ts';
import { LogError } from './error.ts';
import { EMPTY_ROOT, equalHashes, isHash, isSize } from './hash.ts';
import { isNoteText } from './note.ts';

const DECIMAL = /^(?:0|[1-9]\d{0,19})$/;
const BLANK_LINE = '\n\n';
const ORIGIN_CHARACTERS_MAX = 1_024;
const EXTENSIONS_MAX = 16;

export interface Checkpoint {
  /** Which log: it never changes. */
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** As it was read. Nothing is known about extensions but that they were signed. */
export interface ReadCheckpoint extends Checkpoint {
  readonly extensions: readonly string[];
}

/**
 * Reads the text of a checkpoint, or a whole note with one: signatures are not looked at, `openNote` does that. Undefined
 * unless it has exactly that shape; also for an empty tree with a root that is not its own.
 */
export function parseCheckpoint(text: string): ReadCheckpoint | undefined {
  if (typeof text !== 'string') return undefined;
  const end = text.lastIndexOf(BLANK_LINE);
  const body = end === -1 ? text : text.slice(0, end + 1);
  if (!isNoteText(body)) return undefined;
  const [origin = '', decimal = '', encoded = '', ...extensions] = body.slice(0, -1).split('\n');
  const size = parseSize(decimal);
  const root = parseBase64(encoded);
  if (origin === '' || origin.length > ORIGIN_CHARACTERS_MAX || size === undefined || !isHash(root)) return undefined;
  if (extensions.length > EXTENSIONS_MAX || extensions.includes('')) return undefined;
  if (size === 0n && !equalHashes(root, EMPTY_ROOT)) return undefined;
  return { origin, size, root, extensions };
}

/** The three lines. Throws `LogError` `not-writable` for an origin of more than a line or a root of another length. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const read = parseCheckpoint(text);
  if (read?.origin === origin && read.size === size) return text;
  throw new LogError({ code: 'not-writable', message: `'${origin}' at ${size} is no checkpoint` });
}

/** A size as the formats write it: decimal, no zeros in front, at most 2^64 − 1. */
export function parseSize(decimal: string): bigint | undefined {
  if (!DECIMAL.test(decimal)) return undefined;
  const size = BigInt(decimal);
  return isSize(size) ? size : undefined;
}
