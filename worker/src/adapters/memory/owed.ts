// What is owed until an entry settles it: the rules and reads that the database has in migrations/0012-owed.sql and
// 0035-money-holds.sql.

import type { Guard, JournalDraft, JournalRecord, WorkItemRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

const OPENED_BY: Readonly<Record<string, readonly string[]>> = {
  'refund.approved': ['refund.remitted'],
  'unidentified.received': ['unidentified.returned', 'donation.batch'],
};
const SETTLING: ReadonlySet<string> = new Set(['refund.remitted', 'unidentified.returned']);
const GIFTS: ReadonlySet<string> = new Set(['donation.settled', 'donation.batch']);

/** The rule about owed money that an entry breaks, or null. */
export function refuseOwed(tables: Tables, draft: JournalDraft): Guard | null {
  requireRule((draft.kind === 'refund.approved') === (draft.giftId !== null), 'an approved refund is of a gift');
  if (draft.reversesSeq !== null) return isStoodOn(tables, draft.reversesSeq) ? 'owed' : null;
  const isSettling = SETTLING.has(draft.kind) || draft.detail?.settles !== undefined;
  if (isSettling && !settlesWhatIsOwed(tables, draft)) return 'owed';
  return draft.giftId === null || isWithinGift(tables, draft, draft.giftId) ? null : 'owed';
}

export function refundsOf(tables: Tables, giftId: string): readonly JournalRecord[] {
  return standing(tables).filter((entry) => entry.giftId === giftId);
}

export function settlementsOf(tables: Tables, journalId: string): readonly JournalRecord[] {
  return standing(tables).filter(({ detail }) => detail?.settles === journalId);
}

export function openMattersOf(tables: Tables, charityId: string): readonly JournalRecord[] {
  return standing(tables).filter(
    (entry) => entry.charityId === charityId && OPENED_BY[entry.kind] !== undefined && openMinor(tables, entry) > 0,
  );
}

/** The approved item by which money of unknown origin goes back. */
export function returnOf({ workItems }: Tables, receiptSeq: number): WorkItemRecord | undefined {
  return workItems.find(
    ({ kind, state, content }) =>
      kind === 'unmatched-money' && state === 'approved' && content['receipt'] === receiptSeq,
  );
}

/** Whether it is open, and goes back by no other item. */
export function mayGoBack(tables: Tables, receiptSeq: number): boolean {
  const receipt = standing(tables).find(({ seq, kind }) => seq === receiptSeq && kind === 'unidentified.received');
  return receipt !== undefined && openMinor(tables, receipt) > 0 && returnOf(tables, receiptSeq) === undefined;
}

function standing({ journals }: Tables): readonly JournalRecord[] {
  const all = journals.all();
  const reversed = new Set(all.map(({ reversesSeq }) => reversesSeq));
  return all.filter(({ seq, reversesSeq }) => reversesSeq === null && !reversed.has(seq));
}

function openMinor(tables: Tables, { journalId, amountMinor }: JournalRecord): number {
  return amountMinor - sumOf(settlementsOf(tables, journalId));
}

function isStoodOn(tables: Tables, seq: number): boolean {
  const told = tables.journals.find((entry) => entry.seq === seq);
  if (told === undefined) return false;
  return refundsOf(tables, told.journalId).length + settlementsOf(tables, told.journalId).length > 0;
}

function settlesWhatIsOwed(tables: Tables, { kind, detail, postings, amountMinor }: JournalDraft): boolean {
  const owed = standing(tables).find(({ journalId }) => journalId === detail?.settles);
  if (!owed || OPENED_BY[owed.kind]?.includes(kind) !== true || returnOf(tables, owed.seq)) return false;
  const credited = owed.postings.find((posting) => posting.amountMinor === -owed.amountMinor)?.account.accountId;
  const isFromThere = postings.some((p) => p.amountMinor === amountMinor && p.account.accountId === credited);
  const isWhole = owed.kind === 'refund.approved' || amountMinor === owed.amountMinor;
  return isFromThere && isWhole && amountMinor <= openMinor(tables, owed);
}

function isWithinGift(tables: Tables, draft: JournalDraft, giftId: string): boolean {
  const gift = standing(tables).find(({ journalId }) => journalId === giftId);
  if (!gift || !GIFTS.has(gift.kind)) return false;
  const isOfGift =
    gift.projectId === draft.projectId && gift.currency === draft.currency && gift.source === draft.source;
  const approved = refundsOf(tables, giftId);
  const byProvider = approved
    .flatMap(({ journalId }) => settlementsOf(tables, journalId))
    .filter(({ postings }) => postings.some(({ account }) => account.code.startsWith('A:Clearing:')));
  const receipt = tables.receipts.find(({ effectKey }) => effectKey === gift.effectKey);
  const pledge = tables.pledges.find(({ pledgeId }) => pledgeId === receipt?.pledgeId);
  const goneMinor = (pledge?.refundedMinor ?? 0) + (pledge?.lostMinor ?? 0);
  return isOfGift && draft.amountMinor + sumOf(approved) - sumOf(byProvider) + goneMinor <= gift.amountMinor;
}

function sumOf(entries: readonly JournalRecord[]): number {
  return entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
