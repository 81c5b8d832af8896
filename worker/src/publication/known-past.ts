// A database that was restored from a backup is whole, and older than what was signed. Whoever takes over asks the outside
// world first: the mark beside the database, and the witnesses. If any of them has seen more, nothing is signed any more, because
// the next checkpoint would be a second history.

import { equalBytes, proveConsistency, verifyConsistency } from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import type { CheckpointRecord, LogHead, Ports, TreeSize, Witness } from '../ports/index.ts';
import { LogStop } from '../ports/index.ts';
import { tilesOf } from './log-files.ts';

export type LogPorts = Pick<Ports, 'clock' | 'log' | 'reporter' | 'store'>;

/** Throws LogStop `other-origin` where the log in the database has another name. */
export async function requireOrigin({ store, log }: LogPorts): Promise<void> {
  const [genesis] = await store.log.leaves({ from: 0, limit: 1 });
  const leaf = genesis && parseLeaf(genesis.bytes);
  const origin = leaf?.kind === 'genesis' ? leaf.origin : undefined;
  if (origin !== log.keys.origin)
    throw new LogStop({ reason: 'other-origin', message: `this log is ${origin}, not ${log.keys.origin}` });
}

/** Throws LogStop `rolled-back` where the mark has seen a larger tree than the database knows, or another of its size. */
export async function requireMark({ store, log }: LogPorts): Promise<TreeSize | null> {
  // In this order: what was marked was in the database before.
  const mark = await log.mark.read();
  const head = await store.log.head();
  if (mark === null) return null;
  if (mark.size > head.size) throw rolledBack(`${mark.size} leaves were signed, and the database has ${head.size}`);
  if (mark.size === head.size && !equalBytes(mark.root, head.root)) {
    throw rolledBack(`another tree of ${mark.size} leaves was signed`);
  }
  return mark;
}

/** Throws LogStop `rolled-back` unless the integrated tree only adds to the one that was marked. Needs its files. */
export async function requireContinuation({ log }: LogPorts, mark: TreeSize | null, head: LogHead): Promise<void> {
  // A larger mark is that of whoever has taken over meanwhile; the compared head keeps this process from doing anything.
  if (mark === null || mark.size === 0 || mark.size >= head.size) return;
  const [size1, size2] = [BigInt(mark.size), BigInt(head.size)];
  const proof = await proveConsistency({ size1, size: size2, readTile: tilesOf(log.blobs) });
  if (verifyConsistency({ size1, size2, root1: mark.root, root2: head.root, proof })) return;
  throw rolledBack(`the tree of ${head.size} leaves does not continue the one of ${mark.size} that was signed`);
}

/** Shows the last checkpoint again to every witness. Throws LogStop `rolled-back` where one has seen a later one. */
export async function requireWitnesses(ports: LogPorts, checkpoint: CheckpointRecord | null): Promise<void> {
  const { note, size: oldSize = 0 } = checkpoint ?? {};
  if (note === undefined) return;
  await Promise.all(
    ports.log.witnesses.map(async (witness) => {
      const answer = await witness.submit({ note, oldSize, proof: [] });
      if (answer.kind === 'conflict') await requireNotAhead(ports, witness, answer.size);
      // Told the size that it names itself, it contradicts: what it has of this size is another tree.
      const isOther = answer.kind === 'conflict' && answer.size === oldSize;
      if (isOther || answer.kind === 'inconsistent') throw rolledBack(`${witness.verifierKey} knows another history`);
    }),
  );
}

/**
 * A witness says that it has seen `size` leaves. Throws LogStop `rolled-back` where the database, asked after that, has
 * fewer: nothing is shown to a witness that is not in the database.
 */
export async function requireNotAhead({ store }: LogPorts, witness: Witness, size: number): Promise<void> {
  const head = await store.log.head();
  if (size > head.size) throw rolledBack(`${witness.verifierKey} has seen ${size} leaves, the database ${head.size}`);
}

export function rolledBack(message: string): LogStop {
  return new LogStop({ reason: 'rolled-back', message });
}
