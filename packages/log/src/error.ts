/** Why building on a log stopped. Verification never throws: what somebody claims is answered, not raised. */
export type LogErrorCode =
  /** A tile of the wrong length, or something else that answered in its place. */
  | 'tile-malformed'
  /** An index or size that the tree does not have, or above 2^64 − 1. */
  | 'out-of-range'
  /** More than the 65,535 bytes that an entry bundle can say. */
  | 'entry-too-large'
  /** Text, key or value that the format cannot carry. */
  | 'not-writable';

interface LogErrorOptions {
  readonly code: LogErrorCode;
  readonly message: string;
  readonly cause?: unknown;
}

export class LogError extends Error {
  readonly code: LogErrorCode;

  constructor({ code, message, cause }: LogErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LogError';
    this.code = code;
  }
}
