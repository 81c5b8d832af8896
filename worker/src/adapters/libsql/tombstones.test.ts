import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openErasures } from './tombstones.ts';

const WIPED = { wipe: async () => true };
const ONE = { pledgeId: 'aaaaaaaa', erasedOn: '2026-11-22' };
const OTHER = { pledgeId: 'bbbbbbbb', erasedOn: '2026-11-23' };
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-erased-'));
  path = join(folder, 'books.db');
});

afterEach(() => rm(folder, { recursive: true }));

test('keeps each gift once, for the owner alone, and finds it after a start', async () => {
  const erasures = await openErasures(path, WIPED);
  expect(await erasures.kept()).toEqual([]);
  for (const each of [ONE, OTHER, ONE]) await erasures.keep(each);
  expect(await (await openErasures(path, WIPED)).kept()).toEqual([ONE, OTHER]);
  expect((await stat(`${path}-erased`)).mode & 0o777).toBe(0o600);
});

test('PRV-06 who is restricted may be erased whole, and never the other way round', async () => {
  const partly = { ...ONE, keptUntil: '2056-12-31' };
  const erasures = await openErasures(path, WIPED);
  for (const each of [partly, { ...partly, keptUntil: '2030-12-31' }]) await erasures.keep(each);
  expect(await erasures.kept()).toEqual([partly]);
  expect(await (await openErasures(path, WIPED)).kept()).toEqual([partly]);
  for (const each of [OTHER, ONE, partly]) await erasures.keep(each);
  expect(await (await openErasures(path, WIPED)).kept()).toEqual([ONE, OTHER]);
  expect(await readFile(`${path}-erased`, 'utf8')).toContain('2026-11-22 aaaaaaaa until 2056-12-31\n');
});

test('a line that was cut off is gone, and the next one is whole', async () => {
  await (await openErasures(path, WIPED)).keep(ONE);
  await appendFile(`${path}-erased`, '2026-11-2');
  const again = await openErasures(path, WIPED);
  expect(await again.kept()).toEqual([ONE]);
  await again.keep(OTHER);
  expect(await readFile(`${path}-erased`, 'utf8')).toBe('2026-11-22 aaaaaaaa\n2026-11-23 bbbbbbbb\n');
});

test('a file that is no list is refused: nobody may come back because of it', async () => {
  await writeFile(`${path}-erased`, 'something else\n');
  await expect(openErasures(path, WIPED)).rejects.toMatchObject({ code: 'damaged' });
});

test('owes what a reader of the files kept from being wiped', async () => {
  let isRead = true;
  const erasures = await openErasures(path, { wipe: async () => !isRead });
  expect([erasures.isOwed(), await erasures.wipe(), erasures.isOwed()]).toEqual([false, false, true]);
  isRead = false;
  expect([await erasures.wipe(), erasures.isOwed()]).toEqual([true, false]);
});
