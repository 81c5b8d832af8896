// What the outside world sees of the log, and what is wrong with it. It reads no state of a sequencer: only what was committed,
// signed, put and shown to a witness.

import {
  leafHash,
  parseCheckpoint,
  parseEntryBundle,
  RightEdge,
  tilePath,
  verifyConsistency,
} from '@happy-homeland/log';
import type { Ports, Store, TreeSize, WitnessAnswer, WitnessRequest, WriteUnit } from '@happy-homeland/worker/ports';

const BUNDLE = 256;

export class LogExaminer {
  readonly broken: string[] = [];
  readonly #roots = new Map<number, string>();
  readonly #signed = new Map<number, string>();
  #head = 0;
  #published = 0;
  #witnessed: TreeSize | null = null;

  /** Commits a unit, and compares what it did with what its sender had read. */
  async watch(store: Store, unit: WriteUnit) {
    const [first] = unit;
    const before = await store.log.head();
    const outcome = await store.commit(unit);
    if (outcome.kind !== 'committed') return outcome;
    if (first?.kind === 'grow-log') {
      const { to } = first;
      const from = readBy(first);
      if (from.epoch !== before.epoch) this.#say(`a head moved in epoch ${from.epoch}, and ${before.epoch} had begun`);
      if (from.size !== before.size) this.#say(`a head at ${before.size} was moved by one who had read ${from.size}`);
      if (to.size < this.#head) this.#say(`the head went back from ${this.#head} to ${to.size}`);
      this.#head = Math.max(this.#head, to.size);
      this.#roots.set(to.size, hex(to.root));
    }
    if (first?.kind === 'publish-checkpoint') {
      if (first.record.size < this.#published) this.#say(`a checkpoint went back to ${first.record.size}`);
      this.#published = Math.max(this.#published, first.record.size);
    }
    return outcome;
  }

  /** A signature has left a process. */
  signs(text: string): void {
    const checkpoint = parseCheckpoint(text);
    const [size, root] = [Number(checkpoint?.size ?? -1), hex(checkpoint?.root ?? new Uint8Array(0))];
    const before = this.#signed.get(size);
    if (before !== undefined && before !== root) this.#say(`two trees of ${size} leaves were signed`);
    if (this.#roots.get(size) !== root) this.#say(`a tree of ${size} leaves was signed that the head never had`);
    this.#signed.set(size, root);
  }

  /** A witness that keeps what it is shown. Its answer is lost: what it signs is tried elsewhere. */
  witness({ note, oldSize, proof }: WitnessRequest): WitnessAnswer {
    const checkpoint = parseCheckpoint(note);
    if (checkpoint === undefined) return { kind: 'unavailable', reason: 'malformed' };
    const known = this.#witnessed;
    if (oldSize !== (known?.size ?? 0)) return { kind: 'conflict', size: known?.size ?? 0 };
    const shown = { size: Number(checkpoint.size), root: checkpoint.root };
    if (known !== null) {
      const claim = { size1: BigInt(known.size), root1: known.root, size2: checkpoint.size, root2: shown.root, proof };
      if (!verifyConsistency(claim)) {
        this.#say(`a witness of ${known.size} leaves was shown another history of ${shown.size}`);
        return { kind: 'inconsistent' };
      }
    }
    this.#witnessed = shown;
    return { kind: 'unavailable', reason: 'unheard' };
  }

  /** When all is quiet: everything that was booked is published once, in its place, under the root that was signed. */
  async end({ store, log }: Ports): Promise<void> {
    const fixed = await store.log.fixed();
    const leaves = await store.log.leaves({ from: 0, limit: fixed });
    const checkpoint = await store.log.checkpoint();
    if (checkpoint?.size !== fixed) return this.#say(`${fixed} leaves are booked and ${checkpoint?.size} published`);
    const edge = new RightEdge();
    for (const { bytes } of leaves) edge.add(leafHash(bytes));
    if (hex(edge.root()) !== hex(checkpoint.root)) this.#say('the published root is not that of what was booked');
    const entries: string[] = [];
    for (let from = 0; from < fixed; from += BUNDLE) {
      const width = Math.min(BUNDLE, fixed - from);
      const path = tilePath({ level: 'entries', index: BigInt(from / BUNDLE), width });
      const bundle = parseEntryBundle((await log.blobs.get(path)) ?? new Uint8Array(0), width);
      entries.push(...(bundle ?? []).map(hex));
    }
    if (entries.join() !== leaves.map(({ bytes }) => hex(bytes)).join()) {
      this.#say(`the bundles hold ${entries.length} entries that are not the ${fixed} leaves`);
    }
    if (new Set(entries).size !== entries.length) this.#say('a gift is in the log twice');
    return undefined;
  }

  /** A process found something wrong where nothing was. */
  stopped(reason: string): void {
    this.#say(`a sequencer stopped: ${reason}`);
  }

  #say(what: string): void {
    this.broken.push(what);
  }
}

type Grow = Extract<WriteUnit[number], { readonly kind: 'grow-log' }>;

/** What the sequencer had read, even where a mutant says otherwise to the database. */
function readBy(change: Grow): Grow['from'] {
  return (change as Grow & { readonly meant?: Grow['from'] }).meant ?? change.from;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
