// Published files in the database itself: one thing to back up, one thing to run. A bucket would do the same.

import { LibsqlError } from '@libsql/client/http';
import type { Blobs } from '../../ports/index.ts';
import { LogStop } from '../../ports/index.ts';
import type { Database } from './database.ts';
import { parseBytes } from './reads/log.ts';
import { isConstraint } from './sqlite-failure.ts';

export function libsqlBlobs(database: Database): Blobs {
  return {
    put: async ({ path, bytes }) => {
      try {
        await database.batch(
          [
            { sql: 'INSERT INTO blob (path, bytes) VALUES (?, ?) ON CONFLICT (path) DO NOTHING', args: [path, bytes] },
            { sql: 'INSERT INTO write_guard (held) SELECT bytes = ? FROM blob WHERE path = ?', args: [bytes, path] },
          ],
          'write',
        );
      } catch (error) {
        if (!(error instanceof LibsqlError && isConstraint(error))) throw error;
        throw differing(path, error);
      }
    },
    get: async (path) => {
      const { rows } = await database.execute({ sql: 'SELECT bytes FROM blob WHERE path = ? LIMIT 1', args: [path] });
      return rows[0] === undefined ? null : parseBytes(rows[0]['bytes']);
    },
    drop: async (paths) => {
      if (paths.length === 0) return;
      const sql = "DELETE FROM blob WHERE path = ? AND path GLOB '*.p/*'";
      await database.batch(
        paths.map((path) => ({ sql, args: [path] })),
        'write',
      );
    },
  };
}

function differing(path: string, cause: unknown): LogStop {
  return new LogStop({ reason: 'file-differs', message: `${path} is published with other bytes`, cause });
}
