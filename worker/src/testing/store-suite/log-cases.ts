import assert from 'node:assert/strict';
import type { Change, LogChange, Store, TreeSize } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { aJournal, booking } from '../journal-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const ROOT_BYTES = 32;

/** The obligations around the public log: places, the lease, the head, what is published. */
export const logCases: readonly StoreCase[] = [
  {
    title:
      'gives every public entry its place in the order of commit, the first one to the genesis, and none to others',
    async check(store) {
      await commits(store, ...aPublication(), gift(1), gift(2, { kind: 'gift.held', public: false }), gift(3));
      assert.equal(await store.log.fixed(), 0);
      assert.deepEqual(
        (await store.log.leaves({ from: 0, limit: 9 })).map(({ index }) => index),
        [1, 2],
      );
      await commits(store, fact('genesis', 'genesis'), fact('plan', 'plan.published'));
      assert.equal(await store.log.fixed(), 4);
      assert.deepEqual(
        (await store.log.leaves({ from: 0, limit: 9 })).map(({ index }) => index),
        [0, 1, 2, 3],
      );
      assert.deepEqual(
        (await store.log.leaves({ from: 2, limit: 1 })).map(({ index }) => index),
        [2],
      );
      assert.equal((await store.books.entry(1))?.leafIndex, 1);
      assert.equal((await store.books.entry(2))?.leafIndex, null);
      assert.equal((await store.log.ofEntry(anId('gift3')))?.index, 2);
      assert.equal((await store.log.ofFact('plan'))?.index, 3);
      assert.equal(await store.log.ofFact('other'), null);
    },
  },
  {
    title: 'keeps a fact and the genesis once',
    async check(store) {
      await commits(store, fact('genesis', 'genesis'), fact('a', 'plan.published'));
      await loses(store, 'fact', fact('a', 'plan.published'));
      await loses(store, 'fact', fact('genesis', 'genesis'));
      await isInvalid(store, fact('second genesis', 'genesis'));
      await loses(store, 'log-head', { ...fact('b', 'statement'), fixed: 1 });
      assert.equal(await store.log.fixed(), 2);
    },
  },
  {
    title: 'refuses a public entry without its leaf, and a leaf of what is not public',
    async check(store) {
      await commits(store, ...aPublication());
      await isInvalid(store, { kind: 'append-journal', journal: aJournal(), leaf: null });
      const hidden = aJournal({ kind: 'gift.held', public: false });
      await isInvalid(store, { kind: 'append-journal', journal: hidden, leaf: new Uint8Array(3) });
      await isInvalid(store, { kind: 'append-journal', journal: aJournal(), leaf: new Uint8Array(4097) });
      assert.deepEqual(await store.log.leaves({ from: 0, limit: 9 }), []);
    },
  },
  {
    title: 'tells the leaves that name a project, and no others',
    async check(store) {
      await commits(
        store,
        ...aPublication(),
        fact('genesis', 'genesis'),
        gift(1),
        gift(2),
        fact('key', 'key.rotation'),
      );
      const of = async (from: number, until: number, limit = 9) =>
        (await store.log.ofProject({ projectId: anId('project'), from, until, limit })).map(({ index }) => index);
      assert.deepEqual(await of(0, 9), [1, 2]);
      assert.deepEqual(await of(2, 9), [2]);
      assert.deepEqual(await of(0, 2), [1]);
      assert.deepEqual(await of(0, 9, 1), [1]);
      assert.equal((await store.log.newest(anId('project'), 'donation.settled'))?.index, 2);
      assert.equal(await store.log.newest(anId('project'), 'statement'), null);
    },
  },
  {
    title: 'tells what was reconciled, newest first, and what an account held at the end of a day',
    async check(store) {
      await commits(store, ...aPublication(), fact('genesis', 'genesis'));
      await commits(store, fact('a', 'reconciliation'), fact('b', 'plan.published'), fact('c', 'reconciliation'));
      const indexes = async (limit: number) => (await store.log.reconciliations(limit)).map(({ index }) => index);
      assert.deepEqual(await indexes(9), [3, 1]);
      assert.deepEqual(await indexes(1), [3]);
      const days = ['2026-11-20', '2026-11-22', '2026-11-21'];
      for (const [at, effectiveOn] of days.entries()) await commits(store, gift(at, { effectiveOn }));
      const clearing = `${anId('charity')}/A:Clearing:stripe/CNY`;
      const on = (date: string) => store.books.balanceOn(clearing, date);
      const held = [await on('2026-11-19'), await on('2026-11-20'), await on('2026-11-21'), await on('2026-11-22')];
      assert.deepEqual(held, [0, 2000, 4000, 6000]);
      assert.equal(await store.books.balanceOn('nobody', '2026-11-22'), 0);
    },
  },
  {
    title: 'lets one hold the lease, and another take over only after it has ended',
    async check(store) {
      await commits(store, lease('a', { seen: 0, epoch: 1 }));
      await loses(store, 'log-lease', lease('b', { seen: 1, epoch: 2, nowMs: NOW_MS + 9 }));
      await commits(store, lease('a', { seen: 1, epoch: 1, nowMs: NOW_MS + 9 }));
      await loses(store, 'log-lease', lease('b', { seen: 0, epoch: 1, nowMs: NOW_MS + 99 }));
      await commits(store, lease('b', { seen: 1, epoch: 2, nowMs: NOW_MS + 99 }));
      await loses(store, 'log-lease', lease('a', { seen: 1, epoch: 1, nowMs: NOW_MS + 999 }));
      const { holder, epoch, leaseUntilMs } = await store.log.head();
      assert.deepEqual({ holder, epoch, leaseUntilMs }, { holder: 'b', epoch: 2, leaseUntilMs: NOW_MS + 109 });
    },
  },
  {
    title: 'moves the head only from exactly what it was, in its epoch, and only over leaves that are there',
    async check(store) {
      await threeLeaves(store);
      const empty = await store.log.head();
      const from = { size: 0, root: empty.root, epoch: 1 };
      await loses(store, 'log-head', grow({ ...from, epoch: 0 }, tree(2)));
      await loses(store, 'log-head', grow({ ...from, size: 1 }, tree(2)));
      await loses(store, 'log-head', grow({ ...from, root: root(7) }, tree(2)));
      await loses(store, 'log-head', grow(from, tree(4)));
      assert.deepEqual(await store.log.staged(), []);
      await commits(store, grow(from, tree(2)));
      const { size, root: now, epoch } = await store.log.head();
      assert.deepEqual({ size, root: now, epoch }, { size: 2, root: root(2), epoch: 1 });
      assert.deepEqual(await store.log.staged(), [{ path: 'tile/2', bytes: new Uint8Array([2]) }]);
      await loses(store, 'log-head', grow(from, tree(3)));
      await commits(store, grow({ ...tree(2), epoch: 1 }, tree(3)));
    },
  },
  {
    title: 'publishes no older checkpoint, and keeps the newest and the newest with enough witnesses',
    async check(store) {
      await threeLeaves(store);
      await commits(store, grow({ size: 0, root: (await store.log.head()).root, epoch: 1 }, tree(2)));
      await commits(store, publish(1, { quorate: true }));
      assert.equal((await store.log.staged()).length, 1);
      await commits(store, publish(2));
      assert.deepEqual(await store.log.staged(), []);
      await commits(store, publish(3));
      await loses(store, 'log-head', publish(2));
      assert.equal((await store.log.checkpoint())?.size, 3);
      assert.equal((await store.log.quorate())?.size, 1);
      await commits(store, publish(3, { quorate: true, note: 'with a cosignature\n' }));
      assert.deepEqual(await store.log.quorate(), await store.log.checkpoint());
      assert.equal((await store.log.checkpoint())?.note, 'with a cosignature\n');
    },
  },
  {
    title: 'remembers of each witness what it has seen last',
    async check(store) {
      const record = { witness: 'w', size: 1, line: null, cosignedMs: null, askedMs: 5 };
      await commits(store, { kind: 'put-cosignature', record });
      assert.deepEqual(await store.log.cosignatures(), [record]);
      const newer = { ...record, size: 2, line: 'line\n', cosignedMs: 7, askedMs: 8 };
      await commits(store, { kind: 'put-cosignature', record: newer });
      assert.deepEqual(await store.log.cosignatures(), [newer]);
    },
  },
];

function gift(number: number, over: Parameters<typeof aJournal>[0] = {}): Change {
  const names = { journalId: anId(`gift${number}`), effectKey: `paid:stripe:pi_${number}` };
  return booking(aJournal({ ...names, ...over }));
}

function fact(factKey: string, kind: string): Extract<LogChange, { readonly kind: 'append-fact' }> {
  return { kind: 'append-fact', leaf: { kind, projectId: null, factKey, bytes: new TextEncoder().encode(factKey) } };
}

async function threeLeaves(store: Store): Promise<void> {
  await commits(store, fact('genesis', 'genesis'), fact('a', 'plan.published'), fact('b', 'plan.published'));
  await commits(store, lease('a', { seen: 0, epoch: 1 }));
}

function lease(
  holder: string,
  over: { readonly seen: number; readonly epoch: number; readonly nowMs?: number },
): LogChange {
  const { nowMs = NOW_MS } = over;
  return { kind: 'take-log-lease', holder, nowMs, untilMs: nowMs + 10, seen: over.seen, epoch: over.epoch };
}

function grow(from: TreeSize & { readonly epoch: number }, to: TreeSize): LogChange {
  return { kind: 'grow-log', from, to, files: [{ path: `tile/${to.size}`, bytes: new Uint8Array([to.size]) }] };
}

function publish(size: number, over: { readonly quorate?: boolean; readonly note?: string } = {}): LogChange {
  const common = { ...tree(size), witnesses: over.quorate ? 1 : 0, publishedMs: NOW_MS };
  const { quorate = false, note = `checkpoint ${size}\n` } = over;
  return { kind: 'publish-checkpoint', record: { ...common, note, quorate } };
}

function tree(size: number): TreeSize {
  return { size, root: root(size) };
}

function root(byte: number): Uint8Array {
  return new Uint8Array(ROOT_BYTES).fill(byte);
}
