// Evidence of a contradiction, as whoever gets such a file judges it: with the public keys of the log and nothing else.

import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from './checkpoint.ts';
import type { EvidenceKind, EvidenceParts } from './contradiction.ts';
import { examineEvidence, formatEvidence, judgeEvidence, parseEvidence } from './contradiction.ts';
import { proveConsistency, rootFromTiles } from './proofs.ts';
import { signNote } from './sign-note.ts';
import type { SigningKey } from './signing-key.ts';
import { createSigningKey } from './signing-key.ts';
import { leafHash } from './tree-hash.ts';
import { formatVerifierKey } from './verifier-key.ts';

const ORIGIN = 'log.example/evidence';
const KEPT = '2026-11-22T04:00:00.000Z';
const STEP = 7;

const keyNamed = (name: string, fill = 1, role: 'log' | 'witness' = 'log') =>
  createSigningKey({ name, role, seed: new Uint8Array(32).fill(fill) });

const key = await keyNamed(ORIGIN);
const vkey = formatVerifierKey(key.verifierKey);

interface Tree {
  readonly size: bigint;
  readonly readTile: () => Uint8Array;
}

function treeOf(count: number, rewritten = -1): Tree {
  const tile = new Uint8Array(count * 32);
  for (let at = 0; at < count; at += 1) {
    tile.set(leafHash(Uint8Array.of(at, at === rewritten ? 1 : 0)), at * 32);
  }
  return { size: BigInt(count), readTile: () => tile };
}

const rootOf = (tree: Tree) => rootFromTiles(tree);

async function noteOf(tree: Tree, { signer = key, origin = ORIGIN }: { signer?: SigningKey; origin?: string } = {}) {
  return signNote(formatCheckpoint({ origin, size: tree.size, root: await rootOf(tree) }), [signer]);
}

type Notes = Pick<EvidenceParts, 'first' | 'second'> & Partial<EvidenceParts>;

const fileOf = (kind: EvidenceKind, notes: Notes) => formatEvidence({ kind, kept: KEPT, proof: [], ...notes });

/** What a browser writes that remembers three entries and is shown seven of another history. */
async function rewrittenFile(more: Partial<EvidenceParts> = {}): Promise<string> {
  const [seen, now] = [treeOf(3), treeOf(7, 1)];
  return fileOf('rewritten', {
    first: await noteOf(seen),
    second: await noteOf(now),
    proof: await proveConsistency({ size1: 3n, size: 7n, readTile: now.readTile }),
    beginning: await rootOf(treeOf(3, 1)),
    ...more,
  });
}

describe('evidence of a rewritten history', () => {
  test('proves by arithmetic that the later tree has another beginning than was signed', async () => {
    const file = await rewrittenFile();
    expect(await judgeEvidence(file, [vkey])).toBe('rewritten');
    expect(await examineEvidence(file, [vkey])).toMatchObject({
      verdict: 'rewritten',
      first: { origin: ORIGIN, size: 3n, signedBy: [{ name: ORIGIN }] },
      second: { origin: ORIGIN, size: 7n },
      parts: { kind: 'rewritten', witness: undefined, kept: KEPT },
    });
  });

  test('is none where the beginning is not that of the later tree, and then only not shown', async () => {
    const beginning = await rootOf(treeOf(3, 2));
    expect(await judgeEvidence(await rewrittenFile({ beginning }), [vkey])).toBe('unproven');
    expect(await judgeEvidence(await rewrittenFile({ proof: [] }), [vkey])).toBe('unproven');
    expect(await judgeEvidence(await rewrittenFile({ beginning: undefined }), [vkey])).toBe('unproven');
  });

  test('is none where the log only grew, whatever the file calls itself', async () => {
    const [first, second] = [await noteOf(treeOf(3)), await noteOf(treeOf(7))];
    const proof = await proveConsistency({ size1: 3n, size: 7n, readTile: treeOf(7).readTile });
    const beginning = await rootOf(treeOf(3));
    for (const kind of ['fork', 'rewritten', 'unproven'] as const) {
      expect(await judgeEvidence(fileOf(kind, { first, second, proof, beginning }), [vkey])).toBe('nothing');
      expect(await judgeEvidence(fileOf(kind, { first, second, proof }), [vkey])).toBe('nothing');
      expect(await judgeEvidence(fileOf(kind, { first: second, second: first }), [vkey])).toBe('nothing');
    }
  });
});

describe('evidence of a fork', () => {
  const fork = async (options?: { signer?: SigningKey; origin?: string }) =>
    fileOf('fork', { first: await noteOf(treeOf(5)), second: await noteOf(treeOf(5, 0), options) });

  test('is two signed trees of one size, and nothing where both are one', async () => {
    expect(await judgeEvidence(await fork(), [vkey])).toBe('fork');
    const note = await noteOf(treeOf(5));
    expect(await judgeEvidence(fileOf('fork', { first: note, second: note }), [vkey])).toBe('nothing');
  });

  test('counts what the log has signed alone: no stranger, no witness, no other log, no key that had ended', async () => {
    const stranger = await keyNamed(ORIGIN, 2);
    const witness = await keyNamed('witness.example/1', 3, 'witness');
    const keys = [vkey, formatVerifierKey(stranger.verifierKey), formatVerifierKey(witness.verifierKey)];
    expect(await judgeEvidence(await fork({ signer: stranger }), [vkey])).toBe('nothing');
    // Both are the log's own where its trust file names both.
    expect(await judgeEvidence(await fork({ signer: stranger }), keys)).toBe('fork');
    expect(await judgeEvidence(await fork({ origin: 'log.example/other' }), keys)).toBe('nothing');
    expect(await judgeEvidence(await fork(), [])).toBe('nothing');
    const logKey = { key: key.verifierKey, fromSize: 0 };
    expect(await judgeEvidence(await fork(), [logKey])).toBe('fork');
    expect(await judgeEvidence(await fork(), [{ ...logKey, toSize: 4 }])).toBe('nothing');
  });
});

test('of whatever somebody sends is judged without an exception, and never more than it was', async () => {
  const file = await rewrittenFile();
  const whole = parseEvidence(file);
  for (let at = 0; at < file.length; at += STEP) {
    for (const put of ['', 'x', '\n', '\0', '—', '\r\n']) {
      const edited = file.slice(0, at) + put + file.slice(at + 1);
      const verdict = await judgeEvidence(edited, [vkey]);
      const parts = parseEvidence(edited);
      const isWhole = parts?.first === whole?.first && parts?.second === whole?.second;
      expect([at, put, verdict === 'nothing' || isWhole]).toEqual([at, put, true]);
      expect([at, put, verdict === 'fork']).toEqual([at, put, false]);
    }
  }
  for (const hostile of [undefined, null, 7, {}, '', '#', 'x'.repeat(2_000_000), `${file}x`, file.slice(0, -1)]) {
    expect(await judgeEvidence(hostile as string, [vkey])).toBe('nothing');
  }
});
