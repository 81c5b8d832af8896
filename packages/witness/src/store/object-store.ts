// The record inside a Durable Object. There is one object, and it runs one statement at a time; the platform holds back
// what leaves the object until what it wrote is on disk, and `sync` says so to the code as well.

import type { WitnessStore } from './record.ts';
import type { SqlRow, SqlValue } from './sql-store.ts';
import { createSqlStore, SCHEMA } from './sql-store.ts';

/** What of a Durable Object's storage is used. */
export interface ObjectStorage {
  readonly sql: { exec(statement: string, ...values: readonly SqlValue[]): { toArray(): SqlRow[] } };
  sync(): Promise<void>;
}

export function createObjectStore(storage: ObjectStorage): WitnessStore {
  for (const statement of SCHEMA) storage.sql.exec(statement).toArray();
  return createSqlStore({
    all: (statement, ...values) => storage.sql.exec(statement, ...values).toArray(),
    settled: () => storage.sync(),
  });
}
