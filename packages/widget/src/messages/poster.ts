import type { Locale } from '../messages.ts';
import { posterEn } from './poster-en.ts';
import type { PosterMessages } from './poster-zh-cn.ts';
import { posterZhCn } from './poster-zh-cn.ts';

export type { PosterMessages };

export function posterMessagesOf(locale: Locale): PosterMessages {
  return locale === 'en' ? posterEn : posterZhCn;
}
