import { accessCases } from './access-cases.ts';
import { complaintCases } from './complaint-cases.ts';
import { disclosureCases } from './disclosure-cases.ts';
import { dutyCases } from './duty-cases.ts';
import { erasureCases } from './erasure-cases.ts';
import { fundCases } from './fund-cases.ts';
import { heldCases } from './held-cases.ts';
import { holdCases } from './hold-cases.ts';
import { importCases } from './import-cases.ts';
import { journalCases } from './journal-cases.ts';
import { limitCases } from './limit-cases.ts';
import { listCases } from './list-cases.ts';
import { logCases } from './log-cases.ts';
import { messageCases } from './message-cases.ts';
import { newsCases } from './news-cases.ts';
import { outboxCases } from './outbox-cases.ts';
import { owedCases } from './owed-cases.ts';
import { partnerCases } from './partner-cases.ts';
import { peopleCases } from './people-cases.ts';
import { placeCases } from './place-cases.ts';
import { pledgeCases } from './pledge-cases.ts';
import { publishedCases } from './published-cases.ts';
import { requestCases } from './request-cases.ts';
import type { StoreCase } from './store-case.ts';
import { unitCases } from './unit-cases.ts';
import { uploadCases } from './upload-cases.ts';
import { verdictCases } from './verdict-cases.ts';
import { workCases } from './work-cases.ts';

/** The obligations of the store port. Every adapter keeps all of them; any test runner can run them. */
export const STORE_SUITE: readonly StoreCase[] = [
  ...publishedCases,
  ...accessCases,
  ...peopleCases,
  ...outboxCases,
  ...dutyCases,
  ...listCases,
  ...placeCases,
  ...pledgeCases,
  ...requestCases,
  ...journalCases,
  ...fundCases,
  ...owedCases,
  ...holdCases,
  ...disclosureCases,
  ...partnerCases,
  ...heldCases,
  ...limitCases,
  ...verdictCases,
  ...workCases,
  ...complaintCases,
  ...importCases,
  ...newsCases,
  ...messageCases,
  ...uploadCases,
  ...logCases,
  ...erasureCases,
  ...unitCases,
];
