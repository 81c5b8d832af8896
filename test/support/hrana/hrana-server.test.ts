// The double itself: what it promises of the protocol, asked with plain requests and with the unmodified client.

import { createClient } from '@libsql/client/http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { RunningHrana } from './hrana-server.ts';
import { startHrana } from './hrana-server.ts';
import type { WireRequest } from './wire.ts';

const STREAM_IDLE_MS = 300;

let folder: ReturnType<typeof temporaryDirectory>;
let server: RunningHrana;

beforeEach(async () => {
  folder = temporaryDirectory('hrana');
  server = await startHrana({ path: `${folder.path}/books.db`, lockWaitMs: 100, streamIdleMs: STREAM_IDLE_MS });
  await ask([{ type: 'execute', stmt: { sql: 'CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE) STRICT' } }]);
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

interface Asked {
  readonly status: number;
  readonly body: any;
}

async function ask(requests: readonly WireRequest[], baton: string | null = null, version = 'v2'): Promise<Asked> {
  const body = JSON.stringify({ baton, requests });
  const response = await fetch(`${server.url}/${version}/pipeline`, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const run = (sql: string): WireRequest => ({ type: 'execute', stmt: { sql } });
const CLOSE: WireRequest = { type: 'close' };

describe('a stream', () => {
  test('goes on under a new baton each time, and each is good once', async () => {
    const first = await ask([run('BEGIN IMMEDIATE'), run("INSERT INTO t VALUES (1, 'x')")]);
    const second = await ask([{ type: 'get_autocommit' }], first.body.baton, 'v3');
    expect(second.body.results[0].response).toMatchObject({ type: 'get_autocommit', is_autocommit: false });
    expect((await ask([CLOSE], first.body.baton)).status).toBe(400);
    const last = await ask([run('COMMIT'), CLOSE], second.body.baton);
    expect(last.body.baton).toBeNull();
    expect((await ask([run('SELECT b FROM t'), CLOSE])).body.results[0].response.result.rows).toEqual([
      [{ type: 'text', value: 'x' }],
    ]);
  });

  test('that nobody comes back to is undone, gives its lock back, and says that it expired', async () => {
    const { body } = await ask([run('BEGIN IMMEDIATE'), run("INSERT INTO t VALUES (1, 'x')")]);
    await new Promise((resolve) => setTimeout(resolve, STREAM_IDLE_MS + 100));
    expect(await ask([run('COMMIT')], body.baton)).toMatchObject({ status: 500, body: { code: 'STREAM_EXPIRED' } });
    const after = await ask([run("INSERT INTO t VALUES (2, 'x')"), run('SELECT count(*) FROM t'), CLOSE]);
    expect(after.body.results[1].response.result.rows).toEqual([[{ type: 'integer', value: '1' }]]);
  });

  test('that wants to write while another does waits its turn, and then is told that it is busy', async () => {
    const holder = await ask([run('BEGIN IMMEDIATE')]);
    const refused = await ask([run('BEGIN IMMEDIATE'), CLOSE]);
    expect(refused.body.results[0]).toMatchObject({ type: 'error', error: { code: 'SQLITE_BUSY' } });
    const waiting = ask([run("INSERT INTO t VALUES (3, 'y')"), CLOSE]);
    await ask([run('COMMIT'), CLOSE], holder.body.baton);
    expect((await waiting).body.results[0].type).toBe('ok');
  });
});

describe('a request', () => {
  test('may store its SQL, run a script, and ask what a statement is', async () => {
    const { body } = await ask([
      { type: 'store_sql', sql_id: 7, sql: 'SELECT a, b FROM t WHERE a = ?' },
      { type: 'sequence', sql: "INSERT INTO t VALUES (1, 'x'); INSERT INTO t VALUES (2, 'y')" },
      { type: 'execute', stmt: { sql_id: 7, args: [{ type: 'integer', value: '2' }] } },
      { type: 'describe', sql_id: 7 },
      { type: 'close_sql', sql_id: 7 },
      CLOSE,
    ]);
    const [, , rows, described] = body.results;
    expect(rows.response.result).toMatchObject({
      cols: [{ name: 'a', decltype: 'INTEGER' }, { name: 'b' }],
      rows: [
        [
          { type: 'integer', value: '2' },
          { type: 'text', value: 'y' },
        ],
      ],
    });
    expect(described.response.result).toMatchObject({ is_readonly: true, is_explain: false });
  });

  test('that breaks a constraint is told so in libsql-server’s words, with the primary code', async () => {
    await ask([run("INSERT INTO t VALUES (1, 'x')"), CLOSE]);
    const { body } = await ask([run("INSERT INTO t VALUES (2, 'x')"), run('SELEKT 1'), CLOSE]);
    expect(body.results[0].error).toEqual({
      code: 'SQLITE_CONSTRAINT',
      message: 'SQLite error: UNIQUE constraint failed: t.b',
    });
    expect(body.results[1].error.code).toBe('SQL_INPUT_ERROR');
  });

  test('runs only the steps of a batch whose conditions hold', async () => {
    const steps = [
      { stmt: { sql: "INSERT INTO t VALUES (1, 'x')" } },
      { stmt: { sql: "INSERT INTO t VALUES (2, 'x')" }, condition: { type: 'ok', step: 0 } as const },
      { stmt: { sql: "INSERT INTO t VALUES (3, 'z')" }, condition: { type: 'ok', step: 1 } as const },
      { stmt: { sql: 'SELECT 1' }, condition: { type: 'not', cond: { type: 'ok', step: 1 } } as const },
      { stmt: { sql: 'SELECT 2' }, condition: { type: 'is_autocommit' } as const },
    ];
    const { body } = await ask([{ type: 'batch', batch: { steps } }, CLOSE]);
    const { step_results: results, step_errors: errors } = body.results[0].response.result;
    expect(results.map((result: unknown) => result !== null)).toEqual([true, false, false, true, true]);
    expect(errors.map((error: unknown) => error !== null)).toEqual([false, true, false, false, false]);
  });

  test('without the token, to another path, or that is no pipeline, is refused', async () => {
    await server.close();
    server = await startHrana({ path: `${folder.path}/other.db`, token: 'secret' });
    expect((await ask([CLOSE])).status).toBe(401);
    const headers = { authorization: 'Bearer secret' };
    const post = async (path: string, body: string) =>
      (await fetch(server.url + path, { method: 'POST', headers, body })).status;
    expect(await post('/v2/pipeline', '{}')).toBe(400);
    expect(await post('/v2/pipeline', 'no json')).toBe(400);
    expect(await post('/v1/execute', '{}')).toBe(404);
    expect((await fetch(`${server.url}/v3`, { headers })).status).toBe(200);
  });
});

describe('the unmodified client', () => {
  test('reads back every kind of value, batches, and rolls a failing batch back', async () => {
    const client = createClient({ url: server.url });
    const blob = new Uint8Array([1, 2, 3]);
    const values = await client.execute({
      sql: 'SELECT ? AS i, ? AS f, ? AS t, ? AS b, ? AS n',
      args: [1n, 1.5, '文', blob, null],
    });
    expect({ ...values.rows[0] }).toEqual({ i: 1, f: 1.5, t: '文', b: blob.buffer, n: null });
    const named = await client.execute({ sql: 'SELECT :x AS x', args: { x: 'y' } });
    expect(named.rows[0]?.['x']).toBe('y');
    const failing = ["INSERT INTO t VALUES (1, 'x')", "INSERT INTO t VALUES (2, 'x')"];
    await expect(client.batch(failing, 'write')).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
      statementIndex: 1,
    });
    expect((await client.execute('SELECT count(*) FROM t')).rows[0]?.[0]).toBe(0);
    client.close();
  });

  test('commits and rolls back its transactions', async () => {
    const client = createClient({ url: server.url });
    const kept = await client.transaction('write');
    await kept.execute("INSERT INTO t VALUES (1, 'x')");
    await kept.commit();
    const undone = await client.transaction('write');
    await undone.execute("INSERT INTO t VALUES (2, 'y')");
    await undone.rollback();
    expect((await client.execute('SELECT count(*) FROM t')).rows[0]?.[0]).toBe(1);
    client.close();
  });
});
