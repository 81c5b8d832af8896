// Promises, advances, spending, terms and answers of the default project, for tests of the store.

import type {
  AccountRecord,
  Change,
  DecisionRecord,
  Evidence,
  JournalDraft,
  ManagementTerms,
  ReservationRecord,
} from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';
import { aClearingAccount, aFundAccount, aJournal } from './journal-builders.ts';

const PROJECT = anId('project');
const PARTNER = anId('partner');
const DAY_MS = 24 * 60 * 60_000;

export function aBankAccount(over: Partial<AccountRecord> = {}): AccountRecord {
  return aClearingAccount({ code: 'A:Bank', ...over });
}

export function anAdvanceAccount(over: Partial<AccountRecord> = {}): AccountRecord {
  return aClearingAccount({ code: `A:Advance:${PARTNER}:${PROJECT}`, projectId: PROJECT, ...over });
}

export function aDecision(over: Partial<DecisionRecord> = {}): DecisionRecord {
  const outcome = JSON.stringify({ kind: 'refused', reason: 'balance-too-low' });
  const requestHash = 'ab'.repeat(32);
  return { idemKey: 'key', tenantId: anId('tenant'), requestHash, outcome, decidedMs: NOW_MS, ...over };
}

/** 500 of the default project's fund, promised for a day. */
export function aReservation(over: Partial<ReservationRecord> = {}): ReservationRecord {
  return {
    reservationId: anId('promise'),
    tenantId: anId('tenant'),
    charityId: anId('charity'),
    projectId: PROJECT,
    accountId: aFundAccount().accountId,
    partnerId: PARTNER,
    partner: '示例居委会',
    amountMinor: 500,
    currency: 'CNY',
    state: 'pending',
    reservedMs: NOW_MS,
    expiresMs: NOW_MS + DAY_MS,
    resolvedMs: null,
    journalId: null,
    ...over,
  };
}

/** Ten per cent of 10.00. */
export function someTerms(over: Partial<ManagementTerms> = {}): ManagementTerms {
  const agreed = { capBps: 1000, baseMinor: 1000, currency: 'CNY', pinnedMs: NOW_MS };
  return { projectId: PROJECT, tenantId: anId('tenant'), ...agreed, ...over };
}

export function someEvidence(label = 'c'): Evidence {
  return { sha256: label.repeat(64), bytes: 1024, mime: 'image/jpeg' };
}

interface Movement {
  readonly kind: string;
  readonly debit: AccountRecord;
  readonly credit: AccountRecord;
  readonly amountMinor: number;
}

/** An entry of two postings, the debit first, named after its kind and amount. */
export function aMovement({ kind, debit, credit, amountMinor }: Movement, over: Partial<JournalDraft> = {}) {
  const name = anId(`${kind.replace('.', '')}${amountMinor}`);
  const postings = [
    { account: debit, amountMinor },
    { account: credit, amountMinor: -amountMinor },
  ];
  const own = { journalId: name, effectKey: name, kind, source: null, amountMinor, postings };
  return aJournal({ ...own, ...over });
}

/** What a partner paid first, proved and approved. */
export function aReimbursedSpending(over: Partial<JournalDraft> = {}): JournalDraft {
  const credit = aClearingAccount({
    code: `L:PartnerPayable:${PARTNER}:${PROJECT}`,
    projectId: PROJECT,
    side: 'credit',
  });
  const detail = { category: '扶手', partner: PARTNER, partnerName: '示例居委会', evidence: [someEvidence()] };
  const movement = { kind: 'spending.reimbursed', debit: aFundAccount(), credit, amountMinor: 30 };
  return aMovement(movement, { detail, approvers: [anId('first'), anId('second')], ...over });
}

/** What a reservation pays, once it is resolved by this entry. */
export function aDisbursement(over: Partial<JournalDraft> = {}): JournalDraft {
  const [debit, credit] = [anAdvanceAccount(), aBankAccount()];
  return aMovement({ kind: 'disbursement.paid', debit, credit, amountMinor: 500 }, over);
}

/** The change that resolves the default reservation by paying it with `journalId`. */
export function paidBy(journalId: string, over: { readonly atMs?: number } = {}): Change {
  const { reservationId } = aReservation();
  return { kind: 'resolve-reservation', reservationId, to: 'posted', atMs: NOW_MS, journalId, ...over };
}
