import type { Locale } from '../locale.ts';
import { scanEn } from './scan-en.ts';
import type { ScanMessages } from './scan-zh-cn.ts';
import { scanZhCn } from './scan-zh-cn.ts';

export function scanMessagesOf(locale: Locale): ScanMessages {
  return locale === 'en' ? scanEn : scanZhCn;
}
