// CSV (RFC 4180) for spreadsheets: with a byte order mark, or Excel takes Chinese for another encoding, and without cells
// that a spreadsheet would run as formulas.

import { amountText } from './amount-text.ts';
import type { Cell, TableRow } from './tables.ts';

export const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also behind white space and in full width. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠\t\r]/;
const SPECIAL = /[",\r\n]/;

/** One line, with its end. */
export function csvLine(row: TableRow, currency: string): string {
  return `${row.map((cell) => fieldOf(cell, currency)).join(',')}\r\n`;
}

function fieldOf(cell: Cell, currency: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return amountText(cell.amountMinor, currency);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
