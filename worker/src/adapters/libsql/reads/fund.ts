import type { FundReads } from '../../../ports/index.ts';
import { decision, disclosure, managementTerms, reservation } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const DECISION = recordOf(decision);
const RESERVATION = recordOf(reservation);
const TERMS = recordOf(managementTerms);
const DISCLOSURE = recordOf(disclosure);

const DISCLOSURES = `SELECT ${DISCLOSURE.columns} FROM disclosure WHERE project_id = ?
  ORDER BY recorded_ms DESC, digest DESC LIMIT ?`;

const OVERDUE = `SELECT ${RESERVATION.columns} FROM reservation WHERE state = 'pending' AND expires_ms <= ?
  ORDER BY expires_ms, reservation_id LIMIT ?`;
/** Accounts of a project with its partners. What moved there is all that partners were given, gave back and spent. */
export const PARTNER_ACCOUNTS = `account.project_id = ? AND (account.code GLOB 'A:Advance:*' OR account.code GLOB 'L:PartnerPayable:*')`;
const PARTNER_TOTALS = `SELECT account.code, max(journal.detail ->> '$.partnerName'),
    coalesce(reversed.kind, journal.kind) AS kind, journal.detail ->> '$.category' AS category, account.currency,
    sum(posting.amount_minor)
  FROM account JOIN posting USING (account_id) JOIN journal USING (journal_id)
    LEFT JOIN journal AS reversed ON reversed.seq = journal.reverses_seq
  WHERE ${PARTNER_ACCOUNTS} AND journal.public = 1
  GROUP BY account.code, account.currency, 3, 4 ORDER BY 1, 5, 3, 4`;
const BALANCE = 'SELECT amount_minor FROM balance WHERE account_id = ? LIMIT 1';
// One statement sees one moment. What was booked after a day is little, and the day is seldom long ago.
const BALANCE_ON = `SELECT coalesce((SELECT amount_minor FROM balance WHERE account_id = ?), 0)
  - coalesce((SELECT sum(posting.amount_minor) FROM journal CROSS JOIN posting USING (journal_id)
    WHERE journal.effective_on > ? AND posting.account_id = ?), 0) LIMIT 1`;

/** Those that read entries stand with the entries. */
export function fundReads(
  database: ReadClient,
): Omit<FundReads, 'entryNamed' | 'openMatters' | 'refundsOf' | 'settlementsOf'> {
  const balanceOf = async (accountId: string) => {
    const [row] = (await database.execute({ sql: BALANCE, args: [accountId] })).rows;
    return row === undefined ? 0 : Number(row[0]);
  };
  return {
    decision: (idemKey) => readOne(database, DECISION, { rest: 'FROM decision WHERE idem_key = ?', args: [idemKey] }),
    reservation: (reservationId) =>
      readOne(database, RESERVATION, { rest: 'FROM reservation WHERE reservation_id = ?', args: [reservationId] }),
    overdueReservations: (nowMs, limit) => readAll(database, RESERVATION, { sql: OVERDUE, args: [nowMs, limit] }),
    managementTerms: (projectId) =>
      readOne(database, TERMS, { rest: 'FROM management_terms WHERE project_id = ?', args: [projectId] }),
    disclosure: (projectId, digest) =>
      readOne(database, DISCLOSURE, {
        rest: 'FROM disclosure WHERE project_id = ? AND digest = ?',
        args: [projectId, digest],
      }),
    disclosures: (projectId, limit) => readAll(database, DISCLOSURE, { sql: DISCLOSURES, args: [projectId, limit] }),
    balanceOf,
    balanceOn: async (accountId, date) => {
      const { rows } = await database.execute({ sql: BALANCE_ON, args: [accountId, date, accountId] });
      return Number(rows[0]?.[0] ?? 0);
    },
    partnerTotals: async (projectId) => {
      const { rows } = await database.execute({ sql: PARTNER_TOTALS, args: [projectId] });
      return rows.map((row) => ({
        code: String(row[0]),
        partner: String(row[1] ?? ''),
        kind: String(row[2]),
        category: row[3] === null ? null : String(row[3]),
        currency: String(row[4]),
        amountMinor: Number(row[5]),
      }));
    },
  };
}
