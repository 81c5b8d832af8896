import type { Locale } from '../messages.ts';
import { receiptEn } from './receipt-en.ts';
import type { ReceiptMessages } from './receipt-zh-cn.ts';
import { receiptZhCn } from './receipt-zh-cn.ts';

export type { ReceiptMessages };

export function receiptMessagesOf(locale: Locale): ReceiptMessages {
  return locale === 'en' ? receiptEn : receiptZhCn;
}
