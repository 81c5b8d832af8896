// The whole promise: a checkpoint is cosigned only if it continues the last one, and only once the record that says so is
// on disk. Everything between reading the record and replacing it may run twice at once; the record lets one of them win.

import type { SigningKey, VerifierKey, WitnessDecision } from '@happy-homeland/log';
import { cosign, decideAddCheckpoint, parseAddCheckpoint, parseCheckpoint } from '@happy-homeland/log';
import { fitsSize, ownNote, rootLine } from './checkpoint-note.ts';
import type { Clock } from './clock.ts';
import { makeEvidence } from './evidence.ts';
import { createPace } from './pace.ts';
import type { Report } from './reporter.ts';
import type { EvidenceKind, WitnessedRecord, WitnessStore } from './store/record.ts';
import type { WatchedLog } from './watched-log.ts';

export interface WitnessOptions {
  /** Of the role `witness`, and used by no other witness: a cosignature does not say whose it is. */
  readonly key: SigningKey;
  readonly logs: readonly WatchedLog[];
  readonly store: WitnessStore;
  readonly clock: Clock;
  readonly report: Report;
}

export type AddCheckpointAnswer =
  /** The line to put below the checkpoint. */
  | { readonly status: 200; readonly cosignature: string }
  | { readonly status: 400 | 403 | 404 | 422 }
  /** The size that this witness has. */
  | { readonly status: 409; readonly size: bigint }
  | { readonly status: 429 | 503; readonly retryAfterS: number };

export interface Witness {
  readonly key: VerifierKey;
  readonly logs: readonly WatchedLog[];
  readonly store: WitnessStore;
  /** Answers the body of `POST /add-checkpoint` (C2SP tlog-witness). Never rejects; a store that fails is a 503. */
  addCheckpoint(body: string): Promise<AddCheckpointAnswer>;
}

/** A request that loses against another reads again; nobody loses five times to honest logs. */
const ATTEMPTS_MAX = 5;
const RETRY_S = 1;
const STORE_RETRY_S = 5;
const CLOCK_RETRY_S = 60;
/** A clock that was put right by minutes is put up with: the time that is signed then stands still instead. */
const CLOCK_BACK_MAX_S = 600;
/** The same checkpoint again within this time gets the same cosignature, and costs no write. */
const SAME_AGAIN_S = 10;

/** A witness on its record. */
export function createWitness(options: WitnessOptions): Witness {
  const logs = new Map(options.logs.map((log) => [log.origin, log]));
  const pace = createPace(options.clock);
  const work = { ...options, logs, pace };
  const addCheckpoint = async (body: string): Promise<AddCheckpointAnswer> => {
    try {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
        const answer = await attemptAt(body, work);
        if (answer !== 'lost') return answer;
      }
      return { status: 503, retryAfterS: RETRY_S };
    } catch (error) {
      // Whether the record was written is unknown, so nothing is signed; the log asks again and is told what stands there.
      const message = error instanceof Error ? error.message : 'not an error';
      options.report('error', 'record-failed', { message });
      return { status: 503, retryAfterS: STORE_RETRY_S };
    }
  };
  return { key: options.key.verifierKey, logs: options.logs, store: options.store, addCheckpoint };
}

interface Work extends Omit<WitnessOptions, 'logs'> {
  readonly logs: ReadonlyMap<string, WatchedLog>;
  readonly pace: (origin: string) => boolean;
}

/** What the decision was made on. */
interface Ground {
  readonly log: WatchedLog;
  readonly record: WitnessedRecord | undefined;
}

async function attemptAt(body: string, work: Work): Promise<AddCheckpointAnswer | 'lost'> {
  let ground: Ground | undefined;
  const size = parseCheckpoint(parseAddCheckpoint(body)?.checkpoint ?? '')?.size ?? 0n;
  const decision = await decideAddCheckpoint(body, {
    find: async (origin) => {
      const log = work.logs.get(origin);
      if (log === undefined) return undefined;
      const record = await work.store.records.read(origin);
      ground = { log, record };
      const latest = parseCheckpoint(record?.note ?? '');
      return { keys: log.keys.filter(fitsSize(size)).map(({ key }) => key), ...(latest && { latest }) };
    },
  });
  switch (decision.status) {
    case 400:
    case 403:
    case 404:
      return { status: decision.status };
    case 200:
      return ground === undefined ? 'lost' : keepAndSign({ decision, body, ...ground }, work);
    case 409:
      if (decision.isContradiction) await keepEvidence({ kind: 'fork', body, ground }, work);
      return { status: 409, size: decision.size };
    case 422:
      await keepEvidence({ kind: 'unproven', body, ground }, work);
      return { status: 422 };
  }
}

interface Accepted extends Ground {
  readonly decision: Extract<WitnessDecision, { status: 200 }>;
  readonly body: string;
}

async function keepAndSign(accepted: Accepted, work: Work): Promise<AddCheckpointAnswer | 'lost'> {
  const { decision, body, log, record } = accepted;
  const { text, checkpoint } = decision;
  const { clock, key, pace, report, store } = work;
  const nowS = clock.nowS();
  const isSame = record?.size === checkpoint.size;
  const backS = (record?.timeS ?? 0) - nowS;
  if (backS > CLOCK_BACK_MAX_S) {
    report('error', 'clock-went-back', { origin: log.origin, seconds: backS });
    return { status: 503, retryAfterS: CLOCK_RETRY_S };
  }
  if (isSame && backS > -SAME_AGAIN_S) {
    return { status: 200, cosignature: await cosign({ text, timeS: record.timeS }, key) };
  }
  if (!isSame && !pace(log.origin)) return { status: 429, retryAfterS: RETRY_S };
  // Read before the record is replaced: what is signed is that nothing larger had been seen at that time.
  const timeS = Math.max(nowS, record?.timeS ?? 0);
  const note = ownNote(parseAddCheckpoint(body)?.checkpoint ?? '', log);
  const next = { origin: log.origin, size: checkpoint.size, root: rootLine(text), note, timeS };
  if (!(await store.records.replace(next, record?.version ?? 0))) return 'lost';
  // From here on a crash costs the log one more question, and nobody a contradiction.
  const cosignature = await cosign({ text, timeS }, key);
  report('info', 'cosigned', { origin: log.origin, size: String(checkpoint.size) });
  if (!isSame) await settleEvidence(next, work);
  return { status: 200, cosignature };
}

/** Evidence is not what a cosignature depends on: a store that cannot clear it away is reported and no more. */
async function settleEvidence(shown: Parameters<WitnessStore['evidence']['settle']>[0], work: Work): Promise<void> {
  try {
    await work.store.evidence.settle(shown);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not an error';
    work.report('error', 'evidence-not-settled', { origin: shown.origin, message });
  }
}

interface Found {
  readonly kind: EvidenceKind;
  readonly body: string;
  readonly ground: Ground | undefined;
}

async function keepEvidence({ kind, body, ground }: Found, work: Work): Promise<void> {
  const request = parseAddCheckpoint(body);
  // Before the first checkpoint there is nothing that another could contradict.
  if (request === undefined || ground?.record === undefined) return;
  const { log, record } = ground;
  const evidence = await makeEvidence({
    kind,
    witness: work.key.verifierKey,
    keptS: work.clock.nowS(),
    first: record.note,
    second: ownNote(request.checkpoint, log),
    proof: kind === 'fork' ? [] : request.proof,
  });
  if (!(await work.store.evidence.keep(evidence))) return;
  const { id, origin, size } = evidence;
  work.report('error', kind === 'fork' ? 'log-forked' : 'log-not-continued', {
    origin,
    size: String(size),
    file: `/evidence/${id}.txt`,
  });
}
