import type { Locale } from '../messages.ts';
import { disclosureEn } from './disclosure-en.ts';
import type { DisclosureMessages } from './disclosure-zh-cn.ts';
import { disclosureZhCn } from './disclosure-zh-cn.ts';

export type { DisclosureMessages };

export function disclosureMessagesOf(locale: Locale): DisclosureMessages {
  return locale === 'en' ? disclosureEn : disclosureZhCn;
}
