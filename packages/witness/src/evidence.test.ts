import { formatVerifierKey } from '@happy-homeland/log';
import { judgeEvidence, parseEvidence } from '@happy-homeland/log/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeEvidence } from './evidence.ts';
import { TestLog, testWitnessKey } from './testing/test-log.ts';

/** Every character in turn would take seconds; this one meets every line. */
const STEP = 13;

let log: TestLog;
let key: string;
let fork: string;
let unproven: string;

const fileOf = async ({ kind, first, second }: { kind: 'fork' | 'unproven'; first: TestLog; second: TestLog }) => {
  const witness = (await testWitnessKey()).verifierKey;
  const notes = { first: await first.checkpoint(), second: await second.checkpoint() };
  return (await makeEvidence({ kind, witness, keptS: 1_800_000_000, ...notes, proof: [new Uint8Array(32)] })).file;
};

beforeAll(async () => {
  log = await TestLog.open();
  key = formatVerifierKey(log.key.verifierKey);
  fork = await fileOf({ kind: 'fork', first: log.grown(3), second: log.grown(3).rewritten(0) });
  unproven = await fileOf({ kind: 'unproven', first: log.grown(3), second: log.grown(7).rewritten(0) });
});

describe('an evidence file', () => {
  test('gives back both notes, byte for byte, and who kept them when', async () => {
    expect(parseEvidence(fork)).toEqual({
      kind: 'fork',
      origin: log.origin,
      witness: formatVerifierKey((await testWitnessKey()).verifierKey),
      kept: '2027-01-15T08:00:00.000Z',
      first: await log.grown(3).checkpoint(),
      second: await log.grown(3).rewritten(0).checkpoint(),
      proof: [new Uint8Array(32)],
    });
  });

  test('convinces who has nothing but the public key of the log', async () => {
    expect(await judgeEvidence(fork, [key])).toBe('fork');
    expect(await judgeEvidence(unproven, [key])).toBe('unproven');
  });

  test('proves nothing with another key, without a contradiction, or the other way round', async () => {
    const other = formatVerifierKey((await TestLog.open('log.example/other')).key.verifierKey);
    expect(await judgeEvidence(fork, [other])).toBe('nothing');
    expect(await judgeEvidence(fork, [])).toBe('nothing');
    const same = await fileOf({ kind: 'fork', first: log.grown(3), second: log.grown(3) });
    const older = await fileOf({ kind: 'unproven', first: log.grown(7), second: log.grown(3) });
    expect([await judgeEvidence(same, [key]), await judgeEvidence(older, [key])]).toEqual(['nothing', 'nothing']);
  });

  test('has one name for the same two texts, whoever signed them once more', async () => {
    const witness = (await testWitnessKey()).verifierKey;
    const first = await log.grown(3).checkpoint();
    const second = await log.grown(3).rewritten(0).checkpoint();
    const idWith = async (more: string) =>
      (await makeEvidence({ kind: 'fork', witness, keptS: 1, first, second: second + more, proof: [] })).id;
    expect(await idWith('')).toBe(await idWith('— a.example/x AAAAAAAA\n'));
    expect(await idWith('')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('of whatever somebody sends is judged without an exception, and never a fork', async () => {
    for (let at = 0; at < fork.length; at += STEP) {
      for (const put of ['', 'x', '\n', '\0', '—', '\r\n']) {
        const edited = fork.slice(0, at) + put + fork.slice(at + 1);
        const isWhole = parseEvidence(edited)?.second === parseEvidence(fork)?.second;
        expect([at, (await judgeEvidence(edited, [key])) === 'nothing' || isWhole]).toEqual([at, true]);
      }
    }
    for (const text of ['', '#', '# a\n', 'happy-homeland/evidence/v1\n', fork.slice(0, -1), `${fork}x`]) {
      expect(await judgeEvidence(text, [key])).toBe('nothing');
    }
  });
});
