// What a witness promises, held against every way in which its store, its clock and its callers can let it down.

import { formatAddCheckpoint, formatVerifierKey, openNote } from '@happy-homeland/log';
import { describe, expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { WitnessStore } from './store/record.ts';
import { breakOnce } from './testing/faulty-store.ts';
import { quietly } from './testing/quietly.ts';
import { TestLog, testWitnessKey } from './testing/test-log.ts';
import type { Witness } from './witness.ts';
import { createWitness } from './witness.ts';

const START_S = 1_800_000_000;

async function openWitness({
  store = createMemoryStore(),
  nowS = START_S,
}: {
  store?: WitnessStore;
  nowS?: number;
} = {}) {
  const log = await TestLog.open();
  const key = await testWitnessKey();
  const clock: Clock & { set(toS: number): void } = { nowS: () => nowS, set: (toS) => (nowS = toS) };
  const { report, events } = quietly();
  const witness = createWitness({ key, logs: [log.watched], store, clock, report });
  return {
    witness,
    log,
    key,
    clock,
    store,
    events,
    again: (next: WitnessStore) => createWitness({ key, logs: [log.watched], store: next, clock, report }),
  };
}

/** The time that a cosignature says, verified below the checkpoint it was given for. */
async function timeOf(answer: Awaited<ReturnType<Witness['addCheckpoint']>>, checkpoint: string): Promise<number> {
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  const key = formatVerifierKey((await testWitnessKey()).verifierKey);
  const opened = await openNote(checkpoint + answer.cosignature, [key]);
  const signature = opened.ok ? opened.signatures[0] : undefined;
  if (signature?.role !== 'witness') throw new Error('no cosignature of this witness');
  return signature.timeS;
}

describe('a witness', () => {
  test('cosigns a first checkpoint, what continues it, and the same again', async () => {
    const { witness, log, clock, store } = await openWitness();
    const [three, nine] = [log.grown(3), log.grown(9)];
    expect(await timeOf(await witness.addCheckpoint(await three.request(0n)), await three.checkpoint())).toBe(START_S);
    clock.set(START_S + 5);
    expect(await timeOf(await witness.addCheckpoint(await nine.request(3n)), await nine.checkpoint())).toBe(
      START_S + 5,
    );
    clock.set(START_S + 60);
    expect(await timeOf(await witness.addCheckpoint(await nine.request(9n)), await nine.checkpoint())).toBe(
      START_S + 60,
    );
    expect(await store.records.read(log.origin)).toMatchObject({ size: 9n, version: 3, note: await nine.checkpoint() });
  });

  test('cosigns an empty log, and then its first entries', async () => {
    const { witness, log } = await openWitness();
    expect((await witness.addCheckpoint(await log.request(0n))).status).toBe(200);
    expect((await witness.addCheckpoint(await log.grown(2).request(0n))).status).toBe(200);
  });

  test('gives the same bytes to who asks the same within seconds, and writes nothing', async () => {
    const { witness, log, clock, store } = await openWitness();
    const three = log.grown(3);
    const first = await witness.addCheckpoint(await three.request(0n));
    clock.set(START_S + 9);
    expect(await witness.addCheckpoint(await three.request(3n))).toEqual(first);
    expect(await store.records.read(log.origin)).toMatchObject({ version: 1 });
  });

  test('tells who is behind what it has, and who is ahead', async () => {
    const { witness, log } = await openWitness();
    await witness.addCheckpoint(await log.grown(3).request(0n));
    expect(await witness.addCheckpoint(await log.grown(9).request(0n))).toEqual({ status: 409, size: 3n });
    expect(await witness.addCheckpoint(await log.grown(9).request(5n))).toEqual({ status: 409, size: 3n });
    expect(await witness.addCheckpoint(await log.grown(2).request(2n))).toEqual({ status: 409, size: 3n });
  });

  test('answers 404 to a log it was not told of, and 403 to one whose signature is another', async () => {
    const { witness, log } = await openWitness();
    const other = await TestLog.open('log.example/other');
    expect(await witness.addCheckpoint(await other.grown(1).request(0n))).toEqual({ status: 404 });
    const text = await log.grown(1).text();
    const foreign = (await other.grown(1).checkpoint()).split('\n\n')[1];
    const bodies = [`${text}\n${foreign}`, (await log.grown(1).checkpoint()).replace(/.{6}\n$/, 'AAAA==\n')];
    for (const checkpoint of bodies) {
      const body = formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint });
      expect((await witness.addCheckpoint(body)).status).toBe(403);
    }
  });

  test('takes a key that was replaced only for the sizes it was good for', async () => {
    const log = await TestLog.open();
    const { report } = quietly();
    const [own] = log.watched.keys;
    const logs = [{ origin: log.origin, keys: [{ ...own!, toSize: 5 }] }];
    const clock = { nowS: () => START_S };
    const witness = createWitness({ key: await testWitnessKey(), logs, store: createMemoryStore(), clock, report });
    expect((await witness.addCheckpoint(await log.grown(5).request(0n))).status).toBe(200);
    expect((await witness.addCheckpoint(await log.grown(6).request(5n))).status).toBe(403);
  });

  test('stops a log that has gone mad, and lets it on a little later', async () => {
    const { witness, log, clock } = await openWitness();
    let size = 0n;
    let status = 200;
    for (let n = 1; n < 200 && status === 200; n += 1) {
      const answer = await witness.addCheckpoint(await log.grown(n).request(size));
      status = answer.status;
      if (status === 200) size = BigInt(n);
    }
    expect([status, size]).toEqual([429, 120n]);
    clock.set(START_S + 1);
    expect((await witness.addCheckpoint(await log.grown(150).request(size))).status).toBe(200);
  });
});

describe('a log that contradicts itself', () => {
  test('is not cosigned at the same size, and both notes are kept', async () => {
    const { witness, log, store, events } = await openWitness();
    const three = log.grown(3);
    await witness.addCheckpoint(await three.request(0n));
    const forged = three.rewritten(1);
    expect(await witness.addCheckpoint(await forged.request(3n))).toEqual({ status: 409, size: 3n });
    // Said by who pretends not to know better as well, and kept once.
    expect(await witness.addCheckpoint(await forged.request(0n))).toEqual({ status: 409, size: 3n });
    const [head, ...others] = await store.evidence.list();
    expect([head?.kind, head?.size, others]).toEqual(['fork', 3n, []]);
    const file = await store.evidence.file(head?.id ?? '');
    expect(file).toContain(await three.checkpoint());
    expect(file).toContain(await forged.checkpoint());
    expect(events.filter((event) => event === 'log-forked')).toHaveLength(1);
  });

  test('is not cosigned when it grows from a changed row, and what it sent is kept until it shows otherwise', async () => {
    const { witness, log, store } = await openWitness();
    await witness.addCheckpoint(await log.grown(3).request(0n));
    const forged = log.grown(7).rewritten(1);
    expect((await witness.addCheckpoint(await forged.request(3n))).status).toBe(422);
    expect(await store.evidence.list()).toMatchObject([{ kind: 'unproven', size: 7n }]);
    // A stranger who sends an honest checkpoint with a wrong proof makes no lasting stain.
    const honest = await log.grown(5).request(3n);
    const spoilt = honest.replace(/\n.{43}=\n/, `\n${'A'.repeat(43)}=\n`);
    expect((await witness.addCheckpoint(spoilt)).status).toBe(422);
    expect(await store.evidence.list()).toHaveLength(2);
    expect((await witness.addCheckpoint(honest)).status).toBe(200);
    expect(await store.evidence.list()).toMatchObject([{ size: 7n }]);
  });

  test('has nothing kept against it that others wrote below its notes', async () => {
    const { witness, log, store } = await openWitness();
    const junk = `— nobody.example/x ${'AAAA'.repeat(40)}\n`;
    const withJunk = async (body: Promise<string>) => (await body) + junk;
    expect((await witness.addCheckpoint(await withJunk(log.grown(3).request(0n)))).status).toBe(200);
    await witness.addCheckpoint(await withJunk(log.grown(3).rewritten(0).request(3n)));
    const [head] = await store.evidence.list();
    expect(await store.evidence.file(head?.id ?? '')).not.toContain('nobody');
    expect((await store.records.read(log.origin))?.note).not.toContain('nobody');
  });
});

describe('two at once', () => {
  test('of two trees of one size, exactly one is ever cosigned', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { witness, log } = await openWitness();
      await witness.addCheckpoint(await log.grown(3).request(0n));
      const rivals = [log.grown(8), log.grown(8).rewritten(5), log.grown(8).rewritten(6)];
      const answers = await Promise.all(rivals.map(async (rival) => witness.addCheckpoint(await rival.request(3n))));
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 409, 409]);
    }
  });

  test('a slower request does not take a faster one back', async () => {
    const inner = createMemoryStore();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isFirst = true;
    const slow: WitnessStore = {
      ...inner,
      records: {
        read: (origin) => inner.records.read(origin),
        replace: async (next, version) => {
          if (isFirst && next.size === 5n) {
            isFirst = false;
            await held;
          }
          return inner.records.replace(next, version);
        },
      },
    };
    const { witness, log } = await openWitness({ store: slow });
    await witness.addCheckpoint(await log.grown(3).request(0n));
    const late = witness.addCheckpoint(await log.grown(5).request(3n));
    await Promise.resolve();
    expect((await witness.addCheckpoint(await log.grown(9).request(3n))).status).toBe(200);
    release();
    expect(await late).toEqual({ status: 409, size: 9n });
    expect((await inner.records.read(log.origin))?.size).toBe(9n);
  });

  test('who loses again and again is asked to come back, and nothing is signed', async () => {
    const inner = createMemoryStore();
    const store: WitnessStore = {
      ...inner,
      records: { read: (origin) => inner.records.read(origin), replace: async () => false },
    };
    const { witness, log } = await openWitness({ store });
    expect(await witness.addCheckpoint(await log.grown(1).request(0n))).toEqual({ status: 503, retryAfterS: 1 });
  });
});

describe('a store that fails', () => {
  test.each(['failed-not-persisted', 'failed-but-persisted'] as const)('%s signs nothing, and goes on', async (how) => {
    const inner = createMemoryStore();
    const { witness, log, events, again } = await openWitness({ store: breakOnce(inner, how) });
    const three = log.grown(3);
    expect((await witness.addCheckpoint(await three.request(0n))).status).toBe(503);
    expect(events).toEqual(['record-failed']);
    // The log asks again, of this process or of the next; another tree of that size must not slip in where it was kept.
    const next = again(inner);
    const forged = await next.addCheckpoint(await three.rewritten(1).request(0n));
    const honest = await next.addCheckpoint(await three.request(0n));
    if (how === 'failed-but-persisted') {
      expect([forged, honest]).toEqual([
        { status: 409, size: 3n },
        { status: 409, size: 3n },
      ]);
      expect((await next.addCheckpoint(await three.request(3n))).status).toBe(200);
    } else {
      expect([forged.status, honest.status]).toEqual([200, 409]);
    }
  });

  test('a store that cannot be read is a 503', async () => {
    const inner = createMemoryStore();
    const records = { ...inner.records, read: () => Promise.reject(new Error('gone')) };
    const { witness, log } = await openWitness({ store: { ...inner, records } });
    expect((await witness.addCheckpoint(await log.grown(1).request(0n))).status).toBe(503);
  });

  test('evidence that cannot be cleared away holds up no cosignature', async () => {
    const inner = createMemoryStore();
    const evidence = { ...inner.evidence, settle: () => Promise.reject(new Error('gone')) };
    const { witness, log, events } = await openWitness({ store: { ...inner, evidence } });
    expect((await witness.addCheckpoint(await log.grown(1).request(0n))).status).toBe(200);
    expect(events).toEqual(['cosigned', 'evidence-not-settled']);
  });
});

describe('a clock that goes back', () => {
  test('by minutes signs the time it signed last, never an earlier one', async () => {
    const { witness, log, clock } = await openWitness();
    await witness.addCheckpoint(await log.grown(3).request(0n));
    clock.set(START_S - 599);
    const nine = log.grown(9);
    expect(await timeOf(await witness.addCheckpoint(await nine.request(3n)), await nine.checkpoint())).toBe(START_S);
  });

  test('by more signs nothing, until it is right again', async () => {
    const { witness, log, clock, events } = await openWitness();
    await witness.addCheckpoint(await log.grown(3).request(0n));
    clock.set(START_S - 601);
    expect(await witness.addCheckpoint(await log.grown(9).request(3n))).toEqual({ status: 503, retryAfterS: 60 });
    expect(await witness.addCheckpoint(await log.grown(3).request(3n))).toEqual({ status: 503, retryAfterS: 60 });
    expect(events).toContain('clock-went-back');
    clock.set(START_S + 1);
    expect((await witness.addCheckpoint(await log.grown(9).request(3n))).status).toBe(200);
  });
});
