import type { Locale } from '../locale.ts';
import { listEn } from './list-en.ts';
import type { ListMessages } from './list-zh-cn.ts';
import { listZhCn } from './list-zh-cn.ts';
import { listZhHant } from './list-zh-hant.ts';

export function listMessagesOf(locale: Locale): ListMessages {
  return { 'zh-CN': listZhCn, 'zh-Hant': listZhHant, en: listEn }[locale];
}
