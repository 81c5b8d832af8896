// The books, added up again from the public log alone. Whoever holds the leaves can say what every project has received,
// paid and holds, and compares it with what is published; nothing private is needed and nothing is believed.

import { movesItsAccounts } from './entry-rules.ts';
import type { EntryLeaf, Leaf } from './leaf-kinds.ts';
import { isEntry } from './leaf-kinds.ts';
import { SeenIds } from './seen-ids.ts';

/** What is wrong with a leaf, whatever its tree says. */
export type BookFault =
  | 'unbalanced'
  | 'wrong-amount'
  | 'wrong-accounts'
  | 'repeated-entry'
  | 'repeated-receipt'
  | 'reversed-twice'
  | 'reverses-later'
  | 'fund-overdrawn'
  | 'account-overdrawn'
  | 'misplaced-genesis'
  | 'too-large';

/** Σ of one kind and source, net of corrections. */
export interface BookTotal {
  readonly kind: string;
  /** Empty where the kind has none. */
  readonly source: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly entries: number;
}

/** Balance of one account, minor units, debit positive. */
export interface BookBalance {
  readonly code: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export interface ProjectFigures {
  readonly project: string;
  readonly charity: string;
  readonly totals: readonly BookTotal[];
  /** Of the accounts that belong to this project. */
  readonly balances: readonly BookBalance[];
}

interface ProjectBooks {
  readonly charity: string;
  readonly totals: Map<string, { amountMinor: number; entries: number }>;
}

/** Gathers leaves in log order. Memory grows with projects and accounts, and by 16 bytes a leaf. */
export class Books {
  readonly #projects = new Map<string, ProjectBooks>();
  readonly #balances = new Map<string, Map<string, number>>();
  readonly #entries = new SeenIds();
  readonly #receipts = new SeenIds();
  readonly #reversed = new Set<number>();

  /** Adds the leaf at `index`. Answers what is wrong with it; it counts all the same, as it does in the log. */
  add(index: number, leaf: Leaf): readonly BookFault[] {
    if (!isEntry(leaf)) return (leaf.kind === 'genesis') === (index === 0) ? [] : ['misplaced-genesis'];
    return this.#addEntry(index, leaf);
  }

  /** Ids of all projects that have an entry, in the order of their first. */
  get projects(): readonly string[] {
    return [...this.#projects.keys()];
  }

  /** What the log says about a project; null where it says nothing. */
  figures(project: string): ProjectFigures | null {
    const books = this.#projects.get(project);
    if (books === undefined) return null;
    const totals = [...books.totals].map(([key, sum]) => {
      const [kind = '', source = '', currency = ''] = key.split('|');
      return { kind, source, currency, ...sum };
    });
    const balances = [...(this.#balances.get(books.charity) ?? [])]
      .map(([key, amountMinor]) => {
        const [code = '', currency = ''] = key.split('|');
        return { code, currency, amountMinor };
      })
      .filter(({ code }) => code.endsWith(`:${project}`));
    return { project, charity: books.charity, totals, balances };
  }

  #addEntry(index: number, leaf: EntryLeaf): BookFault[] {
    const faults: BookFault[] = [];
    const sums = sumsOf(leaf);
    if (!Number.isSafeInteger(sums.debits) || !Number.isSafeInteger(sums.credits)) faults.push('too-large');
    if (sums.debits !== sums.credits) faults.push('unbalanced');
    if (sums.debits !== leaf.amountMinor) faults.push('wrong-amount');
    if (!movesItsAccounts(leaf)) faults.push('wrong-accounts');
    if (!this.#entries.add(leaf.entry)) faults.push('repeated-entry');
    if (leaf.receiptNo !== undefined && !this.#receipts.add(leaf.receiptNo)) faults.push('repeated-receipt');
    if (leaf.reverses !== undefined) {
      if (leaf.reverses >= index) faults.push('reverses-later');
      if (this.#reversed.has(leaf.reverses)) faults.push('reversed-twice');
      this.#reversed.add(leaf.reverses);
    }
    this.#total(leaf);
    // A project may hold nothing but another's surplus.
    if (leaf.to !== undefined) this.#projectOf({ project: leaf.to, charity: leaf.charity });
    faults.push(...this.#post(leaf));
    return faults;
  }

  #total(leaf: EntryLeaf): void {
    const sign = leaf.kind === 'correction.reversed' ? -1 : 1;
    const kind = leaf.kind === 'correction.reversed' ? (leaf.of ?? leaf.kind) : leaf.kind;
    const key = `${kind}|${leaf.source ?? ''}|${leaf.currency}`;
    const books = this.#projectOf(leaf);
    const sum = books.totals.get(key) ?? { amountMinor: 0, entries: 0 };
    const entries = leaf.count ?? 1;
    books.totals.set(key, {
      amountMinor: sum.amountMinor + sign * leaf.amountMinor,
      entries: sum.entries + sign * entries,
    });
  }

  #post(leaf: EntryLeaf): BookFault[] {
    const balances = this.#balances.get(leaf.charity) ?? new Map<string, number>();
    this.#balances.set(leaf.charity, balances);
    for (const [code, amountMinor] of leaf.postings) {
      const key = `${code}|${leaf.currency}`;
      balances.set(key, (balances.get(key) ?? 0) + amountMinor);
    }
    return leaf.postings.flatMap(([code]) => faultOf(code, balances.get(`${code}|${leaf.currency}`) ?? 0));
  }

  #projectOf({ project, charity }: Pick<EntryLeaf, 'charity' | 'project'>): ProjectBooks {
    const known = this.#projects.get(project);
    if (known !== undefined) return known;
    const fresh: ProjectBooks = { charity, totals: new Map() };
    this.#projects.set(project, fresh);
    return fresh;
  }
}

function sumsOf({ postings }: EntryLeaf): { readonly debits: number; readonly credits: number } {
  const sumOf = (sign: 1 | -1) => postings.reduce((sum, [, amountMinor]) => sum + Math.max(sign * amountMinor, 0), 0);
  return { debits: sumOf(1), credits: sumOf(-1) };
}

// A fund has a credit balance and an advance a debit one; the other way round, somebody's money was used for another.
function faultOf(code: string, balance: number): BookFault[] {
  if (!Number.isSafeInteger(balance)) return ['too-large'];
  if (code.startsWith('F:Restricted:') && balance > 0) return ['fund-overdrawn'];
  if (/^F:MgmtPool:|^L:(?:(?:PartnerPayable|RefundPayable):|Unidentified$)/.test(code) && balance > 0)
    return ['account-overdrawn'];
  return code.startsWith('A:Advance:') && balance < 0 ? ['account-overdrawn'] : [];
}
