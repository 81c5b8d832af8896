// The books as anybody adds them up who has nothing but the served files of the log: another sum than the deployment's own, so
// that a mistake in one of them shows. And what a page says in money.

import { parseCheckpoint, parseEntryBundle, TILE_WIDTH, tilePath } from '@happy-homeland/log';
import type { EntryLeaf } from '@happy-homeland/log/books';
import { Books, isEntry, parseLeaf } from '@happy-homeland/log/books';

/** An entry of the books with its place in the log. */
export interface Entry extends EntryLeaf {
  readonly index: number;
}

/** Reads the log of a deployment: its entries in their order. Throws where one of them cannot stand in books. */
export async function replay(url: string): Promise<readonly Entry[]> {
  const size = Number(parseCheckpoint(await textOf(`${url}/log/checkpoint`))?.size ?? 0n);
  const books = new Books();
  const entries: Entry[] = [];
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const path = tilePath({ level: 'entries', index: BigInt(from / TILE_WIDTH), width });
    for (const [at, bytes] of (parseEntryBundle(await bytesOf(`${url}/log/${path}`), width) ?? []).entries()) {
      const index = from + at;
      const leaf = parseLeaf(bytes);
      const faults = leaf === null ? ['unread'] : books.add(index, leaf);
      if (faults.length > 0) throw new Error(`entry ${index}: ${JSON.stringify(faults)}`);
      if (leaf !== null && isEntry(leaf)) entries.push({ ...leaf, index });
    }
  }
  return entries;
}

/** Figures of some projects as they follow from entries, minor units, by names of our own. */
export interface Sums {
  readonly raised: number;
  readonly gifts: number;
  readonly fees: number;
  readonly spent: number;
  readonly advances: number;
  readonly givenOn: number;
  readonly received: number;
  readonly held: number;
  /** Where gifts came in → what is left of them. */
  readonly bySource: Readonly<Record<string, number>>;
  /** Line of the budget → what was spent on it. */
  readonly byCategory: Readonly<Record<string, number>>;
}

interface Counted {
  readonly leaf: Entry;
  readonly kind: string;
  readonly amountMinor: number;
  readonly gifts: number;
}

/** Adds projects up, entry by entry and account by account. */
export function sumsOf(entries: readonly Entry[], projects: readonly string[]): Sums {
  const counted = entries.filter(({ project }) => projects.includes(project)).map((leaf) => countedOf(leaf, entries));
  const gifts = ofKinds(counted, ['donation.settled', 'donation.batch']);
  const spendings = ofKinds(counted, ['spending.verified', 'spending.reimbursed']);
  const [raised, spent] = [total(gifts), total(spendings)];
  const fees = total(ofKinds(counted, ['fee.charged']));
  const givenOn = total(ofKinds(counted, ['surplus.transferred']));
  const fund = 0 - balanceOf(entries, { prefix: 'F:Restricted:', projects });
  const advances = balanceOf(entries, { prefix: 'A:Advance:', projects });
  return {
    raised,
    gifts: gifts.reduce((sum, row) => sum + row.gifts, 0),
    fees,
    spent,
    advances,
    givenOn,
    received: fund - (raised - fees - spent - givenOn),
    held: fund - advances,
    bySource: grouped(gifts, ({ source }) => source),
    byCategory: grouped(spendings, ({ category }) => category),
  };
}

// A correction counts against what it takes back, as that was counted.
function countedOf(leaf: Entry, entries: readonly Entry[]): Counted {
  const undone = entries.find(({ index }) => index === leaf.reverses);
  if (undone === undefined) return { leaf, kind: leaf.kind, amountMinor: leaf.amountMinor, gifts: leaf.count ?? 1 };
  return { leaf: undone, kind: undone.kind, amountMinor: 0 - undone.amountMinor, gifts: 0 - (undone.count ?? 1) };
}

function ofKinds(rows: readonly Counted[], kinds: readonly string[]): readonly Counted[] {
  return rows.filter(({ kind }) => kinds.includes(kind));
}

function total(rows: readonly Counted[]): number {
  return rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function grouped(rows: readonly Counted[], nameOf: (leaf: Entry) => string | undefined): Record<string, number> {
  const names = new Set(rows.map(({ leaf }) => nameOf(leaf) ?? ''));
  return Object.fromEntries(
    [...names].map((name) => [name, total(rows.filter(({ leaf }) => (nameOf(leaf) ?? '') === name))]),
  );
}

interface Accounts {
  readonly prefix: string;
  readonly projects: readonly string[];
}

function balanceOf(entries: readonly Entry[], { prefix, projects }: Accounts): number {
  const postings = entries.flatMap((leaf) => leaf.postings);
  const own = postings.filter(([code]) => code.startsWith(prefix) && projects.some((id) => code.endsWith(`:${id}`)));
  return own.reduce((sum, [, amountMinor]) => sum + amountMinor, 0);
}

/** Every figure that the log gave at any moment, minor units: of each project, of all together, and of each entry. */
export function figuresEver(entries: readonly Entry[], projects: readonly string[]): ReadonlySet<number> {
  const scopes = [...projects.map((id) => [id]), projects];
  const known = new Set<number>([0]);
  for (const at of entries.keys()) {
    const past = entries.slice(0, at + 1);
    for (const scope of scopes) {
      const { bySource, byCategory, gifts: _count, ...sums } = sumsOf(past, scope);
      for (const minor of [sums, bySource, byCategory].flatMap((one) => Object.values(one))) known.add(Math.abs(minor));
    }
  }
  for (const { amountMinor, postings } of entries) {
    for (const minor of [amountMinor, ...postings.map(([, posted]) => posted)]) known.add(Math.abs(minor));
  }
  return known;
}

export async function textOf(url: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(url));
}

export async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Every amount that a page, or what the API says, has to the fen, minor units. */
export function moneyOn(page: string): readonly number[] {
  const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll('&nbsp;', ' ');
  return [...text.matchAll(/([\d,]+\.\d\d)\s*(?:元|CNY)/g)].map(([, digits = '']) =>
    Math.round(Number(digits.replaceAll(',', '')) * 100),
  );
}
