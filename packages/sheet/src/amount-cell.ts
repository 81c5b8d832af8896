// An amount as it stands in a cell: a number, or what somebody typed. Never rounded: a third of a fen is a finding.

import { parseAmountText } from '@happy-homeland/contract/money';
import type { Cell } from './cell.ts';
import type { Read } from './read-value.ts';
import { cellReason, readText, unread } from './read-value.ts';

const NEGATIVE = /^[-−－(（]/;

/** Fen of a cell; null for an empty one, or one that says there is none. */
export function readAmount(cell: Cell | undefined): Read<number | null> {
  if (cell === undefined) return { kind: 'read', value: null };
  if (cell.kind === 'number') return ofNumber(cell.value, cell.isDate);
  if (cell.kind !== 'text') return cellReason(cell);
  const text = readText(cell.text).replace(/^\+/, '');
  if (/^[-—－–/]*$/.test(text)) return { kind: 'read', value: null };
  const isNegative = NEGATIVE.test(text);
  const amountMinor = parseAmountText(
    text
      .replace(NEGATIVE, '')
      .replace(/[)）]$/, '')
      .replace(/^¥/, ''),
    'CNY',
  );
  if (amountMinor === null) {
    return unread({
      zh: `“${shownText(cell.text)}” 不是金额：写成 1234.50，最多两位小数，单位元`,
      en: `“${shownText(cell.text)}” is no amount: write 1234.50, two decimals at most, in yuan`,
    });
  }
  return { kind: 'read', value: isNegative ? -amountMinor : amountMinor };
}

// A file keeps 0.1 + 0.2 as 0.30000000000000004: fifteen digits are what Excel itself shows.
function ofNumber(value: number, isDate: boolean): Read<number | null> {
  if (isDate) return unread({ zh: '是日期，不是金额', en: 'is a date and no amount' });
  const text = Math.abs(Number(value.toPrecision(15))).toString();
  const [, whole = '', fraction = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') {
    return unread({
      zh: `${value} 不能精确到分：最多两位小数`,
      en: `${value} is no whole number of fen: two decimals at most`,
    });
  }
  const amountMinor = Number(whole + fraction.padEnd(2, '0'));
  return { kind: 'read', value: value < 0 ? -amountMinor : amountMinor };
}

function shownText(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
