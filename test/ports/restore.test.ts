// A restore as an operator does it: with a server that is stopped before and started after.

import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backupList } from '@happy-homeland/contract';
import { partsOf, restoreBackup, restoreMark } from '@happy-homeland/worker/backup';
import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { launch } from '../support/launched-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../worker/migrations');
const LIMIT_MS = 60_000;

// A process of its own: a connection that this one has closed may keep its lock until its garbage is collected.
function serving(env: Readonly<Record<string, string>>) {
  const args = [resolve(import.meta.dirname, '../../worker/src/node.ts')];
  const readyLine = /"event":"listening".*"url":"([^"]+)"/;
  return launch({ command: process.execPath, args, cwd: import.meta.dirname, env, readyLine });
}

test('ends with a server that starts on the restored books, and on none while it is under way', {
  timeout: LIMIT_MS,
}, async () => {
  using folder = temporaryDirectory('restore');
  const dataDir = join(folder.path, 'served');
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    BACKUP_DIR: folder.path,
    STRIPE_SECRET_KEY: 'sk_test_backup',
    STRIPE_WEBHOOK_SECRET: 'whsec_backup',
    PLEDGE_KEY: 'a key for the test of the backup, forty chars',
    ...LOG_ENV,
    HH_BOOTSTRAP_KEY: 'the-operators-key-in-a-test-forty-characters',
    LOG_LEVEL: 'info',
  };
  const headers = { authorization: `Bearer ${env.HH_BOOTSTRAP_KEY}` };
  await using first = await serving(env);
  const name = await eventually(async () => {
    const answer = await fetch(`${first.ready[1]}/v1/manage/backups`, { headers });
    const { items, running } = backupList.parse(await answer.json());
    if (items.length === 0 && !running) await fetch(answer.url, { method: 'POST', headers });
    expect(items).toHaveLength(1);
    return items[0]?.name ?? '';
  });
  expect(await first.stop()).toBe(0);
  // A start after the backup, whose name the older books do not know.
  await using later = await serving(env);
  expect(await later.stop()).toBe(0);
  const database = join(dataDir, 'happy-homeland.db');
  const request = { backup: partsOf(folder.path, name).database, database, migrationFolder: MIGRATIONS };
  await restoreBackup({
    ...request,
    isServerStopped: false,
    clock: { nowMs: () => Date.parse('2026-11-22T12:00:00Z') },
  });
  await using again = await serving(env);
  expect((await fetch(`${again.ready[1]}/v1/manage/backups`, { headers })).status).toBe(200);
  await again.stop();
  await writeFile(restoreMark(database), 'half a co');
  await expect(startServer(env)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/restore was cut off/),
  });
});
