// All kinds of work items, by the word that names them in an address.

import { CAMPAIGN_PLANS } from './campaign-machines.ts';
import { DISCLOSURES } from './disclosure-machines.ts';
import { FINANCINGS } from './financing-machines.ts';
import { PROJECT_LIVES } from './life-machines.ts';
import type { Machine } from './machine.ts';
import {
  ADVANCE_RETURNS,
  BANK_ENTRIES,
  CORRECTIONS,
  DISBURSEMENTS,
  MANAGEMENTS,
  RECONCILIATIONS,
  REIMBURSEMENTS,
  SPENDINGS,
  SURPLUSES,
} from './money-machines.ts';
import { PROJECT_PLANS } from './plan-machines.ts';
import { ACCEPTANCES, UPDATES, VISITS } from './progress-machines.ts';
import { REFUNDS, UNMATCHED_MONEY } from './return-machines.ts';
import { SITE_REQUESTS } from './site-machines.ts';
import { COMPLAINTS, DONOR_MESSAGES, SPOT_CHECKS } from './supervision-machines.ts';
import { CHANGES_OF_USE } from './use-machines.ts';

export const MACHINES = {
  'campaign-plans': CAMPAIGN_PLANS,
  'project-plans': PROJECT_PLANS,
  'project-lives': PROJECT_LIVES,
  disbursements: DISBURSEMENTS,
  spendings: SPENDINGS,
  reimbursements: REIMBURSEMENTS,
  'advance-returns': ADVANCE_RETURNS,
  corrections: CORRECTIONS,
  surpluses: SURPLUSES,
  refunds: REFUNDS,
  'unmatched-money': UNMATCHED_MONEY,
  managements: MANAGEMENTS,
  'bank-entries': BANK_ENTRIES,
  reconciliations: RECONCILIATIONS,
  'changes-of-use': CHANGES_OF_USE,
  financings: FINANCINGS,
  updates: UPDATES,
  visits: VISITS,
  acceptances: ACCEPTANCES,
  complaints: COMPLAINTS,
  disclosures: DISCLOSURES,
  'donor-messages': DONOR_MESSAGES,
  'spot-checks': SPOT_CHECKS,
  'site-requests': SITE_REQUESTS,
} as const satisfies Readonly<Record<string, Machine>>;

/** Names a kind of work item. */
export type WorkKind = keyof typeof MACHINES;

/** The steps of a kind. */
export type StepOf<Kind extends WorkKind> = keyof (typeof MACHINES)[Kind]['steps'] & string;

/** The states of a kind. */
export type StateOf<Kind extends WorkKind> = keyof (typeof MACHINES)[Kind]['states'] & string;

export const WORK_KINDS: readonly WorkKind[] = Object.keys(MACHINES).filter(isWorkKind);

export function isWorkKind(text: string): text is WorkKind {
  return Object.hasOwn(MACHINES, text);
}

/** The machine of a kind, read as any machine. */
export function machineOf(kind: WorkKind): Machine {
  return MACHINES[kind];
}
