// The log, gone through once from its first entry to its last: every entry hashed into a tree of our own, every file of
// hashes compared with that tree, every leaf added to the books. Memory grows with projects and with 16 bytes an entry.

import type { TileAddress, WrittenTile } from '@happy-homeland/log';
import {
  HASH_BYTES,
  LogTree,
  leafHash,
  parseEntryBundle,
  partialTiles,
  TILE_WIDTH,
  tilePath,
} from '@happy-homeland/log';
import type { EntryLeaf, FactLeaf, Leaf } from '@happy-homeland/log/books';
import { Books, isEntry, isMirrorOf, parseLeaf } from '@happy-homeland/log/books';
import { Findings } from './finding.ts';
import type { KeptTiles } from './kept-tiles.ts';
import { journalText, LoggedJournals } from './published-journal.ts';
import { Statements } from './statements.ts';

/** One bundle of entries, in its place, and the hashes that are served for it. */
export interface Bundle {
  readonly address: TileAddress;
  readonly entries: readonly Uint8Array[];
  readonly leafHashes: readonly Uint8Array[];
  readonly servedHashes: Uint8Array;
}

interface ReplayOptions {
  readonly origin: string;
  /** A size at which the root is wanted: that of the last audited checkpoint. */
  readonly markSize: number | null;
  /** Whether the journals of projects are kept, to be compared. */
  readonly withJournals: boolean;
  readonly onLeaf?: ((index: number, leaf: Leaf) => void) | undefined;
}

/** Places of entries whose hash is not the one that is served; more are not worth telling apart. */
const MISMATCHES_MAX = 100;

export class Replay {
  readonly books = new Books();
  readonly #statements = new Statements();
  readonly journals = new LoggedJournals();
  readonly findings = new Findings();
  readonly kinds = new Map<string, number>();
  readonly mismatches: number[] = [];
  /** Entries that hand over from one key of the log to the next. */
  readonly rotations: (readonly [index: number, leaf: FactLeaf])[] = [];
  /** What auditors have said, and whose signature was not looked at yet. */
  readonly attestations: (readonly [index: number, leaf: FactLeaf])[] = [];
  readonly #options: ReplayOptions;
  /** Made of the entries. */
  #tree = LogTree.empty();
  /** Made of the hashes that are served; the same tree for as long as they agree. */
  #served: LogTree | null = null;
  readonly #edge = new Map<number, WrittenTile>();
  #markRoot: Uint8Array | null = null;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  get size(): number {
    return Number(this.#tree.size);
  }

  get root(): Uint8Array {
    return this.#tree.root;
  }

  /** The root that the served hashes give. */
  get servedRoot(): Uint8Array {
    return (this.#served ?? this.#tree).root;
  }

  /** The root that the tree had at the size that was asked for; null where it never had it. */
  get markRoot(): Uint8Array | null {
    return this.#options.markSize === 0 ? LogTree.empty().root : this.#markRoot;
  }

  /** Adds what a bundle has beyond what is there already. */
  async add(bundle: Bundle, tiles: KeptTiles): Promise<void> {
    const first = Number(bundle.address.index) * TILE_WIDTH;
    const known = this.size - first;
    const hashes = bundle.leafHashes.slice(known);
    this.#mark(hashes);
    const written = this.#grow(bundle, known);
    for (const tile of written) await this.#compare(tile, tiles);
    const corrections: (readonly [index: number, leaf: EntryLeaf])[] = [];
    for (const [place, hash] of hashes.entries()) {
      const index = first + known + place;
      const leaf = this.#read(index, bundle.entries[known + place] ?? new Uint8Array(), hash);
      if (leaf?.kind === 'correction.reversed') corrections.push([index, leaf]);
    }
    for (const [index, leaf] of corrections) await this.#checkCorrection(index, leaf, tiles);
  }

  /** Compares the files that are not full; to be called at the size of a checkpoint. */
  async compareEdge(tiles: KeptTiles): Promise<void> {
    for (const address of partialTiles(this.#tree.size)) {
      const { level, index, width } = address;
      const own = level === 'entries' ? undefined : this.#edge.get(level);
      if (own?.address.index === index && own.address.width === width && level !== 0)
        await this.#compareOne(own, tiles);
    }
  }

  #mark(hashes: readonly Uint8Array[]): void {
    const rest = (this.#options.markSize ?? 0) - this.size;
    if (rest > 0 && rest <= hashes.length) this.#markRoot = this.#tree.grow(hashes.slice(0, rest)).tree.root;
  }

  #grow({ leafHashes, servedHashes, address }: Bundle, known: number): readonly WrittenTile[] {
    const hashes = leafHashes.slice(known);
    const base = Number(address.index) * TILE_WIDTH + known;
    let hasWrong = false;
    for (const [at, hash] of hashes.entries()) {
      if (isHashAt(servedHashes, known + at, hash)) continue;
      hasWrong = true;
      if (this.mismatches.length < MISMATCHES_MAX) this.mismatches.push(base + at);
    }
    if (hasWrong) this.#served ??= this.#tree;
    const own = this.#tree.grow(hashes);
    const other = this.#served?.grow(hashes.map((_, at) => hashAt(servedHashes, known + at)));
    this.#tree = own.tree;
    this.#served = other?.tree ?? null;
    return (other ?? own).tiles;
  }

  async #compare(tile: WrittenTile, tiles: KeptTiles): Promise<void> {
    const { level, width } = tile.address;
    if (level === 'entries' || level === 0) return;
    this.#edge.set(level, tile);
    if (width === TILE_WIDTH) await this.#compareOne(tile, tiles);
  }

  async #compareOne({ address, bytes }: WrittenTile, tiles: KeptTiles): Promise<void> {
    if (isSame(bytes, await tiles.read(address))) return;
    const served = await tiles.fetch(address);
    if (isSame(bytes, served)) return;
    const at = bytes.findIndex((byte, place) => byte !== served[place]);
    const covered = TILE_WIDTH ** Number(address.level);
    const from = (Number(address.index) * TILE_WIDTH + Math.floor(at / HASH_BYTES)) * covered;
    this.findings.add({ kind: 'tile-differs', path: tilePath(address), from, until: from + covered });
  }

  #read(index: number, entry: Uint8Array, hash: Uint8Array): Leaf | null {
    const leaf = parseLeaf(entry);
    if (leaf === null) {
      this.findings.add({ kind: 'leaf-unreadable', index, now: textOf(entry) });
      return null;
    }
    this.findings.add(...this.#statements.add(index, { leaf, leafHash: hash, books: this.books }));
    this.kinds.set(leaf.kind, (this.kinds.get(leaf.kind) ?? 0) + 1);
    for (const fault of this.books.add(index, leaf)) {
      this.findings.add({ kind: 'book-fault', index, fault, project: projectOf(leaf), entry: textOf(entry) });
    }
    const { origin } = this.#options;
    if (!isEntry(leaf) && leaf.kind === 'genesis' && leaf.origin !== origin) {
      this.findings.add({ kind: 'origin-differs', index, expected: origin, found: leaf.origin ?? '' });
    }
    if (!isEntry(leaf) && leaf.kind === 'key.rotation') this.rotations.push([index, leaf]);
    if (!isEntry(leaf) && leaf.kind === 'attestation') this.attestations.push([index, leaf]);
    if (this.#options.withJournals && isEntry(leaf)) this.journals.add(index, leaf);
    this.#options.onLeaf?.(index, leaf);
    return leaf;
  }

  /** What the log says at a place, as journals say it; null where that is no entry. */
  async journalTextAt(index: number, tiles: KeptTiles): Promise<string | null> {
    const leaf = await this.#leafAt(index, tiles);
    return leaf !== null && isEntry(leaf) ? journalText(leaf) : null;
  }

  /** A correction takes back exactly what the entry it names has booked. What comes later was told by the books already. */
  async #checkCorrection(index: number, leaf: EntryLeaf, tiles: KeptTiles): Promise<void> {
    const { reverses = index } = leaf;
    if (reverses >= index) return;
    const original = await this.#leafAt(reverses, tiles);
    if (original !== null && isEntry(original) && isMirrorOf(leaf, original)) return;
    const entry = JSON.stringify(leaf);
    this.findings.add({ kind: 'book-fault', index, fault: 'not-a-mirror', project: leaf.project, entry });
  }

  async #leafAt(index: number, tiles: KeptTiles): Promise<Leaf | null> {
    const bundle = Math.floor(index / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, this.size - bundle * TILE_WIDTH);
    const bytes = await tiles.read({ level: 'entries', index: BigInt(bundle), width });
    const entry = parseEntryBundle(bytes, width)?.[index % TILE_WIDTH];
    return entry === undefined ? null : parseLeaf(entry);
  }
}

/** The hashes of a bundle's entries. */
export function hashesOf(entries: readonly Uint8Array[]): Uint8Array[] {
  return entries.map(leafHash);
}

function hashAt(tile: Uint8Array, at: number): Uint8Array {
  return tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}

/** Whether a tile has this hash at a place; asked for every entry, so nothing is made for it. */
export function isHashAt(tile: Uint8Array, at: number, hash: Uint8Array): boolean {
  const from = at * HASH_BYTES;
  for (let byte = 0; byte < HASH_BYTES; byte += 1) if (tile[from + byte] !== hash[byte]) return false;
  return true;
}

/** An entry as people read it. */
export function textOf(entry: Uint8Array): string {
  return new TextDecoder().decode(entry);
}

export function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

function projectOf(leaf: Leaf): string | null {
  return leaf.project ?? null;
}
