import type { Locale } from '../locale.ts';
import { receiptEn } from './receipt-en.ts';
import type { ReceiptMessages } from './receipt-zh-cn.ts';
import { receiptZhCn } from './receipt-zh-cn.ts';
import { receiptZhHant } from './receipt-zh-hant.ts';

export type { ReceiptMessages };

export function receiptMessagesOf(locale: Locale): ReceiptMessages {
  return { 'zh-CN': receiptZhCn, 'zh-Hant': receiptZhHant, en: receiptEn }[locale];
}
