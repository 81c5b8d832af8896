// Backups of books that are being written to, and what is left after putting one back: judged by processes that wrote
// none of it.

import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  checkBackup,
  listBackups,
  partsOf,
  restoreBackup,
  restoreMark,
  takeBackup,
} from '@happy-homeland/worker/backup';
import type { TempLibsqlStore } from '@happy-homeland/worker/testing';
import {
  aListedPublication,
  giftId,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  SerialClient,
  tempLibsqlStore,
} from '@happy-homeland/worker/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doubled, missing, readBooks } from '../support/durability/books.ts';
import { Child } from '../support/durability/child.ts';
import { watchLoopLag } from '../support/durability/loop-lag.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../worker/migrations');
const LIMIT_MS = 60_000;
const GIFTS = 100_000;

let live: TempLibsqlStore;
let folder: ReturnType<typeof temporaryDirectory>;
let nowMs = Date.parse('2026-11-22T12:00:00Z');
const clock = { nowMs: () => nowMs };

beforeEach(async () => {
  live = await tempLibsqlStore();
  await live.store.commit(aListedPublication());
  await live.store.deploymentMode('test');
  folder = temporaryDirectory('backup');
});

afterEach(async () => {
  await live.remove();
  folder.remove();
});

function take(keep = 14) {
  nowMs += 1000;
  return takeBackup({ database: live.path, folder: folder.path, keep, clock });
}

const target = () => join(folder.path, 'restored', 'books.db');
const fileOf = (name: string) => partsOf(folder.path, name).database;

function restore(name: string, over: Partial<Parameters<typeof restoreBackup>[0]> = {}) {
  return restoreBackup({
    backup: fileOf(name),
    database: target(),
    migrationFolder: MIGRATIONS,
    isServerStopped: false,
    clock,
    ...over,
  });
}

const pledgesSaid = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('pledged ')).map((line) => line.slice('pledged '.length));

const pledgeIds = (said: readonly string[]) => said.map((number) => giftId(Number(number)));

async function addUp(path: string): Promise<{ faults: unknown[] }> {
  await using adder = new Child('add-up-books', [`file:${path}`]);
  const [line = '{}'] = await adder.done();
  return JSON.parse(line);
}

async function flipByte(path: string): Promise<void> {
  const content = await readFile(path);
  content[content.length - 100] = (content[content.length - 100] ?? 0) ^ 1;
  await writeFile(path, content);
}

describe('a backup during writes', () => {
  test('CRF-09 holds everything acknowledged before it began, and books that add up', {
    timeout: LIMIT_MS,
  }, async () => {
    await live.store.close();
    await using writer = new Child('write-gifts', [live.url, '0', String(GIFTS), 'late']);
    await writer.wrote(200);
    const before = pledgesSaid(writer.lines);
    const { name, counts } = await take();
    const during = pledgesSaid(writer.lines).length - before.length;
    await writer.wrote(writer.lines.length + 50);
    const said = pledgesSaid(await writer.kill());
    const { aside } = await restore(name);
    expect(aside).toBeNull();
    const ids = new Map((await readBooks(live.url)).pledges.map((id) => [id, true]));
    const kept = await readBooks(`file:${target()}`);
    expect(missing(pledgeIds(before), kept.pledges)).toEqual([]);
    expect(doubled(kept.pledges)).toEqual([]);
    expect(kept.pledges.every((id) => ids.has(id))).toBe(true);
    expect(kept.pledges).toHaveLength(counts.pledges);
    expect((await addUp(target())).faults).toEqual([]);
    // The writers were not held up, and the recovery point is the moment of the backup, not later.
    expect(during).toBeGreaterThan(0);
    expect(kept.pledges.length).toBeLessThan(said.length);
    // And the books of the writer were not harmed by being copied.
    expect((await addUp(live.path)).faults).toEqual([]);
    expect(missing(pledgeIds(said), [...ids.keys()])).toEqual([]);
  });

  test('CRF-09 negative control: copying the file beside its writer loses gifts, and verification says so', {
    timeout: LIMIT_MS,
  }, async () => {
    await live.store.close();
    await using writer = new Child('write-gifts', [live.url, '0', String(GIFTS), 'late']);
    await writer.wrote(200);
    const before = pledgesSaid(writer.lines);
    const naive = join(folder.path, 'naive.db');
    await copyFile(live.path, naive);
    await writer.kill();
    const kept = await readBooks(`file:${naive}`).catch(() => ({ pledges: [], faults: ['unreadable'] }));
    const lost = missing(pledgeIds(before), kept.pledges);
    expect(lost.length + kept.faults.length).toBeGreaterThan(0);
    await expect(checkBackup(naive, MIGRATIONS)).rejects.toMatchObject({ code: 'no-manifest' });
  });

  test('does not hold the event loop of the server that asks for it', { timeout: LIMIT_MS }, async () => {
    const lag = watchLoopLag();
    await Promise.all([take(), ...Array.from({ length: 100 }, (_, number) => live.store.commit(pledgeUnit(number)))]);
    expect(lag.stop()).toBeLessThan(1000);
    expect((await readBooks(live.url)).pledges).toHaveLength(100);
  });
});

describe('a finished backup', () => {
  test('is readable by its owner alone, named for its instant, and described by its manifest', async () => {
    await live.store.commit(pledgeUnit(1));
    const manifest = await take();
    expect(manifest.name).toMatch(/^happy-homeland-20261122T1200\d\dZ$/);
    expect(manifest).toMatchObject({ mode: 'test', counts: { pledges: 1, entries: 0, receipts: 0 } });
    const { database, manifest: beside } = partsOf(folder.path, manifest.name);
    for (const path of [database, beside]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(database)).size).toBe(manifest.bytes);
    expect(JSON.parse(await readFile(beside, 'utf8'))).toEqual(manifest);
    expect(await checkBackup(database, MIGRATIONS)).toEqual(manifest);
  });

  test('stays among the newest that are kept; nothing of anybody else is touched', async () => {
    await writeFile(join(folder.path, 'notes.txt'), 'mine');
    await writeFile(join(folder.path, 'happy-homeland-20200101T000000Z.db.partial'), 'left by a crash');
    const names = [await take(2), await take(2), await take(2)].map(({ name }) => name);
    expect((await listBackups(folder.path)).map(({ name }) => name)).toEqual(names.toReversed().slice(0, 2));
    const files = (await readdir(folder.path)).toSorted();
    expect(files).toEqual(
      [...names.slice(1).flatMap((name) => [`${name}.db`, `${name}.json`]), 'notes.txt'].toSorted(),
    );
  });

  test('is never made of books that do not add up', async () => {
    await live.store.commit(pledgeUnit(1));
    await live.store.close();
    const raw = new SerialClient({ url: live.url });
    await raw.batch(['UPDATE project_intake SET held_minor = held_minor + 1'], 'write');
    await raw.drained();
    await expect(take()).rejects.toMatchObject({ code: 'not-sound', message: expect.stringContaining('promises') });
    expect(await readdir(folder.path)).toEqual([]);
  });

  test.each([
    ['one byte changed', flipByte, 'hash-differs'],
    ['its end cut off', async (path: string) => truncate(path, 4096), 'hash-differs'],
    ['no manifest', async (path: string) => rm(path.replace('.db', '.json')), 'no-manifest'],
    ['nothing there', async (path: string) => rm(path), 'no-backup'],
  ])('is refused with %s', async (_, harm, code) => {
    const { name } = await take();
    await harm(fileOf(name));
    await expect(checkBackup(fileOf(name), MIGRATIONS)).rejects.toMatchObject({ code });
    await expect(restore(name)).rejects.toMatchObject({ code });
    await expect(stat(target())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('of a newer version is left to that version', async () => {
    const { name } = await take();
    const empty = join(folder.path, 'no-migrations');
    await mkdir(empty);
    await expect(restore(name, { migrationFolder: empty })).rejects.toMatchObject({ code: 'other-version' });
  });
});

describe('a restore', () => {
  test('refuses while a server has the database open, and puts the old file aside once it is stopped', {
    timeout: LIMIT_MS,
  }, async () => {
    const { name } = await take();
    await restore(name);
    await using writer = new Child('write-gifts', [`file:${target()}`, '0', String(GIFTS), 'late']);
    await writer.wrote(50);
    await expect(restore(name)).rejects.toMatchObject({ code: 'in-use' });
    const given = pledgeIds(pledgesSaid(await writer.kill()));
    expect(missing(given, (await readBooks(`file:${target()}`)).pledges)).toEqual([]);
    expect((await readBooks(`file:${target()}`)).faults).toEqual([]);
  });

  test('puts the log aside with its file, so that nothing of the old books is replayed into the new', {
    timeout: LIMIT_MS,
  }, async () => {
    const { name } = await take();
    await restore(name);
    await using writer = new Child('write-gifts', [`file:${target()}`, '0', String(GIFTS), 'late']);
    await writer.wrote(50);
    const said = pledgesSaid(await writer.kill());
    expect((await stat(`${target()}-wal`)).size).toBeGreaterThan(0);
    const { aside } = await restore(name);
    expect((await readBooks(`file:${target()}`)).pledges).toEqual([]);
    expect(missing(pledgeIds(said), (await readBooks(`file:${aside}/books.db`)).pledges)).toEqual([]);
  });

  test('is opened by a server afterwards, with all the checks of a start', async () => {
    await live.store.commit(pledgeUnit(1));
    const { name } = await take();
    await restore(name);
    const store = await openLibsqlStore({ url: `file:${target()}`, migrations: await projectMigrations() });
    await store.deploymentMode('test');
    expect(await store.check()).toBeNull();
    expect(await store.commit(pledgeUnit(2))).toEqual({ kind: 'committed' });
    await store.close();
  });

  test('asks for the operator’s word where the present file is beyond reading', async () => {
    const { name } = await take();
    await mkdir(join(folder.path, 'restored'));
    await writeFile(target(), 'this was a database once '.repeat(400));
    await expect(restore(name)).rejects.toMatchObject({ code: 'unreadable' });
    const { aside } = await restore(name, { isServerStopped: true });
    expect(await readFile(join(aside ?? '', 'books.db'), 'utf8')).toContain('this was a database once');
    expect((await addUp(target())).faults).toEqual([]);
  });

  test('that was cut off is done again from the start', async () => {
    const { name } = await take();
    await mkdir(join(folder.path, 'restored'));
    await writeFile(restoreMark(target()), 'half a co');
    await restore(name);
    expect((await addUp(target())).faults).toEqual([]);
    await expect(stat(restoreMark(target()))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
