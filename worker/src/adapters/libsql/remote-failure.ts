// What a failed request to a remote database means. The distinction that matters is what is known about the unit: the
// server said that nothing of it happened, or nobody knows.

import { LibsqlError } from '@libsql/client/http';
import { StoreError } from '../../ports/index.ts';
import { isBusy, isConstraint, toStoreError } from './sqlite-failure.ts';

/** `constraint`, `busy`, `refused`: the server answered, and nothing happened. `unknown`: anything may have happened. */
export type RemoteVerdict = 'constraint' | 'busy' | 'refused' | 'unknown';

/** The server's own words for a lock that was not had in time (libsql-server, hrana/batch.rs, hrana/stmt.rs). */
const BUSY_CODES: readonly string[] = ['TRANSACTION_BUSY', 'TRANSACTION_TIMEOUT'];
/** The statement did not run: it could not be read, bound or allowed. */
const REFUSED_CODES = /^(?:SQL_|ARGS_|BLOCKED$|SQLITE_(?!IOERR|UNKNOWN))/;
/** HTTP answers that are given before a request reaches the database. Any other may come from a proxy after it has. */
const REFUSED_STATUS: readonly number[] = [400, 401, 403, 413];

export function judge(error: unknown): RemoteVerdict {
  if (error instanceof StoreError) return 'refused';
  if (!(error instanceof LibsqlError)) return 'unknown';
  if (isConstraint(error)) return 'constraint';
  if (isBusy(error) || BUSY_CODES.includes(error.code)) return 'busy';
  if (REFUSED_CODES.test(error.code)) return 'refused';
  return REFUSED_STATUS.includes(statusOf(error) ?? 0) ? 'refused' : 'unknown';
}

/** A failure that is no lost constraint, in the store's own words. */
export function toRemoteError(error: unknown, intent: 'read' | 'write'): StoreError {
  if (error instanceof StoreError) return error;
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return unavailable('the database does not accept LIBSQL_AUTH_TOKEN: make a new token', error);
  }
  switch (judge(error)) {
    case 'busy':
      return new StoreError({ code: 'busy', message: 'others are writing to the database', cause: error });
    case 'unknown':
      return intent === 'read' ? unavailable('the database did not answer', error) : unknownOutcome(error);
    default:
      return status === null
        ? toStoreError(error, intent)
        : unavailable(`the database answered ${status}: check LIBSQL_URL`, error);
  }
}

export function unknownOutcome(cause: unknown): StoreError {
  const message = 'the database did not answer, and may have kept the unit: read before trying again';
  return new StoreError({ code: 'unknown-outcome', message, cause });
}

export function unavailable(message: string, cause: unknown): StoreError {
  return new StoreError({ code: 'unavailable', message, cause });
}

// The client keeps the status of an answer that was no 200 on the error below its own.
function statusOf(error: unknown): number | null {
  if (!(error instanceof LibsqlError)) return null;
  const status: unknown = Object(error.cause)['status'];
  return typeof status === 'number' ? status : null;
}
