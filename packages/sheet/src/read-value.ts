// A value that was read from a cell, or why it could not be.

import type { Cell } from './cell.ts';
import type { Text } from './text.ts';

export type Read<Value> = { readonly kind: 'read'; readonly value: Value } | Unread;

export interface Unread {
  readonly kind: 'unread';
  readonly reason: Text;
}

export function unread(reason: Text): Unread {
  return { kind: 'unread', reason };
}

/** Text with full-width characters as the plain ones they stand for, and without what cannot be seen. */
export function readText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Why a cell says nothing. */
export function cellReason(cell: Exclude<Cell, { readonly kind: 'text' | 'number' }>): Unread {
  if (cell.kind === 'merged') {
    return unread({
      zh: `在合并的单元格 ${cell.range} 内，不知道属于哪一行：取消合并，每行各填`,
      en: `is in the merged cells ${cell.range}, and nobody can say whose row: unmerge them and fill each row`,
    });
  }
  return unread(REASONS[cell.why]);
}

const REASONS = {
  formula: {
    zh: '是公式，文件里没有算好的值：在 Excel 中打开并保存一次，或粘贴为数值',
    en: 'is a formula without its value: open and save the file in Excel once, or paste values',
  },
  error: {
    zh: '是公式错误（如 #REF!）：改正后再导入',
    en: 'is the error of a formula (such as #REF!): put it right',
  },
  'too-long': {
    zh: '文字超过 32767 个字符，不像是一个单元格的内容',
    en: 'is longer than 32,767 characters, which no cell is',
  },
} as const satisfies Record<string, Text>;
