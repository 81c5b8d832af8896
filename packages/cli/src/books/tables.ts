// 序时账 and 科目余额表 as rows, before anything decides on a format. An amount is minor units; everything else is text.

import type { EntryLeaf } from '@happy-homeland/log/books';
import type { Titles } from './account-names.ts';
import { accountName, kindName } from './account-names.ts';
import type { AccountTerm } from './term-books.ts';

export type Cell = string | { readonly amountMinor: number } | null;
export type TableRow = readonly Cell[];

export const JOURNAL_HEAD: readonly string[] = [
  ...['日期', '记录号', '摘要', '科目编码', '科目名称', '借方金额', '贷方金额', '币种'],
  ...['项目', '来源', '账目编号', '冲销记录号', '原因或类别', '单据指纹'],
];

/** One row for every posting of an entry. */
export function journalRows(index: number, leaf: EntryLeaf, titles: Titles): TableRow[] {
  const { date, kind, currency, project, source = '', entry, reverses, reason, category } = leaf;
  const digests = leaf.evidence?.map(({ sha256 }) => sha256) ?? [leaf.statement ?? ''];
  return leaf.postings.map(([code, amountMinor]) => [
    ...[date, String(index), kindName(kind), code, accountName(code, titles)],
    ...sides(amountMinor),
    ...[currency, titles.get(project) ?? project, SOURCES[source] ?? source, entry],
    ...[reverses === undefined ? '' : String(reverses), reason ?? category ?? '', digests.join(' ')],
  ]);
}

const SOURCES: Readonly<Record<string, string>> = {
  'own-site': '本站',
  platform: '指定平台',
  bank: '银行转账',
  cash: '现金',
};

export const BALANCE_HEAD: readonly string[] = [
  ...['科目编码', '科目名称', '期初借方', '期初贷方', '本期借方', '本期贷方', '期末借方', '期末贷方', '币种'],
];

/** One row for every account, and what they come to. */
export function balanceRows(accounts: readonly AccountTerm[], currency: string, titles: Titles): TableRow[] {
  const amounts = accounts.map(({ openingMinor, debitMinor, creditMinor, closingMinor }) => [
    ...sides(openingMinor),
    { amountMinor: debitMinor },
    { amountMinor: creditMinor },
    ...sides(closingMinor),
  ]);
  const total = [0, 1, 2, 3, 4, 5].map((column) => ({
    amountMinor: amounts.reduce((sum, row) => sum + (row[column]?.amountMinor ?? 0), 0),
  }));
  const rows = accounts.map(({ code }, at) => [code, accountName(code, titles), ...(amounts[at] ?? []), currency]);
  return [...rows, ['合计', '', ...total, currency]];
}

/** Debit and credit; the other one is empty. */
function sides(amountMinor: number): readonly ({ readonly amountMinor: number } | null)[] {
  if (amountMinor === 0) return [null, null];
  return amountMinor > 0 ? [{ amountMinor }, null] : [null, { amountMinor: -amountMinor }];
}
