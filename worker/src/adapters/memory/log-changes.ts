// The public log without a disk: the same guards that the database keeps.

import { unreachable } from '../../assert.ts';
import type { Guard, JournalDraft, LogChange, LogReads, TreeSize } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { KeptLeaf, Tables } from './tables.ts';

type OfKind<Kind extends LogChange['kind']> = Extract<LogChange, { readonly kind: Kind }>;

const HEAD = 'head';
const LEAF_BYTES_MAX = 4_096;

export function applyLog(tables: Tables, change: LogChange): Guard | null {
  switch (change.kind) {
    case 'append-fact':
      return appendFact(tables, change);
    case 'take-log-lease':
      return takeLease(tables, change);
    case 'grow-log':
      return grow(tables, change);
    case 'publish-checkpoint':
      return publish(tables, change);
    case 'put-cosignature':
      tables.cosignatures.put(change.record.witness, change.record);
      return null;
    default:
      return unreachable(change);
  }
}

/** The leaf of an entry, in the entry's own unit. */
export function appendEntryLeaf(tables: Tables, draft: JournalDraft, bytes: Uint8Array | null): number | null {
  requireRule((bytes !== null) === draft.public, 'a public entry, and no other, has its leaf');
  if (bytes === null) return null;
  const { kind, projectId, journalId } = draft;
  const index = nextIndex(tables);
  append(tables, { index, kind, projectId, journalId, factKey: null, bytes });
  return index;
}

function appendFact(tables: Tables, { leaf, fixed }: OfKind<'append-fact'>): Guard | null {
  if (tables.leaves.some(({ factKey }) => factKey === leaf.factKey)) return 'fact';
  if (fixed !== undefined && tables.leaves.size !== fixed) return 'log-head';
  requireRule(leaf.kind !== 'genesis' || !tables.leaves.has('0'), 'a log has one genesis');
  append(tables, { ...leaf, journalId: null, index: leaf.kind === 'genesis' ? 0 : nextIndex(tables) });
  return null;
}

function append({ leaves }: Tables, leaf: KeptLeaf): void {
  requireRule(leaf.bytes.length >= 1 && leaf.bytes.length <= LEAF_BYTES_MAX, 'a leaf has 1 to 4,096 bytes');
  leaves.put(String(leaf.index), leaf);
}

/** The first place belongs to the genesis, whenever it comes. */
function nextIndex({ leaves }: Tables): number {
  return leaves.has('0') ? leaves.size : leaves.size + 1;
}

function takeLease({ heads }: Tables, change: OfKind<'take-log-lease'>): Guard | null {
  const head = heads.get(HEAD);
  const isFree = head !== undefined && (head.holder === change.holder || head.leaseUntilMs <= change.nowMs);
  if (!isFree || head.epoch !== change.seen) return 'log-lease';
  heads.put(HEAD, { ...head, epoch: change.epoch, holder: change.holder, leaseUntilMs: change.untilMs });
  return null;
}

function grow({ heads, leaves, staged }: Tables, { from, to, files }: OfKind<'grow-log'>): Guard | null {
  const head = heads.get(HEAD);
  if (head === undefined || !isSameTree(head, from) || head.epoch !== from.epoch) return 'log-head';
  if (!leaves.has(String(to.size - 1))) return 'log-head';
  heads.put(HEAD, { ...head, ...to });
  for (const file of files) {
    requireRule(!staged.has(file.path), 'a file is staged once');
    staged.put(file.path, { ...file, size: to.size });
  }
  return null;
}

function publish({ checkpoints, staged }: Tables, { record }: OfKind<'publish-checkpoint'>): Guard | null {
  if (checkpoints.some(({ size }) => size > record.size)) return 'log-head';
  checkpoints.put(String(record.size), record);
  const quorate = checkpoints.all().reduce((most, { size, quorate: is }) => (is ? Math.max(most, size) : most), -1);
  for (const { size } of checkpoints.all()) {
    if (size < record.size && size !== quorate) checkpoints.remove(String(size));
  }
  for (const { path, size } of staged.all()) if (size <= record.size) staged.remove(path);
  return null;
}

function isSameTree(a: TreeSize, b: TreeSize): boolean {
  return a.size === b.size && a.root.length === b.root.length && a.root.every((byte, at) => byte === b.root[at]);
}

export function logReads(now: () => Tables): LogReads {
  const leavesWhere = (matches: (leaf: KeptLeaf) => boolean) =>
    now()
      .leaves.all()
      .filter(matches)
      .sort((a, b) => a.index - b.index)
      .map(({ index, bytes }) => ({ index, bytes }));
  const newest = (isWanted: (quorate: boolean) => boolean) =>
    now()
      .checkpoints.all()
      .filter(({ quorate }) => isWanted(quorate))
      .sort((a, b) => b.size - a.size)[0] ?? null;
  return {
    head: async () => {
      const head = now().heads.get(HEAD);
      requireRule(head !== undefined, 'a log has its head');
      return head;
    },
    fixed: async () => (now().leaves.has('0') ? now().leaves.size : 0),
    leaves: async ({ from, limit }) => leavesWhere(({ index }) => index >= from && index < from + limit),
    ofProject: async ({ projectId, from, until, limit }) =>
      leavesWhere((leaf) => leaf.projectId === projectId && leaf.index >= from && leaf.index < until).slice(0, limit),
    ofEntry: async (journalId) => leavesWhere((leaf) => leaf.journalId === journalId)[0] ?? null,
    ofFact: async (factKey) => leavesWhere((leaf) => leaf.factKey === factKey)[0] ?? null,
    newest: async (projectId, kind) =>
      leavesWhere((leaf) => leaf.projectId === projectId && leaf.kind === kind).at(-1) ?? null,
    reconciliations: async (limit) =>
      leavesWhere(({ kind }) => kind === 'reconciliation')
        .reverse()
        .slice(0, limit),
    staged: async () =>
      now()
        .staged.all()
        .map(({ path, bytes }) => ({ path, bytes })),
    checkpoint: async () => newest(() => true),
    quorate: async () => newest((quorate) => quorate),
    cosignatures: async () => now().cosignatures.all(),
  };
}
