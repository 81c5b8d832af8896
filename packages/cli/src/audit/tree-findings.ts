// What the tree says: whether the entries are the ones that were signed, and whether what was signed before still holds.

import type { Checkpoint, TileAddress } from '@happy-homeland/log';
import { parseEntryBundle, proveConsistency, TILE_WIDTH, tilePath, tileWidth } from '@happy-homeland/log';
import type { EvidenceParts } from '@happy-homeland/log/evidence';
import { formatEvidence } from '@happy-homeland/log/evidence';
import type { AuditFolder } from './audit-folder.ts';
import type { AuditFinding, Contradiction } from './finding.ts';
import type { KeptTiles } from './kept-tiles.ts';
import { keptAt } from './kept-tiles.ts';
import type { Replay } from './replay.ts';
import { isSame, textOf } from './replay.ts';

/** The checkpoint that an earlier audit found right, as it was signed. */
export interface AuditedBefore {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

interface Evidence {
  readonly folder: AuditFolder;
  readonly nowMs: () => number;
}

/** What two checkpoints alone contradict each other in, kept as evidence; null where they do not. */
export async function contradictions(
  now: AuditedBefore,
  before: AuditedBefore | null,
  evidence: Evidence,
): Promise<AuditFinding | null> {
  if (before === null) return null;
  const isBack = now.checkpoint.size < before.checkpoint.size;
  const isOther =
    now.checkpoint.size === before.checkpoint.size && !isSame(now.checkpoint.root, before.checkpoint.root);
  if (!isBack && !isOther) return null;
  const kind = isBack ? 'rolled-back' : 'history-forked';
  const file = isBack ? null : { kind: 'fork' as const, proof: [] };
  return { kind, ...(await accuse(kind, { now, before, file }, evidence)) };
}

interface Looked {
  readonly replay: Replay;
  readonly head: AuditedBefore;
  readonly before: AuditedBefore | null;
  readonly tiles: KeptTiles;
  readonly options: Evidence;
}

/** What is wrong with the entries as a tree. */
export async function treeFindings(looked: Looked): Promise<AuditFinding[]> {
  const { replay, head, before, tiles, options } = looked;
  const { root } = head.checkpoint;
  if (isSame(replay.root, root)) {
    const isKept = before === null || isSame(before.checkpoint.root, replay.markRoot ?? undefined);
    if (isKept) return replay.mismatches.map((index) => hashDiffers(index));
    const index = await firstOther(before.checkpoint, looked);
    const kind = 'history-rewritten';
    const file = { kind: 'rewritten' as const, ...(await beginningOf(before.checkpoint, looked)) };
    const both = await accuse(kind, { now: head, before, file }, options);
    return [{ kind, ...both, ...(index !== null && { index }) }];
  }
  if (!isSame(replay.servedRoot, root) || replay.mismatches.length === 0) {
    const recomputed = Buffer.from(replay.root).toString('base64');
    const signed = Buffer.from(root).toString('base64');
    return [{ kind: 'root-differs', signed, recomputed }, ...replay.mismatches.map((index) => hashDiffers(index))];
  }
  const rewritten: AuditFinding[] = [];
  for (const index of replay.mismatches) {
    const now = await entryAt(index, replay.size, (address) => tiles.read(address));
    const earlier = await entryBefore(index, before, options.folder);
    const texts = { now: textOf(now ?? new Uint8Array()), ...(earlier && { before: textOf(earlier) }) };
    rewritten.push({ kind: 'leaf-rewritten', index, ...texts });
  }
  return rewritten;
}

function hashDiffers(index: number): AuditFinding {
  const address: TileAddress = { level: 0, index: BigInt(Math.floor(index / TILE_WIDTH)), width: TILE_WIDTH };
  return { kind: 'tile-differs', path: tilePath(address), from: index, until: index + 1 };
}

/** What the entries of now give for the size of before, and the proof that it is their beginning. */
async function beginningOf({ size }: Checkpoint, { replay, head, tiles }: Looked) {
  const readTile = (address: TileAddress) => tiles.read(address);
  const proof = await proveConsistency({ size1: size, size: head.checkpoint.size, readTile });
  return { proof, ...(replay.markRoot === null ? {} : { beginning: replay.markRoot }) };
}

interface Accused {
  readonly now: AuditedBefore;
  readonly before: AuditedBefore;
  /** What makes both notes proof by themselves; null where they are not. */
  readonly file: Pick<EvidenceParts, 'beginning' | 'kind' | 'proof'> | null;
}

/** Keeps both notes, so that anybody can see the contradiction without asking the log. */
async function accuse(
  kind: AuditFinding['kind'],
  { now, before, file }: Accused,
  { folder, nowMs }: Evidence,
): Promise<Contradiction> {
  const kept = new Date(nowMs()).toISOString();
  const stamp = kept.replaceAll(/[-:]|\.\d+/g, '');
  const evidence = await folder.keepEvidence(`${kind}-${stamp}`, {
    'checkpoint-before.note': before.note,
    'checkpoint-now.note': now.note,
    ...(file && { 'evidence.txt': formatEvidence({ ...file, kept, first: before.note, second: now.note }) }),
  });
  return {
    sizeBefore: String(before.checkpoint.size),
    sizeNow: String(now.checkpoint.size),
    evidence,
  };
}

/** The first entry that is not what an earlier audit fetched; null where that is not at hand. */
async function firstOther({ size }: Checkpoint, { replay, tiles, options }: Looked): Promise<number | null> {
  for (let bundle = 0; BigInt(bundle * TILE_WIDTH) < size; bundle += 1) {
    const place = { level: 'entries', index: BigInt(bundle) } as const;
    const earlier = await entriesIn({ ...place, width: tileWidth(size, place) }, (at) =>
      keptAt(options.folder.earlier, at),
    );
    const now = await entriesIn({ ...place, width: tileWidth(BigInt(replay.size), place) }, (at) => tiles.read(at));
    const at = earlier?.findIndex((entry, within) => !isSame(entry, now?.[within])) ?? -1;
    if (at !== -1) return bundle * TILE_WIDTH + at;
  }
  return null;
}

function entryBefore(
  index: number,
  before: AuditedBefore | null,
  { earlier }: AuditFolder,
): Promise<Uint8Array | null> {
  if (before === null || BigInt(index) >= before.checkpoint.size) return Promise.resolve(null);
  return entryAt(index, Number(before.checkpoint.size), (address) => keptAt(earlier, address));
}

async function entryAt(
  index: number,
  size: number,
  read: (address: TileAddress) => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
  const place = { level: 'entries', index: BigInt(Math.floor(index / TILE_WIDTH)) } as const;
  const entries = await entriesIn({ ...place, width: tileWidth(BigInt(size), place) }, read);
  return entries?.[index % TILE_WIDTH] ?? null;
}

async function entriesIn(
  address: TileAddress,
  read: (address: TileAddress) => Promise<Uint8Array | null>,
): Promise<readonly Uint8Array[] | null> {
  const bytes = await read(address);
  return bytes === null ? null : (parseEntryBundle(bytes, address.width) ?? null);
}
