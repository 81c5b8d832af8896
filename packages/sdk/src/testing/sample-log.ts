// A small log with keys, witnesses and gifts, the receipts that it gives out, and a server that serves it.
import type { SigningKey, TileAddress, Trust } from '@happy-homeland/log';
import {
  cosign,
  createSigningKey,
  formatCheckpoint,
  formatTrust,
  LogTree,
  leafHash,
  proveInclusion,
  signNote,
  tilePath,
} from '@happy-homeland/log';
import type { EntryLeaf, PrivateFacts } from '@happy-homeland/log/books';
import { commitmentOf, encodeLeaf } from '@happy-homeland/log/books';
import type { ReceiptOpening } from '@happy-homeland/log/receipt';
import { formatReceiptFile } from '@happy-homeland/log/receipt';

export const ORIGIN = 'log.example.org/home';
/** Seconds since 1970. */
export const SEEN_S = 1_795_000_000;
const SEED_BYTES = 32;
const WITNESS_FILL = 100;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

export function seedOf(fill: number): Uint8Array {
  return new Uint8Array(SEED_BYTES).fill(fill);
}

export function receiptNoOf(at: number): string {
  return `hh${'a'.repeat(15)}${BASE32[at % BASE32.length]}`;
}

/** Gift number `at`, of 20 yuan and a few fen, with `seedOf(at)` as its salt. */
export function giftLeaf(at: number, facts: PrivateFacts = {}, project = 'well'): EntryLeaf {
  const amountMinor = 2000 + at;
  return {
    v: 1,
    kind: 'donation.settled',
    date: '2026-11-22',
    charity: 'charity',
    project,
    entry: `entry${at}`,
    amountMinor,
    currency: 'CNY',
    source: 'own-site',
    receiptNo: receiptNoOf(at),
    commitment: base64url(commitmentOf(seedOf(at), facts)),
    postings: [
      ['A:Clearing:stripe', amountMinor],
      [`F:Restricted:${project}`, -amountMinor],
    ],
  };
}

interface LogOptions {
  /** One witness for each. */
  readonly operators?: readonly ('own' | 'other')[];
  readonly quorum?: number;
  readonly origin?: string;
  /** What the log's key is made from. */
  readonly fill?: number;
}

export class SampleLog {
  readonly origin: string;
  readonly key: SigningKey;
  readonly witnesses: readonly SigningKey[];
  readonly trust: Trust;
  readonly files = new Map<string, Uint8Array>();
  readonly leaves: Uint8Array[] = [];
  #tree = LogTree.empty();

  private constructor(key: SigningKey, witnesses: readonly SigningKey[], { operators = [], quorum = 1 }: LogOptions) {
    this.key = key;
    this.origin = key.verifierKey.name;
    this.witnesses = witnesses;
    this.trust = {
      version: 1,
      origin: this.origin,
      logKeys: [{ key: key.verifierKey, fromSize: 0 }],
      witnesses: witnesses.map(({ verifierKey }, at) => ({ operator: operators[at] ?? 'own', key: verifierKey })),
      quorum,
    };
  }

  static async create(leaves: readonly EntryLeaf[], options: LogOptions = {}): Promise<SampleLog> {
    const { operators = ['own', 'other'], origin = ORIGIN, fill = 1 } = options;
    const key = await createSigningKey({ name: origin, role: 'log', seed: seedOf(fill) });
    const witnesses = await Promise.all(
      operators.map((operator, at) =>
        createSigningKey({ name: `${operator}${at}.example`, role: 'witness', seed: seedOf(WITNESS_FILL + at) }),
      ),
    );
    const log = new SampleLog(key, witnesses, { ...options, operators });
    log.grow(leaves);
    return log;
  }

  get trustText(): string {
    return formatTrust(this.trust);
  }

  get size(): bigint {
    return this.#tree.size;
  }

  readonly readTile = (address: TileAddress): Uint8Array => {
    const bytes = this.files.get(tilePath(address));
    if (bytes === undefined) throw new Error(`${tilePath(address)} was never written`);
    return bytes;
  };

  grow(leaves: readonly EntryLeaf[]): void {
    const bytes = leaves.map(encodeLeaf);
    this.leaves.push(...bytes);
    const { tree, tiles } = this.#tree.grow(bytes.map(leafHash));
    for (const { address, bytes: tile } of tiles) this.files.set(tilePath(address), tile);
    this.#tree = tree;
  }

  /** The signed checkpoint with the cosignatures of the first `witnesses`. */
  async note({ witnesses = this.witnesses.length, timeS = SEEN_S, keys = [this.key] } = {}): Promise<string> {
    const text = formatCheckpoint({ origin: this.origin, size: this.#tree.size, root: this.#tree.root });
    const lines = await Promise.all(this.witnesses.slice(0, witnesses).map((key) => cosign({ text, timeS }, key)));
    return `${await signNote(text, keys)}${lines.join('')}`;
  }

  async receipt(at: number, { checkpoint, opening }: { checkpoint?: string; opening?: ReceiptOpening } = {}) {
    const index = BigInt(at);
    const proof = await proveInclusion({ index, size: this.size, readTile: this.readTile });
    const [leaf = new Uint8Array()] = this.leaves.slice(at, at + 1);
    const note = checkpoint ?? (await this.note());
    return formatReceiptFile({ leaf, index, proof, checkpoint: note, ...(opening === undefined ? {} : { opening }) });
  }

  /** Answers as a deployment does; `served` is what stands at `checkpoint`. */
  serve(served: () => string | Promise<string>): (url: string) => Promise<Response> {
    return async (url) => {
      const path = url.replace(/^.*\/log\//, '');
      if (path === 'checkpoint') return new Response(await served());
      if (path === 'trust.json') return new Response(this.trustText);
      const bytes = this.files.get(path);
      return bytes === undefined ? new Response('', { status: 404 }) : new Response(Uint8Array.from(bytes));
    };
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
