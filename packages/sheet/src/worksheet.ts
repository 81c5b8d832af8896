// The rows of one sheet of a workbook.

import type { Cell, Row } from './cell.ts';
import { CELL_MAX_CHARACTERS, COLUMNS_MAX, requireSize, SheetError, textCell } from './cell.ts';
import { walkXml } from './xml.ts';

const MERGES_MAX = 20_000;

export interface Workbook {
  readonly name: string;
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly rowsMax: number;
  /** Takes the length of every text that a cell names: a text that stands once in a file may be named by all of its cells. */
  readonly named: (characters: number) => void;
}

interface Draft {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  hasValue: boolean;
  text: string;
}

/** @throws SheetError for what is no sheet, or too large for one */
export function worksheetRows(xml: string, workbook: Workbook): readonly Row[] {
  const rows = new Map<number, (Cell | undefined)[]>();
  const merges: string[] = [];
  let row = 0;
  let cells: (Cell | undefined)[] = [];
  let draft: Draft | null = null;
  let inside = '';
  walkXml(xml, {
    open: (tag, attribute) => {
      inside = tag;
      if (tag === 'mergeCell') merges.push(attribute('ref') ?? '');
      if (tag === 'row') {
        row = Number(attribute('r') ?? row + 1);
        // The second of two rows of one number would take the place of the first.
        if (!Number.isSafeInteger(row) || row < 1 || rows.has(row)) throw rowUnfit(workbook.name);
        cells = [];
        rows.set(row, cells);
        requireSize({ rows: rows.size, columns: 0 }, workbook.rowsMax);
      }
      if (tag === 'c') draft = draftOf(attribute, { next: cells.length, row, rowsMax: workbook.rowsMax });
      if (draft !== null && tag === 'f') draft.hasFormula = true;
    },
    text: (text) => {
      if (draft === null || (inside !== 'v' && inside !== 't')) return;
      draft.hasValue = true;
      // One character more than may be is enough to know.
      if (draft.text.length <= CELL_MAX_CHARACTERS) draft.text += text;
    },
    close: (tag) => {
      inside = '';
      if (tag !== 'c' || draft === null) return;
      cells[draft.column] = cellOf(draft, workbook);
      draft = null;
    },
  });
  markMerged(rows, merges, workbook.rowsMax);
  return [...rows].sort(([a], [b]) => a - b).map(([number, own]) => ({ number, cells: [...own] }));
}

interface Place {
  readonly next: number;
  readonly row: number;
  readonly rowsMax: number;
}

function draftOf(attribute: (name: string) => string | undefined, { next, row, rowsMax }: Place): Draft {
  const place = /^([A-Z]+)/.exec(attribute('r') ?? '')?.[1];
  const column = place === undefined ? next : columnOf(place);
  requireSize({ rows: row, columns: column + 1 }, rowsMax);
  const style = Number(attribute('s') ?? -1);
  return { column, type: attribute('t') ?? 'n', style, hasFormula: false, hasValue: false, text: '' };
}

function columnOf(letters: string): number {
  if (letters.length > 3) return COLUMNS_MAX;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rowUnfit(name: string): SheetError {
  return new SheetError({
    zh: `xlsx 文件已损坏（工作表 ${name} 的行号重复或无效）`,
    en: `the xlsx file is damaged (sheet ${name} has a row twice, or one without a number)`,
  });
}

function cellOf(draft: Draft, { strings, dateStyles, name, named }: Workbook): Cell | undefined {
  const { type, text, style, hasValue, hasFormula } = draft;
  if (hasFormula && !hasValue) return { kind: 'unfit', why: 'formula' };
  if (!hasValue) return undefined;
  if (type === 'e') return { kind: 'unfit', why: 'error' };
  if (type === 's') {
    const shared = strings[Number(text)];
    if (shared === undefined) {
      throw new SheetError({
        zh: `xlsx 文件已损坏（工作表 ${name} 引用了不存在的文字）`,
        en: `the xlsx file is damaged (sheet ${name} refers to text that is not there)`,
      });
    }
    named(shared.length);
    return textCell(shared.trim());
  }
  if (type !== 'n') return textCell(text.trim());
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'number', value, isDate: dateStyles.has(style) } : textCell(text.trim());
}

// Cells of one row that are shown as one are the first of them. Over several rows nobody can say whose the value is, and it
// is not copied down: an amount would be counted as often as there are rows.
function markMerged(rows: ReadonlyMap<number, (Cell | undefined)[]>, merges: readonly string[], rowsMax: number): void {
  if (merges.length > MERGES_MAX) throw tooManyMerged();
  // Merged cells do not overlap, so that there are no more of them than cells; a file may say otherwise.
  let left = rowsMax * COLUMNS_MAX;
  for (const range of merges) {
    const [, from = '', top = '', to = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    if (Number(top) === Number(bottom)) continue;
    const merged: Cell = { kind: 'merged', range };
    const first = columnOf(from);
    const last = Math.min(columnOf(to), COLUMNS_MAX - 1);
    const lastRow = Math.min(Number(bottom), rowsMax);
    for (let number = Number(top); number <= lastRow; number += 1) {
      left -= Math.max(last - first, 0) + 1;
      if (left < 0) throw tooManyMerged();
      const cells = rows.get(number);
      for (let column = first; cells !== undefined && column <= last; column += 1) cells[column] = merged;
    }
  }
}

function tooManyMerged(): SheetError {
  return new SheetError({ zh: '合并的单元格过多，请取消合并', en: 'too many merged cells: unmerge them' });
}
