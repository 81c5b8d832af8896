// The store on libSQL. A unit is compiled to statements that carry their own guards and sent as one batch; there is no
// moment at which a part of it is visible.

import type { ResultSet } from '@libsql/client';
import { LibsqlError } from '@libsql/client/http';
import type {
  Blobs,
  BookReads,
  CommitOutcome,
  DirectoryReads,
  LimitReads,
  LogReads,
  PledgeReads,
  Store,
  StoreErrorCode,
  UploadReads,
  VerdictReads,
  WorkReads,
  WriteUnit,
} from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import { libsqlBlobs } from './blobs.ts';
import { compile } from './changes/compile.ts';
import type { Compiled } from './changes/compiled.ts';
import type { Database } from './database.ts';
import { lostGuard } from './lost-guard.ts';
import type { PeopleDatabase } from './people-database.ts';
import { bookReads } from './reads/books.ts';
import { directoryReads } from './reads/directory.ts';
import { limitReads } from './reads/limits.ts';
import { logReads } from './reads/log.ts';
import { pledgeReads } from './reads/pledge.ts';
import { uploadReads } from './reads/upload.ts';
import { verdictReads } from './reads/verdict.ts';
import { workReads } from './reads/work.ts';
import { isConstraint } from './sqlite-failure.ts';

const IDENTITY = `SELECT (SELECT value FROM meta WHERE key = 'deployment-mode') AS mode,
  (SELECT max(version) FROM schema_migration) AS version`;
const HELD = `SELECT account.currency, sum(-balance.amount_minor) AS amount_minor
  FROM account JOIN balance USING (account_id) WHERE account.code = 'L:HeldGifts' GROUP BY account.currency`;

export type DeploymentMode = 'test' | 'live';

/** Made by `openLibsqlStore` or `openRemoteStore`, which have checked the database. */
export class LibsqlStore implements Store {
  readonly directory: DirectoryReads;
  readonly pledges: PledgeReads;
  readonly books: BookReads;
  readonly limits: LimitReads;
  readonly verdicts: VerdictReads;
  readonly work: WorkReads;
  readonly uploads: UploadReads;
  readonly log: LogReads;
  /** Where the public files of the log are. */
  readonly blobs: Blobs;
  readonly #database: Database;
  #mode: unknown = null;
  #version: unknown = null;

  constructor(database: Database) {
    this.#database = database;
    this.directory = directoryReads(database);
    this.pledges = pledgeReads(database);
    this.books = bookReads(database);
    this.limits = limitReads(database, this.pledges);
    this.verdicts = verdictReads(database);
    this.work = workReads(database);
    this.uploads = uploadReads(database);
    this.log = logReads(database);
    this.blobs = libsqlBlobs(database);
  }

  async commit(unit: WriteUnit): Promise<CommitOutcome> {
    const statements = unit.flatMap((change) => compile(change));
    try {
      await this.#database.batch(
        statements.map(({ sql, args }) => ({ sql, args })),
        'write',
      );
      return { kind: 'committed' };
    } catch (error) {
      return lostOrThrow(error, statements);
    }
  }

  /** Readiness: null, or the code of what is wrong. Cheap enough for every probe. */
  async check(): Promise<StoreErrorCode | null> {
    try {
      await this.#database.verify();
      if (this.#mode === null) return null;
      const { mode, version } = await this.#identity();
      if (mode !== this.#mode) return 'other-mode';
      return version === this.#version ? null : 'newer-schema';
    } catch (error) {
      if (error instanceof StoreError) return error.code;
      throw error;
    }
  }

  /** How often a connection to the database had to be replaced, for the operator. */
  get reconnects(): number {
    return this.#database.reconnects;
  }

  /** Money held back until people decide, by currency: what the charities owe to its givers. */
  async held(): Promise<readonly { readonly currency: string; readonly amountMinor: number }[]> {
    const { rows } = await this.#database.execute(HELD);
    return rows.map((row) => ({ currency: String(row['currency']), amountMinor: Number(row['amount_minor']) }));
  }

  /** Whether nobody holds a key yet, so that the bootstrap key may be taken. */
  async isEmpty(): Promise<boolean> {
    return firstValue(await this.#database.execute('SELECT NOT EXISTS (SELECT 1 FROM api_key)')) === 1;
  }

  /** Answers true once nothing that was deleted can be read from the files, false while another process reads them. */
  wipe(): Promise<boolean> {
    return this.#database.wipeLog();
  }

  /** Name of the last life that began on these books. */
  async life(): Promise<string | null> {
    const value = firstValue(await this.#database.execute("SELECT value FROM meta WHERE key = 'life'"));
    return typeof value === 'string' ? value : null;
  }

  /** Names the life that begins now. */
  async beginLife(life: string): Promise<void> {
    const sql =
      "INSERT INTO meta (key, value) VALUES ('life', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    await this.#database.batch([{ sql, args: [life] }], 'write');
  }

  /** Marks a new database as test or live; throws StoreError `other-mode` where it is already the other. */
  async deploymentMode(mode: DeploymentMode): Promise<void> {
    // Read first: on Workers this runs at the start of every isolate, and a write would have to wait for the others'.
    if ((await this.#identity()).mode === null) {
      const sql = "INSERT INTO meta (key, value) VALUES ('deployment-mode', ?) ON CONFLICT (key) DO NOTHING";
      await this.#database.batch([{ sql, args: [mode] }], 'write');
    }
    const { mode: kept, version } = await this.#identity();
    if (kept === mode) {
      this.#mode = kept;
      this.#version = version;
      return;
    }
    const message = `the database holds ${kept} books, and this deployment is ${mode}: give it a database of its own`;
    throw new StoreError({ code: 'other-mode', message });
  }

  // What another process could change under this one: which books these are, and of which schema.
  async #identity(): Promise<{ readonly mode: unknown; readonly version: unknown }> {
    const [row] = (await this.#database.execute(IDENTITY)).rows;
    return { mode: row?.['mode'], version: row?.['version'] };
  }

  /** What the library needs by which people sign in. */
  async people(): Promise<PeopleDatabase> {
    // The query builder is large, and only that library needs it.
    const { peopleDatabase } = await import('./people-database.ts');
    return peopleDatabase(this.#database);
  }

  /** Takes no more units, finishes those it took, and gives the file back. */
  async close(): Promise<void> {
    await this.#database.drained();
  }
}

function lostOrThrow(error: unknown, statements: readonly Compiled[]): CommitOutcome {
  if (!(error instanceof LibsqlError && isConstraint(error))) throw error;
  const guard = lostGuard(error, statements);
  if (guard !== null) return { kind: 'lost', guard };
  throw new StoreError({ code: 'invalid-unit', message: 'the unit breaks a rule of the schema', cause: error });
}

function firstValue({ rows }: ResultSet): unknown {
  return rows[0]?.[0];
}
