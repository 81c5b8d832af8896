import type { Locale } from '../locale.ts';
import { posterEn } from './poster-en.ts';
import type { PosterMessages } from './poster-zh-cn.ts';
import { posterZhCn } from './poster-zh-cn.ts';
import { posterZhHant } from './poster-zh-hant.ts';

export type { PosterMessages };

export function posterMessagesOf(locale: Locale): PosterMessages {
  return { 'zh-CN': posterZhCn, 'zh-Hant': posterZhHant, en: posterEn }[locale];
}
