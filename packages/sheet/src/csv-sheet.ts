// CSV as banks and platforms write it (RFC 4180 and its neighbours): commas, tabs or semicolons, quotes with line breaks inside,
// and whatever is inside is text. A number in quotes is not a formula, and nothing is ever run.

import type { Cell, Row, Sheet } from './cell.ts';
import { requireSize, SheetError, textCell } from './cell.ts';
import { decodedText } from './csv-text.ts';

const SEPARATORS = [',', '\t', ';', '，'] as const;
const LOOKED_AT = 4_096;

/** @throws SheetError for a file that is no text, or a quote that nobody closes */
export function csvSheet(bytes: Uint8Array, rowsMax: number): Sheet {
  const text = decodedText(bytes);
  return { name: '', rows: rowsOf(text, separatorOf(text), rowsMax), is1904: false };
}

function separatorOf(text: string): string {
  const start = text.slice(0, LOOKED_AT);
  const counts = SEPARATORS.map((separator) => start.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function rowsOf(text: string, separator: string, rowsMax: number): Row[] {
  const rows: Row[] = [];
  let cells: (Cell | undefined)[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at, rows.length + 1) : bare(text, at, separator);
    cells.push(textCell(unwrapped(field.text)));
    requireSize({ rows: rows.length + 1, columns: cells.length }, rowsMax);
    at = field.end;
    if (text[at] === separator && at + 1 < text.length) at += 1;
    else if (text[at] === separator) at = text.length;
    else {
      // The end of a line, in whichever of its three ways.
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      rows.push({ number: rows.length + 1, cells });
      cells = [];
    }
  }
  if (cells.length > 0) rows.push({ number: rows.length + 1, cells });
  return rows;
}

interface Field {
  readonly text: string;
  /** Where the separator or the end of the line is. */
  readonly end: number;
}

function bare(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}

function quoted(text: string, start: number, row: number): Field {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) {
      throw new SheetError({
        zh: `第 ${row} 行开始的引号没有结束：补上 "，或另存为 xlsx`,
        en: `a quote that begins in row ${row} never ends: close it, or save the file as xlsx`,
      });
    }
    parts.push(text.slice(from, close));
    if (text[close + 1] !== '"') return { text: parts.join(''), end: close + 1 + blanksAt(text, close + 1) };
    parts.push('"');
    from = close + 2;
  }
}

function blanksAt(text: string, start: number): number {
  let end = start;
  while (text[end] === ' ') end += 1;
  return end - start;
}

// Banks write `="6222…"` so that Excel keeps all digits of a number, and a tab before it for the same reason.
function unwrapped(text: string): string {
  const plain = text.trim();
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain;
}
