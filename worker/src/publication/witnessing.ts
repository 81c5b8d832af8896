// Asking the witnesses. Each is told what it is believed to have seen, and may correct that once; what it signs is verified
// before it is believed. A witness that does not answer holds nothing up.

import { openNote, parseSignatureLine, parseVerifierKey, proveConsistency } from '@happy-homeland/log';
import type { CosignatureRecord, TreeSize, Witness, WitnessAnswer } from '../ports/index.ts';
import type { LogPorts } from './known-past.ts';
import { requireNotAhead, rolledBack } from './known-past.ts';
import { tilesOf } from './log-files.ts';

const MS_PER_S = 1_000;
/** A verifier warns where the newest cosignature is older than a day; a log without gifts is shown again before. */
const FRESH_MS = 6 * 60 * 60_000;
/** A word from the future would look fresh until then: clocks differ by minutes, not by more. */
const AHEAD_MAX_MS = 10 * 60_000;
/** How soon one that did not answer is asked again. */
const RETRY_MS = 60_000;

export interface Shown extends TreeSize {
  /** Signed by the log, without cosignatures. */
  readonly note: string;
}

/** Whether a witness has not seen this size, or so long ago that it should be asked again. */
export function isCosigningDue(ports: LogPorts, size: number, known: readonly CosignatureRecord[]): boolean {
  const nowMs = ports.clock.nowMs();
  return ports.log.witnesses.some(({ verifierKey }) => {
    const record = known.find(({ witness }) => witness === verifierKey);
    if (record === undefined) return true;
    const isFresh = record.size === size && record.cosignedMs !== null && nowMs - record.cosignedMs < FRESH_MS;
    return !isFresh && nowMs - record.askedMs >= RETRY_MS;
  });
}

/** Shows a checkpoint to all witnesses, side by side. Answers what is known of each afterwards. Throws LogStop. */
export async function askWitnesses(ports: LogPorts, shown: Shown): Promise<readonly CosignatureRecord[]> {
  const known = await ports.store.log.cosignatures();
  return Promise.all(
    ports.log.witnesses.map((witness) => {
      const last = known.find((record) => record.witness === witness.verifierKey) ?? unknownTo(witness);
      return askOne(ports, { witness, last, shown });
    }),
  );
}

interface Asking {
  readonly witness: Witness;
  readonly last: CosignatureRecord;
  readonly shown: Shown;
}

async function askOne(ports: LogPorts, asking: Asking): Promise<CosignatureRecord> {
  const { witness, last, shown } = asking;
  const askedMs = ports.clock.nowMs();
  const first = await submit(ports, asking, Math.min(last.size, shown.size));
  const answer = first.kind === 'conflict' ? await correct(ports, asking, first) : first;
  if (answer.kind === 'inconsistent') throw rolledBack(`${witness.verifierKey} knows another history`);
  const cosigned = answer.kind === 'cosigned' ? await verified(shown.note, answer.line, witness) : null;
  const isAhead = cosigned !== null && cosigned.cosignedMs > askedMs + AHEAD_MAX_MS;
  if (cosigned === null || isAhead) {
    const unfit = isAhead ? 'clock-ahead' : answer.kind;
    const reason = answer.kind === 'unavailable' ? answer.reason : unfit;
    ports.reporter.report('warn', 'witness-without-cosignature', { witness: witness.verifierKey, reason });
    return { ...last, askedMs };
  }
  return { witness: witness.verifierKey, size: shown.size, askedMs, ...cosigned };
}

// It has seen another size last: more than the database has means that the database is an old one; the same size again means
// that it was another tree.
async function correct(
  ports: LogPorts,
  asking: Asking,
  { size }: Extract<WitnessAnswer, { readonly kind: 'conflict' }>,
): Promise<WitnessAnswer> {
  await requireNotAhead(ports, asking.witness, size);
  if (size === Math.min(asking.last.size, asking.shown.size)) {
    throw rolledBack(`${asking.witness.verifierKey} knows another tree of ${size} leaves`);
  }
  // Somebody else has shown it a later one meanwhile.
  if (size > asking.shown.size) return { kind: 'unavailable', reason: 'overtaken' };
  const again = await submit(ports, asking, size);
  // It was told what it said itself, and contradicts: what it has of this size is another tree.
  if (again.kind === 'conflict' && again.size === size) {
    throw rolledBack(`${asking.witness.verifierKey} knows another tree of ${size} leaves`);
  }
  return again;
}

async function submit(ports: LogPorts, { witness, shown }: Asking, oldSize: number): Promise<WitnessAnswer> {
  const readTile = tilesOf(ports.log.blobs);
  const proof = await proveConsistency({ size1: BigInt(oldSize), size: BigInt(shown.size), readTile });
  return witness.submit({ note: shown.note, oldSize, proof });
}

// A witness may answer with several lines, and what it sends goes below our own signature: a line in the name of another key
// would have every verifier refuse the checkpoint. So its own is taken, and no other.
async function verified(note: string, answer: string, { verifierKey }: Witness) {
  const key = await parseVerifierKey(verifierKey);
  const own = answer.split('\n').find((text) => {
    const signature = parseSignatureLine(text);
    return signature !== undefined && signature.name === key?.name && signature.keyId === key.keyId;
  });
  const line = `${own}\n`;
  const opened = await openNote(`${note}${line}`, [verifierKey]);
  const signature = opened.ok ? opened.signatures.find(({ role }) => role === 'witness') : undefined;
  if (signature?.role !== 'witness') return null;
  return { line, cosignedMs: signature.timeS * MS_PER_S };
}

function unknownTo({ verifierKey }: Witness): CosignatureRecord {
  return { witness: verifierKey, size: 0, line: null, cosignedMs: null, askedMs: 0 };
}
