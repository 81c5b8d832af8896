// What triggers keep must be what a fold over the entries gives. Asked at every start: a file that was edited by hand, or
// on a disk that forgets, is found before anything is built on it.

import { FUND_FOLDS } from './fund-folds.ts';
import { PLACE_FOLDS } from './place-folds.ts';

/** Each query answers one row per difference: what differs, what is kept, what the entries give. */
const FOLDS = [
  `SELECT 'account ' || account_id AS what, coalesce(balance.amount_minor, 0) AS kept, coalesce(sum(posting.amount_minor), 0) AS folded
   FROM account LEFT JOIN balance USING (account_id) LEFT JOIN posting USING (account_id)
   GROUP BY account_id
   HAVING kept <> folded OR coalesce(balance.version, 0) <> count(posting.line)
     OR coalesce(balance.side, account.side) <> account.side
     OR min(posting.currency) <> account.currency OR max(posting.currency) <> account.currency`,
  `SELECT 'entry ' || journal.seq AS what, journal.amount_minor AS kept,
     coalesce(sum(max(posting.amount_minor, 0)), 0) AS folded
   FROM journal LEFT JOIN posting USING (journal_id)
   GROUP BY journal.seq
   HAVING kept <> folded OR sum(posting.amount_minor) <> 0 OR count(posting.line) <> journal.posting_count
     OR min(posting.currency) <> journal.currency OR max(posting.currency) <> journal.currency`,
  `WITH folded AS (
     SELECT told.project_id, told.kind, coalesce(told.source, '') AS source, told.currency,
       sum(iif(entry.reverses_seq IS NULL, 1, -1) * entry.amount_minor) AS amount_minor,
       sum(iif(entry.reverses_seq IS NULL, 1, -1) * iif(told.kind = 'donation.batch', told.detail ->> '$.count', 1)) AS entries
     FROM journal AS entry JOIN journal AS told ON told.seq = coalesce(entry.reverses_seq, entry.seq)
     GROUP BY told.project_id, told.kind, coalesce(told.source, ''), told.currency
     UNION ALL
     SELECT detail ->> '$.to', 'surplus.received', '', currency,
       sum(iif(reverses_seq IS NULL, 1, -1) * amount_minor), sum(iif(reverses_seq IS NULL, 1, -1))
     FROM journal WHERE detail ->> '$.to' IS NOT NULL GROUP BY detail ->> '$.to', currency)
   SELECT 'total of project ' || project_id || ', ' || kind AS what,
     coalesce(journal_total.amount_minor, 0) AS kept, coalesce(folded.amount_minor, 0) AS folded
   FROM folded FULL JOIN journal_total USING (project_id, kind, source, currency)
   WHERE coalesce(journal_total.amount_minor, 0) <> coalesce(folded.amount_minor, 0)
     OR coalesce(journal_total.entries, 0) <> coalesce(folded.entries, 0)`,
  // Folded before it is joined: gifts have no index by project, and looking for them project by project would read them all each time.
  `WITH promised AS (
     SELECT tenant_id, project_id, sum(amount_minor) AS amount_minor FROM pledge
     WHERE payment_state IN ('created', 'awaiting_payment', 'needs_review', 'paid')
       AND refunded_minor + lost_minor < amount_minor
     GROUP BY tenant_id, project_id)
   SELECT 'promises of project ' || project.project_id AS what, project_intake.held_minor AS kept,
     coalesce(promised.amount_minor, 0) AS folded
   FROM project LEFT JOIN project_intake USING (tenant_id, project_id) LEFT JOIN promised USING (tenant_id, project_id)
   WHERE kept IS NOT folded`,
  `SELECT 'gift ' || pledge.pledge_id AS what, pledge.amount_minor AS kept,
     coalesce(sum(journal.amount_minor), 0) AS folded
   FROM pledge LEFT JOIN journal ON journal.kind = 'donation.settled'
     AND journal.effect_key IN ('paid:' || pledge.provider || ':' || pledge.payment_ref,
       'accepted:' || pledge.provider || ':' || pledge.payment_ref)
   WHERE pledge.payment_state = 'paid' GROUP BY pledge.pledge_id
   HAVING kept <> folded OR min(journal.currency) <> pledge.currency`,
  `SELECT 'receipt ' || receipt_no AS what, receipt.amount_minor AS kept, coalesce(journal.amount_minor, 0) AS folded
   FROM receipt LEFT JOIN journal USING (effect_key)
   WHERE kept IS NOT folded OR receipt.currency IS NOT journal.currency`,
  ...FUND_FOLDS,
  ...PLACE_FOLDS,
  `SELECT 'publication of entry ' || journal.seq AS what, count(leaf.seq) AS kept, journal.public AS folded
   FROM journal LEFT JOIN leaf ON leaf.journal_id = journal.journal_id AND leaf.kind = journal.kind
     AND leaf.project_id IS journal.project_id
   GROUP BY journal.seq HAVING kept <> folded`,
  `SELECT 'public log' AS what, count(*) AS kept, max(seq) - min(seq) + 1 AS folded FROM leaf HAVING kept <> folded`,
  `SELECT 'integrated log' AS what, size AS kept, coalesce((SELECT max(seq) FROM leaf), 0) AS folded
   FROM log_head WHERE kept > folded`,
];

/** Whoever can read rows. */
export interface Books {
  execute(sql: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** The first difference as one clause, or null when the books agree with their entries. */
export async function findDifference(database: Books): Promise<string | null> {
  for (const fold of FOLDS) {
    const [row] = (await database.execute(`${fold} LIMIT 1`)).rows;
    if (row === undefined) continue;
    const { what, kept, folded } = row;
    // The amount may be right and be of something else.
    if (kept === folded) return `${what} is of another currency, side or number than its entries`;
    return `${what} is kept as ${kept} but its entries give ${folded}`;
  }
  return null;
}
