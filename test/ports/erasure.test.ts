// Forgetting on a real file: what is left of a giver is looked for in the bytes, and in what a restored older file becomes.

import { copyFile, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { partsOf, restoreBackup, takeBackup } from '@happy-homeland/worker/backup';
import { openPorts } from '@happy-homeland/worker/node';
import type { TempLibsqlStore } from '@happy-homeland/worker/testing';
import {
  aDonor,
  anId,
  aPledge,
  aPublication,
  eraseGiver,
  LOG_ENV,
  openErasures,
  tempLibsqlStore,
  testPorts,
} from '@happy-homeland/worker/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../worker/migrations');
const LIMIT_MS = 60_000;
const GIFTS = 200;
const OPERATOR = { keyId: 'operator', tenantId: null };
const clock = { nowMs: () => Date.parse('2026-11-22T12:00:00Z') };
const tenantId = anId('tenant');

let live: TempLibsqlStore;
let folder: ReturnType<typeof temporaryDirectory>;

beforeEach(async () => {
  live = await tempLibsqlStore();
  await live.store.commit(aPublication());
  await live.store.deploymentMode('test');
  folder = temporaryDirectory('erasure');
});

afterEach(async () => {
  await live.remove();
  folder.remove();
});

function pledgeIdOf(number: number): string {
  return anId(`giver${number}`);
}

function wordsOf(number: number): readonly string[] {
  return ['name', 'mail', 'word', 'salt'].map((what) => `canary-${what}-${String(number).padStart(4, '0')}`);
}

/** Messages of different lengths, some longer than a page, so that rows move between pages. */
async function give(number: number): Promise<void> {
  const pledgeId = pledgeIdOf(number);
  const [displayName = '', fiscalEmail = '', word = '', salt = ''] = wordsOf(number);
  const message = `${word} ${'x'.repeat((number % 7) * 900)} ${word}`;
  const record = aPledge({ pledgeId, named: true });
  await live.store.commit([
    { kind: 'insert-pledge', record, donor: aDonor({ pledgeId, displayName, fiscalEmail, message, salt }) },
  ]);
}

async function portsOnFile() {
  return { ...(await testPorts({ store: live.store })), erasures: await openErasures(live.path, live.store) };
}

/** Which of the words are anywhere in the database's files. */
async function leftIn(path: string, words: readonly string[]): Promise<string[]> {
  const found = await readdir(dirname(path), { withFileTypes: true });
  const names = found.filter((each) => each.isFile() && each.name.startsWith(basename(path)));
  const files = await Promise.all(names.map(({ name }) => readFile(join(dirname(path), name))));
  return words.filter((word) => files.some((bytes) => bytes.includes(word)));
}

test('PRV-05 leaves no byte of name, e-mail, message and salt in file, write-ahead log and backup', {
  timeout: LIMIT_MS,
}, async () => {
  for (let number = 0; number < GIFTS; number += 1) await give(number);
  const ports = await portsOnFile();
  const forgotten = Array.from({ length: GIFTS }, (_, number) => number).filter((number) => number % 3 !== 0);
  const [first = 0] = forgotten;
  expect(await leftIn(live.path, wordsOf(first))).toEqual(wordsOf(first));
  for (const number of forgotten) {
    const input = { pledgeId: pledgeIdOf(number) };
    expect(await eraseGiver(ports, OPERATOR, { input, requestId: 'r' })).toMatchObject({ wiped: true });
  }
  expect(await leftIn(live.path, forgotten.flatMap(wordsOf))).toEqual([]);
  expect(await leftIn(live.path, wordsOf(3))).toEqual(wordsOf(3));
  const { name } = await takeBackup({ database: live.path, folder: folder.path, keep: 3, clock });
  expect(await leftIn(partsOf(folder.path, name).database, forgotten.flatMap(wordsOf))).toEqual([]);
  expect(await live.store.pledges.donor(tenantId, pledgeIdOf(3))).not.toBeNull();
});

test('PRV-07 an older backup forgets again at its start, before anything is served', {
  timeout: LIMIT_MS,
}, async () => {
  await give(1);
  await give(2);
  const { name } = await takeBackup({ database: live.path, folder: folder.path, keep: 3, clock });
  const input = { pledgeId: pledgeIdOf(1) };
  await eraseGiver(await portsOnFile(), OPERATOR, { input, requestId: 'r' });
  await live.store.close();
  // Another path: a connection that this process has closed may keep its lock until its garbage is collected.
  const database = join(folder.path, 'served.db');
  for (const part of ['', '-erased']) await copyFile(`${live.path}${part}`, `${database}${part}`);
  const request = { database, migrationFolder: MIGRATIONS, isServerStopped: true, clock };
  await restoreBackup({ backup: partsOf(folder.path, name).database, ...request });
  expect(await leftIn(database, wordsOf(1))).toEqual(wordsOf(1));
  const env = {
    DATA_DIR: folder.path,
    LIBSQL_URL: `file:${database}`,
    STRIPE_SECRET_KEY: 'sk_test_erasure',
    STRIPE_WEBHOOK_SECRET: 'whsec_erasure',
    PLEDGE_KEY: 'a key for the test of erasure, forty characters',
    LOG_LEVEL: 'error',
    ...LOG_ENV,
  };
  const opened = await openPorts(env, clock);
  try {
    const { pledges } = opened.ports.store;
    expect(await pledges.donor(tenantId, pledgeIdOf(1))).toBeNull();
    expect(await pledges.donor(tenantId, pledgeIdOf(2))).not.toBeNull();
    expect(await leftIn(database, wordsOf(1))).toEqual([]);
  } finally {
    await opened.closeStore();
  }
});
