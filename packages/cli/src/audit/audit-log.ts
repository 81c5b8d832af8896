// An audit, from the signatures to the last published figure. It believes the trust file and arithmetic, nothing else.

import type { CheckpointRefusal, Cosigner, Trust, TrustedCheckpoint } from '@happy-homeland/log';
import { parseCheckpoint, verifyCheckpoint } from '@happy-homeland/log';
import type { Leaf } from '@happy-homeland/log/books';
import { attestationFindings } from './attestation-findings.ts';
import type { AuditFolder } from './audit-folder.ts';
import { differences } from './figures-of-log.ts';
import type { AuditFinding } from './finding.ts';
import { Findings } from './finding.ts';
import type { KeptTiles } from './kept-tiles.ts';
import { keptTiles } from './kept-tiles.ts';
import type { LogSource } from './log-source.ts';
import { SourceError } from './log-source.ts';
import { readBundles } from './read-bundles.ts';
import { isSame, Replay } from './replay.ts';
import { rotationFindings } from './rotation-findings.ts';
import type { AuditedBefore } from './tree-findings.ts';
import { contradictions, treeFindings } from './tree-findings.ts';
import type { TrustedKeys } from './trusted-keys.ts';
import { trustedKeys } from './trusted-keys.ts';

export interface AuditOptions {
  readonly folder: AuditFolder;
  /** The text of a trust file that came another way than through the deployment. */
  readonly trust: string | null;
  /** Use what an earlier audit fetched, and fetch only what is new. */
  readonly isReuse: boolean;
  /** Whether published figures are compared; an audit of the books alone does without. */
  readonly withFigures: boolean;
  /** Whether published journals are compared entry by entry however long they are. */
  readonly withJournals: boolean;
  readonly nowMs: () => number;
  /** Ends the audit between two files; what was fetched stays. */
  readonly signal: AbortSignal;
  /** Waits before published figures are read a second time. */
  readonly pause: () => Promise<void>;
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly size: number;
    readonly isContinued: boolean;
  }) => void;
  readonly onLeaf?: (index: number, leaf: Leaf) => void;
}

/** What was found out. It is right where there are no findings. */
export interface AuditReport {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly signedBy: readonly string[];
  readonly cosignedBy: readonly Cosigner[];
  readonly quorum: number;
  readonly trustFrom: TrustedKeys['from'];
  /** Size of the checkpoint that an earlier audit found right; null at the first one. */
  readonly sizeBefore: number | null;
  readonly kinds: Readonly<Record<string, number>>;
  readonly projects: number;
  /** Projects whose published figures were compared. */
  readonly compared: number;
  /** Whether their journals were compared entry by entry. */
  readonly hasJournals: boolean;
  readonly findings: readonly AuditFinding[];
  readonly findingCount: number;
}

/** A checkpoint that the trust file does not vouch for. Nothing behind it is worth reading. */
export class CheckpointRefused extends Error {
  readonly reason: CheckpointRefusal | 'quorum-missed';
  readonly note: string;

  constructor(reason: CheckpointRefusal | 'quorum-missed', note: string) {
    super(`the checkpoint is refused: ${reason}`);
    this.name = 'CheckpointRefused';
    this.reason = reason;
    this.note = note;
  }
}

/** @throws SourceError where the audit could not be done, CheckpointRefused, or the reason of an interruption */
export async function auditLog(source: LogSource, options: AuditOptions): Promise<AuditReport> {
  const { folder } = options;
  const isContinued = await folder.begin(options);
  const keys = await trustedKeys(source, { given: options.trust, folder });
  const known = await readBefore(folder);
  const fork = known === null ? null : await readFork(source, keys.trust, known);
  const head = fork ?? (await readHead(source, keys.trust));
  // A file is what it was when it was written: an older one after a newer one takes nothing back.
  const isOlderFile = source.isFile && known !== null && head.checkpoint.size < known.checkpoint.size;
  const before = isOlderFile ? null : known;
  const contradiction = await contradictions(head, before, options);
  if (contradiction !== null) {
    await folder.end(null);
    return reportOf({ keys, head, before: known, found: [contradiction], ...NOTHING_READ });
  }
  const hasJournals = wantsJournals(source, head, options);
  const audit = {
    source,
    options,
    keys,
    before,
    isContinued,
    hasJournals,
    tiles: keptTiles(source, { folder: folder.tiles, hasKept: isContinued || options.isReuse }),
  };
  const replay = new Replay({
    withJournals: hasJournals,
    origin: keys.trust.origin,
    markSize: before === null ? null : Number(before.checkpoint.size),
    onLeaf: options.onLeaf,
  });
  const result = await goThrough(audit, replay, head);
  await folder.end(result.isTreeRight && !isOlderFile ? result.head.note : null);
  return reportOf({ ...result, keys, before: known, replay, hasJournals });
}

/**
 * The newest checkpoint where it is another tree of the size that was audited before. No witness will ever sign it, so whoever
 * waits for them would see a log that cannot be read, and not one that contradicts itself.
 */
async function readFork(source: LogSource, trust: Trust, { checkpoint }: AuditedBefore): Promise<Head | null> {
  const newest = await readNewest(source, trust);
  const isFork = newest.checkpoint.size === checkpoint.size && !isSame(newest.checkpoint.root, checkpoint.root);
  return isFork ? newest : null;
}

export interface Head extends TrustedCheckpoint {
  readonly note: string;
}

interface Audit {
  readonly source: LogSource;
  readonly options: AuditOptions;
  readonly keys: TrustedKeys;
  readonly before: AuditedBefore | null;
  readonly isContinued: boolean;
  readonly tiles: KeptTiles;
  readonly hasJournals: boolean;
}

interface Result {
  readonly head: Head;
  readonly isTreeRight: boolean;
  readonly found: readonly AuditFinding[];
  readonly compared: number;
}

async function goThrough(audit: Audit, replay: Replay, head: Head): Promise<Result> {
  const found = await replayTo(audit, replay, head);
  if (found.length > 0 || !audit.options.withFigures)
    return { head, isTreeRight: found.length === 0, found, compared: 0 };
  const first = await compareFigures(audit, replay);
  if (first.found.length === 0 || audit.source.isFile) return { head, isTreeRight: true, ...first };
  // Gifts go on while an audit runs: what was published after the checkpoint stands in the next one. That one may be on its
  // way to the witnesses; the log's own signature is enough to add figures up, and the report says who has signed.
  await audit.options.pause();
  const next = await readNewest(audit.source, audit.keys.trust);
  const back = await contradictions(next, { note: head.note, checkpoint: head.checkpoint }, audit.options);
  if (back !== null) return { head: next, isTreeRight: false, found: [back], compared: 0 };
  const later = await replayTo(audit, replay, next);
  if (later.length > 0) return { head: next, isTreeRight: false, found: later, compared: 0 };
  const second = await compareFigures(audit, replay);
  const isSeen = next.cosignedBy.length >= audit.keys.trust.quorum;
  if (isSeen || second.found.length > 0) return { head: next, isTreeRight: isSeen, ...second };
  return awaitWitnesses(audit, replay, { head: next, isTreeRight: true, ...second });
}

/** What the log's own signature was enough to add up has to be seen by its witnesses, too: else it is shown to one reader alone. */
async function awaitWitnesses(audit: Audit, replay: Replay, result: Result): Promise<Result> {
  await audit.options.pause();
  const { head } = result;
  const seen = await readHead(audit.source, audit.keys.trust);
  const [from, until] = [Number(seen.checkpoint.size), Number(head.checkpoint.size)];
  // Not kept as audited either: the next audit begins from what the witnesses have seen, which would look like going back.
  if (from < until) return { ...result, isTreeRight: false, found: [{ kind: 'unwitnessed', from, until }] };
  const fork = await contradictions(seen, { note: head.note, checkpoint: head.checkpoint }, audit.options);
  const found = fork === null ? await replayTo(audit, replay, seen) : [fork];
  return { ...result, head: seen, isTreeRight: found.length === 0, found };
}

async function replayTo(
  { options, tiles, before, isContinued, keys }: Audit,
  replay: Replay,
  head: Head,
): Promise<AuditFinding[]> {
  const size = Number(head.checkpoint.size);
  for await (const bundle of readBundles(tiles, { from: replay.size, size })) {
    options.signal.throwIfAborted();
    await replay.add(bundle, tiles);
    options.onProgress?.({ done: replay.size, size, isContinued });
  }
  await replay.compareEdge(tiles);
  replay.findings.add(...(await attestationFindings(replay, keys.trust.origin)));
  const found = await treeFindings({ replay, head, before, tiles, options });
  return [...found, ...(await rotationFindings(replay, keys.trust))];
}

/** The newest checkpoint, witnesses or not. */
function readNewest(source: LogSource, trust: Trust): Promise<Head> {
  return readHead(source, { ...trust, quorum: 0 });
}

/** A journal costs a request for every hundred entries; beyond this it is compared when asked for. */
const JOURNALS_SIZE_MAX = 10_000;

function wantsJournals(source: LogSource, { checkpoint }: Head, { withFigures, withJournals }: AuditOptions): boolean {
  return withFigures && !source.isFile && (withJournals || checkpoint.size <= BigInt(JOURNALS_SIZE_MAX));
}

async function compareFigures(
  { source, tiles, hasJournals }: Audit,
  replay: Replay,
): Promise<Pick<Result, 'found' | 'compared'>> {
  const { books } = replay;
  const found = new Findings();
  const published = new Set<string>();
  for await (const figures of source.figures()) {
    const { projectId, title, currency } = figures;
    published.add(projectId);
    for (const difference of differences(figures, books.figures(projectId))) {
      found.add({ kind: 'figure-differs', projectId, title, currency, ...difference });
    }
    const journal = hasJournals ? source.journal(projectId) : null;
    const other = journal && (await replay.journals.firstDifference(projectId, journal));
    if (other === null) continue;
    const logged = other.index === null ? null : await replay.journalTextAt(other.index, tiles);
    found.add({ kind: 'journal-differs', projectId, title, ...other, logged });
  }
  for (const projectId of books.projects) {
    if (!published.has(projectId)) found.add({ kind: 'project-unpublished', projectId });
  }
  return { found: found.kept, compared: published.size };
}

/** The newest checkpoint that the trust file vouches for. Throws SourceError and CheckpointRefused. */
export async function readHead(source: LogSource, trust: Trust): Promise<Head> {
  const newest = await source.checkpoint();
  const first = await verifyCheckpoint(newest, { trust });
  // The newest may be on its way to the witnesses; the one before has been there.
  const isAlone = !first.ok && first.reason === 'quorum-missed';
  const note = isAlone ? await source.cosigned() : newest;
  const verdict = isAlone ? await verifyCheckpoint(note, { trust }) : first;
  if (!verdict.ok) {
    if (verdict.reason === 'note-malformed' || verdict.reason === 'checkpoint-malformed')
      throw new SourceError(NO_CHECKPOINT);
    throw new CheckpointRefused(verdict.reason, note);
  }
  if (verdict.checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) throw new SourceError(NO_CHECKPOINT);
  return { ...verdict, note };
}

const NO_CHECKPOINT = {
  zh: '得到的不是账目快照（可能是网页）',
  en: 'what came is no snapshot of the books (a web page, perhaps)',
};

async function readBefore(folder: AuditFolder): Promise<AuditedBefore | null> {
  const note = await folder.audited();
  const checkpoint = note === null ? undefined : parseCheckpoint(note);
  return note === null || checkpoint === undefined ? null : { note, checkpoint };
}

const NOTHING_READ = { replay: null, compared: 0, hasJournals: false } as const;

interface Known extends Pick<Result, 'head' | 'found' | 'compared'> {
  readonly keys: TrustedKeys;
  readonly before: AuditedBefore | null;
  readonly replay: Replay | null;
  readonly hasJournals: boolean;
}

function reportOf({ keys, head, before, replay, found, compared, hasJournals }: Known): AuditReport {
  const { size, root } = head.checkpoint;
  const findings = [...found, ...(replay?.findings.kept ?? [])];
  return {
    origin: keys.trust.origin,
    size: Number(size),
    root: Buffer.from(root).toString('base64'),
    signedBy: head.signedBy,
    cosignedBy: head.cosignedBy,
    quorum: keys.trust.quorum,
    trustFrom: keys.from,
    sizeBefore: before === null ? null : Number(before.checkpoint.size),
    kinds: Object.fromEntries(replay?.kinds ?? []),
    projects: replay?.books.projects.length ?? 0,
    compared,
    hasJournals,
    findings,
    findingCount: found.length + (replay?.findings.total ?? 0),
  };
}
