import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT } from './hash.ts';
import { RightEdge } from './right-edge.ts';
import { SmallLog } from './testing/small-log.ts';
import type { WitnessedLog } from './witness-protocol.ts';
import { decideAddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness-protocol.ts';

const log = await SmallLog.create();
const checkpoint = await log.signed();
const keys = [log.key.verifierKey];

function rootAt(size: number): Uint8Array {
  const edge = new RightEdge();
  for (const leaf of log.leaves.slice(0, size)) edge.add(leaf);
  return edge.root();
}

const latest = (size: number) => ({ size: BigInt(size), root: rootAt(size) });
const body = async (size: number, note = checkpoint) =>
  formatAddCheckpoint({ oldSize: BigInt(size), proof: await log.proveFrom(BigInt(size)), checkpoint: note });
const decide = (text: string, known: WitnessedLog | undefined) => decideAddCheckpoint(text, { find: () => known });

describe('a request to a witness', () => {
  test('is written and read', async () => {
    const text = await body(100);
    expect(text).toMatch(/^old 100\n[A-Za-z0-9+/=]{44}\n/);
    const request = parseAddCheckpoint(text);
    expect(request && formatAddCheckpoint(request)).toBe(text);
    expect(parseAddCheckpoint(await body(0))).toEqual({ oldSize: 0n, proof: [], checkpoint });
  });

  test('of any text raises nothing', async () => {
    const whole = await body(100);
    const spliced = fc.tuple(fc.nat(whole.length), fc.string(), fc.nat(50)).map(([at, text, cut]) => {
      return whole.slice(0, at) + text + whole.slice(at + cut);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), spliced, fc.anything()), async (text) => {
        expect(await decide(text as string, { keys })).toHaveProperty('status');
      }),
    );
  });
});

describe('a witness', () => {
  test('takes the first checkpoint of a log that it knows, and each that continues the last', async () => {
    const taken = { status: 200, checkpoint: { size: 300n, root: log.tiles.tree.root }, text: log.text };
    expect(await decide(await body(0), { keys })).toMatchObject(taken);
    expect(await decide(await body(0), { keys, latest: { size: 0n, root: EMPTY_ROOT } })).toMatchObject(taken);
    for (const size of [1, 100, 256, 257, 299, 300]) {
      expect(await decide(await body(size), { keys, latest: latest(size) })).toMatchObject(taken);
    }
  });

  test('answers 404 for a log that it does not know, and 403 where the log has not signed', async () => {
    expect(await decide(await body(0), undefined)).toEqual({ status: 404 });
    expect(await decide(await body(0), { keys: [log.witnesses[0]!.verifierKey] })).toEqual({ status: 403 });
    const spoiled = checkpoint.replace('\n300\n', '\n299\n');
    expect(await decide(await body(0, spoiled), { keys })).toEqual({ status: 403 });
  });

  test.each([
    ['nothing', () => ''],
    ['no old size', (text: string) => text.replace('old ', '')],
    ['an old size with a zero in front', (text: string) => text.replace('old 100', 'old 0100')],
    ['an old size above that of the checkpoint', (text: string) => text.replace('old 100', 'old 301')],
    ['64 lines of proof', (text: string) => text.replace('\n', `\n${`${'A'.repeat(43)}=\n`.repeat(64)}`)],
    ['a line that is no hash', (text: string) => text.replace('\n', '\nAAAA\n')],
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
    ['a checkpoint of no size', (text: string) => text.replace('\n300\n', '\nmany\n')],
  ])('answers 400 to a request with %s', async (_, spoil) => {
    expect(await decide(spoil(await body(100)), { keys, latest: latest(100) })).toEqual({ status: 400 });
  });

  test('answers 409 with its own size where the log believes another', async () => {
    const conflict = (size: bigint) => ({ status: 409, size, isContradiction: false });
    expect(await decide(await body(100), { keys })).toEqual(conflict(0n));
    expect(await decide(await body(0), { keys, latest: latest(100) })).toEqual(conflict(100n));
    expect(await decide(await body(100), { keys, latest: latest(99) })).toEqual(conflict(99n));
    expect(await decide(await body(100), { keys, latest: { size: 400n, root: rootAt(100) } })).toEqual(conflict(400n));
  });

  test('answers 409 to a second tree of the same size, and calls it a contradiction', async () => {
    const contradiction = { status: 409, size: 300n, isContradiction: true };
    const other = { size: 300n, root: rootAt(299) };
    expect(await decide(await body(300), { keys, latest: other })).toEqual(contradiction);
    expect(await decide(await body(0), { keys, latest: other })).toEqual(contradiction);
  });

  test('answers 422 to a tree that does not continue the last one', async () => {
    const rewritten = { size: 100n, root: rootAt(99) };
    expect(await decide(await body(100), { keys, latest: rewritten })).toEqual({ status: 422 });
    const request = parseAddCheckpoint(await body(100));
    const cut = formatAddCheckpoint({ ...request!, proof: request!.proof.slice(1) });
    expect(await decide(cut, { keys, latest: latest(100) })).toEqual({ status: 422 });
    const needless = formatAddCheckpoint({ oldSize: 0n, proof: [EMPTY_ROOT], checkpoint });
    expect(await decide(needless, { keys })).toEqual({ status: 422 });
    const same = formatAddCheckpoint({ oldSize: 300n, proof: [EMPTY_ROOT], checkpoint });
    expect(await decide(same, { keys, latest: latest(300) })).toEqual({ status: 422 });
  });

  test('takes an empty log, once and again', async () => {
    const empty = await log.signed(formatCheckpoint({ origin: log.trust.origin, size: 0n, root: EMPTY_ROOT }));
    const request = formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: empty });
    expect(await decide(request, { keys })).toMatchObject({ status: 200 });
    expect(await decide(request, { keys, latest: { size: 0n, root: EMPTY_ROOT } })).toMatchObject({ status: 200 });
    expect(await decide(request, { keys, latest: latest(5) })).toMatchObject({ status: 409, size: 5n });
  });
});
