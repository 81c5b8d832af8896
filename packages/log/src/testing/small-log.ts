import { formatCheckpoint } from '../checkpoint.ts';
import { formatProofFile } from '../proof-file.ts';
import { proveConsistency, proveInclusion } from '../proofs.ts';
import { cosign, signNote } from '../sign-note.ts';
import type { SigningKey } from '../signing-key.ts';
import { createSigningKey } from '../signing-key.ts';
import type { Trust } from '../trust.ts';
import { MemoryTiles, someLeaves } from './memory-tiles.ts';

export const ORIGIN = 'log.example.org/town';
/** When the witnesses saw it, unless a test says otherwise. */
export const SEEN_S = 1_795_300_000;
const LEAVES = 300;
const SEED_BYTES = 32;

function keyOf(name: string, byte: number): Promise<SigningKey> {
  const role = name === ORIGIN ? 'log' : 'witness';
  return createSigningKey({ name, role, seed: new Uint8Array(SEED_BYTES).fill(byte) });
}

/** A log with three witnesses, one of them its operator's own. */
export class SmallLog {
  readonly tiles = new MemoryTiles();
  readonly leaves: readonly Uint8Array[] = someLeaves(LEAVES);
  readonly key: SigningKey;
  readonly witnesses: readonly SigningKey[];

  private constructor(key: SigningKey, witnesses: readonly SigningKey[]) {
    this.key = key;
    this.witnesses = witnesses;
    this.tiles.grow(this.leaves);
  }

  static async create(): Promise<SmallLog> {
    const names = ['bureau.example.org', 'auditor.example.org', 'own.example.org'];
    const witnesses = await Promise.all(names.map((name, at) => keyOf(name, at + 1)));
    return new SmallLog(await keyOf(ORIGIN, 9), witnesses);
  }

  get size(): bigint {
    return this.tiles.tree.size;
  }

  get trust(): Trust {
    return {
      version: 1,
      origin: ORIGIN,
      logKeys: [{ key: this.key.verifierKey, fromSize: 0 }],
      witnesses: this.witnesses.map(({ verifierKey: key }) => ({
        key,
        operator: key.name.startsWith('own') ? 'own' : 'other',
      })),
      quorum: 2,
    };
  }

  get text(): string {
    return formatCheckpoint({ origin: ORIGIN, size: this.size, root: this.tiles.tree.root });
  }

  /** The checkpoint as the log alone publishes it. */
  signed(text = this.text): Promise<string> {
    return signNote(text, [this.key]);
  }

  /** The checkpoint with the signatures of the first `count` witnesses. */
  async cosigned(count: number, text = this.text): Promise<string> {
    const lines = this.witnesses.slice(0, count).map((witness, at) => cosign({ text, timeS: SEEN_S + at }, witness));
    return (await this.signed(text)) + (await Promise.all(lines)).join('');
  }

  async file(index: bigint, checkpoint: string): Promise<string> {
    const proof = await proveInclusion({ index, size: this.size, readTile: this.tiles.readTile });
    return formatProofFile({ index, proof, checkpoint });
  }

  proveFrom(size1: bigint): Promise<Uint8Array[]> {
    return proveConsistency({ size1, size: this.size, readTile: this.tiles.readTile });
  }
}
