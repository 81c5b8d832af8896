// The shape of C2SP signed-note: a text, a blank line, and lines of signatures. The text may have blank lines of its own,
// so it ends at the last one; whoever cuts at the first verifies one text and shows another.
import { parseBase64, toBase64 } from './base64.ts';
import { concatBytes } from './bytes.ts';
import { HEX, toHex } from './hex.ts';
import { isKeyName } from './verifier-key.ts';

/** Sixteen have to be accepted; sixty-four leave room for keys that nobody here knows. */
export const NOTE_SIGNATURES_MAX = 64;
/** Characters of a whole note. Signatures of post-quantum keys have 3,300 each. */
export const NOTE_CHARACTERS_MAX = 524_288;

const KEY_ID_BYTES = 4;
/** U+2014 and a space begin a line of a signature. */
const DASH = '— ';
const BLANK_LINE = '\n\n';
/** Below U+0020 only the line feed is allowed; half a surrogate pair is no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\p{Cs}]/u;

/** A line of a signature, before anybody has verified it. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

export interface Note {
  /** What is signed, with its final line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The parts of a note, or undefined unless `whole` has exactly that shape. Nothing is verified. */
export function parseNote(whole: string): Note | undefined {
  if (typeof whole !== 'string' || whole.length > NOTE_CHARACTERS_MAX || FORBIDDEN.test(whole)) return undefined;
  const end = whole.lastIndexOf(BLANK_LINE);
  if (end === -1 || !whole.endsWith('\n')) return undefined;
  const lines = whole.slice(end + BLANK_LINE.length, -1).split('\n');
  if (lines.length > NOTE_SIGNATURES_MAX) return undefined;
  const signatures = lines.map(parseSignatureLine).filter((signature) => signature !== undefined);
  return signatures.length === lines.length ? { text: whole.slice(0, end + 1), signatures } : undefined;
}

/** A line of a signature without its line feed, or undefined. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [name = '', encoded = '', ...rest] = line.startsWith(DASH) ? line.slice(DASH.length).split(' ') : [];
  const bytes = parseBase64(encoded);
  if (!isKeyName(name) || rest.length > 0 || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  const keyId = toHex(bytes.subarray(0, KEY_ID_BYTES));
  return { name, keyId, bytes: bytes.slice(KEY_ID_BYTES) };
}

/** The line of a signature, with its line feed. */
export function formatSignatureLine({ name, keyId, bytes }: NoteSignature): string {
  const id = Uint8Array.from({ length: KEY_ID_BYTES }, (_, at) =>
    Number.parseInt(keyId.slice(2 * at, 2 * at + 2), HEX),
  );
  return `${DASH}${name} ${toBase64(concatBytes(id, bytes))}\n`;
}

/** Whether a text can be that of a note. */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !FORBIDDEN.test(text) && text.length <= NOTE_CHARACTERS_MAX;
}
