// A public log for tests: keys from a fixed seed, files and mark in memory, witnesses that do what they are told.

import type { Checkpoint, VerifierKey } from '@happy-homeland/log';
import {
  cosign,
  createSigningKey,
  decideAddCheckpoint,
  formatAddCheckpoint,
  formatSigningKey,
  formatVerifierKey,
  parseVerifierKey,
} from '@happy-homeland/log';
import type { HttpWitnessOptions } from '../adapters/log/http-witness.ts';
import { createHttpWitness } from '../adapters/log/http-witness.ts';
import { createLogKeys } from '../adapters/log/log-keys.ts';
import { memoryBlobs, memoryMark, NO_MARK, newSession } from '../adapters/memory/memory-log.ts';
import type { PublicLog, Witness, WitnessAnswer, WitnessRequest } from '../ports/index.ts';

export const LOG_ORIGIN = 'log.example.org/test';
const SEED_BYTES = 32;

/** The public log of a server that a test starts: a key that everybody knows. */
export const LOG_ENV = {
  LOG_ORIGIN,
  LOG_KEY: `PRIVATE+KEY+${LOG_ORIGIN}+9769f5be+${'AQEB'.repeat(11)}`,
} as const;

/** The secret text of a log key; the same seed gives the same key. */
export function aLogKey(seed = 1, name = LOG_ORIGIN): Promise<string> {
  return formatSigningKey({ name, role: 'log', seed: new Uint8Array(SEED_BYTES).fill(seed) });
}

/** A log in memory. */
export async function aPublicLog(over: Partial<PublicLog> = {}): Promise<PublicLog> {
  return {
    keys: await createLogKeys({ origin: LOG_ORIGIN, keys: [await aLogKey()] }),
    blobs: memoryBlobs(),
    witnesses: [],
    quorum: 0,
    mark: memoryMark(),
    session: newSession('test'),
    ...over,
  };
}

/** The log of one of several processes: the key that tests know, its own name in the lease, witnesses across a network. */
export async function openLogProcess(told: {
  readonly blobs: PublicLog['blobs'];
  readonly holder: string;
  readonly witnesses: readonly HttpWitnessOptions[];
}): Promise<PublicLog> {
  const witnesses = told.witnesses.map(createHttpWitness);
  return aPublicLog({
    blobs: told.blobs,
    witnesses,
    quorum: witnesses.length,
    mark: NO_MARK,
    session: newSession(told.holder),
  });
}

/** A witness of the real protocol, without a network. It may be told to be away. */
export class MemoryWitness implements Witness {
  readonly verifierKey: string;
  readonly url = null;
  readonly isOwn = false;
  isAway = false;
  latest: Checkpoint | undefined;
  readonly seen: WitnessRequest[] = [];
  readonly #logKey: string;
  readonly #seed: Uint8Array;
  readonly #name: string;
  readonly #nowS: () => number;

  private constructor(parts: {
    verifierKey: string;
    logKey: string;
    seed: Uint8Array;
    name: string;
    nowS: () => number;
  }) {
    this.verifierKey = parts.verifierKey;
    this.#logKey = parts.logKey;
    this.#seed = parts.seed;
    this.#name = parts.name;
    this.#nowS = parts.nowS;
  }

  static async of(logKey: string, number: number, nowS: () => number): Promise<MemoryWitness> {
    const seed = new Uint8Array(SEED_BYTES).fill(100 + number);
    const name = `witness-${number}.example.org`;
    const { verifierKey } = await createSigningKey({ name, role: 'witness', seed });
    return new MemoryWitness({ verifierKey: formatVerifierKey(verifierKey), logKey, seed, name, nowS });
  }

  async submit(request: WitnessRequest): Promise<WitnessAnswer> {
    this.seen.push(request);
    if (this.isAway) return { kind: 'unavailable', reason: 'away' };
    const { note, oldSize, proof } = request;
    const keys = [await parseLogKey(this.#logKey)];
    const find = () => ({ keys, ...(this.latest && { latest: this.latest }) });
    const body = formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, checkpoint: note });
    const decision = await decideAddCheckpoint(body, { find });
    if (decision.status === 409) return { kind: 'conflict', size: Number(decision.size) };
    if (decision.status === 422) return { kind: 'inconsistent' };
    if (decision.status !== 200) return { kind: 'unavailable', reason: `status-${decision.status}` };
    this.latest = decision.checkpoint;
    const key = await createSigningKey({ name: this.#name, role: 'witness', seed: this.#seed });
    return { kind: 'cosigned', line: await cosign({ text: decision.text, timeS: this.#nowS() }, key) };
  }
}

async function parseLogKey(text: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(text);
  if (key === undefined) throw new RangeError('not a key');
  return key;
}
