/** Why a witness does not start, or does not answer. What somebody asks of it is answered, never thrown. */
export type WitnessErrorCode =
  /** Settings that are missing or cannot be; every fault is named. */
  | 'not-configured'
  /** No record where there must be one: a witness that forgot could sign a second history. */
  | 'record-missing'
  /** A record that cannot be read or written, or is another version's. */
  | 'record-unusable'
  /** A file that would be overwritten. */
  | 'already-there'
  | 'port-taken';

interface WitnessErrorOptions {
  readonly code: WitnessErrorCode;
  readonly message: string;
  readonly cause?: unknown;
}

export class WitnessError extends Error {
  readonly code: WitnessErrorCode;

  constructor({ code, message, cause }: WitnessErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WitnessError';
    this.code = code;
  }
}
