// What SQLite says, translated once. A lost constraint is not a failure: the store reads it as a guard.

import { LibsqlError } from '@libsql/client/http';
import type { StoreErrorCode } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';

/** Another connection holds the lock, or (`cannot commit … statements in progress`) this one still holds its own. */
export function isBusy(error: unknown): boolean {
  return error instanceof LibsqlError && (error.code.startsWith('SQLITE_BUSY') || error.code === 'SQLITE_LOCKED');
}

export function isConstraint(error: unknown): boolean {
  return error instanceof LibsqlError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/**
 * The failure in the store's own words. `intent` decides what an input/output error means: after a failed write nobody
 * knows whether the commit reached the disk.
 */
export function toStoreError(error: unknown, intent: 'read' | 'write'): StoreError {
  if (error instanceof StoreError) return error;
  const [code, message] = explain(error, intent);
  return new StoreError({ code, message, cause: error });
}

function explain(error: unknown, intent: 'read' | 'write'): readonly [StoreErrorCode, string] {
  const code = codeOf(error);
  switch (code) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return ['busy', 'another process holds the database'];
    case 'SQLITE_FULL':
      return ['full', 'the disk is full: free some space; nothing was written'];
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return ['damaged', 'the database file is damaged: stop, keep the file and restore the last backup'];
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return ['unavailable', 'the database file cannot be opened for writing: check its folder, owner and permissions'];
    case 'SQLITE_IOERR':
      return intent === 'write'
        ? ['unknown-outcome', 'the disk failed in the middle of a write: read before trying again']
        : ['unavailable', 'the disk failed in the middle of a read'];
    case 'CLIENT_CLOSED':
      return ['closed', 'the store is closed'];
    default:
      return ['invalid-unit', `the database refused a statement (${code})`];
  }
}

// A file that cannot be opened at all is a plain Error of the native library, known by its words only.
function codeOf(error: unknown): string {
  if (error instanceof LibsqlError) return error.code;
  const isUnopened = error instanceof Error && error.message.includes('Unable to open connection');
  return isUnopened ? 'SQLITE_CANTOPEN' : 'unknown';
}
