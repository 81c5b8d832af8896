import type { Words } from '../locale.ts';
import { wordsIn } from '../locale.ts';
import type { CheckMessages } from './compliance-zh-cn.ts';
import { complianceZhCn } from './compliance-zh-cn.ts';

export type { CheckMessages };

export const checkWords: Words<CheckMessages> = wordsIn(complianceZhCn, {
  'zh-Hant': () => import('./compliance-zh-hant.ts').then(({ complianceZhHant }) => complianceZhHant),
  en: () => import('./compliance-en.ts').then(({ complianceEn }) => complianceEn),
});
