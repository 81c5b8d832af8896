import type { Locale } from '../messages.ts';
import { listEn } from './list-en.ts';
import type { ListMessages } from './list-zh-cn.ts';
import { listZhCn } from './list-zh-cn.ts';

export function listMessagesOf(locale: Locale): ListMessages {
  return locale === 'en' ? listEn : listZhCn;
}
