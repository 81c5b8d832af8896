import type { InValue } from '@libsql/client';
import type { AccountBalance, BookReads, JournalRecord, JournalTotal, PostingRecord } from '../../../ports/index.ts';
import { account, balance, journal, journalTotal } from '../schema.ts';
import { fundReads, PARTNER_ACCOUNTS } from './fund.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, partOf, readAll, recordOf } from './record.ts';

const JOURNAL = recordOf(journal);
const ACCOUNT = recordOf(account);
const TOTAL = recordOf(journalTotal);
const OWNED = partOf(account, ['projectId', 'code', 'currency']);
const KEPT = partOf(balance, ['amountMinor', 'pendingMinor', 'advancedMinor']);

// The condition is that of the index.
const RECEIVED = "detail ->> '$.to' = ? AND detail ->> '$.to' IS NOT NULL AND public = 1";

const SPENDING = `journal_id IN (SELECT posting.journal_id FROM account JOIN posting USING (account_id)
  WHERE ${PARTNER_ACCOUNTS}) AND detail ->> '$.category' IS NOT NULL AND public = 1`;

// The plus keeps the planner from the unique index of reversals, under which nearly every entry has none.
const STANDS =
  '+reverses_seq IS NULL AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = journal.seq)';
const SETTLES = "detail ->> '$.settles' = ? AND detail ->> '$.settles' IS NOT NULL";
const OPEN = `charity_id = ? AND kind IN ('refund.approved', 'unidentified.received')
  AND amount_minor > coalesce((SELECT sum(told.amount_minor) FROM journal AS told
    WHERE told.detail ->> '$.settles' = +journal.journal_id AND told.detail ->> '$.settles' IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = told.seq)), 0)`;

const SELECT_JOURNALS = `SELECT ${JOURNAL.columns},
  (SELECT leaf.seq FROM leaf WHERE leaf.journal_id = journal.journal_id) AS leaf_seq FROM journal WHERE`;

const OF_LEAVES = `journal_id IN (SELECT leaf.journal_id FROM leaf
  WHERE leaf.seq > ? AND leaf.seq <= ? AND leaf.journal_id IS NOT NULL) ORDER BY leaf_seq`;
const GIVEN = `SELECT 1 FROM project JOIN journal_total AS total USING (project_id)
  WHERE project.tenant_id = ? AND project.campaign_id = ? AND total.kind IN ('donation.settled', 'donation.batch') LIMIT 1`;

export function bookReads(database: ReadClient): BookReads {
  const journals = (rest: string, ...args: InValue[]) => readJournals(database, rest, args);
  return {
    ...fundReads(database),
    totals: (projectIds) => readTotals(database, projectIds),
    isGivenTo: async (tenantId, campaignId) => {
      const { rows } = await database.execute({ sql: GIVEN, args: [tenantId, campaignId] });
      return rows.length > 0;
    },
    balances: (projectIds) => readBalances(database, projectIds),
    entries: async ({ projectId, afterSeq, limit }) => {
      const own = await journals(
        'project_id = ? AND public = 1 AND seq > ? ORDER BY seq LIMIT ?',
        projectId,
        afterSeq,
        limit,
      );
      const received = await journals(`${RECEIVED} AND seq > ? ORDER BY seq LIMIT ?`, projectId, afterSeq, limit);
      return merged(own, received, (a, b) => a.seq - b.seq).slice(0, limit);
    },
    ofLeaves: ({ from, limit }) => journals(OF_LEAVES, from, from + limit),
    spending: (projectId, limit) => journals(`${SPENDING} ORDER BY seq DESC LIMIT ?`, projectId, limit),
    entry: async (seq) => one(await journals('seq = ? LIMIT 1', seq)),
    byEffect: async (effectKey) => one(await journals('effect_key = ? LIMIT 1', effectKey)),
    latest: async (projectId, limit) => {
      const own = await journals('project_id = ? AND public = 1 ORDER BY seq DESC LIMIT ?', projectId, limit);
      const received = await journals(`${RECEIVED} ORDER BY seq DESC LIMIT ?`, projectId, limit);
      return merged(own, received, (a, b) => b.seq - a.seq).slice(0, limit);
    },
    entryNamed: async (journalId) => one(await journals('journal_id = ? LIMIT 1', journalId)),
    refundsOf: (giftId) => journals(`gift_id = ? AND ${STANDS} ORDER BY seq`, giftId),
    settlementsOf: (journalId) => journals(`${SETTLES} AND ${STANDS} ORDER BY seq`, journalId),
    openMatters: (charityId, limit) => journals(`${OPEN} AND ${STANDS} ORDER BY seq LIMIT ?`, charityId, limit),
    corrections: (projectId, limit) =>
      journals('project_id = ? AND reverses_seq IS NOT NULL ORDER BY seq DESC LIMIT ?', projectId, limit),
    seen: async (provider, eventId) => {
      const sql = 'SELECT 1 FROM inbox WHERE provider = ? AND event_id = ? LIMIT 1';
      return (await database.execute({ sql, args: [provider, eventId] })).rows.length > 0;
    },
  };
}

// Two reads, because one with OR would sort all entries of a project: received ones are few and have their own index.
function merged(
  own: readonly JournalRecord[],
  received: readonly JournalRecord[],
  order: (a: JournalRecord, b: JournalRecord) => number,
): readonly JournalRecord[] {
  return received.length === 0 ? own : [...own, ...received].sort(order);
}

async function readTotals(database: ReadClient, projectIds: readonly string[]): Promise<JournalTotal[]> {
  const wanted = isOneOf('project_id', projectIds);
  const sql = `SELECT ${TOTAL.columns} FROM journal_total WHERE ${wanted.sql}
    ORDER BY project_id, kind, source, currency`;
  const totals = await readAll(database, TOTAL, { sql, args: wanted.args });
  return totals.map(({ tenantId: _, ...total }) => total);
}

async function readBalances(database: ReadClient, projectIds: readonly string[]): Promise<AccountBalance[]> {
  const wanted = isOneOf('account.project_id', projectIds);
  const sql = `SELECT ${OWNED.columns}, ${KEPT.columns} FROM account JOIN balance USING (account_id)
    WHERE ${wanted.sql} ORDER BY account.account_id`;
  const { rows } = await database.execute({ sql, args: wanted.args });
  return rows.map((row) => ({ ...OWNED.read(row), ...KEPT.read(row, OWNED.width) }));
}

// Two reads without a transaction: entries never change, and their postings were there before them.
async function readJournals(database: ReadClient, rest: string, args: InValue[]): Promise<JournalRecord[]> {
  const { rows: found } = await database.execute({ sql: `${SELECT_JOURNALS} ${rest}`, args });
  const rows = found.map((row) => ({ ...JOURNAL.read(row), leafIndex: leafIndexOf(row[JOURNAL.width]) }));
  const postings = await readPostings(
    database,
    rows.map(({ journalId }) => journalId),
  );
  return rows.map(({ postingCount: _, ...row }) => ({ ...row, postings: postings.get(row.journalId) ?? [] }));
}

async function readPostings(database: ReadClient, ids: readonly string[]): Promise<Map<string, PostingRecord[]>> {
  const postings = new Map<string, PostingRecord[]>();
  if (ids.length === 0) return postings;
  const wanted = isOneOf('posting.journal_id', ids);
  const sql = `SELECT ${ACCOUNT.columns}, posting.journal_id, posting.amount_minor
    FROM posting JOIN account USING (account_id) WHERE ${wanted.sql} ORDER BY posting.journal_id, posting.line`;
  for (const row of (await database.execute({ sql, args: wanted.args })).rows) {
    const id = String(row[ACCOUNT.width]);
    const read = { account: ACCOUNT.read(row), amountMinor: Number(row[ACCOUNT.width + 1]) };
    const known = postings.get(id);
    if (known === undefined) postings.set(id, [read]);
    else known.push(read);
  }
  return postings;
}

function leafIndexOf(seq: unknown): number | null {
  return seq === null ? null : Number(seq) - 1;
}

function one(entries: readonly JournalRecord[]): JournalRecord | null {
  return entries[0] ?? null;
}
