// Entries of the public journal as lines and as a table, in the order of the list.

import type { JournalEntry } from '@happy-homeland/contract';
import { kindName } from '../books/account-names.ts';
import { amountText } from '../books/amount-text.ts';
import type { Table } from '../books/write-table.ts';
import type { Language } from '../language.ts';

const HEAD: readonly string[] = [
  '序号',
  '日期',
  '事由',
  '金额',
  '来源',
  '科目',
  '合作方',
  '更正第几笔',
  '原因',
  '依据',
];

/** One entry in a line; the number first, because that is what other commands ask for. */
export function entryLine(entry: JournalEntry, lang: Language): string {
  const { seq, date, kind, category, partner, reverses, reason } = entry;
  const words = { zh: { undoes: '更正第', of: '笔' }, en: { undoes: 'corrects', of: '' } }[lang];
  const undone = reverses === null ? null : `${words.undoes} ${reverses} ${words.of}`.trim();
  const what = lang === 'zh' ? kindName(kind) : kind;
  const { amountMinor, currency } = movedBy(entry);
  const told = [category, partner, undone, reason].filter((text) => text !== null);
  return [seq, date, what, `${amountText(amountMinor, currency)} ${currency}`, ...told].join(' · ');
}

export function entriesTable(found: readonly JournalEntry[]): Table {
  const [first] = found;
  const currency = first === undefined ? 'CNY' : movedBy(first).currency;
  return { name: '账目', head: HEAD, rows: found.map(rowOf), currency };
}

function rowOf(entry: JournalEntry) {
  const { seq, date, kind, source, category, partner, reverses, reason, basis } = entry;
  const { amountMinor } = movedBy(entry);
  return [
    String(seq),
    date,
    kindName(kind),
    { amountMinor },
    source,
    category,
    partner,
    numbered(reverses),
    reason,
    basis,
  ];
}

function numbered(seq: number | null): string | null {
  return seq === null ? null : String(seq);
}

// What is debited: the other side of an entry is the same.
function movedBy({ postings }: JournalEntry) {
  const amountMinor = postings.reduce((sum, posting) => sum + Math.max(0, posting.amountMinor), 0);
  return { amountMinor, currency: postings[0]?.currency ?? 'CNY' };
}
