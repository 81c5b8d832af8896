export type { MadeSheet, MadeWorkbook } from './made-workbook.ts';
export { madeRow, madeWorkbook } from './made-workbook.ts';
