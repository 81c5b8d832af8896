// The rows of a statement as what may be booked. A row that cannot be read is named with its cell; what is no gift at all, such
// as a sum or money that went out, is counted and left.

import type { ImportInput, ImportRow } from '@happy-homeland/contract';
import { paymentCodeOf, projectPrefixIn } from '@happy-homeland/contract/payment-code';
import { readAmount } from './amount-cell.ts';
import type { Cell, Row } from './cell.ts';
import { columnName } from './cell.ts';
import type { Columns, Field } from './columns.ts';
import { readDate } from './date-cell.ts';
import type { Read } from './read-value.ts';
import { cellReason, readText } from './read-value.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { Text } from './text.ts';

/** A cell that keeps its row from being booked. */
export interface RowFinding {
  readonly sheet: string;
  /** `C12`. */
  readonly cell: string;
  readonly row: number;
  /** What the column says. */
  readonly field: Field;
  readonly reason: Text;
}

export interface ReadRow {
  readonly number: number;
  readonly row: ImportRow;
}

export interface Statement {
  readonly rows: readonly ReadRow[];
  readonly findings: readonly RowFinding[];
  /** Sums, empty rows, and money that went out. */
  readonly left: number;
  /** What the column of projects says that is no id, no code and nothing that was explained; a few of them. */
  readonly strangers: readonly string[];
}

export interface Reading {
  readonly source: ImportInput['source'];
  /** Stands before every serial number, because two banks may use the same. */
  readonly account: string;
  /** The project of every row that names none; null where each has to say. */
  readonly projectId: string | null;
  /** What the column of projects says → id. */
  readonly projects: ReadonlyMap<string, string>;
}

const STRANGERS_MAX = 50;
const SUM = /^(?:合计|总计|小计|本页合计|累计|total)/i;

export function readRows(columns: Columns, reading: Reading): Statement {
  const rows: ReadRow[] = [];
  const findings: RowFinding[] = [];
  const seen = new Map<string, number>();
  const strangers = new Set<string>();
  let left = 0;
  for (const row of columns.rows) {
    const result = readRow(row, columns, reading);
    if (result.kind === 'left') left += 1;
    else if (result.kind === 'unread') findings.push(result.finding);
    else {
      const base = refOf(result.draft, reading);
      const nth = (seen.get(base) ?? 0) + 1;
      seen.set(base, nth);
      if (nth > 1 && result.draft.serial !== '') {
        const reason = {
          zh: `流水号 ${result.draft.serial} 在同一天重复出现：若不是同一笔，请加以区分`,
          en: `the serial number ${result.draft.serial} stands twice on one day: tell the two apart`,
        };
        findings.push(findingAt(row, columns, { field: 'serial', reason }));
        continue;
      }
      // Without a number of its own a row is the n-th of its kind on its day, in whichever copy of the file.
      const ref = result.draft.serial === '' ? `${base}/${nth}` : base;
      const { on, amountMinor, count, projectId, code, stranger } = result.draft;
      if (stranger !== null && strangers.size < STRANGERS_MAX) strangers.add(stranger);
      rows.push({ number: row.number, row: { ref, on, amountMinor, count, projectId, code } });
    }
  }
  return { rows, findings, left, strangers: [...strangers] };
}

interface Draft extends Omit<ImportRow, 'ref'> {
  readonly serial: string;
  /** A name of a project that says nothing here. */
  readonly stranger: string | null;
}

type RowResult =
  | { readonly kind: 'left' }
  | { readonly kind: 'unread'; readonly finding: RowFinding }
  | { readonly kind: 'row'; readonly draft: Draft };

function readRow(row: Row, columns: Columns, reading: Reading): RowResult {
  const { at, sheet } = columns;
  const cellAt = (field: Field) => (at[field] === undefined ? undefined : row.cells[at[field]]);
  const first = row.cells.find((cell) => cell !== undefined);
  if (first === undefined || (first.kind === 'text' && SUM.test(readText(first.text)))) return { kind: 'left' };
  const unread = (field: Field, reason: Text): RowResult => ({
    kind: 'unread',
    finding: findingAt(row, columns, { field, reason }),
  });
  const amount = readAmount(cellAt('amount'));
  if (amount.kind === 'unread') return unread('amount', amount.reason);
  const out = readAmount(cellAt('out'));
  if (out.kind === 'unread') return unread('out', out.reason);
  const isOut = (out.value ?? 0) !== 0 || (amount.value !== null && amount.value < 0 && reading.source === 'bank');
  if (isOut && !(amount.value !== null && amount.value > 0)) return { kind: 'left' };
  const date = readDate(cellAt('date'), sheet.is1904);
  if (date.kind === 'unread') return unread('date', date.reason);
  if (date.value === null && (amount.value === null || amount.value === 0)) return { kind: 'left' };
  if (amount.value === null || amount.value <= 0) return unread('amount', NO_AMOUNT);
  if (date.value === null) return unread('date', NO_DATE);
  const texts = readTexts(cellAt);
  if ('field' in texts) return unread(texts.field, texts.reason);
  const count = countOf(cellAt('count'));
  if (count.kind === 'unread') return unread('count', count.reason);
  const { serial, note, project } = texts;
  const named = reading.projects.get(project) ?? (/^[a-z2-7]{16}$/.test(project) ? project : null);
  const prefix = projectPrefixIn(project) ?? projectPrefixIn(note);
  const projectId = named ?? (prefix === null && project === '' ? reading.projectId : null);
  const draft = {
    serial,
    on: date.value,
    amountMinor: amount.value,
    count: count.value,
    projectId,
    // The code alone: what else stands in a note is a person's.
    code: projectId === null && prefix !== null ? paymentCodeOf(prefix) : null,
    stranger: projectId === null && prefix === null && project !== '' ? project : null,
  };
  return { kind: 'row', draft };
}

interface Texts {
  readonly serial: string;
  readonly note: string;
  readonly project: string;
}

function readTexts(
  cellAt: (field: Field) => Cell | undefined,
): Texts | { readonly field: Field; readonly reason: Text } {
  const read = { serial: '', note: '', project: '' };
  for (const field of ['serial', 'note', 'project'] as const) {
    const cell = cellAt(field);
    if (cell === undefined) continue;
    if (cell.kind !== 'text' && cell.kind !== 'number') return { field, reason: cellReason(cell).reason };
    read[field] = cell.kind === 'number' ? String(cell.value) : readText(cell.text);
  }
  if (read.serial.length > SERIAL_MAX) return { field: 'serial', reason: SERIAL_TOO_LONG };
  return read;
}

function countOf(cell: Cell | undefined): Read<number> {
  if (cell === undefined) return { kind: 'read', value: 1 };
  if (cell.kind !== 'text' && cell.kind !== 'number') return cellReason(cell);
  const count = cell.kind === 'number' ? cell.value : countIn(readText(cell.text));
  return Number.isSafeInteger(count) && count > 0
    ? { kind: 'read', value: count }
    : { kind: 'unread', reason: NO_COUNT };
}

// At most three letters of a unit: looking for the last of any number of them takes the square of a long text.
function countIn(text: string): number {
  return Number(text.replace(/[笔人次]{1,3}$/, ''));
}

/** With source, account and day before it, it is the name of an entry, of 120 characters. */
const SERIAL_MAX = 60;

function refOf({ serial, on, amountMinor, count, projectId, code }: Draft, { source, account }: Reading): string {
  const named = account === '' ? source : `${source}/${account}`;
  if (serial !== '') return `${named}/${on}/${serial}`;
  const content = JSON.stringify([on, amountMinor, count, projectId, code]);
  return `${named}/${on}/${sha256Hex(content).slice(0, 16)}`;
}

interface Place {
  readonly field: Field;
  readonly reason: Text;
}

function findingAt(row: Row, { at, sheet }: Columns, { field, reason }: Place): RowFinding {
  return { sheet: sheet.name, cell: `${columnName(at[field] ?? 0)}${row.number}`, row: row.number, field, reason };
}

const NO_AMOUNT: Text = { zh: '没有金额，或金额不大于零', en: 'has no amount above zero' };
const NO_DATE: Text = { zh: '没有日期', en: 'has no date' };
const NO_COUNT: Text = { zh: '笔数应为不小于 1 的整数', en: 'must be a whole number of gifts, 1 or more' };
const SERIAL_TOO_LONG: Text = { zh: '流水号超过 60 个字符', en: 'is longer than 60 characters' };
