// Which column says what. Platforms and banks have names of their own for them; what is guessed is shown, may be said
// otherwise, and is remembered for the same source.

import type { Cell, Row, Sheet } from './cell.ts';
import { columnName } from './cell.ts';
import { readText } from './read-value.ts';

export const FIELDS = ['date', 'amount', 'out', 'serial', 'note', 'project', 'count'] as const;
export type Field = (typeof FIELDS)[number];

/** Field → name of its column as the file has it. */
export type ColumnNames = Partial<Readonly<Record<Field, string>>>;

export interface Columns {
  readonly sheet: Sheet;
  /** Rows after the names of the columns. */
  readonly rows: readonly Row[];
  /** Field → column, from 0. */
  readonly at: Partial<Readonly<Record<Field, number>>>;
  /** Field → the name that was found. */
  readonly names: ColumnNames;
  /** What heads each column, in order: what it is called, or `column:B` where it has no name. */
  readonly heads: readonly string[];
}

const HEAD_ROWS_MAX = 30;

/** The surest name first. */
const KNOWN: Readonly<Record<Field, readonly string[]>> = {
  date: [
    '交易日期',
    '入账日期',
    '记账日期',
    '捐赠日期',
    '捐款日期',
    '捐赠时间',
    '捐款时间',
    '支付时间',
    '交易时间',
    '日期',
    'date',
  ],
  amount: [
    '贷方金额',
    '贷方发生额',
    '收入金额',
    '收入',
    '贷方',
    '捐赠金额',
    '捐款金额',
    '实收金额',
    '交易金额',
    '金额',
    'credit',
    'amount',
  ],
  out: ['借方金额', '借方发生额', '支出金额', '支出', '借方', 'debit'],
  serial: ['交易流水号', '流水号', '交易单号', '捐赠单号', '订单号', '凭证号', '单据编号', 'serial', 'reference'],
  note: ['交易附言', '附言', '备注', '留言', '用途', '摘要', 'note'],
  project: ['项目编号', '付款识别码', '识别码', '项目名称', '公益项目', '项目', 'project'],
  count: ['捐赠笔数', '捐款笔数', '笔数', '人次', 'count'],
};

export interface NamedColumns {
  /** Holds, or nothing is found. */
  readonly told: ColumnNames;
  /** Is used where the file has it. */
  readonly remembered: ColumnNames;
}

/** Where the names of the columns are, in the first sheet that has those of a date and an amount; null where none has. */
export function findColumns(sheets: readonly Sheet[], named: NamedColumns): Columns | null {
  for (const sheet of sheets) {
    for (const row of sheet.rows.slice(0, HEAD_ROWS_MAX)) {
      const names = row.cells.map(headName);
      const at = columnsIn(names, named);
      const isTold = FIELDS.every((field) => named.told[field] === undefined || at[field] !== undefined);
      if (at.date === undefined || at.amount === undefined || !isTold) continue;
      const found = FIELDS.flatMap((field) => {
        const name = names[at[field] ?? -1];
        return name === undefined ? [] : [[field, name] as const];
      });
      const rows = sheet.rows.filter(({ number }) => number > row.number);
      return { sheet, rows, at, names: Object.fromEntries(found), heads: headsOf(names) };
    }
  }
  return null;
}

/** Names of columns in the row that has most of them, for whoever has to say which is which; none in an empty file. */
export function likelyHeads(sheets: readonly Sheet[]): readonly string[] {
  let best: readonly (string | undefined)[] = [];
  for (const row of sheets.flatMap(({ rows }) => rows.slice(0, HEAD_ROWS_MAX))) {
    const names = row.cells.map(headName);
    if (named(names) > named(best)) best = names;
  }
  return headsOf(best);
}

function named(names: readonly (string | undefined)[]): number {
  // A day or an amount is no name of a column.
  return names.filter((name) => name !== undefined && /\p{L}{2}/u.test(name)).length;
}

function headsOf(names: readonly (string | undefined)[]): readonly string[] {
  return Array.from(names, (name, column) => name || `column:${columnName(column)}`);
}

/** The name of a column without its unit: `捐赠金额（元）` is `捐赠金额`. */
export function headName(cell: Cell | undefined): string | undefined {
  if (cell?.kind !== 'text' || cell.text.length > 60) return undefined;
  const plain = readText(cell.text).replaceAll(/\s/g, '');
  // An amount in 万元 is another amount, so its unit stays in the name and nothing takes it for yuan.
  return /万/.test(plain) ? plain : plain.replaceAll(/[(（[【].*?[)）\]】]/g, '').replace(/[:：*]/g, '');
}

function columnsIn(names: readonly (string | undefined)[], { told, remembered }: NamedColumns) {
  const at: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  const take = (field: Field, column: number) => {
    if (column < 0 || taken.has(column) || at[field] !== undefined) return;
    at[field] = column;
    taken.add(column);
  };
  for (const source of [told, remembered]) {
    for (const field of FIELDS) take(field, columnOf(names, source[field]));
  }
  for (const field of FIELDS) {
    if (told[field] !== undefined) continue;
    for (const known of KNOWN[field])
      take(
        field,
        names.findIndex((name) => name?.toLowerCase() === known),
      );
  }
  return at;
}

// By its name, or as `column:B` where it has none.
function columnOf(names: readonly (string | undefined)[], wanted: string | undefined): number {
  if (wanted === undefined) return -1;
  const letters = /^column:([A-Za-z]{1,2})$/.exec(wanted)?.[1]?.toUpperCase();
  if (letters !== undefined) return names.findIndex((_, column) => columnName(column) === letters);
  const plain = headName({ kind: 'text', text: wanted });
  return plain === undefined ? -1 : names.indexOf(plain);
}
