// The one who integrates leaves into the tree. Any number may try; the lease lets one work, and the epoch and the compared
// head see to it that a second one, however late it wakes up, changes nothing. Every round begins from what the database
// says: nothing that was in memory before a lost answer is used again.
//
//   1 lease   2 leaves, tiles, root   3 stage the files and move the head, in one unit   4 put the files
//   5 sign    6 ask the witnesses     7 publish the checkpoint
//
// After 3 a crash is safe: the next round finds the files staged and goes on with 4. Before 3 nothing has happened.

import type { LogTree } from '@happy-homeland/log';
import { leafHash } from '@happy-homeland/log';
import { assert } from '../assert.ts';
import type { LogHead, LogStopReason } from '../ports/index.ts';
import { LogStop } from '../ports/index.ts';
import { publishCheckpoint } from './checkpoint.ts';
import type { LogPorts } from './known-past.ts';
import { requireContinuation, requireMark, requireOrigin, requireWitnesses } from './known-past.ts';
import { bundleStart, filesOf, outgrownFiles, readTree, requireIntegrated } from './log-files.ts';
import { isCosigningDue } from './witnessing.ts';

/** Leaves of one batch at most. */
export const BATCH_LEAVES_MAX = 1_024;
/** Short, because who died with it holds up the others; whoever outlives it is fenced off. */
export const LEASE_MS = 8_000;

export type Round =
  /** Nothing to do, or nothing to do it to: the log has no genesis yet. */
  | { readonly kind: 'idle' }
  /** Somebody else holds the lease, or took it meanwhile. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'stopped'; readonly reason: LogStopReason }
  | { readonly kind: 'published'; readonly size: number; readonly leaves: number };

/**
 * Integrates and publishes what waits, batch after batch, while `mayGoOn` says so. Safe to run any number of times at once.
 * Throws StoreError and what the blobs throw: the next round finds out what happened.
 */
export async function sequence(ports: LogPorts, mayGoOn: () => boolean = () => true): Promise<Round> {
  const { session } = ports.log;
  if (session.stop !== null) return { kind: 'stopped', reason: session.stop };
  if (session.isRunning) return { kind: 'elsewhere' };
  session.isRunning = true;
  try {
    return await round(ports, mayGoOn);
  } catch (error) {
    if (!(error instanceof LogStop)) throw error;
    return await stop(ports, error);
  } finally {
    session.isRunning = false;
  }
}

// Who lost the epoch reads files that the new holder has replaced meanwhile: nothing is damaged then.
async function stop({ store, log, reporter }: LogPorts, { reason, message }: LogStop): Promise<Round> {
  const { holder } = await store.log.head();
  if (reason === 'damaged' && holder !== log.session.holder) return { kind: 'elsewhere' };
  log.session.stop = reason;
  reporter.report('error', 'log-stopped', { reason, message });
  return { kind: 'stopped', reason };
}

async function round(ports: LogPorts, mayGoOn: () => boolean): Promise<Round> {
  if (!(await hasWork(ports))) return { kind: 'idle' };
  let head = await takeLease(ports);
  if (head === null) return { kind: 'elsewhere' };
  let tree = await recover(ports, head);
  const from = head.size;
  while (mayGoOn()) {
    const grown: LogHead | 'lost' | null = await grow(ports, head, tree);
    if (grown === null) break;
    if (grown === 'lost') return { kind: 'elsewhere' };
    tree = await publish(ports, grown, outgrownFiles(head.size, grown.size));
    head = await keepLease(ports, grown);
    if (head === null) return { kind: 'elsewhere' };
  }
  return { kind: 'published', size: head.size, leaves: head.size - from };
}

async function hasWork(ports: LogPorts): Promise<boolean> {
  const { log } = ports.store;
  const [head, fixed, checkpoint, cosignatures] = await Promise.all([
    log.head(),
    log.fixed(),
    log.checkpoint(),
    log.cosignatures(),
  ]);
  if (fixed === 0) return false;
  if (fixed > head.size || checkpoint?.size !== head.size) return true;
  return isCosigningDue(ports, head.size, cosignatures);
}

/** The head, in an epoch of ours; null where somebody else works. */
async function takeLease({ store, log, clock }: LogPorts): Promise<LogHead | null> {
  const { holder } = log.session;
  const head = await store.log.head();
  const nowMs = clock.nowMs();
  const isOwn = head.holder === holder;
  if (!isOwn && head.leaseUntilMs > nowMs) return null;
  const epoch = isOwn ? head.epoch : head.epoch + 1;
  const untilMs = nowMs + LEASE_MS;
  const outcome = await store.commit([{ kind: 'take-log-lease', holder, seen: head.epoch, epoch, nowMs, untilMs }]);
  // Read again: whoever had the lease before may have moved the head until it was taken.
  return outcome.kind === 'committed' ? ownHead(await store.log.head(), epoch) : null;
}

/** The head, still in this epoch. Where another was there in between, the tree at hand is not the head's any more. */
async function keepLease(ports: LogPorts, { epoch }: LogHead): Promise<LogHead | null> {
  const head = await takeLease(ports);
  return head?.epoch === epoch ? head : null;
}

function ownHead(head: LogHead, epoch: number): LogHead | null {
  return head.epoch === epoch ? head : null;
}

/** Whatever a crash has left behind: files that are staged and not out, a head that is not signed. */
async function recover(ports: LogPorts, head: LogHead): Promise<LogTree> {
  const { store, log } = ports;
  const checkpoint = await store.log.checkpoint();
  const isTakeover = log.session.provedEpoch !== head.epoch;
  const mark = isTakeover ? await requirePast(ports) : null;
  await putStaged(ports);
  const tree = await readTree(log.blobs, head);
  if (isTakeover) await requireContinuation(ports, mark, head);
  log.session.provedEpoch = head.epoch;
  const isSigned = checkpoint?.size === head.size;
  const isDue = isSigned && isCosigningDue(ports, head.size, await store.log.cosignatures());
  if (head.size > 0 && (!isSigned || isDue)) await publishCheckpoint(ports, head);
  return tree;
}

async function requirePast(ports: LogPorts) {
  await requireOrigin(ports);
  const mark = await requireMark(ports);
  await requireWitnesses(ports, await ports.store.log.checkpoint());
  return mark;
}

async function putStaged({ store, log }: LogPorts): Promise<void> {
  const staged = await store.log.staged();
  await Promise.all(staged.map((file) => log.blobs.put(file)));
}

/** Moves the head over the next batch. Null where there is none; `lost` where somebody else has moved it. */
async function grow({ store, log }: LogPorts, head: LogHead, tree: LogTree): Promise<LogHead | 'lost' | null> {
  const start = bundleStart(head.size);
  const leaves = await store.log.leaves({ from: start, limit: head.size - start + BATCH_LEAVES_MAX });
  if (leaves.some(({ index }, at) => index !== start + at))
    throw new LogStop({ reason: 'damaged', message: 'a leaf is missing' });
  await requireIntegrated(log.blobs, leaves.slice(0, head.size - start));
  const fresh = leaves.slice(head.size - start);
  if (fresh.length === 0) return null;
  assert(tree.size === BigInt(head.size), 'the tree is that of the head');
  const growth = tree.grow(fresh.map(({ bytes }) => leafHash(bytes)));
  const to = { size: head.size + fresh.length, root: growth.tree.root };
  const outcome = await store.commit([{ kind: 'grow-log', from: head, to, files: filesOf(growth, leaves) }]);
  return outcome.kind === 'committed' ? { ...head, ...to } : 'lost';
}

/** The files first, then the signature: what is signed can be read by everybody. */
async function publish(ports: LogPorts, head: LogHead, outgrown: readonly string[]): Promise<LogTree> {
  await putStaged(ports);
  const tree = await readTree(ports.log.blobs, head);
  await publishCheckpoint(ports, head);
  await ports.log.blobs.drop(outgrown);
  return tree;
}
