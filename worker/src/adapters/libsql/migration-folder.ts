import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migration } from './migrate.ts';

const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** The `NNNN-name.sql` files of a folder, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => FILE.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const [, version, name = ''] = FILE.exec(file) ?? [];
      return { version: Number(version), name, sql: await readFile(join(folder, file), 'utf8') };
    }),
  );
}
