import type { Locale } from '../locale.ts';
import { weakEn } from './weak-en.ts';
import type { WeakMessages } from './weak-zh-cn.ts';
import { weakZhCn } from './weak-zh-cn.ts';
import { weakZhHant } from './weak-zh-hant.ts';

export type { WeakMessages };

export function weakMessagesOf(locale: Locale): WeakMessages {
  return { 'zh-CN': weakZhCn, 'zh-Hant': weakZhHant, en: weakEn }[locale];
}
