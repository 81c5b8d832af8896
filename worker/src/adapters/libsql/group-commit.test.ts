// Units that wait together, on a real file. A connection that fails when told to stands for the disk.

import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@libsql/client';
import { createClient, LibsqlError } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SerialClient } from './client.ts';
import type { Role } from './connection.ts';
import { Connection } from './connection.ts';
import { GROUP_UNITS_MAX } from './group-commit.ts';
import type { NativeConnection } from './native.ts';
import { loopTurn } from './write-queue.ts';

let path: string;
let client: SerialClient;
let fresh: Client;
/** What the writer does in place of a COMMIT, once. */
let onCommit: ((native: NativeConnection) => void) | null;

class BreakableConnection extends Connection {
  override use<Result>(work: (native: NativeConnection) => Result): Result {
    return super.use((native) => work(breakable(native)));
  }
}

function breakable(native: NativeConnection): NativeConnection {
  const control = (sql: string) => {
    const instead = sql === 'COMMIT' ? onCommit : null;
    if (instead === null) return native.control(sql);
    onCommit = null;
    return instead(native);
  };
  return new Proxy(native, {
    get: (target, name) => {
      if (name === 'control') return control;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const connect = (url: string, role: Role) => new BreakableConnection(url, role);

beforeEach(async () => {
  path = join(tmpdir(), `happy-homeland-group-${crypto.randomUUID()}.db`);
  onCommit = null;
  client = new SerialClient({ url: `file:${path}`, connect });
  await client.batch(
    [
      'CREATE TABLE t (name TEXT NOT NULL UNIQUE) STRICT',
      'CREATE TABLE child (name TEXT REFERENCES t (name) DEFERRABLE INITIALLY DEFERRED) STRICT',
    ],
    'write',
  );
  fresh = createClient({ url: `file:${path}` });
  // Whatever was sent before has had its turn, so that the next unit finds nobody ahead of it.
  await loopTurn();
  await loopTurn();
});

afterEach(async () => {
  await client.drained();
  fresh.close();
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
});

const insert = (name: string) => ({ sql: 'INSERT INTO t (name) VALUES (?)', args: [name] });
const orphan = (name: string) => ({ sql: 'INSERT INTO child (name) VALUES (?)', args: [name] });

/** Sends units at one moment, behind a first that goes alone; answers `done` or the code of the failure, in order. */
async function together(...units: Parameters<SerialClient['batch']>[0][]): Promise<string[]> {
  const outcomes = await Promise.allSettled([[insert('first')], ...units].map((unit) => client.batch(unit, 'write')));
  const [, ...answers] = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : outcome.reason.code));
  return answers;
}

async function kept(): Promise<unknown[]> {
  return (await fresh.execute('SELECT name FROM t UNION ALL SELECT name FROM child ORDER BY name')).rows.map(
    (row) => row[0],
  );
}

describe('units that wait together', () => {
  test('are one commit, and each gets its own answer', async () => {
    const before = client.commits;
    const units = Array.from({ length: GROUP_UNITS_MAX }, (_, number) => [insert(`${number}`), insert(`b${number}`)]);
    expect(new Set(await together(...units))).toEqual(new Set(['done']));
    expect(await kept()).toHaveLength(1 + 2 * GROUP_UNITS_MAX);
    // The first goes alone, because nobody waited; a slow machine may need more than one group for the others.
    expect(client.commits - before).toBeGreaterThanOrEqual(2);
    expect(client.commits - before).toBeLessThan(GROUP_UNITS_MAX / 2);
  });

  test('see what those before them did', async () => {
    const rename = { sql: "UPDATE t SET name = 'z' WHERE name = 'a'", args: [] };
    expect(await together([insert('a')], [rename], [insert('a')])).toEqual(['done', 'done', 'done']);
    expect(await kept()).toEqual(['a', 'first', 'z']);
  });

  test('lose nothing to a neighbour that loses its guard at its last statement', async () => {
    const answers = await together([insert('a')], [insert('b'), insert('a')], [insert('c')]);
    expect(answers).toEqual(['done', 'SQLITE_CONSTRAINT', 'done']);
    expect(await kept()).toEqual(['a', 'c', 'first']);
    expect(client.reconnects).toBe(0);
  });

  test('are told which of their own statements it was', async () => {
    const units = [[insert('a')], [insert('b'), insert('a')]];
    const [, , lost] = await Promise.allSettled(
      [[insert('first')], ...units].map((unit) => client.batch(unit, 'write')),
    );
    expect(lost).toMatchObject({ status: 'rejected', reason: { name: 'LibsqlBatchError', statementIndex: 1 } });
  });

  test('lose nothing to a neighbour whose deferred key fails at COMMIT', async () => {
    const answers = await together([insert('a')], [orphan('nobody')], [insert('b')], [orphan('b')]);
    expect(answers).toEqual(['done', 'SQLITE_CONSTRAINT', 'done', 'done']);
    expect(await kept()).toEqual(['a', 'b', 'b', 'first']);
    expect(client.reconnects).toBe(0);
  });

  test('lose nothing to a neighbour that is no SQL, and go on with a new connection', async () => {
    const answers = await together([insert('a')], ['INSERT INTO nowhere VALUES (1)'], [insert('b')]);
    expect(answers).toEqual(['done', 'invalid-unit', 'done']);
    expect(await kept()).toEqual(['a', 'b', 'first']);
    expect(client.reconnects).toBeGreaterThan(0);
  });

  test('are all refused, and none is there, when the disk is full at COMMIT', async () => {
    const failing = together([insert('a')], [insert('b'), insert('b')], [insert('c')]);
    onCommit = () => {
      throw new LibsqlError('database or disk is full', 'SQLITE_FULL');
    };
    expect(await failing).toEqual(['full', 'full', 'full']);
    expect(await kept()).toEqual(['first']);
    await client.batch([insert('d')], 'write');
    expect(await kept()).toEqual(['d', 'first']);
  });

  test('are all of unknown outcome, and are not tried again, when the disk fails after COMMIT', async () => {
    const failing = together([insert('a')], [insert('b')]);
    onCommit = (native) => {
      native.control('COMMIT');
      throw new LibsqlError('disk I/O error', 'SQLITE_IOERR');
    };
    expect(await failing).toEqual(['unknown-outcome', 'unknown-outcome']);
    expect(await kept()).toEqual(['a', 'b', 'first']);
  });

  test('are committed at the second attempt when COMMIT found the database busy', async () => {
    const delayed = together([insert('a')], [insert('b')]);
    onCommit = () => {
      throw new LibsqlError('cannot commit transaction - SQL statements in progress', 'SQLITE_BUSY');
    };
    expect(await delayed).toEqual(['done', 'done']);
    expect(await kept()).toEqual(['a', 'b', 'first']);
    expect(client.reconnects).toBe(1);
  });
});

describe('a unit that failed', () => {
  test.each([
    ['alone', 0],
    ['in a group', 3],
  ])('CON-10 %s leaves no transaction behind: the next commits before the loop turns', async (_, neighbours) => {
    const others = Array.from({ length: neighbours }, (__, number) => [insert(`n${number}`)]);
    await together(...others, [insert('x'), insert('x')]);
    const lock = await fresh.transaction('write');
    await lock.rollback();
    await loopTurn();
    // A lock that was left behind would have to be waited for, on a timer.
    const next = client.batch([insert('next')], 'write').then(() => 'committed');
    expect(await Promise.race([next, loopTurn()])).toBe('committed');
    expect(await kept()).toContain('next');
  });
});

describe('a transaction', () => {
  test('CON-09 is never open when the event loop turns: another connection always gets the lock', async () => {
    let isDone = false;
    const sent = together(...Array.from({ length: 300 }, (_, number) => [insert(`${number}`)])).finally(() => {
      isDone = true;
    });
    let looks = 0;
    while (!isDone) {
      const lock = await fresh.transaction('write');
      await lock.rollback();
      looks += 1;
      await loopTurn();
    }
    expect(new Set(await sent)).toEqual(new Set(['done']));
    expect(looks).toBeGreaterThan(3);
    expect(client.reconnects).toBe(0);
  });

  test('CON-09 cannot be waited in: work that returns a promise is a broken assertion', () => {
    const connection = new Connection(`file:${path}`, 'writer');
    expect(() => connection.use(async () => 'later')).toThrow('await-in-unit');
    connection.close();
  });
});
