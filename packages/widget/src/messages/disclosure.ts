import type { Locale } from '../locale.ts';
import { disclosureEn } from './disclosure-en.ts';
import type { DisclosureMessages } from './disclosure-zh-cn.ts';
import { disclosureZhCn } from './disclosure-zh-cn.ts';
import { disclosureZhHant } from './disclosure-zh-hant.ts';

export type { DisclosureMessages };

export function disclosureMessagesOf(locale: Locale): DisclosureMessages {
  return { 'zh-CN': disclosureZhCn, 'zh-Hant': disclosureZhHant, en: disclosureEn }[locale];
}
