// The books of one charity in one currency over a term: what every account held before, what moved, what it holds after.

import type { EntryLeaf } from '@happy-homeland/log/books';
import type { Term } from './term.ts';

/** Minor units; `openingMinor` and `closingMinor` debit positive, the two between both at least 0. */
export interface AccountTerm {
  readonly code: string;
  readonly openingMinor: number;
  readonly debitMinor: number;
  readonly creditMinor: number;
  readonly closingMinor: number;
}

interface Sums {
  opening: number;
  debit: number;
  credit: number;
}

export class TermBooks {
  readonly #accounts = new Map<string, Sums>();
  readonly #term: Term;

  constructor(term: Term) {
    this.#term = term;
  }

  /** Adds an entry; true where it belongs to the term. One of a later day counts for nothing. */
  add({ date, postings }: EntryLeaf): boolean {
    if (date > this.#term.to) return false;
    const isBefore = date < this.#term.from;
    for (const [code, amountMinor] of postings) {
      const sums = this.#accounts.get(code) ?? { opening: 0, debit: 0, credit: 0 };
      this.#accounts.set(code, sums);
      if (isBefore) sums.opening += amountMinor;
      else if (amountMinor > 0) sums.debit += amountMinor;
      else sums.credit -= amountMinor;
    }
    return !isBefore;
  }

  /** Every account that held or moved anything, by its code. */
  get accounts(): readonly AccountTerm[] {
    return [...this.#accounts]
      .map(([code, { opening, debit, credit }]) => ({
        code,
        openingMinor: opening,
        debitMinor: debit,
        creditMinor: credit,
        closingMinor: opening + debit - credit,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
