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

/** A project and what it hangs on, as the first migrations have them. */
const PARENTS = [
  "INSERT INTO federation VALUES ('t', 't', 'n', 'cn', '{}', 1, 1)",
  "INSERT INTO charity VALUES ('t', 'c', 'c', 'u', 'n', NULL, 0, '{}', 1, 1)",
  "INSERT INTO campaign VALUES ('t', 'a', 'c', 'a', 'f', '2026-01-01', '2026-12-31', 100, 'CNY', 0, '{}', 1, 1)",
  "INSERT INTO project VALUES ('t', 'p', 'a', 'c', 'p', 1, 'x', 'x', 'x', 100, 'CNY', 'close', 0, '{}', 1, 1)",
];

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

test('keeps every file and everything that was shown when files of plans come', async () => {
  const all = await projectMigrations();
  await applyMigrations(database, all.slice(0, 4));
  await database.batch(PARENTS, 'write');
  const at = all.findIndex(({ name }) => name === 'plan-files');
  await applyMigrations(database, all.slice(0, at));
  const upload = (id: string, copyOf: string | null) => ({
    sql: "INSERT INTO upload VALUES (?, 't', 'p', NULL, NULL, ?, ?, ?, 5, 'application/pdf', NULL, NULL, 'x', ?, ?, 'k', 'u', 1)",
    args: [
      id,
      copyOf === null ? 'evidence' : 'public-copy',
      copyOf,
      `${id}0`.repeat(32),
      '00'.repeat(16),
      '11'.repeat(32),
    ],
  });
  await database.batch(
    [
      upload('b', null),
      upload('a', 'b'),
      "INSERT INTO upload_publication VALUES ('t', 'a', 1, '{}', 'u', 2, NULL, NULL)",
    ],
    'write',
  );
  await applyMigrations(database, all);
  expect(
    await column("SELECT upload_id || ifnull(copy_of, '-') || uploaded_ms FROM upload ORDER BY upload_id"),
  ).toEqual(['ab1', 'b-1']);
  expect(await column('SELECT upload_id || round || published_ms FROM upload_publication')).toEqual(['a12']);
  expect(await column('PRAGMA foreign_key_check')).toEqual([]);
  await expect(database.batch(['DELETE FROM upload'], 'write')).rejects.toThrow('append_only');
});

test('gives gifts that were held before anybody could decide their seven days from now on', async () => {
  const all = await projectMigrations();
  await applyMigrations(database, all.slice(0, 4));
  const gift = (
    id: string,
    state: string,
    { paidMs = 1, refundedMinor = 0 }: { paidMs?: number | null; refundedMinor?: number } = {},
  ) => ({
    sql: `INSERT INTO pledge (tenant_id, pledge_id, project_id, charity_id, amount_minor, currency, payment_state,
        receipt_choice, named, payment_title, payee_name, give_url, opening_attempt, created_ms, updated_ms, provider,
        session_ref, payment_ref, paid_ms, refunded_minor)
      VALUES ('t', ?, 'p', 'c', 5, 'CNY', ?, 'waived', 0, 'x', 'x', 'x', 1, 1, 1, 'stripe', ?, ?, ?, ?)`,
    args: [id, state, `cs_${id}`, `pi_${id}`, paidMs, refundedMinor],
  });
  await database.batch(
    [
      ...PARENTS,
      gift('late', 'quarantined'),
      gift('other', 'needs_review', { paidMs: null }),
      gift('gone', 'quarantined', { refundedMinor: 5 }),
      gift('paid', 'paid'),
    ],
    'write',
  );
  const beforeMs = Date.now();
  await applyMigrations(database, all);
  const { rows } = await database.execute('SELECT pledge_id, refund_at_ms, check_at_ms FROM pledge ORDER BY pledge_id');
  const dated = rows.filter((row) => row['refund_at_ms'] !== null);
  expect(dated.map((row) => row['pledge_id'])).toEqual(['late', 'other']);
  for (const { refund_at_ms: refundAtMs, check_at_ms: checkAtMs } of dated) {
    expect(Math.abs(Number(refundAtMs) - beforeMs - 7 * 24 * 3_600_000)).toBeLessThan(60_000);
    expect(checkAtMs).toBe(refundAtMs);
  }
});
