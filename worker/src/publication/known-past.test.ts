import { parseCheckpoint } from '@happy-homeland/log';
import { describe, expect, test } from 'vitest';
import type { Blobs, LeafRecord, LogReads, Store } from '../ports/index.ts';
import type { LogWorld, TestPorts } from '../testing/index.ts';
import { aLogWorld, aPublicLog } from '../testing/index.ts';
import { publishing } from './facts.ts';
import { sequence } from './sequencer.ts';

/** A database as it was `gifts` gifts after the log began, and an outside world that has seen more. */
async function restored(gifts: number, seen: LogWorld, parts: ('mark' | 'witness')[]): Promise<TestPorts> {
  const old = await aLogWorld();
  await old.give(gifts);
  await sequence(old.another('before the backup'));
  const { log } = seen.ports;
  return old.another('after the restore', {
    ...(parts.includes('mark') && { mark: log.mark }),
    ...(parts.includes('witness') && { witnesses: log.witnesses }),
  });
}

async function published(gifts: number): Promise<LogWorld> {
  const world = await aLogWorld();
  await world.give(gifts);
  await sequence(world.ports);
  return world;
}

async function give(ports: TestPorts): Promise<TestPorts> {
  ports.clock.advance(60_000);
  const { store } = ports;
  const { aJournal, anId, booking } = await import('../testing/index.ts');
  await store.commit([booking(aJournal({ journalId: anId('another'), effectKey: 'paid:stripe:pi_another' }))]);
  return ports;
}

describe('a database from an old backup', () => {
  test.each([
    ['the mark beside it', ['mark']],
    ['a witness', ['witness']],
    ['both', ['mark', 'witness']],
  ] as const)('signs nothing where %s has seen more', async (_, parts) => {
    const seen = await published(20);
    const before = seen.witness.latest;
    const ports = await give(await restored(5, seen, [...parts]));
    const signed = await ports.store.log.checkpoint();
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'rolled-back' });
    expect(await ports.store.log.checkpoint()).toEqual(signed);
    expect(seen.witness.latest).toEqual(before);
    // And stays so.
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'rolled-back' });
    expect(ports.reported).toContainEqual(expect.objectContaining({ level: 'error', event: 'log-stopped' }));
  });

  test('is noticed even where it has grown past what was signed', async () => {
    const seen = await published(5);
    const old = await aLogWorld();
    await old.give(30);
    // Its first leaves are others: it was restored before them.
    const forked: Store = withLeaves(old.ports.store, (leaf) =>
      leaf.index === 3 ? { ...leaf, bytes: leaf.bytes.map((b) => b ^ 1) } : leaf,
    );
    await sequence({ ...old.another('before'), store: forked });
    old.ports.clock.advance(60_000);
    await old.give(1);
    const ports = old.another('after', { mark: seen.ports.log.mark, blobs: old.ports.log.blobs });
    expect(await sequence({ ...ports, store: forked })).toEqual({ kind: 'stopped', reason: 'rolled-back' });
  });

  test('is known by a witness that has another tree of its size, before anything more is signed', async () => {
    const seen = await published(2);
    const old = await aLogWorld();
    const leaf = { v: 1, kind: 'witness.policy', date: '2026-11-22', witnesses: [], quorum: 0 } as const;
    await old.ports.store.commit([publishing({ factKey: 'another', leaf })]);
    await old.give(1);
    await sequence(old.another('before the restore'));
    const ports = await give(old.another('after', { witnesses: [seen.witness] }));
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'rolled-back' });
    expect((await ports.store.log.head()).size).toBe(3);
  });

  test('of the same size with another tree is one as well', async () => {
    const seen = await published(5);
    const old = await aLogWorld();
    await old.give(4);
    const ports = old.another('after', {
      mark: {
        read: async () => ({ size: 5, root: (await seen.ports.store.log.head()).root }),
        raise: async () => undefined,
      },
    });
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'rolled-back' });
  });
});

function withLeaves(store: Store, change: (leaf: LeafRecord) => LeafRecord): Store {
  const leaves: LogReads['leaves'] = async (query) => (await store.log.leaves(query)).map(change);
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  return {
    directory,
    pledges,
    books,
    limits,
    verdicts,
    work,
    uploads,
    log: { ...log, leaves },
    commit: (unit) => store.commit(unit),
  };
}

describe('what was changed by hand', () => {
  test('in a leaf of the open bundle is found before the next checkpoint', async () => {
    const world = await published(5);
    await world.give(1);
    const store = withLeaves(world.ports.store, (leaf) =>
      leaf.index === 2 ? { ...leaf, bytes: new Uint8Array(9) } : leaf,
    );
    expect(await sequence({ ...world.ports, store })).toEqual({ kind: 'stopped', reason: 'damaged' });
    expect(parseCheckpoint((await store.log.checkpoint())?.note ?? '')?.size).toBe(6n);
  });

  test('in a published tile is found before the next checkpoint', async () => {
    const world = await published(5);
    await world.give(1);
    const { blobs } = world.ports.log;
    const spoilt: Blobs = { ...blobs, get: async (path) => (await blobs.get(path))?.map((byte) => byte ^ 1) ?? null };
    const ports = world.another('test', { blobs: spoilt });
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'damaged' });
  });

  test('in a file that is to be put is found by its bytes', async () => {
    const world = await published(5);
    await world.ports.log.blobs.put({ path: 'tile/0/000.p/7', bytes: new Uint8Array(7) });
    await world.give(1);
    expect(await sequence(world.ports)).toEqual({ kind: 'stopped', reason: 'file-differs' });
    expect((await world.ports.store.log.checkpoint())?.size).toBe(6);
  });
});

describe('a log of another name', () => {
  test('is not signed with this key', async () => {
    const world = await aLogWorld();
    const { keys } = await aPublicLog();
    const ports = world.another('test', { keys: { ...keys, origin: 'log.example.org/other' } });
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'other-origin' });
    expect(await ports.store.log.checkpoint()).toBeNull();
  });
});
