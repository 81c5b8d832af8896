// Looking at a log: is it signed, was it seen, and has it only grown since this browser saw it last? The newest state that
// was verified is kept, so that every page with an element on it is a witness, and a rewritten history meets somebody who
// remembers.

import type { EvidenceParts } from '@happy-homeland/log/evidence';
import { formatEvidence } from '@happy-homeland/log/evidence';
import type { Checkpoint, ReadTile, TileAddress, Trust } from '@happy-homeland/log/verifier';
import {
  LogError,
  parseCheckpoint,
  parseTrust,
  proveConsistency,
  rootFromTiles,
  tilePath,
  tileWidth,
  verifyCheckpoint,
  verifyConsistency,
} from '@happy-homeland/log/verifier';
import type { KeyStore } from './key-store.ts';
import { recallAddress } from './log-address.ts';
import type { LogPin } from './log-pin.ts';
import { keepEvidence, keepPin, keptEvidence, readPin } from './log-pin.ts';
import type { LogRefusal, LogState } from './log-state.ts';

const HASH_BYTES = 32;

/** Reads one file of the log. Rejects where there is no answer. */
export type ReadLogFile = (path: string) => Promise<Uint8Array>;

interface Looking {
  readonly readFile: ReadLogFile;
  readonly pins: KeyStore;
  /** Where the log is served. */
  readonly address: string;
  /** The text of the trust file, or undefined for the deployment's own. */
  readonly trust: string | Trust | undefined;
  readonly nowMs: number;
}

/** Never rejects. */
export async function checkLog({ readFile, pins, address, trust: given, nowMs }: Looking): Promise<LogState> {
  const read = async (path: string) => new TextDecoder().decode(await readFile(path));
  try {
    const file = given ?? (await read('trust.json'));
    const text = typeof file === 'string' ? file.trim() : '';
    const trust = typeof file === 'string' ? await parseTrust(text) : file;
    if (trust === undefined) return refused('trust-unusable');
    const served = { address: given === undefined ? address : undefined, text, trust };
    const { origin, change, keep } = await recallAddress(pins, served, nowMs);
    const kept = await keptEvidence(pins, origin);
    if (kept !== undefined) return { kind: 'contradiction', origin, evidence: kept };
    if (change === 'replaced') return refused(change);
    // The newest that enough have seen; where there is none, the newest says how many have.
    const note = await read('cosigned').catch(() => read('checkpoint'));
    const pin = await readPin(pins, origin);
    const broken = await breach({ note, pin, trust, readFile });
    if (broken?.kind === 'refused') return broken;
    if (broken !== undefined) {
      const evidence = formatEvidence({ ...broken, kept: new Date(nowMs).toISOString() });
      await keepEvidence(pins, origin, evidence);
      return { kind: 'contradiction', origin, evidence };
    }
    const verdict = await verifyCheckpoint(note, { trust });
    if (!verdict.ok) {
      return { ...refused(verdict.reason), ...('cosignedBy' in verdict ? { cosignedBy: verdict.cosignedBy } : {}) };
    }
    await keepPin(pins, { origin, note, sinceMs: pin?.sinceMs ?? nowMs });
    await keep();
    const { checkpoint, cosignedBy, newestTimeS } = verdict;
    return {
      kind: 'seen',
      origin,
      size: String(checkpoint.size),
      cosignedBy,
      quorum: trust.quorum,
      newestTimeMs: newestTimeS === undefined ? undefined : newestTimeS * 1000,
      sinceMs: pin?.sinceMs,
      isWeakened: change !== undefined,
      note,
    };
  } catch (error) {
    if (error instanceof LogError) return refused('tiles-wrong');
    return { kind: 'unreachable' };
  }
}

interface Refused {
  readonly kind: 'refused';
  readonly reason: LogRefusal;
}

function refused(reason: LogRefusal): Refused {
  return { kind: 'refused', reason };
}

/** Two states that cannot both be true, and what shows it. */
type Contradiction = Pick<EvidenceParts, 'beginning' | 'first' | 'kind' | 'proof' | 'second'>;
type Growth = 'grown' | 'older' | 'unproved' | Contradiction;

/** A checkpoint with the note that it stood in. */
interface State extends Checkpoint {
  readonly note: string;
}

interface Shown {
  readonly note: string;
  readonly pin: LogPin | undefined;
  readonly trust: Trust;
  readonly readFile: ReadLogFile;
}

/**
 * Why a note cannot follow what was seen before, or undefined. What the log's own key signed binds it, whoever else signed
 * beside it, or nobody: so witnesses are counted only after this.
 */
async function breach({ note, pin, trust, readFile }: Shown): Promise<Refused | Contradiction | undefined> {
  const signed = await verifyCheckpoint(note, { trust: { ...trust, witnesses: [], quorum: 0 } });
  if (!signed.ok) return refused(signed.reason);
  const growth = pin === undefined ? 'grown' : await compare(pin, { ...signed.checkpoint, note }, readFile);
  if (typeof growth === 'object') return growth;
  if (growth === 'grown') return undefined;
  return refused(growth === 'older' ? 'older' : 'tiles-wrong');
}

/** Whether the log is what was seen before and more. */
async function compare({ note }: LogPin, now: State, readFile: ReadLogFile): Promise<Growth> {
  const checkpoint = parseCheckpoint(note);
  if (checkpoint === undefined) return 'grown';
  const seen = { ...checkpoint, note };
  if (now.size >= seen.size) return growthOf(seen, now, readFile);
  // An old answer of some cache on the way: harmless if it is the beginning of what was seen, and no ground for more.
  const back = await growthOf(now, seen, readFile).catch(() => 'older' as const);
  return typeof back === 'object' ? back : 'older';
}

/**
 * That a proof fails may only mean that somebody sent garbage. It is a contradiction where what was sent does belong to the
 * later state, and holds another beginning than was seen.
 */
async function growthOf(first: State, second: State, readFile: ReadLogFile): Promise<Growth> {
  const readTile: ReadTile = (address) => readFile(tilePath(address));
  const sizes = { size1: first.size, size2: second.size };
  const roots = { root1: first.root, root2: second.root };
  const notes = { first: first.note, second: second.note };
  if (first.size === second.size) {
    const isSame = await verifyConsistency({ ...sizes, ...roots, proof: [] });
    return isSame ? 'grown' : { kind: 'fork', ...notes, proof: [] };
  }
  const proof = await proveConsistency({ size1: first.size, size: second.size, readTile });
  if (await verifyConsistency({ ...sizes, ...roots, proof })) return 'grown';
  const beginning = await rootFromTiles({ size: first.size, readTile: beginningOf(second.size, readTile) });
  const isTheirs = await verifyConsistency({ ...sizes, root1: beginning, root2: second.root, proof });
  return isTheirs ? { kind: 'rewritten', ...notes, proof, beginning } : 'unproved';
}

/** Tiles of a smaller tree out of those of a larger one. */
function beginningOf(size: bigint, readTile: ReadTile): ReadTile {
  return async ({ level, index, width }: TileAddress) => {
    const whole = await readTile({ level, index, width: tileWidth(size, { level, index }) });
    return whole.slice(0, width * HASH_BYTES);
  };
}
