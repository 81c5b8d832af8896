import type { Locale } from '../messages.ts';
import { complianceEn } from './compliance-en.ts';
import type { CheckMessages } from './compliance-zh-cn.ts';
import { complianceZhCn } from './compliance-zh-cn.ts';

export type { CheckMessages };

export function checkMessagesOf(locale: Locale): CheckMessages {
  return locale === 'en' ? complianceEn : complianceZhCn;
}
