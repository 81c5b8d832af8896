import type { Locale } from '../locale.ts';
import { modeEn } from './mode-en.ts';
import type { ModeMessages } from './mode-zh-cn.ts';
import { modeZhCn } from './mode-zh-cn.ts';
import { modeZhHant } from './mode-zh-hant.ts';

export type { ModeMessages };

export function modeMessagesOf(locale: Locale): ModeMessages {
  return { 'zh-CN': modeZhCn, 'zh-Hant': modeZhHant, en: modeEn }[locale];
}
