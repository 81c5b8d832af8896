// What sources outside public gifts are called where a text is published in both languages.

import type { FinancingSource } from '@happy-homeland/contract';

const NAMES: Readonly<Record<FinancingSource, readonly [zh: string, en: string]>> = {
  'government-purchase': ['政府购买服务', 'Government purchase'],
  'lottery-welfare': ['福利彩票公益金', 'Lottery welfare fund'],
  company: ['企业资助', 'Company'],
  'own-funds': ['自有资金', 'Own funds'],
  other: ['其他来源', 'Other'],
};

export function financingName(source: FinancingSource): string {
  return NAMES[source].join(' ');
}

/** In Chinese alone, as the disclosures of the law are. */
export function financingNameZh(source: FinancingSource): string {
  return NAMES[source][0];
}
