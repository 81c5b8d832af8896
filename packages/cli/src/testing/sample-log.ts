// A public log of a test: leaves into a tree, tiles and bundles as files, checkpoints signed by a log and its witnesses.
// Everything it serves can be bent, as a hostile server would.

import type { SigningKey, Trust } from '@happy-homeland/log';
import {
  cosign,
  createSigningKey,
  formatCheckpoint,
  formatEntryBundle,
  formatTrust,
  LogTree,
  leafHash,
  signNote,
  TILE_WIDTH,
  tilePath,
} from '@happy-homeland/log';
import type { EntryLeaf, Evidence, Leaf } from '@happy-homeland/log/books';
import { encodeLeaf, isEntry, parseLeaf } from '@happy-homeland/log/books';

export const LOG_URL = 'https://give.example.org';
export const LOG_ORIGIN = 'log.example.org/shili';
export const LOG_DATE = '2026-11-22';
const COSIGNED_S = Date.parse('2026-11-22T03:59:00Z') / 1_000;

/** Answers for a path instead of the file. */
export type Bend = (path: string, file: Uint8Array | undefined) => Response | undefined | Promise<Response | undefined>;

export interface SampleCard {
  readonly projectId: string;
  readonly raisedMinor: number;
  readonly [field: string]: unknown;
}

export interface PublishedItem {
  readonly seq: number;
  readonly kind: string;
  readonly date: string;
  readonly postings: readonly { readonly account: string; readonly amountMinor: number; readonly currency: string }[];
  readonly source: string | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly evidence: readonly Evidence[];
  readonly to: string | null;
  readonly basis: string | null;
}

export class SampleLog {
  readonly files = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  cards: SampleCard[] = [];
  bend: Bend = () => undefined;
  entries: Uint8Array[] = [];
  key: SigningKey;
  readonly witnesses: readonly SigningKey[];
  trust: Trust;
  #tree = LogTree.empty();

  private constructor(key: SigningKey, witnesses: readonly SigningKey[]) {
    this.key = key;
    this.witnesses = witnesses;
    this.trust = {
      version: 1,
      origin: LOG_ORIGIN,
      logKeys: [{ key: key.verifierKey, fromSize: 0 }],
      witnesses: witnesses.map(({ verifierKey }, at) => ({ key: verifierKey, operator: at === 0 ? 'own' : 'other' })),
      quorum: Math.min(1, witnesses.length),
    };
    this.#put('trust.json', formatTrust(this.trust));
  }

  /** A log whose first leaf is there, not yet published. */
  static async create(
    names: readonly string[] = ['witness.example.org/a', 'witness.example.net/b'],
  ): Promise<SampleLog> {
    const keyOf = (name: string, role: 'log' | 'witness', byte: number) =>
      createSigningKey({ name, role, seed: new Uint8Array(32).fill(byte) });
    const log = new SampleLog(
      await keyOf(LOG_ORIGIN, 'log', 1),
      await Promise.all(names.map((name, at) => keyOf(name, 'witness', at + 2))),
    );
    log.append({ v: 1, kind: 'genesis', date: LOG_DATE, origin: LOG_ORIGIN });
    return log;
  }

  get size(): number {
    return this.entries.length;
  }

  append(...leaves: readonly Leaf[]): void {
    this.appendBytes(leaves.map(encodeLeaf));
  }

  /** Also what is no leaf. */
  appendBytes(entries: readonly Uint8Array[]): void {
    const { tree, tiles } = this.#tree.grow(entries.map(leafHash));
    const firstBundle = Math.floor(this.entries.length / TILE_WIDTH);
    this.entries.push(...entries);
    for (const { address, bytes } of tiles) this.files.set(tilePath(address), bytes);
    for (let bundle = firstBundle; bundle * TILE_WIDTH < this.entries.length; bundle += 1) this.#putBundle(bundle);
    this.#tree = tree;
  }

  /** Signs what is there now. Every witness cosigns unless fewer are wanted. */
  async publish(witnesses = this.witnesses): Promise<string> {
    const text = formatCheckpoint({ origin: LOG_ORIGIN, size: BigInt(this.size), root: this.#tree.root });
    const lines = await Promise.all(witnesses.map((witness) => cosign({ text, timeS: COSIGNED_S }, witness)));
    const note = `${await signNote(text, [this.key])}${lines.join('')}`;
    this.#put('checkpoint', note);
    if (witnesses.length >= this.trust.quorum) this.#put('cosigned', note);
    return note;
  }

  /** Another key signs from `fromSize` on, and the trust file says so. */
  takeOver(key: SigningKey, fromSize: number): void {
    const before = this.trust.logKeys.map((old) => ({ ...old, toSize: fromSize }));
    this.key = key;
    this.serveTrust({ ...this.trust, logKeys: [{ key: key.verifierKey, fromSize }, ...before] });
  }

  /** Says whom to believe. */
  serveTrust(trust: Trust): void {
    this.trust = trust;
    this.#put('trust.json', formatTrust(trust));
  }

  /** Another history: entry `index` is `leaf`, the tree is made anew, and the next `publish` signs it. */
  rewrite(index: number, leaf: Leaf): void {
    const entries = this.entries.with(index, encodeLeaf(leaf));
    this.cutTo(0);
    this.appendBytes(entries);
  }

  /** Forgets the entries from `size` on, as an old backup does. */
  cutTo(size: number): void {
    const entries = this.entries.slice(0, size);
    for (const path of this.files.keys()) if (path.startsWith('tile/')) this.files.delete(path);
    this.entries = [];
    this.#tree = LogTree.empty();
    if (size > 0) this.appendBytes(entries);
  }

  /** Changes an entry by hand where it is served, and nothing else. */
  tamper(index: number, leaf: Leaf): void {
    this.entries = this.entries.with(index, encodeLeaf(leaf));
    this.#putBundle(Math.floor(index / TILE_WIDTH));
  }

  readonly fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted();
    const path = url.slice(LOG_URL.length);
    this.asked.push(path);
    return this.answer(path);
  };

  async answer(path: string): Promise<Response> {
    const [, project] = /^\/v1\/projects\/([^/?]+)\/ledger/.exec(path) ?? [];
    if (project !== undefined) {
      const items = this.journalOf(project);
      return (await this.bend(path, undefined)) ?? Response.json({ items, nextCursor: null });
    }
    if (path.startsWith('/v1/projects')) {
      const bent = await this.bend(path, undefined);
      return bent ?? Response.json({ items: this.cards, nextCursor: null });
    }
    const file = this.files.get(path.replace('/log/', ''));
    const bent = await this.bend(path, file);
    if (bent !== undefined) return bent;
    return file === undefined ? new Response('not found', { status: 404 }) : new Response(file.slice());
  }

  /** What a deployment shows of a project's entries. */
  journalOf(project: string): PublishedItem[] {
    const leaves = this.entries.map(parseLeaf).filter((leaf) => leaf !== null && isEntry(leaf));
    return leaves
      .filter((leaf) => leaf.project === project || leaf.to === project)
      .map(({ kind, date, currency, postings, source, reason, category, evidence, to }, at) => ({
        seq: at + 1,
        kind,
        date,
        source: source ?? null,
        reason: kind === 'correction.reversed' ? (reason ?? null) : null,
        category: category ?? null,
        evidence: evidence?.toReversed() ?? [],
        to: to ?? null,
        basis: kind === 'surplus.transferred' ? (reason ?? null) : null,
        postings: postings.map(([account, amountMinor]) => ({ account, amountMinor, currency })),
      }));
  }

  #putBundle(bundle: number): void {
    const entries = this.entries.slice(bundle * TILE_WIDTH, (bundle + 1) * TILE_WIDTH);
    const address = { level: 'entries', index: BigInt(bundle), width: entries.length } as const;
    this.files.set(tilePath(address), formatEntryBundle(entries));
  }

  #put(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }
}

let made = 0;

/** A gift to `well` through this site. */
export function gift(amountMinor: number, more: Partial<EntryLeaf> = {}): EntryLeaf {
  made += 1;
  const project = more.project ?? 'well';
  return {
    v: 1,
    kind: 'donation.settled',
    date: LOG_DATE,
    charity: 'charity',
    project,
    entry: `entry${made}`,
    receiptNo: `hh${made}`,
    amountMinor,
    currency: 'CNY',
    source: 'own-site',
    postings: [
      ['A:Clearing:stripe', amountMinor],
      [`F:Restricted:${project}`, -amountMinor],
    ],
    ...more,
  };
}

/** An entry of any other kind. */
export function move(
  kind: EntryLeaf['kind'],
  [debit, credit]: readonly [string, string],
  amountMinor: number,
): EntryLeaf {
  const { source: _, receiptNo: __, ...leaf } = gift(amountMinor);
  return { ...leaf, kind, postings: [[debit, amountMinor] as const, [credit, -amountMinor] as const] };
}

/** Takes back `original`, which stands at `reverses`. */
export function correct(original: EntryLeaf, reverses: number): EntryLeaf {
  const { receiptNo: _, ...leaf } = original;
  const postings = original.postings.map(([code, amountMinor]) => [code, -amountMinor] as const);
  return {
    ...leaf,
    entry: `${original.entry}-taken-back`,
    kind: 'correction.reversed',
    of: original.kind,
    reverses,
    reason: '重复入账',
    postings,
  };
}

/** The card of a project that has received gifts alone. */
export function cardOf(projectId: string, raisedMinor: number, donors: number): SampleCard {
  return {
    projectId,
    title: '老年助餐点（示例）',
    currency: 'CNY',
    raisedMinor,
    donors,
    bySource: [{ source: 'own-site', raisedMinor, donors }],
    fundUse: { raisedMinor, feesMinor: 0, advancesMinor: 0, spentMinor: 0, heldMinor: raisedMinor },
  };
}
