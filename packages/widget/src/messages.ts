import type { Locale } from './locale.ts';
import { wordsIn } from './locale.ts';
import type { Messages } from './messages/zh-cn.ts';
import { zhCn } from './messages/zh-cn.ts';

export type { Messages };

/** What the cards say, and the other elements where it is the same. */
export const cardWords = wordsIn<Messages>(zhCn, {
  'zh-Hant': () => import('./messages/words-zh-hant.ts').then(({ wordsZhHant }) => wordsZhHant),
  en: () => import('./messages/words-en.ts').then(({ wordsEn }) => wordsEn),
});

/** The language that can be spoken: simplified Chinese where the one asked for has not come. */
export function spokenOf(locale: Locale): Locale {
  return cardWords.of(locale) === zhCn ? 'zh-CN' : locale;
}
