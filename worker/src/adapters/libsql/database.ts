// What the store needs of a database, wherever it is: a file beside the process or a server across a network.

import type { Client } from '@libsql/client';

/**
 * Obligations: `batch(…, 'write')` is one transaction, durable when it resolves. A broken constraint is thrown as the
 * LibsqlError it is, with the index of its statement in the batch; everything else as a StoreError, `unknown-outcome`
 * only where nobody can tell any more. Everything but `batch(…, 'write')` only reads.
 */
export interface Database extends Client {
  /** How often a connection had to be replaced, for the operator. */
  readonly reconnects: number;
  /** Throws StoreError when the database does not answer as it must. Cheap enough for every probe. */
  verify(): Promise<void>;
  /** Answers true once nothing that was deleted can be read from the files, false while another process reads them. */
  wipeLog(): Promise<boolean>;
  /** Takes nothing more, and resolves when everything taken has ended. */
  drained(): Promise<void>;
}
