import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aPublication } from '../testing/index.ts';
import type { TempLibsqlStore } from '../testing/temp-libsql-store.ts';
import { tempLibsqlStore } from '../testing/temp-libsql-store.ts';
import type { KeptBackups } from './keep-backups.ts';
import { keepBackups } from './keep-backups.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 20_000;
let live: TempLibsqlStore;
let folder: string;
let nowMs: number;
let told: { event: string; fields: object }[];

beforeEach(async () => {
  live = await tempLibsqlStore();
  await live.store.commit(aPublication());
  await live.store.deploymentMode('test');
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-backups-'));
  nowMs = Date.parse('2026-11-22T12:00:00Z');
  told = [];
});

afterEach(async () => {
  await live.remove();
  await rm(folder, { recursive: true });
});

function kept(over: { database?: string; everyMs?: number } = {}): Promise<KeptBackups> {
  return keepBackups({
    database: live.path,
    folder,
    keep: 3,
    everyMs: HOUR_MS,
    clock: { nowMs: () => nowMs },
    reporter: { report: (_level, event, fields) => told.push({ event, fields }) },
    ...over,
  });
}

async function ended(backups: KeptBackups) {
  for (;;) {
    const list = await backups.list();
    if (!list.running) return list;
    await new Promise((later) => setTimeout(later, 20));
  }
}

test('two requests at once make one backup, and it is listed when it is verified', { timeout: LIMIT_MS }, async () => {
  const backups = await kept();
  backups.start();
  backups.start();
  expect(await backups.list()).toMatchObject({ running: true, items: [] });
  const { items, failure } = await ended(backups);
  expect([items.length, failure]).toEqual([1, null]);
  expect(told).toEqual([{ event: 'backup-taken', fields: expect.objectContaining({ name: items[0]?.name }) }]);
  await backups.stop();
});

test('is overdue at twice the interval, counted from the newest there is', { timeout: LIMIT_MS }, async () => {
  const first = await kept();
  nowMs += 2 * HOUR_MS;
  expect(first.isOverdue()).toBe(false);
  nowMs += 1;
  expect(first.isOverdue()).toBe(true);
  first.start();
  await ended(first);
  expect([first.isOverdue(), first.ageMs()]).toEqual([false, 0]);
  await first.stop();
  nowMs += 3 * HOUR_MS;
  const restarted = await kept();
  expect([restarted.isOverdue(), restarted.ageMs()]).toEqual([true, 3 * HOUR_MS]);
  await restarted.stop();
  const onRequest = await kept({ everyMs: 0 });
  expect(onRequest.isOverdue()).toBe(false);
  await onRequest.stop();
});

test('a backup that fails is told by its reason, and the finished ones stay', { timeout: LIMIT_MS }, async () => {
  const good = await kept();
  good.start();
  await ended(good);
  await good.stop();
  const before = await readdir(folder);
  const broken = join(folder, 'not-a-database');
  await writeFile(broken, 'x'.repeat(5000));
  nowMs += 1000;
  const bad = await kept({ database: broken });
  bad.start();
  const { failure, items } = await ended(bad);
  expect(failure).toEqual({ at: '2026-11-22T12:00:01.000Z', reason: 'not-copied' });
  expect(items).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name !== 'not-a-database').toSorted()).toEqual(before.toSorted());
  await bad.stop();
  bad.start();
  expect((await bad.list()).running).toBe(false);
});
