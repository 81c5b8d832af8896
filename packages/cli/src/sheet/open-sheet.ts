// A file that somebody else made, as sheets. What it is is told by its bytes, not by its name.

import type { Sheet } from './cell.ts';
import { SheetError } from './cell.ts';
import { csvSheet } from './csv-sheet.ts';
import { xlsxSheets } from './xlsx-sheets.ts';

/** Larger than any statement of 100,000 rows. */
export const FILE_MAX_BYTES = 50 * 1024 * 1024;

/** @throws SheetError for what is neither, or is too large */
export function openSheets(bytes: Uint8Array): readonly Sheet[] {
  if (bytes.length > FILE_MAX_BYTES) {
    throw new SheetError({ zh: '文件超过 50 MB，请分成几个', en: 'the file is larger than 50 MB: split it' });
  }
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return xlsxSheets(bytes);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new SheetError({
      zh: '这是旧的 .xls 或加密的文件：请在 Excel 或 WPS 中打开，另存为 xlsx（不设密码）',
      en: 'this is an old .xls or a file with a password: open it and save it as xlsx, without one',
    });
  }
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) {
    throw new SheetError({ zh: '这是 PDF：请导出 Excel 或 CSV', en: 'this is a PDF: export Excel or CSV' });
  }
  return [csvSheet(bytes)];
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
