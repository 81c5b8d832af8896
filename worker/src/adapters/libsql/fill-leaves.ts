// Public entries of the time before there was a log get their leaves in the order in which they were booked, before anything
// else is done with the books. A start that is cut off goes on where it stopped.

import type { Client } from '@libsql/client';
import type { JournalRecord } from '../../ports/index.ts';
import { leafOf } from '../../publication/leaf.ts';
import { bookReads } from './reads/books.ts';
import type { Statement } from './statements.ts';
import { misuse } from './statements.ts';

const BATCH_MAX = 256;

const MISSING = `SELECT journal.seq, receipt.receipt_no FROM journal LEFT JOIN receipt USING (effect_key)
  WHERE journal.public = 1 AND NOT EXISTS (SELECT 1 FROM leaf WHERE leaf.journal_id = journal.journal_id)
  ORDER BY journal.seq LIMIT ${BATCH_MAX}`;
const LAST = 'SELECT coalesce(max(seq), 1) AS last FROM leaf';
// With its place, so that nothing that came in between moves what a correction points at.
const INSERT = 'INSERT INTO leaf (seq, kind, project_id, journal_id, bytes) VALUES (?, ?, ?, ?, ?)';

/** Answers how many were missing. */
export async function fillLeaves(database: Client): Promise<number> {
  for (let filled = 0; ; ) {
    const { rows } = await database.execute(MISSING);
    if (rows.length > 0) await database.batch(await leavesFor(database, rows), 'write');
    filled += rows.length;
    if (rows.length < BATCH_MAX) return filled;
  }
}

type Missing = Readonly<Record<string, unknown>>;

async function leavesFor(database: Client, missing: readonly Missing[]): Promise<Statement[]> {
  const books = bookReads(database);
  let last = Number((await database.execute(LAST)).rows[0]?.['last']);
  const places = new Map<number, number>();
  const statements: Statement[] = [];
  for (const { seq, receipt_no: receiptNo } of missing) {
    const entry = await books.entry(Number(seq));
    const told = entry && (await toldOf(entry, places));
    const bytes = entry && leafOf(entry, { ...told, ...(receiptNo !== null && { receiptNo: String(receiptNo) }) });
    if (!entry || !bytes) throw misuse(`entry ${seq} has no leaf`);
    last += 1;
    places.set(entry.seq, last - 1);
    statements.push({ sql: INSERT, args: [last, entry.kind, entry.projectId, entry.journalId, bytes] });
  }
  return statements;

  async function toldOf({ reversesSeq }: JournalRecord, known: ReadonlyMap<number, number>) {
    if (reversesSeq === null) return {};
    const original = await books.entry(reversesSeq);
    const index = known.get(reversesSeq) ?? original?.leafIndex ?? null;
    if (original === null || index === null) throw misuse(`entry ${reversesSeq} has no leaf`);
    return { reversed: { index, kind: original.kind } };
  }
}
