import type { AccountBalance, BookReads, JournalRecord } from '../../ports/index.ts';
import { fundReads } from './fund-changes.ts';
import { advancedOf, isOfPartner, pendingOf } from './fund-figures.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function bookReads(now: () => Tables): BookReads {
  return {
    ...fundReads(now),
    totals: async (projectIds) =>
      now()
        .totals.all()
        .filter(({ projectId }) => projectIds.includes(projectId))
        .sort(byKey(({ projectId, kind, source, currency }) => keyOf(projectId, kind, source, currency))),
    isGivenTo: async (tenantId, campaignId) => {
      const { projects, totals } = now();
      const isGift = (kind: string) => kind === 'donation.settled' || kind === 'donation.batch';
      return totals.some(({ projectId, kind }) => {
        const project = projects.get(projectId);
        return isGift(kind) && project?.tenantId === tenantId && project.campaignId === campaignId;
      });
    },
    balances: async (projectIds) => balancesOf(now(), projectIds),
    entries: async ({ projectId, afterSeq, limit }) =>
      now()
        .journals.all()
        .filter((entry) => isSeenIn(entry, projectId) && entry.seq > afterSeq)
        .slice(0, limit),
    latest: async (projectId, limit) =>
      now()
        .journals.all()
        .filter((entry) => isSeenIn(entry, projectId))
        .reverse()
        .slice(0, limit),
    ofLeaves: async ({ from, limit }) =>
      now()
        .journals.all()
        .filter(({ leafIndex }) => leafIndex !== null && leafIndex >= from && leafIndex < from + limit)
        .sort((a, b) => Number(a.leafIndex) - Number(b.leafIndex)),
    spending: async (projectId, limit) =>
      now()
        .journals.all()
        .filter((entry) => entry.public && entry.projectId === projectId && isSpending(entry))
        .reverse()
        .slice(0, limit),
    entry: async (seq) => now().journals.find((entry) => entry.seq === seq) ?? null,
    byEffect: async (effectKey) => now().journals.find((entry) => entry.effectKey === effectKey) ?? null,
    corrections: async (projectId, limit) => correctionsOf(now(), projectId).slice(0, limit),
    seen: async (provider, eventId) => now().inbox.has(keyOf(provider, eventId)),
  };
}

function isSeenIn(entry: JournalRecord, projectId: string): boolean {
  return entry.public && [entry.projectId, entry.detail?.to].includes(projectId);
}

function isSpending({ detail, postings }: JournalRecord): boolean {
  return detail?.category !== undefined && postings.some(({ account }) => isOfPartner(account));
}

function balancesOf(tables: Tables, projectIds: readonly string[]): AccountBalance[] {
  return tables.accounts
    .all()
    .filter(({ projectId }) => projectId !== null && projectIds.includes(projectId))
    .sort(byKey(({ accountId }) => accountId))
    .map((account) => {
      const { accountId, projectId, code, currency } = account;
      const amountMinor = tables.balances.get(accountId) ?? 0;
      const [pendingMinor, advancedMinor] = [pendingOf(tables, account), advancedOf(tables, account)];
      return { projectId, code, currency, amountMinor, pendingMinor, advancedMinor };
    });
}

function correctionsOf({ journals }: Tables, projectId: string): JournalRecord[] {
  return journals
    .all()
    .filter((entry) => entry.projectId === projectId && entry.reversesSeq !== null)
    .reverse();
}

function byKey<Row>(key: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}
