import type { FundReads } from '../../../ports/index.ts';
import { decision, managementTerms, reservation } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const DECISION = recordOf(decision);
const RESERVATION = recordOf(reservation);
const TERMS = recordOf(managementTerms);

const OVERDUE = `SELECT ${RESERVATION.columns} FROM reservation WHERE state = 'pending' AND expires_ms <= ?
  ORDER BY expires_ms, reservation_id LIMIT ?`;
const BALANCE = 'SELECT amount_minor FROM balance WHERE account_id = ? LIMIT 1';
// One statement sees one moment. What was booked after a day is little, and the day is seldom long ago.
const BALANCE_ON = `SELECT coalesce((SELECT amount_minor FROM balance WHERE account_id = ?), 0)
  - coalesce((SELECT sum(posting.amount_minor) FROM journal CROSS JOIN posting USING (journal_id)
    WHERE journal.effective_on > ? AND posting.account_id = ?), 0) LIMIT 1`;

export function fundReads(database: ReadClient): FundReads {
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
    balanceOf,
    balanceOn: async (accountId, date) => {
      const { rows } = await database.execute({ sql: BALANCE_ON, args: [accountId, date, accountId] });
      return Number(rows[0]?.[0] ?? 0);
    },
  };
}
