import type { GivenMessage, NamedGift, PledgeReads, PledgeRecord, ReceiptRecord } from '../../ports/index.ts';
import { heldReads } from './held-reads.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function pledgeReads(now: () => Tables): PledgeReads {
  return {
    pledge: async (pledgeId) => now().pledges.get(pledgeId) ?? null,
    bySession: async (sessionRef) => now().pledges.find((pledge) => pledge.sessionRef === sessionRef) ?? null,
    byPayment: async (paymentRef) => now().pledges.find((pledge) => pledge.paymentRef === paymentRef) ?? null,
    due: async (nowMs, limit) => dueAt(now(), nowMs).slice(0, limit),
    idempotency: async (tenantId, keyHash) => now().idempotency.get(keyOf(tenantId, keyHash)) ?? null,
    readToken: async (tokenHash) => {
      const kept = now().tokens.get(tokenHash);
      return kept?.usedMs === null ? kept.record : null;
    },
    receipt: async (receiptNo) => now().receipts.get(receiptNo) ?? null,
    donor: async (tenantId, pledgeId) =>
      now().donors.find((donor) => donor.tenantId === tenantId && donor.pledgeId === pledgeId) ?? null,
    receiptOf: async (pledgeId) => now().receipts.find((receipt) => receipt.pledgeId === pledgeId) ?? null,
    receiptLike: async ({ prefix, amountMinor }) => {
      const isLike = (receipt: ReceiptRecord) =>
        receipt.receiptNo.startsWith(prefix) && receipt.amountMinor === amountMinor;
      const [found, second] = now().receipts.all().filter(isLike);
      return second === undefined ? (found ?? null) : null;
    },
    erasure: async (pledgeId) => now().erasures.get(pledgeId) ?? null,
    erasures: async (query) => pageOf(now().erasures.all(), query),
    restriction: async (pledgeId) => now().restrictions.get(pledgeId) ?? null,
    restrictions: async (query) => pageOf(now().restrictions.all(), query),
    endedRestrictions: async (before, limit) =>
      now()
        .restrictions.all()
        .filter(({ pledgeId, keptUntil }) => keptUntil < before && !now().erasures.has(pledgeId))
        .sort((a, b) => compare(a.keptUntil, b.keptUntil) || compare(a.pledgeId, b.pledgeId))
        .slice(0, limit),
    newsReaders: async (query) => newsReaders(now(), query),
    messages: async (tenantId, pledgeIds) => messagesOf(now(), tenantId, pledgeIds),
    named: async (query) => namedGifts(now(), query),
    ...heldReads(now),
  };
}

function pageOf<Row extends { readonly pledgeId: string }>(
  rows: readonly Row[],
  { after, limit }: Parameters<PledgeReads['erasures']>[0],
): Row[] {
  return rows
    .filter(({ pledgeId }) => pledgeId > after)
    .sort((a, b) => compare(a.pledgeId, b.pledgeId))
    .slice(0, limit);
}

function dueAt({ pledges }: Tables, nowMs: number): PledgeRecord[] {
  const at = ({ checkAtMs }: PledgeRecord) => checkAtMs ?? Number.POSITIVE_INFINITY;
  return pledges
    .all()
    .filter((pledge) => at(pledge) <= nowMs)
    .sort((a, b) => at(a) - at(b) || compare(a.pledgeId, b.pledgeId));
}

function newsReaders({ pledges, donors }: Tables, query: Parameters<PledgeReads['newsReaders']>[0]): string[] {
  const { tenantId, projectId, paidBeforeMs, after, limit } = query;
  const firsts = new Map<string, string>();
  const gifts = pledges.all().filter((pledge) => pledge.tenantId === tenantId && pledge.projectId === projectId);
  for (const { pledgeId, paymentState, paidMs, refundedMinor, amountMinor } of gifts) {
    const address = donors.get(pledgeId)?.newsEmail?.toLowerCase();
    if (address === undefined || paymentState !== 'paid' || refundedMinor >= amountMinor) continue;
    if (paidMs === null || paidMs > paidBeforeMs) continue;
    const first = firsts.get(address);
    if (first === undefined || pledgeId < first) firsts.set(address, pledgeId);
  }
  const ids = [...firsts.values()].filter((pledgeId) => pledgeId > after);
  return ids.sort(compare).slice(0, limit);
}

function namedGifts({ pledges, donors }: Tables, query: Parameters<PledgeReads['named']>[0]): NamedGift[] {
  const { projectId, before, limit } = query;
  return pledges
    .all()
    .filter((pledge) => pledge.projectId === projectId && pledge.named && pledge.paymentState === 'paid')
    .filter(({ refundedMinor, amountMinor }) => refundedMinor < amountMinor)
    .flatMap(({ pledgeId, amountMinor, currency, paidMs }): NamedGift[] => {
      const name = donors.get(pledgeId)?.displayName ?? null;
      return name === null || paidMs === null ? [] : [{ pledgeId, name, amountMinor, currency, paidMs }];
    })
    .sort(newestFirst)
    .filter((gift) => before === undefined || newestFirst(before, gift) < 0)
    .slice(0, limit);
}

type Place = { readonly paidMs: number; readonly pledgeId: string };

function newestFirst(a: Place, b: Place): number {
  return b.paidMs - a.paidMs || compare(b.pledgeId, a.pledgeId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function messagesOf({ pledges, donors }: Tables, tenantId: string, pledgeIds: readonly string[]): GivenMessage[] {
  return pledges
    .all()
    .filter((pledge) => pledge.tenantId === tenantId && pledgeIds.includes(pledge.pledgeId))
    .filter(({ paymentState, refundedMinor, amountMinor }) => paymentState === 'paid' && refundedMinor < amountMinor)
    .flatMap(({ pledgeId, projectId, named }) => {
      const { message = null, messageShown = false, displayName = null } = donors.get(pledgeId) ?? {};
      return message === null || !messageShown
        ? []
        : [{ pledgeId, projectId, text: message, name: named ? displayName : null }];
    });
}
