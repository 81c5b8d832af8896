import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import { tempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import type { LifeMark } from './life-mark.ts';
import { lifeMark } from './life-mark.ts';

let temp: TempLibsqlStore;
let mark: LifeMark;

beforeEach(async () => {
  temp = await tempLibsqlStore();
  mark = lifeMark(temp.url);
});

afterEach(() => temp.remove());

const markText = () => readFileSync(`${temp.path}-life`, 'utf8');

test('CRF-03 a first start leaves its name in the books and beside them, and the next start finds it', async () => {
  await mark.requireFile();
  await mark.enter(temp.store, 'first');
  expect(markText()).toBe('first\n');
  const again = await temp.reopen();
  expect(await again.life()).toBe('first');
  await mark.enter(again, 'second');
  expect([markText(), await again.life()]).toEqual(['second\n', 'second']);
});

test('CRF-03 a database that is gone, where one was kept, is refused before an empty one is made', async () => {
  await mark.enter(temp.store, 'first');
  await temp.store.close();
  rmSync(temp.path);
  await expect(mark.requireFile()).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('is gone'),
  });
  expect(existsSync(temp.path)).toBe(false);
});

test('CRF-03 older books in the place of those that were last in use are refused', async () => {
  await mark.enter(temp.store, 'first');
  writeFileSync(`${temp.path}-life`, 'second\n');
  const refusal = { code: 'damaged', message: expect.stringContaining('-life') };
  await expect(mark.enter(temp.store, 'third')).rejects.toMatchObject(refusal);
  expect([markText(), await temp.store.life()]).toEqual(['second\n', 'first']);
});

test('a crash between the mark and the books is no loss, on either side', async () => {
  await mark.enter(temp.store, 'first');
  for (const text of ['first\nsecond\n', 'other\nfirst\n']) {
    writeFileSync(`${temp.path}-life`, text);
    await mark.enter(temp.store, 'first');
    expect(markText()).toBe('first\n');
  }
});

test('books without a mark, from before there was one or from a backup, are taken as they are', async () => {
  await mark.enter(temp.store, 'first');
  rmSync(`${temp.path}-life`);
  await mark.enter(temp.store, 'second');
  expect(markText()).toBe('second\n');
});
