import type { Locale } from '../messages.ts';
import { giftEn } from './gift-en.ts';
import type { GiftMessages } from './gift-zh-cn.ts';
import { giftZhCn } from './gift-zh-cn.ts';

export type { GiftMessages };

export function giftMessagesOf(locale: Locale): GiftMessages {
  return locale === 'en' ? giftEn : giftZhCn;
}
