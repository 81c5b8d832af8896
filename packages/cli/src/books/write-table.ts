// One table into one file, as its name says: CSV, or an Excel file. The file is in its place whole or not at all.

import { rename, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../io.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { TableRow } from './tables.ts';
import { XLSX_ROWS_MAX, xlsxBytes } from './xlsx.ts';

export interface Table {
  /** Of the sheet. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
  /** Of its amounts. */
  readonly currency: string;
}

/** Writes `table` into `file`. @throws UsageError where the name says neither format, or the file cannot be written */
export async function writeTable(file: string, table: Table): Promise<void> {
  const bytes = await bytesOf(requireFormat(file), table);
  const part = `${file}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    throw new UsageError({ zh: `不能写 ${file}`, en: `cannot write ${file}` }, { cause });
  }
}

/** The format that a name says, before anything is asked for. @throws UsageError for any other */
export function requireFormat(file: string): 'csv' | 'xlsx' {
  const format = (['csv', 'xlsx'] as const).find((known) => file.toLowerCase().endsWith(`.${known}`));
  if (format !== undefined) return format;
  throw new UsageError({
    zh: `--out 的文件名应以 .csv 或 .xlsx 结尾，实际是 ${file}`,
    en: `--out takes a file that ends in .csv or .xlsx; found ${file}`,
  });
}

async function bytesOf(format: 'csv' | 'xlsx', table: Table): Promise<Uint8Array | string> {
  const { head, rows, currency } = table;
  if (format === 'csv') return BYTE_ORDER_MARK + [head, ...rows].map((row) => csvLine(row, currency)).join('');
  if (rows.length <= XLSX_ROWS_MAX) return xlsxBytes(table);
  throw new UsageError({
    zh: `${rows.length} 行超过一张表的 ${XLSX_ROWS_MAX} 行，请用 .csv`,
    en: `${rows.length} rows are more than the ${XLSX_ROWS_MAX} of a sheet: use .csv`,
  });
}
