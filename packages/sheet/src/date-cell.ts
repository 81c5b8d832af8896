// A day as it stands in a cell: a date of Excel, or one of the ways in which people write it, the year first. Which of 03/11/2026
// is the month nobody can say, so that is a finding.

import type { Cell } from './cell.ts';
import type { Read } from './read-value.ts';
import { cellReason, readText, unread } from './read-value.ts';

const DAY_MS = 86_400_000;
/** Day 0 of Excel, for days after the one of February 1900 that it invented. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const MAC_OFFSET_DAYS = 1_462;
const EARLIEST = 2000;
const LATEST = 2100;
const WRITTEN = /^(\d{4})(?:年|[-/.])\s*(\d{1,2})(?:月|[-/.])\s*(\d{1,2})日?(?:[\sT]|$)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\s*\d{6}|\s|$)/;

/** `YYYY-MM-DD` of a cell; null for an empty one. */
export function readDate(cell: Cell | undefined, is1904: boolean): Read<string | null> {
  if (cell === undefined) return { kind: 'read', value: null };
  if (cell.kind === 'number') {
    const compact = COMPACT.exec(String(cell.value));
    return compact && !cell.isDate ? ofParts(compact, String(cell.value)) : ofSerial(cell.value, is1904);
  }
  if (cell.kind !== 'text') return cellReason(cell);
  const text = readText(cell.text);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return ofSerial(Number(text), is1904);
  const parts = WRITTEN.exec(text) ?? COMPACT.exec(text);
  return parts ? ofParts(parts, text) : noDate(text);
}

function ofSerial(serial: number, is1904: boolean): Read<string> {
  const days = Math.floor(serial) + (is1904 ? MAC_OFFSET_DAYS : 0);
  const date = new Date(EXCEL_EPOCH_MS + days * DAY_MS);
  const year = date.getUTCFullYear();
  return year >= EARLIEST && year < LATEST
    ? { kind: 'read', value: date.toISOString().slice(0, 10) }
    : noDate(String(serial));
}

function ofParts([, year = '', month = '', day = '']: RegExpExecArray, text: string): Read<string> {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  const isOfNow = Number(year) >= EARLIEST && Number(year) < LATEST;
  return isReal && isOfNow ? { kind: 'read', value: written } : noDate(text);
}

function noDate(text: string): Read<never> {
  const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return unread({
    zh: `“${shown}” 不是日期：写成 2026-11-03 或 2026年11月3日，年份在前`,
    en: `“${shown}” is no date: write 2026-11-03 or 2026年11月3日, the year first`,
  });
}
