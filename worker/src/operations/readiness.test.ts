import { READINESS } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { Pulse } from './pulse.ts';
import type { ReadinessSources } from './readiness.ts';
import { createReadiness } from './readiness.ts';
import { StoreWatch } from './store-watch.ts';

const WELL: ReadinessSources = {
  database: async () => null,
  provider: async () => [],
  hasWidget: async () => true,
  isSweepStalled: () => false,
  log: async () => [],
  books: async () => [],
  freeBytes: async () => 1e12,
  isBackupOverdue: () => false,
  isProxyUntrusted: () => false,
  elapsedMs: () => 0,
};

describe('readiness', () => {
  test.each<[string, Partial<ReadinessSources>]>([
    ['database-busy', { database: async () => 'busy' }],
    ['database-full', { database: async () => 'full' }],
    ['database-damaged', { database: async () => 'damaged' }],
    ['database-other-mode', { database: async () => 'other-mode' }],
    ['database-newer-schema', { database: async () => 'newer-schema' }],
    ['database-overloaded', { database: async () => 'overloaded' }],
    ['database-unavailable', { database: async () => 'unavailable' }],
    ['ending', { database: async () => 'closed' }],
    ['provider-unreachable', { provider: async () => ['provider-unreachable'] }],
    ['widget-missing', { hasWidget: async () => false }],
    ['sweep-stalled', { isSweepStalled: () => true }],
    ['log-rolled-back', { log: async () => ['log-rolled-back'] }],
    ['books-differ', { books: async () => ['books-differ'] }],
    ['disk-nearly-full', { freeBytes: async () => 268_435_455 }],
    ['backup-overdue', { isBackupOverdue: () => true }],
    ['proxy-untrusted', { isProxyUntrusted: () => true }],
  ])('says %s', async (code, wrong) => {
    expect(await createReadiness({ ...WELL, ...wrong })()).toEqual([code]);
  });

  test('is silent when all is well, and where nobody knows how full the disk is', async () => {
    expect(await createReadiness({ ...WELL, freeBytes: async () => 268_435_456 })()).toEqual([]);
    expect(await createReadiness({ ...WELL, freeBytes: async () => null })()).toEqual([]);
  });

  test('says everything that is wrong, faults of the database first', async () => {
    const all = { ...WELL, database: async () => 'full' as const, hasWidget: async () => false };
    expect(await createReadiness(all)()).toEqual(['database-full', 'widget-missing']);
  });

  test('asks a database that cannot be read nothing of its log and its books', async () => {
    const unreadable = async () => {
      throw new Error('not to be asked');
    };
    const damaged = { ...WELL, database: async () => 'damaged' as const, log: unreadable, books: unreadable };
    expect(await createReadiness(damaged)()).toEqual(['database-damaged']);
  });

  test('asks at most once a second, however many probes come', async () => {
    let atMs = 0;
    let asked = 0;
    const database = async () => {
      asked += 1;
      return null;
    };
    const ready = createReadiness({ ...WELL, database, elapsedMs: () => atMs });
    await Promise.all(Array.from({ length: 1000 }, ready));
    atMs = 999;
    await ready();
    expect(asked).toBe(1);
    atMs = 1000;
    await ready();
    expect(asked).toBe(2);
  });

  test('has words in both languages for every code', () => {
    for (const [code, { zh, en }] of Object.entries(READINESS)) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/);
      expect(en, code).toMatch(/^[a-z]/);
    }
  });
});

describe('the sweep', () => {
  test('is stalled after two minutes without a tick that came through', () => {
    let atMs = 5;
    const pulse = new Pulse(() => atMs);
    atMs += 120_000;
    expect(pulse.isStalled()).toBe(false);
    atMs += 1;
    expect(pulse.isStalled()).toBe(true);
    pulse.beat();
    expect([pulse.isStalled(), pulse.ageMs()]).toEqual([false, 0]);
  });
});

describe('the watch on the store', () => {
  test('believes in a full disk until a write comes through, or for a minute', () => {
    let atMs = 0;
    const watch = new StoreWatch(() => atMs);
    watch.heard('full');
    expect(watch.finding()).toBe('full');
    watch.heard('lost');
    expect(watch.finding()).toBe('full');
    watch.heard('committed');
    expect(watch.finding()).toBeNull();
    watch.heard('full');
    atMs = 60_000;
    expect(watch.finding()).toBeNull();
  });

  test('does not forget damage, whether a write or a read met it', () => {
    const writing = new StoreWatch(() => 0);
    writing.heard('damaged');
    writing.heard('committed');
    expect(writing.finding()).toBe('damaged');
    const reading = new StoreWatch(() => 0);
    reading.requestFailed('busy');
    expect(reading.finding()).toBeNull();
    reading.requestFailed('damaged');
    expect(reading.finding()).toBe('damaged');
  });
});
