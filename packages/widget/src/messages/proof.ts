import type { Words } from '../locale.ts';
import { wordsIn } from '../locale.ts';
import type { ProofMessages } from './proof-zh-cn.ts';
import { proofZhCn } from './proof-zh-cn.ts';

export type { ProofMessages };

export const proofWords: Words<ProofMessages> = wordsIn(proofZhCn, {
  'zh-Hant': () => import('./proof-zh-hant.ts').then(({ proofZhHant }) => proofZhHant),
  en: () => import('./proof-en.ts').then(({ proofEn }) => proofEn),
});
