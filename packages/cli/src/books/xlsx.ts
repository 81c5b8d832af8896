// Tables as Excel files. Text is written as text and amounts as numbers: nothing is a formula.

import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { amountText } from './amount-text.ts';
import type { Cell, TableRow } from './tables.ts';

/** Beyond this a sheet takes more memory than a small machine has; Excel itself ends at 1,048,576 rows. */
export const XLSX_ROWS_MAX = 100_000;

const WIDTHS: Readonly<Record<string, number>> = {
  科目名称: 36,
  科目编码: 34,
  摘要: 24,
  账目编号: 24,
  项目: 24,
  单据指纹: 68,
};
const WIDTH = 14;

interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
  readonly currency: string;
}

/** The bytes of a workbook with one sheet. */
export async function xlsxBytes({ name, head, rows, currency }: Table): Promise<Uint8Array> {
  const data: SheetData = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((cell) => cellOf(cell, currency))),
  ];
  const columns = head.map((title) => ({ width: WIDTHS[title] ?? WIDTH }));
  return writeXlsxFile(data, { sheet: name, columns, stickyRowsCount: 1 }).toBuffer();
}

function cellOf(cell: Cell, currency: string): SheetData[number][number] {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  const text = amountText(cell.amountMinor, currency);
  const decimals = text.split('.')[1]?.length ?? 0;
  return { value: Number(text), type: Number, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}
