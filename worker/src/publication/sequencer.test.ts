import { leafHash, openNote, parseCheckpoint, parseEntryBundle, RightEdge, tilePath } from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import type { Blobs, CheckpointRecord, Ports, Store, WriteUnit } from '../ports/index.ts';
import { StoreError } from '../ports/index.ts';
import type { LogWorld } from '../testing/index.ts';
import { aLogWorld } from '../testing/index.ts';
import { LEASE_MS, sequence } from './sequencer.ts';

type Parts = Pick<Ports, 'log' | 'store'>;

/** What stands in the database, hashed from the first leaf on: the only tree there may be. */
async function trueRoot(store: Store, size: number): Promise<Uint8Array> {
  const edge = new RightEdge();
  for (const { bytes } of await store.log.leaves({ from: 0, limit: size })) edge.add(leafHash(bytes));
  return edge.root();
}

async function expectPublished({ store, log }: Parts, size: number): Promise<CheckpointRecord> {
  const checkpoint = await store.log.checkpoint();
  if (checkpoint === null) throw new Error('no checkpoint');
  const { note, root } = checkpoint;
  expect(checkpoint.size).toBe(size);
  expect(root).toEqual(await trueRoot(store, size));
  expect(parseCheckpoint(note)).toMatchObject({ origin: log.keys.origin, size: BigInt(size), root });
  expect((await openNote(note, [...log.keys.verifierKeys, ...log.witnesses.map((each) => each.verifierKey)])).ok).toBe(
    true,
  );
  expect(await store.log.staged()).toEqual([]);
  const width = size % 256;
  const bundle = await log.blobs.get(tilePath({ level: 'entries', index: BigInt(Math.floor(size / 256)), width }));
  const entries = parseEntryBundle(bundle ?? new Uint8Array(0), width);
  const leaves = await store.log.leaves({ from: size - width, limit: width });
  expect(entries).toEqual(leaves.map(({ bytes }) => bytes));
  return checkpoint;
}

describe('what is booked', () => {
  test('is in the next checkpoint, in the order of commit, and what is not booked is not', async () => {
    const world = await aLogWorld();
    await world.give(600);
    expect(await sequence(world.ports)).toEqual({ kind: 'published', size: 601, leaves: 601 });
    expect(await expectPublished(world.ports, 601)).toMatchObject({ witnesses: 1, quorate: true });
    const kinds = (await world.ports.store.log.leaves({ from: 0, limit: 2 })).map(
      ({ bytes }) => parseLeaf(bytes)?.kind,
    );
    expect(kinds).toEqual(['genesis', 'donation.settled']);
  });

  test('costs no checkpoint while there is nothing new', async () => {
    const world = await aLogWorld();
    expect(await sequence(world.ports)).toEqual({ kind: 'published', size: 1, leaves: 1 });
    expect(await sequence(world.ports)).toEqual({ kind: 'idle' });
    expect(world.witness.seen).toHaveLength(1);
    await world.give(1);
    expect(await sequence(world.ports)).toEqual({ kind: 'published', size: 2, leaves: 1 });
  });

  test('more than a batch is published batch after batch', async () => {
    const world = await aLogWorld();
    await world.give(1_100);
    expect(await sequence(world.ports)).toEqual({ kind: 'published', size: 1_101, leaves: 1_101 });
    expect(world.witness.seen.map(({ oldSize }) => oldSize)).toEqual([0, 1_024]);
    await expectPublished(world.ports, 1_101);
  });

  test('is not published before the log has its name', async () => {
    const world = await aLogWorld();
    const nameless: Store = { ...storeOf(world.ports.store), log: { ...world.ports.store.log, fixed: async () => 0 } };
    expect(await sequence({ ...world.ports, store: nameless })).toEqual({ kind: 'idle' });
  });

  test('leaves no partial file behind that a fuller one has replaced', async () => {
    const files = new Map<string, Uint8Array>();
    const world = await aLogWorld();
    const ports = world.another('test', { blobs: recorded(world.ports.log.blobs, files) });
    for (let round = 0; round < 5; round += 1) {
      await world.give(70);
      await sequence(ports);
    }
    expect([...files.keys()].toSorted()).toEqual([
      'tile/0/000',
      'tile/0/001.p/95',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/95',
    ]);
  });
});

function storeOf(store: Store): Store {
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  return { directory, pledges, books, limits, verdicts, work, uploads, log, commit: (unit) => store.commit(unit) };
}

function recorded(blobs: Blobs, files: Map<string, Uint8Array>): Blobs {
  return {
    get: (path) => blobs.get(path),
    put: async (file) => {
      await blobs.put(file);
      files.set(file.path, file.bytes);
    },
    drop: async (paths) => {
      await blobs.drop(paths);
      for (const path of paths) files.delete(path);
    },
  };
}

type Call = 'lease' | 'grow' | 'put' | 'mark' | 'sign' | 'witness' | 'publish' | 'drop';
const CALLS: readonly Call[] = ['lease', 'grow', 'put', 'mark', 'sign', 'witness', 'publish', 'drop'];

class Death extends Error {}

/** The ports of a process that ends at one call: before it has done anything, or after it has done it. */
function dying(ports: Ports, call: Call, when: 'before' | 'after'): Ports {
  const at = async <Answer>(name: Call, work: () => Promise<Answer>): Promise<Answer> => {
    if (name === call && when === 'before') throw new Death(name);
    const answer = await work();
    if (name === call) throw new Death(name);
    return answer;
  };
  const { log } = ports;
  const commit = (unit: WriteUnit) => {
    const kind = unit[0]?.kind;
    if (kind === 'take-log-lease') return at('lease', () => ports.store.commit(unit));
    if (kind === 'grow-log') return at('grow', () => ports.store.commit(unit));
    if (kind === 'publish-checkpoint') return at('publish', () => ports.store.commit(unit));
    return ports.store.commit(unit);
  };
  return {
    ...ports,
    store: { ...storeOf(ports.store), commit },
    log: {
      ...log,
      blobs: {
        get: (path) => log.blobs.get(path),
        put: (file) => at('put', () => log.blobs.put(file)),
        drop: (paths) => at('drop', () => log.blobs.drop(paths)),
      },
      mark: { read: () => log.mark.read(), raise: (mark) => at('mark', () => log.mark.raise(mark)) },
      keys: { ...log.keys, sign: (text) => at('sign', () => log.keys.sign(text)) },
      witnesses: log.witnesses.map((witness) => ({
        verifierKey: witness.verifierKey,
        url: witness.url,
        isOwn: witness.isOwn,
        submit: (request) => at('witness', () => witness.submit(request)),
      })),
    },
  };
}

/** Whatever died in it, the next process publishes everything, once, and signs no second tree. */
async function expectRecovery(world: LogWorld, size: number): Promise<void> {
  world.ports.clock.advance(LEASE_MS);
  const next = world.another('next');
  // Where it ended after publishing there is nothing left to do.
  expect(['published', 'idle']).toContain((await sequence(next)).kind);
  await expectPublished(next, size);
  expect(world.witness.latest).toMatchObject({ size: BigInt(size), root: await trueRoot(next.store, size) });
}

describe.each(CALLS)('a process that ends at %s', (call) => {
  test.each(['before', 'after'] as const)('%s it is done loses nothing, and nothing is signed twice', async (when) => {
    const world = await aLogWorld();
    await world.give(5);
    await sequence(world.ports);
    await world.give(300);
    await expect(sequence(dying(world.another('test'), call, when))).rejects.toThrow(Death);
    await expectRecovery(world, 306);
  });
});

describe('an answer that was lost', () => {
  test.each(['take-log-lease', 'grow-log', 'publish-checkpoint'])(
    'of %s ends the round, and the next one reads what happened',
    async (kind) => {
      const world = await aLogWorld();
      await world.give(5);
      let isLost = false;
      const commit = async (unit: WriteUnit) => {
        const outcome = await world.ports.store.commit(unit);
        if (isLost || unit[0]?.kind !== kind) return outcome;
        isLost = true;
        throw new StoreError({ code: 'unknown-outcome', message: 'written, and nobody heard' });
      };
      const ports = { ...world.ports, store: { ...storeOf(world.ports.store), commit } };
      await expect(sequence(ports)).rejects.toThrow(StoreError);
      // The same process, which still holds its lease, goes on.
      await sequence(ports);
      await expectPublished(ports, 6);
      expect(await sequence(ports)).toEqual({ kind: 'idle' });
    },
  );
});

describe('who was away for longer than its lease', () => {
  test.each([
    ['before the swap', 'grow-log'],
    ['before publishing', 'publish-checkpoint'],
  ])('%s changes nothing when it comes back', async (_, kind) => {
    const world = await aLogWorld();
    await world.give(5);
    let overtake: (() => Promise<void>) | null = async () => {
      world.ports.clock.advance(LEASE_MS);
      await world.give(10);
      const other = world.another('other');
      expect((await sequence(other)).kind).toBe('published');
    };
    const commit = async (unit: WriteUnit) => {
      const first = overtake;
      if (unit[0]?.kind === kind && first !== null) {
        overtake = null;
        await first();
      }
      return world.ports.store.commit(unit);
    };
    const slow = { ...world.ports, store: { ...storeOf(world.ports.store), commit } };
    expect(await sequence(slow)).toEqual({ kind: 'elsewhere' });
    await expectPublished(world.ports, 16);
    expect(slow.log.session.stop).toBeNull();
  });

  test('and finds the log longer than it left it begins anew from what is there', async () => {
    const world = await aLogWorld();
    await world.give(5);
    let isOvertaken = false;
    const commit = async (unit: WriteUnit) => {
      if (unit[0]?.kind === 'publish-checkpoint' && !isOvertaken) {
        isOvertaken = true;
        world.ports.clock.advance(LEASE_MS);
        await world.give(10);
        await sequence(world.another('other'));
        // That lease has ended as well, and more is booked: it could be taken over in the middle of the round.
        world.ports.clock.advance(LEASE_MS);
        await world.give(3);
      }
      return world.ports.store.commit(unit);
    };
    const slow = { ...world.ports, store: { ...storeOf(world.ports.store), commit } };
    expect(await sequence(slow)).toEqual({ kind: 'elsewhere' });
    expect(await sequence(slow)).toEqual({ kind: 'published', size: 19, leaves: 3 });
    await expectPublished(world.ports, 19);
  });

  test('leaves alone who holds the lease', async () => {
    const world = await aLogWorld();
    await world.give(1);
    await sequence(world.ports);
    await world.give(1);
    expect(await sequence(world.another('other'))).toEqual({ kind: 'elsewhere' });
    world.ports.clock.advance(LEASE_MS);
    expect((await sequence(world.another('other'))).kind).toBe('published');
  });

  test('does not run twice at once in one process', async () => {
    const world = await aLogWorld();
    await world.give(1);
    const rounds = await Promise.all([sequence(world.ports), sequence(world.ports)]);
    expect(rounds.map(({ kind }) => kind)).toEqual(['published', 'elsewhere']);
  });
});
