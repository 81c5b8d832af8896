// What the public log costs: to add a leaf at ten thousand and at a million, and to prove one from tiles that nobody has in
// memory. The log is filled directly, without gifts.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TileAddress } from '@happy-homeland/log';
import { LogTree, leafHash, nodeHash, proveInclusion, tilePath, verifyInclusion } from '@happy-homeland/log';
import type { Figure } from '../support/figures.ts';
import { median } from './slices.ts';

const BATCH = 256;
const SMALL_LOG = 10_000;
/** Leaves whose cost is measured, at either size. */
const MEASURED = 20_480;
const PROOFS = 300;
/** A prime, so that the leaves that are proved lie all over the tree. */
const STRIDE = 7_919_331;
const HASH_BYTES = 32;
const PAIR_BYTES = 2 * HASH_BYTES;

interface LogBenchOptions {
  readonly folder: string;
  readonly leaves: number;
}

interface Filled {
  readonly tree: LogTree;
  /** Processor time of hashing and adding a leaf, microseconds: near ten thousand, and at the end. */
  readonly small: number;
  readonly large: number;
}

interface Proved {
  readonly ms: number;
  readonly byHandMs: number;
  readonly tilesRead: number;
  readonly bytesRead: number;
  readonly hashes: number;
}

export async function logFigures({ folder, leaves }: LogBenchOptions): Promise<Figure[]> {
  const tiles = join(folder, 'tiles');
  const { tree, small, large } = fill(tiles, leaves);
  const proofs = await prove(tiles, tree);
  const size = leaves.toLocaleString('en-US');
  return [
    {
      bench: `log: a leaf added at ${size}`,
      value: large,
      unit: 'µs CPU',
      reference: small,
      against: `at ${SMALL_LOG.toLocaleString('en-US')}`,
    },
    {
      bench: `log: inclusion proved from files at ${size}, median`,
      value: median(proofs.map(({ ms }) => ms)),
      unit: 'ms',
      reference: median(proofs.map(({ byHandMs }) => byHandMs)),
      against: 'the same files read and paired once',
    },
    {
      bench: 'log: tiles read for a proof, at most',
      value: Math.max(...proofs.map(({ tilesRead }) => tilesRead)),
      unit: 'tiles',
      reference: Math.max(...proofs.map(({ hashes }) => hashes)),
      against: 'hashes in it',
    },
    {
      bench: 'log: bytes read for a proof, at most',
      value: Math.max(...proofs.map(({ bytesRead }) => bytesRead)),
      unit: 'bytes',
      reference: Math.max(...proofs.map(({ hashes }) => hashes * HASH_BYTES)),
      against: 'bytes in it',
    },
  ];
}

/** A log of so many leaves, its tiles in files. */
function fill(folder: string, leaves: number): Filled {
  let tree = LogTree.empty();
  const smallUs: number[] = [];
  const largeUs: number[] = [];
  for (let at = 0; at < leaves; at += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, leaves - at) }, (_, more) => entryOf(at + more));
    const before = cpuUs();
    const { tree: grown, tiles } = tree.grow(entries.map(leafHash));
    const spentUs = (cpuUs() - before) / entries.length;
    if (at >= SMALL_LOG && at < SMALL_LOG + MEASURED) smallUs.push(spentUs);
    if (at >= leaves - MEASURED) largeUs.push(spentUs);
    tree = grown;
    for (const { address, bytes } of tiles) {
      const path = join(folder, tilePath(address));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  }
  return { tree, small: median(smallUs), large: median(largeUs) };
}

async function prove(folder: string, tree: LogTree): Promise<Proved[]> {
  const proofs: Proved[] = [];
  for (let time = 0; time < PROOFS; time += 1) {
    const at = (time * STRIDE) % Number(tree.size);
    const read: string[] = [];
    const readTile = (address: TileAddress) => {
      const path = join(folder, tilePath(address));
      read.push(path);
      return readFileSync(path);
    };
    const startedAt = performance.now();
    const proof = await proveInclusion({ index: BigInt(at), size: tree.size, readTile });
    const ms = performance.now() - startedAt;
    const claim = { leafHash: leafHash(entryOf(at)), index: BigInt(at), size: tree.size, proof, root: tree.root };
    if (!verifyInclusion(claim)) throw new Error(`the proof of leaf ${at} does not hold`);
    const bytesRead = read.reduce((sum, path) => sum + readFileSync(path).length, 0);
    proofs.push({ ms, byHandMs: readAndHash(read), tilesRead: read.length, bytesRead, hashes: proof.length });
  }
  return proofs;
}

/** The files alone, and all of their hashes in pairs once: a proof hashes about as many up to where they meet. */
function readAndHash(paths: readonly string[]): number {
  const startedAt = performance.now();
  for (const path of paths) {
    const bytes = readFileSync(path);
    for (let at = 0; at + PAIR_BYTES <= bytes.length; at += PAIR_BYTES) {
      nodeHash(bytes.subarray(at, at + HASH_BYTES), bytes.subarray(at + HASH_BYTES, at + PAIR_BYTES));
    }
  }
  return performance.now() - startedAt;
}

/** About as long as the leaf of a gift. */
function entryOf(at: number): Uint8Array {
  const commitment = String(at).padStart(43, 'c');
  const receipt = String(at).padStart(26, 'n');
  return new TextEncoder().encode(
    `{"c":"${commitment}","d":"2026-11-22","fen":1200,"k":"donation.settled","n":"${receipt}","p":"q2ebecyxuqzdlavm",` +
      `"po":[["A:Clearing:wxpay",1200],["F:Restricted:P1",-1200]],"v":1}`,
  );
}

function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
