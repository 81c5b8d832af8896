// What a spreadsheet says, whichever file it came in. A cell that cannot be read honestly says why, and only the row that needs
// it is refused.

import type { Text } from './text.ts';

/** Excel's own longest text of a cell. */
export const CELL_MAX_CHARACTERS = 32_767;
export const COLUMNS_MAX = 200;

/** How much of a file is read, wherever it is read. */
export interface SheetLimits {
  readonly fileMaxBytes: number;
  /** Of all parts of a workbook together, as they come out of the archive. */
  readonly unpackedMaxBytes: number;
  readonly rowsMax: number;
}

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `isDate` where the file shows the number as a date. */
  | { readonly kind: 'number'; readonly value: number; readonly isDate: boolean }
  | { readonly kind: 'unfit'; readonly why: 'formula' | 'error' | 'too-long' }
  /** One of several cells that are shown as one, so that nobody can say which row it belongs to. */
  | { readonly kind: 'merged'; readonly range: string };

export interface Row {
  /** As the spreadsheet counts, from 1. */
  readonly number: number;
  /** By column, from 0; undefined where there is nothing. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  /** As on its tab; empty for a file of text. */
  readonly name: string;
  readonly rows: readonly Row[];
  /** Whether days are counted from 1904, as old Macintosh files do. */
  readonly is1904: boolean;
}

/** A file that is no spreadsheet that can be read; nothing of it is used. */
export class SheetError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'SheetError';
    this.text = text;
  }
}

/** 0 → `A`, 27 → `AB`. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A cell of text, or why it is none; undefined for an empty one. */
export function textCell(text: string): Cell | undefined {
  if (text === '') return undefined;
  return text.length > CELL_MAX_CHARACTERS ? { kind: 'unfit', why: 'too-long' } : { kind: 'text', text };
}

export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

/** @throws SheetError where there is one row or column too many */
export function requireSize({ rows, columns }: SheetSize, rowsMax: number): void {
  if (rows > rowsMax) {
    throw new SheetError({
      zh: `超过 ${rowsMax} 行，请分成几个文件`,
      en: `more than ${rowsMax} rows: split the file`,
    });
  }
  if (columns > COLUMNS_MAX) {
    throw new SheetError({
      zh: `第 ${rows} 行超过 ${COLUMNS_MAX} 列，不像是一张明细表`,
      en: `row ${rows} has more than ${COLUMNS_MAX} columns, which is no list of payments`,
    });
  }
}
