import type { Locale } from '../messages.ts';
import { proofEn } from './proof-en.ts';
import type { ProofMessages } from './proof-zh-cn.ts';
import { proofZhCn } from './proof-zh-cn.ts';

export type { ProofMessages };

export function proofMessagesOf(locale: Locale): ProofMessages {
  return locale === 'en' ? proofEn : proofZhCn;
}
