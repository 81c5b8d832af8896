// Somebody tidies the data folder up while the program runs.

import { renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aFederation, LOG_ENV } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { launch } from '../support/launched-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const KEY = 'a-bootstrap-key-for-the-taken-database';
const LIMIT_MS = 60_000;

async function program(folder: string) {
  const port = await freePort();
  const started = await launch({
    command: process.execPath,
    args: [join(ROOT, 'worker/src/node.ts')],
    cwd: ROOT,
    env: {
      PORT: String(port),
      DATA_DIR: folder,
      STRIPE_SECRET_KEY: 'sk_test_taken',
      STRIPE_WEBHOOK_SECRET: 'whsec_taken',
      PLEDGE_KEY: 'a key for the taken database, forty chars!!',
      ...LOG_ENV,
      HH_BOOTSTRAP_KEY: KEY,
      STRIPE_API_URL: 'http://127.0.0.1:9',
    },
    readyLine: /"event":"listening"/,
  });
  const put = async (name: string): Promise<string> => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const body = JSON.stringify(aFederation().body);
    const url = `http://127.0.0.1:${port}/v1/manage/federations/${name}`;
    const { outcome } = (await (await fetch(url, { method: 'PUT', headers, body })).json()) as { outcome: string };
    return outcome;
  };
  const ended = expect.poll(
    () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => 'up',
        () => 'down',
      ),
    {
      timeout: 15_000,
    },
  );
  return { ...started, put, ended };
}

test(
  'CRF-03 a log that is deleted under the program ends it, with everything that was acknowledged in the file',
  async () => {
    using folder = temporaryDirectory('taken');
    const database = join(folder.path, 'happy-homeland.db');
    await using first = await program(folder.path);
    expect(await first.put('before')).toBe('created');
    rmSync(`${database}-wal`);
    const kept: string[] = [];
    // Some before the program has noticed; what it then refuses has not been promised to anybody.
    for (let time = 0; time < 20; time += 1) {
      const outcome = await first.put(`after${time}`).catch(() => 'refused');
      if (outcome === 'created') kept.push(`after${time}`);
    }
    await first.ended.toBe('down');
    expect(await first.stop()).toBe(70);
    expect(first.output()).toContain('"event":"database-taken"');
    await using second = await program(folder.path);
    for (const name of ['before', ...kept]) expect([name, await second.put(name)]).toEqual([name, 'unchanged']);
  },
  LIMIT_MS,
);

test(
  'CRF-03 a database that is moved away ends the program, and the next start says so',
  async () => {
    using folder = temporaryDirectory('taken');
    const database = join(folder.path, 'happy-homeland.db');
    await using first = await program(folder.path);
    renameSync(database, `${database}-elsewhere`);
    await first.ended.toBe('down');
    expect(await first.stop()).toBe(70);
    await expect(program(folder.path)).rejects.toThrow(/books were kept here and the file .* is gone/);
  },
  LIMIT_MS,
);
