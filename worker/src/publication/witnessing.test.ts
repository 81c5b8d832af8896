import { openNote } from '@happy-homeland/log';
import { describe, expect, test, vi } from 'vitest';
import type { Witness } from '../ports/index.ts';
import type { TestPorts } from '../testing/index.ts';
import { aLogWorld, MemoryWitness } from '../testing/index.ts';
import { publishing } from './facts.ts';
import { sequence } from './sequencer.ts';

const OTHER = { v: 1, kind: 'witness.policy', date: '2026-11-22', witnesses: [], quorum: 0 } as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function newest({ store }: Pick<TestPorts, 'store'>) {
  return store.log.checkpoint();
}

describe('a witness', () => {
  test('that is away holds nothing up, and is asked again a minute later', async () => {
    const { ports, witness, give } = await aLogWorld();
    witness.isAway = true;
    await give(3);
    await sequence(ports);
    expect(await newest(ports)).toMatchObject({ size: 4, witnesses: 0, quorate: false });
    expect(await ports.store.log.quorate()).toBeNull();
    witness.isAway = false;
    expect(await sequence(ports)).toEqual({ kind: 'idle' });
    ports.clock.advance(MINUTE_MS);
    await sequence(ports);
    expect(await newest(ports)).toMatchObject({ size: 4, witnesses: 1, quorate: true });
    expect(await ports.store.log.quorate()).toMatchObject({ size: 4 });
  });

  test('that has seen more than we remember is told from there', async () => {
    const { ports, witness, give } = await aLogWorld();
    await give(3);
    await sequence(ports);
    // Its answer was kept by it and never reached us.
    await ports.store.commit([
      {
        kind: 'put-cosignature',
        record: { witness: witness.verifierKey, size: 1, line: null, cosignedMs: null, askedMs: 0 },
      },
    ]);
    await give(3);
    await sequence(ports);
    expect(witness.seen.map(({ oldSize }) => oldSize)).toEqual([0, 1, 4, 4]);
    expect(await newest(ports)).toMatchObject({ size: 7, witnesses: 1 });
  });

  test('of a quiet log is shown the same checkpoint again, so that its word stays fresh', async () => {
    const { ports, give } = await aLogWorld();
    await give(3);
    await sequence(ports);
    const before = await newest(ports);
    ports.clock.advance(7 * HOUR_MS);
    await sequence(ports);
    const after = await newest(ports);
    expect(after).toMatchObject({ size: 4, witnesses: 1 });
    expect(after?.note).not.toBe(before?.note);
    expect(after?.note.split('\n').length).toBe(before?.note.split('\n').length);
  });

  test('whose signature is not its own counts for nothing', async () => {
    const { ports, witness, give, another } = await aLogWorld();
    const [logKey = ''] = ports.log.keys.verifierKeys;
    const forger = await MemoryWitness.of(logKey, 2, () => 1);
    const forged: Witness = {
      verifierKey: witness.verifierKey,
      url: null,
      isOwn: false,
      submit: (asked) => forger.submit(asked),
    };
    await give(1);
    const process = another('test', { witnesses: [forged] });
    await sequence(process);
    expect(await newest(process)).toMatchObject({ size: 2, witnesses: 0, quorate: false });
    expect((await newest(process))?.note).not.toContain('witness-2');
  });

  test('that answers with more than its own line puts nothing else into the checkpoint', async () => {
    const { ports, witness, give, another } = await aLogWorld();
    const [logKey = ''] = ports.log.keys.verifierKeys;
    const garbage = Buffer.from([...Buffer.from(logKey.split('+')[1] ?? '', 'hex'), ...new Uint8Array(64)]);
    const forged = `\u2014 ${ports.log.keys.origin} ${garbage.toString('base64')}\n`;
    const talkative: Witness = {
      verifierKey: witness.verifierKey,
      url: null,
      isOwn: false,
      submit: async (asked) => {
        const answer = await witness.submit(asked);
        return answer.kind === 'cosigned' ? { ...answer, line: `${forged}${answer.line}${forged}` } : answer;
      },
    };
    await give(1);
    const process = another('test', { witnesses: [talkative] });
    await sequence(process);
    const checkpoint = await newest(process);
    expect(checkpoint).toMatchObject({ size: 2, witnesses: 1, quorate: true });
    // A wrong signature of a known key would have every verifier refuse the whole note.
    expect(await openNote(checkpoint?.note ?? '', [logKey, witness.verifierKey])).toMatchObject({ ok: true });
    expect(checkpoint?.note.split('\u2014').length).toBe(3);
  });

  test.each([
    ['years ahead', 60 * 60 * 24 * 365],
    ['beyond all calendars', Number.MAX_SAFE_INTEGER - 2_000_000_000],
  ])('whose clock is %s counts for nothing, because its word would stay fresh for ever', async (_, aheadS) => {
    const { ports, give, another } = await aLogWorld();
    const [logKey = ''] = ports.log.keys.verifierKeys;
    const early = await MemoryWitness.of(logKey, 2, () => Math.floor(ports.clock.nowMs() / 1000) + aheadS);
    await give(1);
    const report = vi.fn();
    const process = { ...another('test', { witnesses: [early] }), reporter: { report } };
    await sequence(process);
    expect(report).toHaveBeenCalledWith(
      'warn',
      'witness-without-cosignature',
      expect.objectContaining({ reason: 'clock-ahead' }),
    );
    expect(await newest(process)).toMatchObject({ size: 2, witnesses: 0, quorate: false });
  });

  test('that is one of three leaves the last quorate checkpoint where it was', async () => {
    const { ports, give, another } = await aLogWorld();
    const [logKey = ''] = ports.log.keys.verifierKeys;
    const nowS = () => Math.floor(ports.clock.nowMs() / 1000);
    const witnesses = await Promise.all([1, 2, 3].map((number) => MemoryWitness.of(logKey, number, nowS)));
    const process = another('test', { witnesses, quorum: 2 });
    await give(1);
    await sequence(process);
    for (const witness of witnesses.slice(1)) witness.isAway = true;
    await give(1);
    await sequence(process);
    expect(await newest(process)).toMatchObject({ size: 3, witnesses: 1, quorate: false });
    expect(await ports.store.log.quorate()).toMatchObject({ size: 2, witnesses: 3 });
  });

  test('that has another tree of the same size stops the log, also where we have forgotten what we showed it', async () => {
    const { ports, witness, give, another } = await aLogWorld();
    await give(3);
    await sequence(ports);
    // Rows that were rewritten with everything that remembered: head, files, mark, and what the witness had been shown.
    const rewritten = await aLogWorld();
    await rewritten.give(1);
    await rewritten.ports.store.commit([publishing({ factKey: 'other', leaf: OTHER })]);
    await rewritten.give(1);
    const { store, log } = rewritten.ports;
    const process = { ...another('test'), store, log: { ...log, witnesses: [witness] } };
    expect((await ports.store.log.checkpoint())?.size).toBe(await store.log.fixed());
    expect(await sequence(process)).toEqual({ kind: 'stopped', reason: 'rolled-back' });
    expect(await store.log.checkpoint()).toBeNull();
  });

  test('that claims to have seen more than there is stops the log', async () => {
    const { give, another, witness } = await aLogWorld();
    const liar: Witness = {
      verifierKey: witness.verifierKey,
      url: null,
      isOwn: false,
      submit: async () => ({ kind: 'conflict', size: 99 }),
    };
    await give(1);
    expect(await sequence(another('test', { witnesses: [liar] }))).toEqual({ kind: 'stopped', reason: 'rolled-back' });
  });
});
