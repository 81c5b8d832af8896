import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@libsql/client';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SerialClient } from './client.ts';
import { inbox } from './schema.ts';
import { UNIT_STATEMENTS_MAX } from './statements.ts';

let path: string;
let client: SerialClient;

beforeEach(async () => {
  path = join(tmpdir(), `happy-homeland-client-${crypto.randomUUID()}.db`);
  client = new SerialClient({ url: `file:${path}` });
  await client.batch(['CREATE TABLE t (id INTEGER PRIMARY KEY, note ANY) STRICT'], 'write');
});

afterEach(async () => {
  await client.drained();
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
});

const INSERT = "INSERT INTO t (note) VALUES ('x')";

async function count(): Promise<unknown> {
  return (await client.execute('SELECT count(*) FROM t')).rows[0]?.[0];
}

describe('writing', () => {
  test.each([
    ['execute', () => client.execute(INSERT)],
    ['execute in disguise', () => client.execute(`/* SELECT */ ${INSERT}`)],
    ['a common table expression', () => client.execute(`WITH x AS (SELECT 1) ${INSERT}`)],
    ['batch without a mode', () => client.batch([INSERT])],
    ['batch for reading', () => client.batch([INSERT], 'read')],
    ['batch that puts a write after a read', () => client.batch(['SELECT 1', INSERT], 'deferred')],
    ['switching the guard off', () => client.execute('PRAGMA query_only = 0')],
    ['transaction', () => client.transaction()],
    ['executeMultiple', () => client.executeMultiple()],
    ['migrate', () => client.migrate()],
    ['sync', () => client.sync()],
    ['reconnect', async () => client.reconnect()],
    ['a query builder', () => drizzle({ client }).run('INSERT INTO t (note) VALUES (1)').catch(cause)],
    ['a table of a query builder', () => drizzle({ client }).delete(inbox).catch(cause)],
  ])('through %s is refused, and nothing is written', async (_, write) => {
    await expect(write()).rejects.toMatchObject({ name: 'StoreError' });
    expect(await count()).toBe(0);
    await client.batch([INSERT], 'write');
    expect(await count()).toBe(1);
  });

  test.each(['COMMIT', 'begin', ' ROLLBACK', 'SAVEPOINT a', 'PRAGMA foreign_keys = OFF', "ATTACH 'x' AS y", 'VACUUM'])(
    'a unit with %s in it is refused',
    async (sql) => {
      await expect(client.batch([INSERT, sql], 'write')).rejects.toMatchObject({ code: 'invalid-unit' });
      expect(await count()).toBe(0);
    },
  );

  test('a unit happens whole or not at all', async () => {
    await expect(client.batch([INSERT, 'INSERT INTO t (id) VALUES (1)'], 'write')).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
    });
    expect(await count()).toBe(0);
  });

  test('a unit has a largest size', async () => {
    const most = Array.from({ length: UNIT_STATEMENTS_MAX }, () => INSERT);
    await client.batch(most, 'write');
    await expect(client.batch([...most, INSERT], 'write')).rejects.toMatchObject({ code: 'invalid-unit' });
    expect(await count()).toBe(UNIT_STATEMENTS_MAX);
  });

  test('whole numbers and booleans arrive as integers in every form of argument', async () => {
    await client.batch(
      [
        { sql: 'INSERT INTO t (note) VALUES (?)', args: [7] },
        { sql: 'INSERT INTO t (note) VALUES (:n)', args: { n: 8 } },
        ['INSERT INTO t (note) VALUES (?)', [true]],
        { sql: "INSERT INTO t (note) VALUES (? || '')", args: [9] },
        { sql: 'INSERT INTO t (note) VALUES (?)', args: [1.5] },
      ],
      'write',
    );
    const { rows } = await client.execute('SELECT typeof(note) AS type, note FROM t ORDER BY id');
    expect(rows.map(({ type, note }) => [type, note])).toEqual([
      ['integer', 7],
      ['integer', 8],
      ['integer', 1],
      ['text', '9'],
      ['real', 1.5],
    ]);
    expect((await client.execute('SELECT typeof(?) AS type', [3])).rows[0]?.['type']).toBe('integer');
  });
});

describe('the connections', () => {
  test('keep their pragmas after a failure has replaced them', async () => {
    await expect(client.execute('SELECT * FROM nowhere')).rejects.toMatchObject({ code: 'invalid-unit' });
    await expect(client.batch(['INSERT INTO nowhere VALUES (1)'], 'write')).rejects.toMatchObject({
      name: 'StoreError',
    });
    expect(client.reconnects).toBe(2);
    await client.verify();
    expect((await client.execute('PRAGMA query_only')).rows[0]?.[0]).toBe(1);
    expect((await client.execute('PRAGMA journal_mode')).rows[0]?.[0]).toBe('wal');
  });

  test('are not replaced for a lost constraint', async () => {
    for (let number = 0; number < 5; number += 1) {
      await expect(client.batch(['INSERT INTO t (id) VALUES (1), (1)'], 'write')).rejects.toThrow('UNIQUE');
    }
    expect(client.reconnects).toBe(0);
  });

  test('read what was just written', async () => {
    for (let number = 1; number <= 20; number += 1) {
      await client.batch([INSERT], 'write');
      expect(await count()).toBe(number);
    }
  });

  test('refuse work after closing, but finish what they took', async () => {
    const taken = client.batch([INSERT], 'write');
    client.close();
    await expect(client.batch([INSERT], 'write')).rejects.toMatchObject({ code: 'closed' });
    await taken;
    await client.drained();
    await expect(client.execute('SELECT 1')).rejects.toMatchObject({ code: 'closed' });
    expect(client.closed).toBe(true);
  });
});

describe('a database that another connection holds', () => {
  let other: Client;

  beforeEach(() => {
    other = createClient({ url: `file:${path}` });
  });
  afterEach(() => other.close());

  test('is waited for', async () => {
    const lock = await other.transaction('write');
    const written = client.batch([INSERT], 'write');
    setTimeout(() => void lock.rollback(), 100);
    await written;
    expect(await count()).toBe(1);
    expect(client.reconnects).toBeGreaterThan(0);
  });

  test('is busy in the end, and usable again afterwards', async () => {
    const impatient = new SerialClient({ url: `file:${path}`, busyMaxMs: 60 });
    const lock = await other.transaction('write');
    const startedAt = performance.now();
    await expect(impatient.batch([INSERT], 'write')).rejects.toMatchObject({ name: 'StoreError', code: 'busy' });
    expect(performance.now() - startedAt).toBeGreaterThan(50);
    expect((await impatient.execute('SELECT count(*) FROM t')).rows[0]?.[0]).toBe(0);
    await lock.rollback();
    await impatient.batch([INSERT], 'write');
    await impatient.drained();
    expect(await count()).toBe(1);
  });

  test('is needed from the first statement of a unit, also of one that only reads', async () => {
    const impatient = new SerialClient({ url: `file:${path}`, busyMaxMs: 20 });
    const lock = await other.transaction('write');
    await expect(impatient.batch(['SELECT 1'], 'write')).rejects.toMatchObject({ code: 'busy' });
    expect(await impatient.batch(['SELECT 1'], 'read')).toHaveLength(1);
    await lock.rollback();
    await impatient.drained();
  });

  test('CON-04 makes units that wait behind it overloaded, not late', async () => {
    const impatient = new SerialClient({ url: `file:${path}`, busyMaxMs: 200, waitMaxMs: 50 });
    const lock = await other.transaction('write');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => impatient.batch([INSERT], 'write')));
    await lock.rollback();
    await impatient.drained();
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual([
      'busy',
      'overloaded',
      'overloaded',
    ]);
    expect(await count()).toBe(0);
  });
});

function cause(error: Error): never {
  throw error.cause;
}
