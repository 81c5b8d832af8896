// A file that somebody else made, as sheets. What it is is told by its bytes, not by its name.

import type { Sheet, SheetLimits } from './cell.ts';
import { SheetError } from './cell.ts';
import { csvSheet } from './csv-sheet.ts';
import { xlsxSheets } from './xlsx-sheets.ts';

/** For a program that has a machine to itself: larger than any statement of 100,000 rows. */
export const PROGRAM_LIMITS: SheetLimits = {
  fileMaxBytes: 50 * 1024 * 1024,
  unpackedMaxBytes: 128 * 1024 * 1024,
  rowsMax: 100_000,
};

/** For a request, whose memory on the edge is 128 MB with everything else: a statement of 20,000 rows. */
export const REQUEST_LIMITS: SheetLimits = {
  fileMaxBytes: 5 * 1024 * 1024,
  unpackedMaxBytes: 20 * 1024 * 1024,
  rowsMax: 20_000,
};

/** @throws SheetError for what is neither, or is too large */
export function openSheets(bytes: Uint8Array, limits: SheetLimits = PROGRAM_LIMITS): readonly Sheet[] {
  if (bytes.length > limits.fileMaxBytes) {
    const megabytes = Math.floor(limits.fileMaxBytes / 1024 / 1024);
    const [zh, en] = [`文件超过 ${megabytes} MB，请分成几个`, `the file is larger than ${megabytes} MB: split it`];
    throw new SheetError({ zh, en });
  }
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return xlsxSheets(bytes, limits);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new SheetError({
      zh: '这是旧的 .xls 或加密的文件：请在 Excel 或 WPS 中打开，另存为 xlsx（不设密码）',
      en: 'this is an old .xls or a file with a password: open it and save it as xlsx, without one',
    });
  }
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) {
    throw new SheetError({ zh: '这是 PDF：请导出 Excel 或 CSV', en: 'this is a PDF: export Excel or CSV' });
  }
  return [csvSheet(bytes, limits.rowsMax)];
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
