import type { Locale } from '../messages.ts';
import { donorsEn } from './donors-en.ts';
import type { DonorsMessages } from './donors-zh-cn.ts';
import { donorsZhCn } from './donors-zh-cn.ts';

export type { DonorsMessages };

export function donorsMessagesOf(locale: Locale): DonorsMessages {
  return locale === 'en' ? donorsEn : donorsZhCn;
}
