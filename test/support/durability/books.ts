import { Child } from './child.ts';

/** What a fresh process found in a database. */
export interface Books {
  readonly pledges: readonly string[];
  readonly paid: readonly string[];
  readonly receipts: readonly string[];
  readonly effects: readonly string[];
  readonly notices: readonly string[];
  /** Findings of the structural and the foreign-key check. */
  readonly faults: readonly string[];
}

/** Reads the books in a new process. */
export async function readBooks(url: string): Promise<Books> {
  await using reader = new Child('read-books', [url]);
  const [line = ''] = await reader.done();
  return parseBooks(line);
}

/** What was acknowledged and is not there. */
export function missing(acknowledged: readonly string[], kept: readonly string[]): string[] {
  const there = new Set(kept);
  return acknowledged.filter((name) => !there.has(name));
}

/** What is there more than once. */
export function doubled(kept: readonly string[]): string[] {
  return kept.filter((name, index) => kept.indexOf(name) !== index);
}

function parseBooks(line: string): Books {
  return JSON.parse(line) as Books;
}
