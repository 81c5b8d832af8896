import type { AccountRecord, Change, JournalDraft } from '../ports/index.ts';
import type { LeafTold } from '../publication/leaf.ts';
import { leafOf } from '../publication/leaf.ts';
import { anId, NOW_MS } from './builders.ts';

/** Money under way at the provider: the charity's, never below zero. */
export function aClearingAccount(over: Partial<AccountRecord> = {}): AccountRecord {
  return anAccount({ code: 'A:Clearing:stripe', side: 'debit', ...over });
}

/** What a project may spend: never above zero, since credits are negative. */
export function aFundAccount(over: Partial<AccountRecord> = {}): AccountRecord {
  const projectId = over.projectId ?? anId('project');
  return anAccount({ projectId, code: `F:Restricted:${projectId}`, side: 'credit', ...over });
}

function anAccount(over: Partial<AccountRecord> & Pick<AccountRecord, 'code' | 'side'>): AccountRecord {
  const record = { tenantId: anId('tenant'), charityId: anId('charity'), projectId: null, currency: 'CNY', ...over };
  return { accountId: `${record.charityId}/${record.code}/${record.currency}`, ...record };
}

/** A settled gift of `amountMinor`: debit clearing, credit the project's fund. */
export function aJournal(over: Partial<JournalDraft> = {}): JournalDraft {
  const amountMinor = over.amountMinor ?? 2000;
  const owner = {
    tenantId: over.tenantId ?? anId('tenant'),
    charityId: over.charityId ?? anId('charity'),
    projectId: over.projectId ?? anId('project'),
  };
  const { tenantId, charityId } = owner;
  return {
    ...owner,
    journalId: anId('journal'),
    kind: 'donation.settled',
    source: 'own-site',
    amountMinor,
    currency: 'CNY',
    effectiveOn: '2026-11-22',
    effectKey: 'paid:stripe:pi_1',
    reversesSeq: null,
    reason: null,
    public: true,
    recordedMs: NOW_MS,
    detail: null,
    approvers: null,
    giftId: null,
    postings: [
      { account: aClearingAccount({ tenantId, charityId }), amountMinor },
      { account: aFundAccount(owner), amountMinor: -amountMinor },
    ],
    ...over,
  };
}

/**
 * The change that books an entry, with its leaf where it is public. An entry that no leaf can tell has one all the same: a
 * test asks whether the store takes the entry.
 */
export function booking(journal: JournalDraft, told: LeafTold = toldOf(journal)): Change {
  try {
    return { kind: 'append-journal', journal, leaf: leafOf(journal, told) };
  } catch {
    return { kind: 'append-journal', journal, leaf: new TextEncoder().encode(`{"entry":"${journal.journalId}"}`) };
  }
}

// In a store without genesis and other facts, the entry with number n is at place n.
function toldOf({ reversesSeq }: JournalDraft): LeafTold {
  return reversesSeq === null ? {} : { reversed: { index: reversesSeq, kind: 'donation.settled' } };
}

/** The payment fee of a gift, borne by the project's fund. */
export function aFee(over: Partial<JournalDraft> = {}): JournalDraft {
  const gift = aJournal({ amountMinor: 12, journalId: anId('fee'), effectKey: 'fee:stripe:txn_1', ...over });
  const postings = over.postings ?? mirrored(gift);
  return { ...gift, kind: over.kind ?? 'fee.charged', source: over.source ?? null, postings };
}

/** Undoes `entry`, which was given `seq`. */
export function aReversal(entry: JournalDraft, seq: number, over: Partial<JournalDraft> = {}): JournalDraft {
  return {
    ...entry,
    journalId: anId(`undo${seq}`),
    kind: 'correction.reversed',
    effectKey: `reversal:${entry.journalId}`,
    reversesSeq: seq,
    reason: '重复入账',
    giftId: null,
    postings: mirrored(entry),
    ...over,
  };
}

function mirrored({ postings }: JournalDraft): JournalDraft['postings'] {
  return postings.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
}
