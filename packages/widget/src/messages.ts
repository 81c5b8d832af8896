import { en } from './messages/en.ts';
import type { Messages } from './messages/zh-cn.ts';
import { zhCn } from './messages/zh-cn.ts';

export type Locale = 'zh-CN' | 'en';
export type { Messages };

/** The language of the closest `lang` attribute, the element's own included. What we do not speak is Chinese. */
export function localeOf(element: Element): Locale {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  return lang && /^en\b/i.test(lang) ? 'en' : 'zh-CN';
}

export function messagesOf(locale: Locale): Messages {
  return locale === 'en' ? en : zhCn;
}
