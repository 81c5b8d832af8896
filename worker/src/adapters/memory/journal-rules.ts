// What an entry of one kind must bring with it: the same rules that the database keeps with triggers of their own.

import type { AccountRecord, Guard, JournalDraft, ProjectRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

const PROVED: ReadonlySet<string> = new Set(['spending.verified', 'spending.reimbursed', 'management.spent']);
const SPENDING: ReadonlySet<string> = new Set(['spending.verified', 'spending.reimbursed']);
const DIGEST = /^[0-9a-f]{64}$/;
const BPS = 10_000n;

/** The rule that an entry breaks for being of its kind, or null. */
export function refuseKind(tables: Tables, draft: JournalDraft): Guard | null {
  requireEvidence(draft);
  requireTarget(tables, draft);
  requireCount(tables, draft);
  if (draft.kind === 'surplus.transferred' && !hasEnded(tables, draft)) return 'facts';
  if (isBesideBudget(tables, draft)) return 'facts';
  if (draft.kind === 'disbursement.paid') requireRule(wasReserved(tables, draft), 'what is paid was promised');
  return draft.kind === 'management.accrued' && isAboveCap(tables, draft) ? 'management-cap' : null;
}

/** An account of an advance belongs to a fund that is there. */
export function isAdvanceOfFund({ accounts }: Tables, account: AccountRecord): boolean {
  if (!account.code.startsWith('A:Advance:')) return true;
  const { charityId, projectId, currency } = account;
  if (account.side !== 'debit' || projectId === null) return false;
  return accounts.some(
    (fund) => fund.code === `F:Restricted:${projectId}` && fund.charityId === charityId && fund.currency === currency,
  );
}

function requireEvidence({ kind, reversesSeq, detail, approvers }: JournalDraft): void {
  const files = detail?.evidence ?? [];
  const isWhole = files.every(({ sha256, bytes, mime }) => DIGEST.test(sha256) && bytes > 0 && /^.+\/.+$/.test(mime));
  requireRule(isWhole, 'evidence is a digest, a size and a type');
  if (!PROVED.has(kind) || reversesSeq !== null) return;
  requireRule(files.length > 0, 'what is spent has evidence');
  if (kind !== 'management.spent') requireRule(new Set(approvers ?? []).size >= 2, 'two people approve what is spent');
}

function requireTarget({ projects, journals }: Tables, draft: JournalDraft): void {
  const { kind, projectId, charityId, detail, reversesSeq, postings } = draft;
  const { to, basis = '' } = detail ?? {};
  if (to === undefined && kind !== 'surplus.transferred') return;
  const target = to === undefined ? undefined : projects.get(to);
  requireRule(to !== projectId && target?.charityId === charityId, 'a surplus goes to another project of the charity');
  const isOfFunds = postings.every(({ account }) => account.code.startsWith('F:Restricted:'));
  requireRule(isOfFunds, 'a surplus goes from fund to fund');
  if (reversesSeq === null) {
    requireRule(
      kind === 'surplus.transferred' && basis !== '',
      'only a surplus has a target, and it has a legal basis',
    );
  } else {
    const told = journals.find(({ seq }) => seq === reversesSeq);
    requireRule(told?.detail?.to === to, 'a reversal has the target of what it reverses');
  }
}

function requireCount({ journals }: Tables, { kind, source, detail, reversesSeq }: JournalDraft): void {
  const count = detail?.count;
  if (reversesSeq !== null) {
    const told = journals.find(({ seq }) => seq === reversesSeq);
    requireRule(told?.detail?.count === count, 'a reversal takes back as many gifts as were counted');
    return;
  }
  requireRule((kind === 'donation.batch') === (count !== undefined), 'a batch, and no other entry, is counted');
  if (count === undefined) return;
  requireRule(Number.isSafeInteger(count) && count > 0, 'a batch has one gift or more');
  requireRule(DIGEST.test(detail?.statement ?? ''), 'a batch stands on a statement');
  requireRule(['platform', 'bank', 'cash'].includes(source ?? ''), 'a batch comes from elsewhere');
}

function hasEnded({ projects, campaigns }: Tables, { projectId, effectiveOn }: JournalDraft): boolean {
  const campaign = campaigns.get(projects.get(projectId)?.campaignId ?? '');
  return campaign !== undefined && effectiveOn > campaign.endsOn;
}

// A correction undoes what was booked, whatever the budget is by then.
function isBesideBudget({ projects }: Tables, { kind, projectId, reversesSeq, detail }: JournalDraft): boolean {
  const budget = projects.get(projectId)?.body.budget ?? [];
  if (reversesSeq !== null || !SPENDING.has(kind) || budget.length === 0) return false;
  return !budget.some(({ item }) => item === detail?.category);
}

/** Whether a budget has less on a line than is spent on it. */
export function isShortOfSpending({ journals }: Tables, { projectId, body: { budget } }: ProjectRecord): boolean {
  const spent = new Map<string, number>();
  for (const { kind, reversesSeq, amountMinor, detail, projectId: own } of journals.all()) {
    const told = reversesSeq === null ? kind : journals.find(({ seq }) => seq === reversesSeq)?.kind;
    if (own !== projectId || told === undefined || !SPENDING.has(told)) continue;
    const category = detail?.category ?? '';
    spent.set(category, (spent.get(category) ?? 0) + (reversesSeq === null ? amountMinor : -amountMinor));
  }
  const lineMinor = (category: string) => budget.find(({ item }) => item === category)?.amount.amountMinor ?? 0;
  return [...spent].some(([category, amountMinor]) => amountMinor > lineMinor(category));
}

function wasReserved({ reservations }: Tables, draft: JournalDraft): boolean {
  const promise = reservations.find(({ journalId }) => journalId === draft.journalId);
  if (promise?.state !== 'posted' || promise.projectId !== draft.projectId) return false;
  const code = `A:Advance:${promise.partnerId}:${draft.projectId}`;
  const isToPartner = draft.postings.some(
    ({ account, amountMinor }) => account.code === code && amountMinor === draft.amountMinor,
  );
  return isToPartner && promise.amountMinor === draft.amountMinor && promise.currency === draft.currency;
}

function isAboveCap({ managementTerms, totals }: Tables, { projectId, kind, currency, amountMinor }: JournalDraft) {
  const terms = managementTerms.get(projectId);
  if (terms?.currency !== currency) return true;
  const before = totals
    .all()
    .filter((total) => total.projectId === projectId && total.kind === kind && total.currency === currency)
    .reduce((sum, total) => sum + total.amountMinor, 0);
  return BigInt(before + amountMinor) > (BigInt(terms.capBps) * BigInt(terms.baseMinor)) / BPS;
}
