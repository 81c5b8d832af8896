// Migrations of a remote database are applied from Node before a deployment: a hundred isolates that start at once are no
// place to change a schema from, and the whole check of the books would cost each of them its start.

import { StoreError } from '../../ports/index.ts';
import { fillLeaves } from './fill-leaves.ts';
import type { Migration } from './migrate.ts';
import { applyMigrations } from './migrate.ts';
import { requireSoundBooks, requireSoundFile } from './open.ts';
import type { RemoteClientOptions } from './remote-client.ts';
import { RemoteClient } from './remote-client.ts';
import { toRemoteError } from './remote-failure.ts';

export interface RemoteMigrateOptions extends Omit<RemoteClientOptions, 'marks'> {
  readonly migrations: readonly Migration[];
}

/** Applies what is missing, then checks structure and books; answers how many are applied. Throws StoreError. */
export async function migrateRemote({ migrations, ...options }: RemoteMigrateOptions): Promise<number> {
  if (!/^(?:libsql|https?):/.test(options.url)) {
    throw new StoreError({ code: 'unavailable', message: 'LIBSQL_URL must be the address of a remote database' });
  }
  const database = new RemoteClient({ ...options, marks: false });
  try {
    await database.verify();
    await applyMigrations(database, migrations);
    await requireSoundFile(database);
    await fillLeaves(database);
    await requireSoundBooks(database);
    return migrations.length;
  } catch (error) {
    throw toRemoteError(error, 'write');
  } finally {
    await database.drained();
  }
}
