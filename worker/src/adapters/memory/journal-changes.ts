// The books: the same rules that the database keeps with triggers.

import type {
  AccountRecord,
  Guard,
  JournalDraft,
  JournalRecord,
  JournalTotal,
  PostingRecord,
} from '../../ports/index.ts';
import { isOverdrawn } from './fund-figures.ts';
import { isAdvanceOfFund, refuseKind } from './journal-rules.ts';
import { appendEntryLeaf } from './log-changes.ts';
import { tellEntry } from './outbox.ts';
import { refuseOwed } from './owed.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function appendJournal(tables: Tables, draft: JournalDraft, leaf: Uint8Array | null): Guard | null {
  const { journals, accounts, balances } = tables;
  if (journals.some(({ effectKey }) => effectKey === draft.effectKey)) return 'effect';
  if (journals.some(({ journalId }) => journalId === draft.journalId)) return 'effect';
  const isReversal = ({ reversesSeq }: JournalRecord) => reversesSeq !== null && reversesSeq === draft.reversesSeq;
  if (journals.some(isReversal)) return 'reversed-once';
  if (!draft.postings.every(({ account }) => hasOwner(tables, account))) return 'parent';
  requireSound(draft);
  // Credits first, as the database has it: they only relieve.
  for (const { account, amountMinor } of draft.postings.toSorted((a, b) => a.amountMinor - b.amountMinor)) {
    requireRule(isOnlyDefinition(tables, account), 'an account keeps its definition');
    requireRule(isAdvanceOfFund(tables, account), 'an advance is of a fund');
    accounts.put(account.accountId, account);
    const balance = (balances.get(account.accountId) ?? 0) + amountMinor;
    if (isOnWrongSide(account, balance)) return 'balance';
    requireRule(Number.isSafeInteger(balance), 'a balance is a sum that a number holds exactly');
    balances.put(account.accountId, balance);
    if (fundsOf(tables, account).some((fund) => isOverdrawn(tables, fund))) return 'balance';
  }
  const project = tables.projects.get(draft.projectId);
  if (project?.tenantId !== draft.tenantId || project.charityId !== draft.charityId) return 'parent';
  const reversed = draft.reversesSeq === null ? null : reversibleEntry(tables, draft);
  if (reversed === undefined) return 'parent';
  const refusal = refuseKind(tables, draft) ?? refuseOwed(tables, draft);
  if (refusal !== null) return refusal;
  addUp(tables, draft, reversed);
  addUpReceived(tables, draft);
  const leafIndex = appendEntryLeaf(tables, draft, leaf);
  const seq = journals.size + 1;
  journals.put(draft.journalId, structuredClone({ ...draft, seq, leafIndex }));
  tellEntry(tables, seq, draft);
  return null;
}

function requireSound(draft: JournalDraft): void {
  const { postings, amountMinor, currency } = draft;
  requireRule(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'an entry has a positive whole amount');
  requireRule(postings.length >= 2, 'an entry has at least two postings');
  requireRule(
    postings.every((posting) => Number.isSafeInteger(posting.amountMinor) && posting.amountMinor !== 0),
    'a posting is a whole amount other than zero',
  );
  requireRule(postings.reduce((sum, posting) => sum + posting.amountMinor, 0) === 0, 'postings sum to zero');
  const debits = postings.reduce((sum, posting) => sum + Math.max(0, posting.amountMinor), 0);
  requireRule(debits === amountMinor, 'debits sum to the amount');
  requireRule(
    postings.every(({ account }) => account.currency === currency),
    'postings are in the currency of the entry',
  );
  requireRule(
    postings.every((posting) => isOfSameBooks(posting, draft)),
    'postings stay in the books of one charity and project',
  );
  requireRule((draft.reversesSeq === null) === (draft.reason === null), 'a reversal, and no other, has a reason');
}

function isOfSameBooks({ account }: PostingRecord, draft: JournalDraft): boolean {
  const isOfProject = account.projectId === null || [draft.projectId, draft.detail?.to].includes(account.projectId);
  return account.charityId === draft.charityId && account.tenantId === draft.tenantId && isOfProject;
}

function hasOwner({ charities, projects }: Tables, account: AccountRecord): boolean {
  if (charities.get(account.charityId)?.tenantId !== account.tenantId) return false;
  if (account.projectId === null) return true;
  const project = projects.get(account.projectId);
  return project?.tenantId === account.tenantId && project.charityId === account.charityId;
}

function isOnlyDefinition({ accounts }: Tables, account: AccountRecord): boolean {
  const isNamesake = (other: AccountRecord) =>
    other.charityId === account.charityId && other.code === account.code && other.currency === account.currency;
  const kept = accounts.get(account.accountId) ?? accounts.find(isNamesake) ?? account;
  return kept.accountId === account.accountId && isSameAccount(kept, account);
}

function isSameAccount(a: AccountRecord, b: AccountRecord): boolean {
  const isSameOwner = a.tenantId === b.tenantId && a.charityId === b.charityId && a.projectId === b.projectId;
  return isSameOwner && a.code === b.code && a.currency === b.currency && a.side === b.side;
}

function isOnWrongSide({ side }: AccountRecord, balance: number): boolean {
  return (side === 'debit' && balance < 0) || (side === 'credit' && balance > 0);
}

function reversibleEntry({ journals }: Tables, draft: JournalDraft): JournalRecord | undefined {
  const entry = journals.find(({ seq }) => seq === draft.reversesSeq);
  if (entry?.projectId !== draft.projectId || entry.reversesSeq !== null) return undefined;
  return entry.amountMinor === draft.amountMinor && entry.currency === draft.currency ? entry : undefined;
}

/** The fund that a posting may overdraw: the account itself, or the fund that an advance is of. */
function fundsOf({ accounts }: Tables, account: AccountRecord): readonly AccountRecord[] {
  if (!account.code.startsWith('A:Advance:')) return [account];
  return accounts
    .all()
    .filter(({ code, charityId }) => code === `F:Restricted:${account.projectId}` && charityId === account.charityId);
}

/** A reversal takes its amount out of the kind and source that it reverses, so that totals are net. */
function addUp(tables: Tables, draft: JournalDraft, reversed: JournalRecord | null): void {
  const { projectId, kind, source, currency } = reversed ?? draft;
  const sign = reversed === null ? 1 : -1;
  const moved = { movedMinor: sign * draft.amountMinor, entries: sign * (draft.detail?.count ?? 1) };
  addTo(tables, { projectId, kind, source: source ?? '', currency }, moved);
}

/** What a surplus, less its reversal, brought to the other project. */
function addUpReceived(tables: Tables, { detail, currency, reversesSeq, amountMinor }: JournalDraft): void {
  if (detail?.to === undefined) return;
  const name = { projectId: detail.to, kind: 'surplus.received', source: '', currency };
  const sign = reversesSeq === null ? 1 : -1;
  addTo(tables, name, { movedMinor: sign * amountMinor, entries: sign });
}

type TotalName = Pick<JournalTotal, 'currency' | 'kind' | 'projectId' | 'source'>;

interface Moved {
  readonly movedMinor: number;
  readonly entries: number;
}

function addTo({ totals }: Tables, name: TotalName, { movedMinor, entries }: Moved): void {
  const key = keyOf(name.projectId, name.kind, name.source, name.currency);
  const kept = totals.get(key) ?? { ...name, amountMinor: 0, entries: 0 };
  const amountMinor = kept.amountMinor + movedMinor;
  requireRule(Number.isSafeInteger(amountMinor), 'a total is a sum that a number holds exactly');
  totals.put(key, { ...kept, amountMinor, entries: kept.entries + entries });
}
