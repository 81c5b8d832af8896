// The public leaf that says that an account agrees with a statement. It is the only record of it, and it is read back here.

import type { FactLeaf } from '@happy-homeland/log/books';
import { parseLeaf } from '@happy-homeland/log/books';
import { assert } from '../assert.ts';
import type { LogChange } from '../ports/index.ts';
import { publishing } from './facts.ts';

/** What the statement has beyond the books, by the name of its cause. */
export interface NamedDifference {
  /** Such as `D:OpenDisputes`. */
  readonly code: string;
  readonly amountMinor: number;
}

export interface Reconciled {
  readonly charityId: string;
  /** Code of the account. */
  readonly account: string;
  readonly currency: string;
  /** The day at whose end the balance is stated. */
  readonly on: string;
  /** SHA-256 of the statement, hex. */
  readonly statement: string;
  readonly balanceMinor: number;
  readonly differences: readonly NamedDifference[];
}

/** Names the fact "this account was compared with this statement". */
export function reconciliationKey({
  charityId,
  account,
  currency,
  on,
  statement,
}: Omit<Reconciled, 'balanceMinor' | 'differences'>): string {
  return `reconciliation:${charityId}/${account}/${currency}:${on}:${statement}`;
}

/** The change that publishes it. */
export function reconciliationPublished(told: Reconciled): LogChange {
  const { charityId: charity, account, currency, on: date, statement, balanceMinor, differences } = told;
  const figures = differences.map(({ code, amountMinor }) => ({ code, currency, amountMinor }));
  const what = { charity, account, currency, balanceMinor, statement, ...(figures.length > 0 && { figures }) };
  const leaf: FactLeaf = { v: 1, kind: 'reconciliation', date, ...what };
  return publishing({ factKey: reconciliationKey(told), leaf });
}

/** What a leaf of this kind says. */
export function reconciliationOf(bytes: Uint8Array): Reconciled {
  const leaf = parseLeaf(bytes);
  assert(leaf?.kind === 'reconciliation', 'a leaf of a reconciliation');
  const { charity = '', account = '', currency = '', date: on, statement = '', balanceMinor = 0, figures = [] } = leaf;
  const differences = figures.map(({ code, amountMinor }) => ({ code, amountMinor }));
  return { charityId: charity, account, currency, on, statement, balanceMinor, differences };
}
