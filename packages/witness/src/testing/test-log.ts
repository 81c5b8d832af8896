// A log as a witness sees one: leaves, signed checkpoints, proofs; and, for once, one that can be made to lie.

import type { LogKey, SigningKey } from '@happy-homeland/log';
import {
  createSigningKey,
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  proveConsistency,
  rootFromTiles,
  signNote,
} from '@happy-homeland/log';
import type { WatchedLog } from '../watched-log.ts';

const HASH_BYTES = 32;
const SEED_BYTES = 32;

/** The key of a witness for tests: the same for the same name. */
export function testWitnessKey(name = 'witness.example/1'): Promise<SigningKey> {
  return createSigningKey({ name, role: 'witness', seed: seedOf(name) });
}

/** At most 255 leaves, which is one tile. */
export class TestLog {
  readonly key: SigningKey;
  readonly #leaves: readonly string[];

  private constructor(key: SigningKey, leaves: readonly string[]) {
    this.key = key;
    this.#leaves = leaves;
  }

  static async open(origin = 'log.example/test'): Promise<TestLog> {
    const key = await createSigningKey({ name: origin, role: 'log', seed: seedOf(origin) });
    return new TestLog(key, []);
  }

  get origin(): string {
    return this.key.verifierKey.name;
  }

  get size(): bigint {
    return BigInt(this.#leaves.length);
  }

  /** As a witness is told of it. */
  get watched(): WatchedLog {
    const keys: LogKey[] = [{ key: this.key.verifierKey, fromSize: 0 }];
    return { origin: this.origin, keys };
  }

  /** The log with more leaves. */
  grown(count: number): TestLog {
    const more = Array.from({ length: count }, (_, at) => `leaf ${this.#leaves.length + at}`);
    return new TestLog(this.key, [...this.#leaves, ...more]);
  }

  /** The log as if one leaf had always been another: what an operator makes who changes an old row. */
  rewritten(at: number, leaf = 'another'): TestLog {
    return new TestLog(this.key, this.#leaves.with(at, leaf));
  }

  /** The signed checkpoint of everything that is in it. */
  async checkpoint(): Promise<string> {
    return signNote(await this.text(), [this.key]);
  }

  /** The checkpoint without its signatures. */
  async text(): Promise<string> {
    const root = await rootFromTiles({ size: this.size, readTile: this.#readTile });
    return formatCheckpoint({ origin: this.origin, size: this.size, root });
  }

  /** The body of an honest `add-checkpoint` from `oldSize`. */
  async request(oldSize: bigint): Promise<string> {
    const proof = await proveConsistency({ size1: oldSize, size: this.size, readTile: this.#readTile });
    return formatAddCheckpoint({ oldSize, proof, checkpoint: await this.checkpoint() });
  }

  readonly #readTile = (): Uint8Array => {
    const tile = new Uint8Array(this.#leaves.length * HASH_BYTES);
    for (const [at, leaf] of this.#leaves.entries())
      tile.set(leafHash(new TextEncoder().encode(leaf)), at * HASH_BYTES);
    return tile;
  };
}

/** No secret: anybody can have it. */
function seedOf(name: string): Uint8Array {
  const seed = new Uint8Array(SEED_BYTES);
  seed.set(new TextEncoder().encode(name).subarray(0, SEED_BYTES));
  return seed;
}
