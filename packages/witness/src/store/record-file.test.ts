import { copyFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { Witnessed } from './record.ts';
import { createRecordFile, openRecordFile } from './record-file.ts';

const SEEN: Witnessed = { origin: 'log.example/a', size: 3n, root: 'r', note: 'n', timeS: 1 };

const fresh = (): string => {
  const path = join(temporaryFolder(), 'witness.db');
  createRecordFile(path);
  return path;
};
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

test('is one file for its owner alone, and nothing lies beside it while it rests', async () => {
  const path = fresh();
  const file = openRecordFile(path);
  await file.records.replace(SEEN, 0);
  expect(readdirSync(join(path, '..'))).toEqual(['witness.db']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  file.close();
});

test('a record that is gone is not made anew in silence', () => {
  const path = fresh();
  rmSync(path);
  expect(codeOf(() => openRecordFile(path))).toBe('record-missing');
});

test('a record is not made over another', () => {
  expect(codeOf(() => createRecordFile(fresh()))).toBe('already-there');
});

test.each([
  ['an empty file, as a crash while it was made leaves one', ''],
  ['a file of something else', 'not a database'],
])('refuses %s', (_, content) => {
  const path = join(temporaryFolder(), 'witness.db');
  writeFileSync(path, content);
  expect(codeOf(() => openRecordFile(path))).toBe('record-unusable');
});

test('refuses a record of another version', () => {
  const path = fresh();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 2');
  database.close();
  expect(codeOf(() => openRecordFile(path))).toBe('record-unusable');
});

test('two processes on one file see each other, and one of them wins', async () => {
  const path = fresh();
  const [one, two] = [openRecordFile(path), openRecordFile(path)];
  await one.records.replace(SEEN, 0);
  expect(await two.records.replace({ ...SEEN, size: 4n }, 0)).toBe(false);
  expect(await two.records.replace({ ...SEEN, size: 4n, root: 's' }, 1)).toBe(true);
  expect((await one.records.read(SEEN.origin))?.size).toBe(4n);
  one.close();
  two.close();
});

test('another process that holds the file makes a write fail, and nothing is half written', async () => {
  const path = fresh();
  const file = openRecordFile(path);
  await file.records.replace(SEEN, 0);
  const holder = new DatabaseSync(path);
  holder.exec('BEGIN EXCLUSIVE');
  await expect(file.records.replace({ ...SEEN, size: 4n }, 1)).rejects.toMatchObject({ code: 'record-unusable' });
  holder.exec('ROLLBACK');
  holder.close();
  expect((await file.records.read(SEEN.origin))?.size).toBe(3n);
  file.close();
});

test('a copy of the file at rest is the whole record', async () => {
  const path = fresh();
  const file = openRecordFile(path);
  await file.records.replace(SEEN, 0);
  const copy = join(temporaryFolder(), 'copy.db');
  copyFileSync(path, copy);
  file.close();
  const copied = openRecordFile(copy);
  expect(await copied.records.read(SEEN.origin)).toEqual({ ...SEEN, version: 1 });
  copied.close();
});
