// The database against what was signed. Rows can be changed by whoever holds the file, triggers or not; what was signed cannot.
// So the leaves are hashed again up to the newest signed checkpoint, and every entry is written as a leaf again and compared
// with its own: a tail that is cut off, rows that changed places and an old entry with another amount all end here. Slice by
// slice, because a million leaves take a minute.

import { equalBytes, LogTree, leafHash, openNote, parseCheckpoint } from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import type { CheckpointRecord, JournalRecord, LeafRecord, LogSession, TreeSize } from '../ports/index.ts';
import { LogStop } from '../ports/index.ts';
import { parseBase64Url } from './base64url.ts';
import type { LogPorts } from './known-past.ts';
import { requireMark } from './known-past.ts';
import { leafOf } from './leaf.ts';

/** Leaves of one tick, and those that a start may take its time for. */
export const SLICE_LEAVES = 1_024;
export const START_LEAVES = 16_384;
/** A pass begins this long after the last one ended. */
export const PASS_EVERY_MS = 60 * 60_000;
const BATCH_LEAVES = 256;

/** A pass that is under way, or when the last one ended. */
interface Pass {
  readonly target: TreeSize;
  tree: LogTree;
  /** The entry that was compared last: later leaves are of later entries. */
  lastSeq: number;
}
type Progress = { readonly pass: Pass } | { readonly endedMs: number };

/** What each process remembers of its pass; one that is lost begins anew. */
const progressOf = new WeakMap<LogSession, Progress>();

/**
 * Checks the next `leaves` leaves of the pass. Stops the log where rows and signature differ: nothing is signed from then on
 * and readiness says so. Throws StoreError.
 */
export async function checkRows(ports: LogPorts, leaves: number = SLICE_LEAVES): Promise<void> {
  const { session } = ports.log;
  if (session.stop !== null) return;
  try {
    const pass = await passOf(ports);
    if (pass !== null) await goOn(ports, pass, leaves);
  } catch (error) {
    if (!(error instanceof LogStop)) throw error;
    const { reason, message } = error;
    session.stop = reason;
    ports.reporter.report('error', 'log-stopped', { reason, message });
  }
}

/** As `checkRows`, for the tick: what cannot be read now is read next time. */
export async function checkRowsMeanwhile(ports: LogPorts): Promise<void> {
  try {
    await checkRows(ports);
  } catch (error) {
    const message = error instanceof Error ? error.name : 'not an error';
    ports.reporter.report('error', 'log-check-failed', { message });
  }
}

async function passOf(ports: LogPorts): Promise<Pass | null> {
  const { log, clock, store } = ports;
  const progress = progressOf.get(log.session);
  if (progress !== undefined && 'pass' in progress) return progress.pass;
  if (progress !== undefined && clock.nowMs() - progress.endedMs < PASS_EVERY_MS) return null;
  // In this order: what is signed was in the head before.
  const checkpoint = await store.log.checkpoint();
  await requireMark(ports);
  if (checkpoint === null) return null;
  const pass = { target: await signedTree(ports, checkpoint), tree: LogTree.empty(), lastSeq: 0 };
  progressOf.set(log.session, { pass });
  return pass;
}

/** The tree of a checkpoint, believed for its signature. Throws LogStop. */
async function signedTree({ store, log }: LogPorts, { note, size }: CheckpointRecord): Promise<TreeSize> {
  const opened = await openNote(note, log.keys.verifierKeys);
  const signed = opened.ok ? parseCheckpoint(opened.text) : undefined;
  if (signed?.origin !== log.keys.origin || signed.size !== BigInt(size)) {
    throw damaged(`the checkpoint of ${size} leaves is not signed with LOG_KEY`);
  }
  const head = await store.log.head();
  const isBehind = head.size < size || (head.size === size && !equalBytes(head.root, signed.root));
  if (isBehind) throw damaged(`the head of ${head.size} leaves is not the one of ${size} that was signed`);
  return { size, root: signed.root };
}

async function goOn(ports: LogPorts, pass: Pass, leaves: number): Promise<void> {
  const { size, root } = pass.target;
  const end = Math.min(size, Number(pass.tree.size) + leaves);
  while (pass.tree.size < end) {
    const from = Number(pass.tree.size);
    await checkBatch(ports, pass, { from, limit: Math.min(BATCH_LEAVES, end - from) });
  }
  if (end < size) return;
  if (!equalBytes(pass.tree.root, root)) throw damaged(`the rows of ${size} leaves are not those that were signed`);
  progressOf.set(ports.log.session, { endedMs: ports.clock.nowMs() });
}

async function checkBatch({ store }: LogPorts, pass: Pass, batch: { from: number; limit: number }): Promise<void> {
  const [leaves, entries] = await Promise.all([store.log.leaves(batch), store.books.ofLeaves(batch)]);
  if (leaves.length !== batch.limit || leaves.some(({ index }, at) => index !== batch.from + at)) {
    throw damaged(`a leaf from ${batch.from} on is missing`);
  }
  const byIndex = new Map(entries.map((entry) => [entry.leafIndex, entry]));
  for (const leaf of leaves) checkLeaf(pass, leaf, byIndex.get(leaf.index));
  pass.tree = pass.tree.grow(leaves.map(({ bytes }) => leafHash(bytes))).tree;
}

function checkLeaf(pass: Pass, { index, bytes }: LeafRecord, entry: JournalRecord | undefined): void {
  const leaf = parseLeaf(bytes);
  if (leaf === null) throw damaged(`leaf ${index} is none`);
  if (!('entry' in leaf)) {
    if (entry !== undefined) throw damaged(`leaf ${index} is not the one of its entry`);
    return;
  }
  if (entry === undefined) throw damaged(`leaf ${index} has lost its entry`);
  if (entry.seq <= pass.lastSeq) throw damaged(`entry ${entry.seq} has changed its place`);
  pass.lastSeq = entry.seq;
  const { receiptNo, commitment, reverses, of } = leaf;
  const again = leafOf(entry, {
    receiptNo,
    commitment: commitment === undefined ? null : parseBase64Url(commitment),
    reversed: reverses === undefined || of === undefined ? undefined : { index: reverses, kind: of },
  });
  if (again === null || !equalBytes(again, bytes)) throw damaged(`entry ${entry.seq} is not what its leaf says`);
}

function damaged(message: string): LogStop {
  return new LogStop({ reason: 'damaged', message });
}
