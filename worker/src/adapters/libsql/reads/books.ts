import type { SQL } from 'drizzle-orm';
import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { BookReads, JournalRecord, PostingRecord } from '../../../ports/index.ts';
import { account, balance, inbox, journal, journalTotal, posting } from '../schema.ts';
import { reading, readingOne } from './reading.ts';

export function bookReads(db: LibSQLDatabase): BookReads {
  return {
    totals: (projectIds) => readTotals(db, projectIds),
    balances: (projectIds) => readBalances(db, projectIds),
    entries: ({ projectId, afterSeq, limit }) => {
      const isNext = and(eq(journal.projectId, projectId), eq(journal.public, true), gt(journal.seq, afterSeq));
      return readJournals(db, { where: isNext, order: asc(journal.seq), limit });
    },
    entry: async (seq) =>
      one(await readJournals(db, { where: eq(journal.seq, seq), order: asc(journal.seq), limit: 1 })),
    byEffect: async (effectKey) =>
      one(await readJournals(db, { where: eq(journal.effectKey, effectKey), order: asc(journal.seq), limit: 1 })),
    latest: (projectId, limit) => {
      const isPublic = and(eq(journal.projectId, projectId), eq(journal.public, true));
      return readJournals(db, { where: isPublic, order: desc(journal.seq), limit });
    },
    corrections: (projectId, limit) => {
      const isReversal = and(eq(journal.projectId, projectId), isNotNull(journal.reversesSeq));
      return readJournals(db, { where: isReversal, order: desc(journal.seq), limit });
    },
    seen: async (provider, eventId) => {
      const isNotice = and(eq(inbox.provider, provider), eq(inbox.eventId, eventId));
      return (await readingOne(db.select({ eventId: inbox.eventId }).from(inbox).where(isNotice).get())) !== null;
    },
  };
}

function readTotals(db: LibSQLDatabase, projectIds: readonly string[]) {
  const { projectId, kind, source, currency, amountMinor, entries } = journalTotal;
  return reading(
    db
      .select({ projectId, kind, source, currency, amountMinor, entries })
      .from(journalTotal)
      .where(inArray(projectId, [...projectIds]))
      .orderBy(asc(projectId), asc(kind), asc(source), asc(currency)),
  );
}

function readBalances(db: LibSQLDatabase, projectIds: readonly string[]) {
  const { projectId, code, currency } = account;
  return reading(
    db
      .select({ projectId, code, currency, amountMinor: balance.amountMinor })
      .from(account)
      .innerJoin(balance, eq(balance.accountId, account.accountId))
      .where(inArray(projectId, [...projectIds]))
      .orderBy(asc(account.accountId)),
  );
}

interface JournalQuery {
  readonly where: SQL | undefined;
  readonly order: SQL;
  readonly limit: number;
}

// Two reads without a transaction: entries never change, and their postings were there before them.
async function readJournals(db: LibSQLDatabase, { where, order, limit }: JournalQuery): Promise<JournalRecord[]> {
  const rows = await reading(db.select().from(journal).where(where).orderBy(order).limit(limit));
  const ids = rows.map(({ journalId }) => journalId);
  const postings = await readPostings(db, ids);
  return rows.map(({ postingCount: _, ...row }) => ({ ...row, postings: postings.get(row.journalId) ?? [] }));
}

async function readPostings(db: LibSQLDatabase, ids: readonly string[]): Promise<Map<string, PostingRecord[]>> {
  const postings = new Map<string, PostingRecord[]>();
  if (ids.length === 0) return postings;
  const { journalId, amountMinor, line } = posting;
  const rows = await reading(
    db
      .select({ journalId, amountMinor, account })
      .from(posting)
      .innerJoin(account, eq(account.accountId, posting.accountId))
      .where(inArray(journalId, [...ids]))
      .orderBy(asc(journalId), asc(line)),
  );
  for (const { journalId: id, ...row } of rows) {
    const known = postings.get(id);
    if (known === undefined) postings.set(id, [row]);
    else known.push(row);
  }
  return postings;
}

function one(entries: readonly JournalRecord[]): JournalRecord | null {
  return entries[0] ?? null;
}
