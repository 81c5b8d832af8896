// One catalogue per language; the English one is typed by the Chinese one, so a missing key does not compile.

import type { Lang } from '../page-context.ts';
import { en } from './en.ts';
import type { Messages } from './zh-cn.ts';
import { zhCn } from './zh-cn.ts';

export type { Messages };

export function messagesFor(lang: Lang): Messages {
  return lang === 'en' ? en : zhCn;
}
