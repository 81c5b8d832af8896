// The books as Beancount text (beancount.github.io), for a second program to add up. Funds are equity; what the accounts
// held before the term is one entry, and what they hold after it is asserted.

import type { EntryLeaf } from '@happy-homeland/log/books';
import { withoutControls } from '../text/plain-line.ts';
import { kindName } from './account-names.ts';
import { amountText } from './amount-text.ts';
import type { Term } from './term.ts';
import type { AccountTerm } from './term-books.ts';

const ROOTS: Readonly<Record<string, string>> = { A: 'Assets', L: 'Liabilities', F: 'Equity' };

interface Books {
  readonly charity: string;
  readonly currency: string;
  readonly term: Term;
  readonly accounts: readonly AccountTerm[];
}

/** What stands before the entries. */
export function beancountHead({ charity, currency, term, accounts }: Books): string {
  const held = accounts.filter(({ openingMinor }) => openingMinor !== 0);
  const opened = accounts.map(({ code }) => `${term.from} open ${beancountAccount(code)} ${currency}\n`).join('');
  const opening = held.map(({ code, openingMinor }) => postingLine(code, openingMinor, currency)).join('');
  return (
    `option "title" ${quoted(`${charity} ${term.from}..${term.to}`)}\noption "operating_currency" "${currency}"\n\n` +
    `${opened}\n${held.length > 0 ? `${term.from} * "期初余额"\n${opening}\n` : ''}`
  );
}

export function beancountEntry(index: number, leaf: EntryLeaf): string {
  const { date, kind, currency, project, entry, postings, reason } = leaf;
  const words = reason === undefined ? kindName(kind) : `${kindName(kind)}：${reason}`;
  const lines = postings.map(([code, amountMinor]) => postingLine(code, amountMinor, currency));
  return `${date} * ${quoted(project)} ${quoted(words)} #${kind.replaceAll('.', '-')} ^${entry}\n  record: ${index}\n${lines.join('')}\n`;
}

/** What stands after them. */
export function beancountTail({ currency, term, accounts }: Books): string {
  return accounts
    .map(
      ({ code, closingMinor }) =>
        `${term.after} balance ${beancountAccount(code)} ${amountText(closingMinor, currency)} ${currency}\n`,
    )
    .join('');
}

/** An account's name as Beancount takes it: every part begins with a capital letter. */
export function beancountAccount(code: string): string {
  const [root = '', ...parts] = code.split(':');
  return [ROOTS[root] ?? `Equity:${root}`, ...parts.map((part) => (/^[A-Z]/.test(part) ? part : `Id-${part}`))].join(
    ':',
  );
}

function postingLine(code: string, amountMinor: number, currency: string): string {
  return `  ${beancountAccount(code)}  ${amountText(amountMinor, currency)} ${currency}\n`;
}

function quoted(text: string): string {
  return `"${withoutControls(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
