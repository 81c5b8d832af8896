import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectMigrations } from '../../testing/index.ts';
import { SerialClient } from './client.ts';
import type { Migration } from './migrate.ts';
import { applyMigrations } from './migrate.ts';
import { splitStatements } from './split-statements.ts';

const FIRST: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE a (x INTEGER) STRICT;' };
const SECOND: Migration = {
  version: 2,
  name: 'second',
  sql: 'CREATE TABLE b (x INTEGER) STRICT; ALTER TABLE a ADD y TEXT;',
};

let path: string;
let database: SerialClient;

beforeEach(() => {
  path = join(tmpdir(), `happy-homeland-migrate-${crypto.randomUUID()}.db`);
  database = new SerialClient({ url: `file:${path}` });
});

afterEach(async () => {
  await database.drained();
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
});

async function column(sql: string): Promise<unknown[]> {
  return (await database.execute(sql)).rows.map((row) => row[0]);
}

const objects = () => column('SELECT name FROM sqlite_master ORDER BY name');

test('applies what is missing, in order, once', async () => {
  await applyMigrations(database, [FIRST]);
  expect(await objects()).toEqual(['a', 'schema_migration']);
  await applyMigrations(database, [FIRST, SECOND]);
  await applyMigrations(database, [FIRST, SECOND]);
  expect(await objects()).toEqual(['a', 'b', 'schema_migration']);
  expect(await column('SELECT name FROM schema_migration ORDER BY version')).toEqual(['first', 'second']);
  expect(Number((await column('SELECT applied_ms FROM schema_migration'))[0])).toBeGreaterThan(1.7e12);
});

test('leaves nothing of a migration that ends at any of its statements, and completes afterwards', async () => {
  const [foundation] = await projectMigrations();
  if (foundation === undefined) throw new Error('no migration');
  const statements = splitStatements(foundation.sql);
  for (let end = 0; end <= statements.length; end += 5) {
    const sql = [...statements.slice(0, end), 'SELECT crash()'].join(';\n');
    await expect(applyMigrations(database, [{ ...foundation, sql }])).rejects.toMatchObject({ name: 'StoreError' });
    expect(await objects()).toEqual([]);
  }
  await applyMigrations(database, [foundation]);
  expect((await objects()).length).toBeGreaterThan(40);
});

test('refuses a database with a migration it does not know', async () => {
  await applyMigrations(database, [FIRST, SECOND]);
  const refused = applyMigrations(database, [FIRST]);
  await expect(refused).rejects.toMatchObject({ name: 'StoreError', code: 'newer-schema' });
  await expect(refused).rejects.toThrow('migration 2 (second)');
});

test('refuses a migration that was changed after it was applied, before it applies another', async () => {
  await applyMigrations(database, [FIRST]);
  const changed = { ...FIRST, sql: `${FIRST.sql} -- better` };
  await expect(applyMigrations(database, [changed, SECOND])).rejects.toMatchObject({ code: 'newer-schema' });
  expect(await objects()).toEqual(['a', 'schema_migration']);
});

test('says so when a migration breaks a constraint of its own', async () => {
  const sql = 'CREATE TABLE a (x INTEGER PRIMARY KEY); INSERT INTO a VALUES (1); INSERT INTO a VALUES (1);';
  await expect(applyMigrations(database, [{ ...FIRST, sql }])).rejects.toMatchObject({ code: 'invalid-unit' });
  expect(await objects()).toEqual([]);
});

test('refuses a gap in the numbers', async () => {
  await expect(applyMigrations(database, [FIRST, { ...SECOND, version: 3 }])).rejects.toThrow('must have number 2');
});

test('is safe when two processes start at once', async () => {
  const other = new SerialClient({ url: `file:${path}` });
  await Promise.all([applyMigrations(database, [FIRST, SECOND]), applyMigrations(other, [FIRST, SECOND])]);
  await other.drained();
  expect(await column('SELECT count(*) FROM schema_migration')).toEqual([2]);
});
