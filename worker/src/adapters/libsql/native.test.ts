import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KEPT_STATEMENTS_MAX, NativeConnection } from './native.ts';

let path: string;
let native: NativeConnection;

beforeEach(() => {
  path = join(tmpdir(), `happy-homeland-native-${crypto.randomUUID()}.db`);
  native = new NativeConnection(path);
  native.control('PRAGMA journal_mode = WAL');
  native.control('CREATE TABLE t (id INTEGER PRIMARY KEY, note ANY UNIQUE) STRICT');
});

afterEach(async () => {
  native.close();
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
});

function rows(sql: string, ...args: (string | bigint | null)[]): Row[] {
  return native.run({ sql, args }).rows;
}

const insert = (note: string) => native.run({ sql: 'INSERT INTO t (note) VALUES (?)', args: [note] });

describe('a kept statement', () => {
  test('runs again with other arguments, also after it broke a constraint', () => {
    expect(insert('a').rowsAffected).toBe(1);
    for (let again = 0; again < 3; again += 1) expect(() => insert('a')).toThrow('UNIQUE');
    expect(insert('b')).toMatchObject({ rowsAffected: 1, lastInsertRowid: 2n });
    expect(rows('SELECT note FROM t ORDER BY id').map(({ note }) => note)).toEqual(['a', 'b']);
  });

  test('sees a table that was changed after it was prepared', () => {
    insert('a');
    expect(Object.keys({ ...rows('SELECT * FROM t')[0] })).toHaveLength(2);
    native.control('ALTER TABLE t RENAME COLUMN note TO remark');
    expect(() => insert('b')).toThrow('no column named note');
    expect(rows('SELECT remark FROM t')).toHaveLength(1);
  });

  test('leaves no read open behind it, whether it asked for one row or for many', async () => {
    const writer = new NativeConnection(path);
    const checkpoint = () => writer.run({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] }).rows[0]?.[0];
    for (const sql of ['SELECT id FROM t', 'SELECT id FROM t LIMIT 1', 'SELECT id FROM t LIMIT 100']) {
      for (let number = 0; number < 101; number += 1) {
        writer.run({ sql: 'INSERT INTO t (note) VALUES (?)', args: [`${sql} ${number}`] });
      }
      expect(rows(sql).length).toBeGreaterThan(0);
      expect(checkpoint()).toBe(0);
    }
    writer.close();
  });

  test('gives a pragma its value of now', () => {
    expect(rows('PRAGMA query_only')[0]?.[0]).toBe(0);
    native.control('PRAGMA query_only = ON');
    expect(rows('PRAGMA query_only')[0]?.[0]).toBe(1);
  });

  test('may be one of more than are kept', () => {
    for (let number = 0; number < KEPT_STATEMENTS_MAX * 2; number += 1) {
      expect(rows(`SELECT ${number} AS n LIMIT 1`)[0]?.['n']).toBe(number);
    }
  });
});

describe('a row', () => {
  test('answers to places and to names, and the first of two equal names wins', () => {
    const [row] = rows("SELECT 1 AS a, 'x' AS b, 2 AS a");
    expect([row?.[0], row?.[1], row?.[2], row?.['a'], row?.['b'], row?.length]).toEqual([1, 'x', 2, 1, 'x', 3]);
  });

  test('is one of all that there are, unless a SELECT asks for one by its own words', () => {
    for (const note of ['a', 'b', 'c']) insert(note);
    expect(rows('SELECT id\nFROM t\nLIMIT 1')).toHaveLength(1);
    expect(rows('SELECT id FROM t WHERE id = 9 LIMIT 1')).toHaveLength(0);
    expect(rows('SELECT id FROM t LIMIT 10')).toHaveLength(3);
    expect(rows('SELECT id FROM t WHERE id IN (SELECT id FROM t LIMIT 1)')).toHaveLength(1);
    expect(
      rows('EXPLAIN QUERY PLAN SELECT * FROM t WHERE EXISTS (SELECT 1 FROM t AS u WHERE u.id > t.id) LIMIT 1').length,
    ).toBeGreaterThan(1);
  });

  test('refuses a whole number that JavaScript would round', () => {
    expect(rows('SELECT 9007199254740991 AS n')[0]?.['n']).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => rows('SELECT 9007199254740992 AS n')).toThrow(RangeError);
    expect(() => rows('SELECT -9007199254740993 AS n LIMIT 1')).toThrow(RangeError);
  });

  test('gives bytes as a buffer of their own', () => {
    const value = rows("SELECT x'0102' AS b")[0]?.['b'];
    expect(value).toEqual(new Uint8Array([1, 2]).buffer);
  });
});

test('says which statement of several failed, with the code of SQLite', () => {
  const statements = ['a', 'b', 'a'].map((note) => ({ sql: 'INSERT INTO t (note) VALUES (?)', args: [note] }));
  const failure = () => native.runAll(statements);
  expect(failure).toThrow(
    expect.objectContaining({
      name: 'LibsqlBatchError',
      statementIndex: 2,
      code: 'SQLITE_CONSTRAINT',
      extendedCode: 'SQLITE_CONSTRAINT_UNIQUE',
      rawCode: 2067,
    }),
  );
});

test('gives the lock back when it is closed in the middle of a transaction', () => {
  const other = new NativeConnection(path);
  other.control('BEGIN IMMEDIATE');
  other.run({ sql: 'INSERT INTO t (note) VALUES (?)', args: ['half'] });
  expect(() => native.control('BEGIN IMMEDIATE')).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
  other.close();
  native.control('BEGIN IMMEDIATE');
  native.control('COMMIT');
  expect(rows('SELECT note FROM t')).toEqual([]);
});
