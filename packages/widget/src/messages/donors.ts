import type { Locale } from '../locale.ts';
import { donorsEn } from './donors-en.ts';
import type { DonorsMessages } from './donors-zh-cn.ts';
import { donorsZhCn } from './donors-zh-cn.ts';
import { donorsZhHant } from './donors-zh-hant.ts';

export type { DonorsMessages };

export function donorsMessagesOf(locale: Locale): DonorsMessages {
  return { 'zh-CN': donorsZhCn, 'zh-Hant': donorsZhHant, en: donorsEn }[locale];
}
