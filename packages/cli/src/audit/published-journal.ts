// The journal that a deployment shows of each project, held against the log entry by entry. Figures may be right over rows that
// somebody changed by hand: this is where those are found.

import { createHash } from 'node:crypto';
import type { EntryLeaf } from '@happy-homeland/log/books';

/** Six bytes: to find a second entry with the same would take more work than the journal is worth. */
const MARK_BYTES = 6;

const CORRECTION = 'correction.reversed';

/** One entry as the deployment shows it, in the words of `journalText`. */
export type PublishedEntry = string;

/** What the public can see of an entry on both sides: kind, date, currency, postings, and what stands beside them. */
export function journalText(entry: EntryLeaf): string {
  const { kind, date, currency, postings, reason, source, category, to, evidence } = entry;
  const basis = kind === 'surplus.transferred' ? reason : undefined;
  const told = { source, reason: kind === CORRECTION ? reason : undefined, category, to, basis, evidence };
  return textOf([kind, date, currency], { postings, told });
}

/** An entry of `GET /v1/projects/{id}/ledger`, or null where it is none. */
export function parsePublishedEntry(value: unknown): PublishedEntry | null {
  const { kind, date, postings, source, reason, ...more }: Record<string, unknown> = Object(value);
  if (!Array.isArray(postings)) return null;
  const lines = postings.map((posting): Record<string, unknown> => Object(posting));
  const pairs = lines.map((line) => [line['account'], line['amountMinor']]);
  // A correction says in the log what it takes back and why; the rest stands in the entry that it names.
  const { category, to, basis, evidence } = kind === CORRECTION ? {} : more;
  const told = { source, reason, category, to, basis, evidence };
  return textOf([kind, date, lines[0]?.['currency']], { postings: pairs, told });
}

interface Told {
  readonly postings: readonly (readonly unknown[])[];
  readonly told: Readonly<Record<string, unknown>>;
}

/** The order of postings and of files says nothing, and differs between the books and a leaf. What is not told is left out. */
function textOf(head: readonly unknown[], { postings, told }: Told): string {
  const lines = postings.map((posting) => JSON.stringify(posting)).sort();
  const details = Object.entries(told).filter(([, part]) => part !== undefined && part !== null && String(part) !== '');
  const more = details.map(
    ([name, part]) => `,${JSON.stringify(name)}:${Array.isArray(part) ? filesText(part) : JSON.stringify(part)}`,
  );
  return `${JSON.stringify(head).slice(0, -1)},[${lines.join(',')}]${more.join('')}]`;
}

function filesText(files: readonly unknown[]): string {
  const texts = files.map((file) => {
    const { sha256, bytes, mime }: Record<string, unknown> = Object(file);
    return JSON.stringify([sha256, bytes, mime]);
  });
  return `[${texts.sort().join(',')}]`;
}

/** Where an entry stands in the log, and a mark of what it says; 16 bytes an entry. */
interface ProjectJournal {
  readonly indexes: number[];
  readonly marks: number[];
}

/** The journals of all projects as they follow from the log. */
export class LoggedJournals {
  readonly #projects = new Map<string, ProjectJournal>();

  add(index: number, leaf: EntryLeaf): void {
    const mark = markOf(journalText(leaf));
    this.#put(leaf.project, index, mark);
    // A surplus stands in the journals of both projects.
    if (leaf.to !== undefined && leaf.to !== leaf.project) this.#put(leaf.to, index, mark);
  }

  /**
   * The first place where the published journal is another: the published entry and the index of the logged one, null on the
   * side that has none. Null where they are the same.
   */
  async firstDifference(
    project: string,
    published: AsyncIterable<PublishedEntry>,
  ): Promise<{ readonly published: string | null; readonly index: number | null } | null> {
    const { indexes, marks } = this.#projects.get(project) ?? { indexes: [], marks: [] };
    let place = 0;
    for await (const entry of published) {
      if (marks[place] !== markOf(entry)) return { published: entry, index: indexes[place] ?? null };
      place += 1;
    }
    const missing = indexes[place];
    return missing === undefined ? null : { published: null, index: missing };
  }

  #put(project: string, index: number, mark: number): void {
    const journal = this.#projects.get(project) ?? { indexes: [], marks: [] };
    this.#projects.set(project, journal);
    journal.indexes.push(index);
    journal.marks.push(mark);
  }
}

function markOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, MARK_BYTES);
}
