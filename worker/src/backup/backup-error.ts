/** `not-copied`: no copy could be made. `not-sound`: the copy cannot be trusted. `no-room`: the disk is too full for one. */
export type BackupErrorCode = 'not-copied' | 'not-sound' | 'no-room';

export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor({ code, message, cause }: { code: BackupErrorCode; message: string; cause?: unknown }) {
    super(message, { cause });
    this.name = 'BackupError';
    this.code = code;
  }
}
