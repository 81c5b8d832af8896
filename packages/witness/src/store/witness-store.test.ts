// One suite for every store: what a witness relies on must be true of all of them.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createMemoryStore } from './memory-store.ts';
import { createObjectStore } from './object-store.ts';
import type { Evidence, Witnessed, WitnessStore } from './record.ts';
import { EVIDENCE_MAX } from './record.ts';
import { createRecordFile, openRecordFile } from './record-file.ts';

const MAX = 2n ** 64n - 1n;
const ORIGIN = 'log.example/a';

const at = (size: bigint, more: Partial<Witnessed> = {}): Witnessed => ({
  origin: ORIGIN,
  size,
  root: `root ${size}`,
  note: `note ${size}`,
  timeS: 100,
  ...more,
});

const evidence = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  origin: ORIGIN,
  kind: 'fork',
  size: 3n,
  root: 'other',
  keptS: 5,
  file: `file ${id}`,
  ...more,
});

const STORES: Readonly<Record<string, () => WitnessStore>> = {
  memory: createMemoryStore,
  'a file': () => {
    const path = join(temporaryFolder(), 'witness.db');
    createRecordFile(path);
    return openRecordFile(path);
  },
  // What a Durable Object offers, by the same SQLite; the object itself is tested in test/ports.
  'a Durable Object': () => {
    const database = new DatabaseSync(':memory:');
    const exec = (statement: string, ...values: readonly (string | number)[]) => {
      const rows = database.prepare(statement).all(...values);
      return { toArray: () => rows };
    };
    return createObjectStore({ sql: { exec }, sync: async () => undefined });
  },
};

describe.each(Object.entries(STORES))('the record in %s', (_, open) => {
  test('knows nothing at first, then exactly what was put', async () => {
    const { records } = open();
    expect(await records.read(ORIGIN)).toBeUndefined();
    expect(await records.replace(at(MAX), 0)).toBe(true);
    expect(await records.read(ORIGIN)).toEqual({ ...at(MAX), version: 1 });
    expect(await records.read('log.example/b')).toBeUndefined();
  });

  test('lets one of two writers from the same version win', async () => {
    const { records } = open();
    const first = await Promise.all([records.replace(at(1n), 0), records.replace(at(2n), 0)]);
    expect(first.filter((won) => won)).toHaveLength(1);
    const { version, size } = (await records.read(ORIGIN))!;
    const second = await Promise.all([records.replace(at(8n), version), records.replace(at(9n), version)]);
    expect(second.filter((won) => won)).toHaveLength(1);
    expect((await records.read(ORIGIN))!.size).toBeGreaterThan(size);
    expect(await records.replace(at(20n), version + 2)).toBe(false);
  });

  test.each([
    ['a smaller size', at(9n)],
    ['another root at the same size', at(10n, { root: 'other' })],
    ['an earlier time', at(11n, { timeS: 99 })],
    ['a size of fewer digits that sorts behind', at(9n, { root: 'z' })],
  ])('refuses %s, whatever the program believes', async (_case, next) => {
    const { records } = open();
    await records.replace(at(10n), 0);
    await expect(records.replace(next, 1)).rejects.toThrow();
    expect(await records.read(ORIGIN)).toEqual({ ...at(10n), version: 1 });
  });

  test('compares sizes as numbers', async () => {
    const { records } = open();
    await records.replace(at(9n), 0);
    expect(await records.replace(at(10n), 1)).toBe(true);
    expect(await records.replace(at(10n, { timeS: 101 }), 2)).toBe(true);
    expect(await records.replace(at(MAX, { timeS: 101 }), 3)).toBe(true);
  });
});

describe.each(Object.entries(STORES))('the evidence in %s', (_, open) => {
  test('is kept once, listed with the newest first, and given back byte for byte', async () => {
    const { evidence: store } = open();
    expect(await store.keep(evidence('a'))).toBe(true);
    expect(await store.keep(evidence('a', { file: 'changed' }))).toBe(false);
    expect(await store.keep(evidence('b', { kind: 'unproven', size: MAX }))).toBe(true);
    expect((await store.list()).map(({ id, size }) => [id, size])).toEqual([
      ['b', MAX],
      ['a', 3n],
    ]);
    expect(await store.file('a')).toBe('file a');
    expect(await store.file('c')).toBeUndefined();
  });

  test('keeps the first forks and the last of what was not proven, a bounded number of each for each log', async () => {
    const { evidence: store } = open();
    for (let n = 0; n < EVIDENCE_MAX.fork + 2; n += 1) await store.keep(evidence(`f${n}`));
    for (let n = 0; n < EVIDENCE_MAX.unproven + 2; n += 1) await store.keep(evidence(`u${n}`, { kind: 'unproven' }));
    expect(await store.keep(evidence('other', { origin: 'log.example/b' }))).toBe(true);
    const ids = (await store.list()).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('f'))).toHaveLength(EVIDENCE_MAX.fork);
    expect(ids).toContain('f0');
    expect(ids).not.toContain(`f${EVIDENCE_MAX.fork}`);
    expect(ids.filter((id) => id.startsWith('u'))).toHaveLength(EVIDENCE_MAX.unproven);
    expect(ids).not.toContain('u1');
    expect(ids).toContain(`u${EVIDENCE_MAX.unproven + 1}`);
  });

  test('forgets what the log has shown after all, and never a fork', async () => {
    const { evidence: store } = open();
    await store.keep(evidence('a'));
    await store.keep(evidence('b', { kind: 'unproven' }));
    await store.keep(evidence('c', { kind: 'unproven', root: 'else' }));
    await store.settle({ origin: ORIGIN, size: 3n, root: 'other' });
    expect((await store.list()).map(({ id }) => id)).toEqual(['c', 'a']);
  });
});
