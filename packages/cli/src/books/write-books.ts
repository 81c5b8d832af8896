// The books of a term into files, while the log is gone through. Nothing is in its place before the whole log was found
// right: whoever works with these files never sees half of them, or those of a log that does not fit.

import { appendFileSync, mkdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntryLeaf, Leaf } from '@happy-homeland/log/books';
import { isEntry } from '@happy-homeland/log/books';
import { beancountEntry, beancountHead, beancountTail } from './beancount.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { TableRow } from './tables.ts';
import { BALANCE_HEAD, balanceRows, JOURNAL_HEAD, journalRows } from './tables.ts';
import type { Term } from './term.ts';
import { TermBooks } from './term-books.ts';
import { XLSX_ROWS_MAX, xlsxBytes } from './xlsx.ts';

const JOURNAL = '序时账';
const BALANCE = '科目余额表';
const FLUSH_CHARACTERS = 1_000_000;

/** One charity in one currency. */
interface BookSet {
  readonly charity: string;
  readonly currency: string;
  readonly folder: string;
  readonly books: TermBooks;
  /** Until there are too many for a sheet. */
  rows: TableRow[] | null;
  csv: string;
  beancount: string;
  entries: number;
}

export interface WrittenBooks {
  /** Below the folder that was asked for. */
  readonly folder: string;
  readonly entries: number;
  /** False where the journal has too many rows for a sheet, and is there as CSV alone. */
  readonly hasSheet: boolean;
}

export class BookWriter {
  readonly #out: string;
  readonly #part: string;
  readonly #term: Term;
  readonly #titles = new Map<string, string>();
  readonly #sets = new Map<string, BookSet>();

  constructor(out: string, term: Term) {
    this.#out = out;
    this.#part = `${out}.part`;
    this.#term = term;
  }

  readonly add = (index: number, leaf: Leaf): void => {
    if (isEntry(leaf)) this.#addEntry(index, leaf);
    else if (leaf.kind === 'plan.published' && leaf.project !== undefined) {
      this.#titles.set(leaf.project, leaf.title ?? leaf.project);
    }
  };

  /** Puts the files into their place. */
  async finish(): Promise<readonly WrittenBooks[]> {
    const written: WrittenBooks[] = [];
    for (const set of this.#sets.values()) {
      await this.#finishSet(set);
      const folder = join(this.#out, set.folder);
      await mkdir(this.#out, { recursive: true });
      await rm(folder, { recursive: true, force: true });
      await rename(join(this.#part, set.folder), folder);
      written.push({ folder, entries: set.entries, hasSheet: set.rows !== null });
    }
    return written;
  }

  /** Removes what was not put into its place. */
  discard(): Promise<void> {
    return rm(this.#part, { recursive: true, force: true });
  }

  #addEntry(index: number, leaf: EntryLeaf): void {
    const set = this.#setOf(leaf);
    if (!set.books.add(leaf)) return;
    set.entries += 1;
    for (const row of journalRows(index, leaf, this.#titles)) {
      set.rows?.push(row);
      set.csv += csvLine(row, leaf.currency);
    }
    if ((set.rows?.length ?? 0) > XLSX_ROWS_MAX) set.rows = null;
    set.beancount += beancountEntry(index, leaf);
    if (set.csv.length > FLUSH_CHARACTERS) this.#flush(set);
  }

  #setOf({ charity, currency }: EntryLeaf): BookSet {
    const folder = `${charity}-${currency}`;
    const known = this.#sets.get(folder);
    if (known !== undefined) return known;
    const books = new TermBooks(this.#term);
    const fresh: BookSet = { charity, currency, folder, books, rows: [], csv: '', beancount: '', entries: 0 };
    this.#sets.set(folder, fresh);
    return fresh;
  }

  #flush(set: BookSet): void {
    const folder = join(this.#part, set.folder);
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'journal'), set.csv);
    appendFileSync(join(folder, 'entries'), set.beancount);
    set.csv = '';
    set.beancount = '';
  }

  async #finishSet(set: BookSet): Promise<void> {
    this.#flush(set);
    const folder = join(this.#part, set.folder);
    const { currency, charity, rows } = set;
    const { accounts } = set.books;
    const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
    await moved(folder, 'journal', {
      to: `${JOURNAL}.csv`,
      before: `${BYTE_ORDER_MARK}${csvLine(JOURNAL_HEAD, currency)}`,
    });
    const all = { charity, currency, term: this.#term, accounts };
    await moved(folder, 'entries', { to: 'books.beancount', before: beancountHead(all), after: beancountTail(all) });
    const balances = balanceRows(accounts, currency, this.#titles);
    const lines = [BALANCE_HEAD, ...balances].map((row) => csvLine(row, currency)).join('');
    await put(`${BALANCE}.csv`, `${BYTE_ORDER_MARK}${lines}`);
    await put(`${BALANCE}.xlsx`, await xlsxBytes({ name: BALANCE, head: BALANCE_HEAD, rows: balances, currency }));
    if (rows !== null)
      await put(`${JOURNAL}.xlsx`, await xlsxBytes({ name: JOURNAL, head: JOURNAL_HEAD, rows, currency }));
  }
}

/** A file under its own name, with what could only be said once the rest was known. */
async function moved(
  folder: string,
  from: string,
  { to, before, after = '' }: { readonly to: string; readonly before: string; readonly after?: string },
): Promise<void> {
  await writeFile(join(folder, to), before);
  appendFileSync(join(folder, to), await readFile(join(folder, from)));
  appendFileSync(join(folder, to), after);
  await rm(join(folder, from));
}
