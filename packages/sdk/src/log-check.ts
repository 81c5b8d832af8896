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
import type { LogPin } from './log-pin.ts';
import { keepEvidence, keepPin, keptEvidence, readPin } from './log-pin.ts';
import type { LogRefusal, LogState } from './log-state.ts';

const HASH_BYTES = 32;

/** Reads one file of the log. Rejects where there is no answer. */
export type ReadLogFile = (path: string) => Promise<Uint8Array>;

interface Looking {
  readonly readFile: ReadLogFile;
  readonly pins: KeyStore;
  /** The text of the trust file, or undefined for the deployment's own. */
  readonly trust: string | Trust | undefined;
  readonly nowMs: number;
}

/** Never rejects. */
export async function checkLog({ readFile, pins, trust: given, nowMs }: Looking): Promise<LogState> {
  const read = async (path: string) => new TextDecoder().decode(await readFile(path));
  try {
    const text = given ?? (await read('trust.json'));
    const trust = typeof text === 'string' ? await parseTrust(text.trim()) : text;
    if (trust === undefined) return refused('trust-unusable');
    const kept = await keptEvidence(pins, trust.origin);
    if (kept !== undefined) return { kind: 'contradiction', origin: trust.origin, evidence: kept };
    // The newest that enough have seen; where there is none, the newest says how many have.
    const note = await read('cosigned').catch(() => read('checkpoint'));
    const verdict = await verifyCheckpoint(note, { trust });
    if (!verdict.ok) {
      return { ...refused(verdict.reason), ...('cosignedBy' in verdict ? { cosignedBy: verdict.cosignedBy } : {}) };
    }
    const { checkpoint, cosignedBy } = verdict;
    const pin = await readPin(pins, trust.origin);
    const growth = pin === undefined ? 'grown' : await compare(pin, { ...checkpoint, note }, readFile);
    if (typeof growth === 'object') {
      const evidence = formatEvidence({ ...growth, kept: new Date(nowMs).toISOString() });
      await keepEvidence(pins, trust.origin, evidence);
      return { kind: 'contradiction', origin: trust.origin, evidence };
    }
    if (growth !== 'grown') return refused(growth === 'older' ? 'older' : 'tiles-wrong');
    await keepPin(pins, { origin: trust.origin, note, sinceMs: pin?.sinceMs ?? nowMs });
    const newestTimeMs = verdict.newestTimeS === undefined ? undefined : verdict.newestTimeS * 1000;
    const size = String(checkpoint.size);
    return {
      kind: 'seen',
      origin: trust.origin,
      size,
      cosignedBy,
      quorum: trust.quorum,
      newestTimeMs,
      sinceMs: pin?.sinceMs,
      note,
    };
  } catch (error) {
    if (error instanceof LogError) return refused('tiles-wrong');
    return { kind: 'unreachable' };
  }
}

function refused(reason: LogRefusal): { readonly kind: 'refused'; readonly reason: LogRefusal } {
  return { kind: 'refused', reason };
}

/** Two states that cannot both be true, and what shows it. */
type Contradiction = Pick<EvidenceParts, 'beginning' | 'first' | 'kind' | 'proof' | 'second'>;
type Growth = 'grown' | 'older' | 'unproved' | Contradiction;

/** A checkpoint with the note that it stood in. */
interface State extends Checkpoint {
  readonly note: string;
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
