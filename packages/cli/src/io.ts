import type { Text } from './language.ts';

/** What a command knows of the world. */
export interface Io {
  /** To standard output. */
  readonly print: (line: string) => void;
  /** To standard error. */
  readonly warn: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds; the machine's own clock unless given. */
  readonly nowMs?: () => number;
  /** IANA name of the reader's time zone; the machine's own unless given. */
  readonly timeZone?: string;
  /** Waits, and rejects with the signal's reason when that comes first; a timer of this machine unless given. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** 0 done · 1 something does not fit, is not well, or was not taken by the deployment · 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** The command line was not understood, or names a file that cannot be read. Shown with the way to the help. */
export class UsageError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'UsageError';
    this.text = text;
  }
}
