import { utf8 } from './bytes.ts';
import { cosignedMessage, formatCosignature } from './cosignature.ts';
import { LogError } from './error.ts';
import { formatSignatureLine, isNoteText } from './note.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * The text with a line for each log key. Throws `LogError` `not-writable` for a text that a note cannot carry, and for a
 * key of a witness.
 */
export async function signNote(text: string, keys: readonly SigningKey[]): Promise<string> {
  if (!isNoteText(text))
    throw new LogError({
      code: 'not-writable',
      message: 'a text that ends without a line feed, or has control characters',
    });
  const lines: string[] = [];
  for (const { verifierKey, sign } of keys) {
    requireRole(verifierKey.role, 'log');
    lines.push(formatSignatureLine({ ...verifierKey, bytes: await sign(utf8(text)) }));
  }
  return `${text}\n${lines.join('')}`;
}

interface Seen {
  /** The text of the note, up to the blank line. */
  readonly text: string;
  readonly timeS: number;
}

/** The line with which a witness says that it saw a checkpoint at `timeS`: to be put below the others. */
export async function cosign({ text, timeS }: Seen, { verifierKey, sign }: SigningKey): Promise<string> {
  requireRole(verifierKey.role, 'witness');
  if (!Number.isSafeInteger(timeS) || timeS < 0 || !isNoteText(text)) {
    throw new LogError({ code: 'not-writable', message: `cannot cosign at ${timeS}` });
  }
  const bytes = formatCosignature({ timeS, signature: await sign(cosignedMessage(text, timeS)) });
  return formatSignatureLine({ ...verifierKey, bytes });
}

function requireRole(role: string, wanted: string): void {
  if (role !== wanted)
    throw new LogError({ code: 'not-writable', message: `a key of a ${role} where a ${wanted} signs` });
}
