/** Why the sandbox itself, rather than a request to it, cannot go on. */
export type SandboxErrorCode =
  | 'live-key'
  | 'bad-option'
  | 'state-unreadable'
  | 'state-write-failed'
  | 'connection-cut'
  | 'drain-timeout';

/** An operational failure of the sandbox process. Refused requests are `ApiError`s instead. */
export class SandboxError extends Error {
  readonly code: SandboxErrorCode;

  constructor(details: { code: SandboxErrorCode; message: string; cause?: unknown }) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'SandboxError';
    this.code = details.code;
  }
}
