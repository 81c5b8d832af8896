import type { InValue } from '@libsql/client';
import type { GivenMessage, NamedGift, PledgeReads, ReceiptRecord } from '../../../ports/index.ts';
import { donorPrivate, idempotency, pledge, readToken, receipt } from '../schema.ts';
import { erasureReads } from './erasure.ts';
import { heldReads } from './held.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, partOf, readAll, readOne, recordOf } from './record.ts';

const PLEDGE = recordOf(pledge);
const IDEMPOTENCY = recordOf(idempotency);
const READ_TOKEN = recordOf(readToken);
const RECEIPT = recordOf(receipt);
const DONOR = recordOf(donorPrivate);
const GIFT = partOf(pledge, ['pledgeId', 'amountMinor', 'currency', 'paidMs']);
const GIVER = partOf(donorPrivate, ['displayName']);

const DUE = `SELECT ${PLEDGE.columns} FROM pledge WHERE check_at_ms <= ? ORDER BY check_at_ms, pledge_id LIMIT ?`;

export function pledgeReads(database: ReadClient): PledgeReads {
  return {
    pledge: (pledgeId) => readOne(database, PLEDGE, { rest: 'FROM pledge WHERE pledge_id = ?', args: [pledgeId] }),
    bySession: (sessionRef) =>
      readOne(database, PLEDGE, { rest: 'FROM pledge WHERE session_ref = ?', args: [sessionRef] }),
    byPayment: (paymentRef) =>
      readOne(database, PLEDGE, { rest: 'FROM pledge WHERE payment_ref = ?', args: [paymentRef] }),
    due: (nowMs, limit) => readAll(database, PLEDGE, { sql: DUE, args: [nowMs, limit] }),
    idempotency: (...key) =>
      readOne(database, IDEMPOTENCY, { rest: 'FROM idempotency WHERE tenant_id = ? AND key_hash = ?', args: key }),
    readToken: async (tokenHash) => {
      const rest = 'FROM read_token WHERE token_hash = ?';
      const record = await readOne(database, READ_TOKEN, { rest, args: [tokenHash] });
      if (record === null) return null;
      const { usedMs, ...token } = record;
      return usedMs === null ? token : null;
    },
    receipt: (receiptNo) =>
      readOne(database, RECEIPT, { rest: 'FROM receipt WHERE receipt_no = ?', args: [receiptNo] }),
    donor: (...key) =>
      readOne(database, DONOR, { rest: 'FROM donor_private WHERE tenant_id = ? AND pledge_id = ?', args: key }),
    receiptOf: (pledgeId) => readOne(database, RECEIPT, { rest: 'FROM receipt WHERE pledge_id = ?', args: [pledgeId] }),
    receiptLike: (query) => readLike(database, query),
    newsReaders: async ({ tenantId, projectId, paidBeforeMs, after, limit }) => {
      const args = [tenantId, projectId, paidBeforeMs, after, limit];
      const { rows } = await database.execute({ sql: NEWS_READERS, args });
      return rows.map((row) => String(row[0]));
    },
    messages: (tenantId, pledgeIds) => readMessages(database, { tenantId, pledgeIds }),
    named: (query) => readNamed(database, query),
    ...heldReads(database),
    ...erasureReads(database),
  };
}

// Whoever gave twice is one reader.
const NEWS_READERS = `SELECT min(pledge.pledge_id) FROM donor_private JOIN pledge USING (tenant_id, pledge_id)
  WHERE donor_private.tenant_id = ? AND donor_private.news_email IS NOT NULL AND pledge.project_id = ?
    AND pledge.payment_state = 'paid' AND pledge.paid_ms <= ? AND pledge.refunded_minor < pledge.amount_minor
  GROUP BY lower(donor_private.news_email) HAVING min(pledge.pledge_id) > ? ORDER BY 1 LIMIT ?`;

// A range of the primary key, because LIKE would read them all. After `z` comes `{` in every collation that is bytes.
const LIKE = `SELECT ${RECEIPT.columns} FROM receipt WHERE receipt_no >= ? AND receipt_no < ? AND amount_minor = ? LIMIT 2`;

async function readLike(
  database: ReadClient,
  { prefix, amountMinor }: Parameters<PledgeReads['receiptLike']>[0],
): Promise<ReceiptRecord | null> {
  const found = await readAll(database, RECEIPT, { sql: LIKE, args: [prefix, `${prefix}{`, amountMinor] });
  return found.length === 1 ? (found[0] ?? null) : null;
}

// The words `named = 1` and `payment_state = 'paid'` are those of the index: with arguments in their place SQLite does
// not use it, and reads every gift of the deployment.
const NAMED = `SELECT ${GIFT.columns}, ${GIVER.columns}
  FROM pledge JOIN donor_private USING (tenant_id, pledge_id)
  WHERE pledge.project_id = ? AND pledge.named = 1 AND pledge.payment_state = 'paid'
    AND pledge.refunded_minor < pledge.amount_minor AND donor_private.display_name IS NOT NULL`;
const NEWEST_FIRST = 'ORDER BY pledge.paid_ms DESC, pledge.pledge_id DESC LIMIT ?';

async function readNamed(database: ReadClient, query: Parameters<PledgeReads['named']>[0]): Promise<NamedGift[]> {
  const { projectId, before, limit } = query;
  const isNext = before === undefined ? '' : 'AND (pledge.paid_ms, pledge.pledge_id) < (?, ?)';
  const place: InValue[] = before === undefined ? [] : [before.paidMs, before.pledgeId];
  const { rows } = await database.execute({
    sql: `${NAMED} ${isNext} ${NEWEST_FIRST}`,
    args: [projectId, ...place, limit],
  });
  return rows.flatMap((row) => {
    const { paidMs, ...gift } = GIFT.read(row);
    const { displayName: name } = GIVER.read(row, GIFT.width);
    return name === null || paidMs === null ? [] : [{ ...gift, name, paidMs }];
  });
}

const MESSAGES = `SELECT pledge.pledge_id, pledge.project_id, donor_private.message,
    iif(pledge.named = 1, donor_private.display_name, NULL)
  FROM pledge JOIN donor_private USING (tenant_id, pledge_id)
  WHERE pledge.tenant_id = ? AND pledge.payment_state = 'paid' AND pledge.refunded_minor < pledge.amount_minor
    AND donor_private.message_shown = 1 AND donor_private.message IS NOT NULL`;

async function readMessages(
  database: ReadClient,
  { tenantId, pledgeIds }: { readonly tenantId: string; readonly pledgeIds: readonly string[] },
): Promise<GivenMessage[]> {
  if (pledgeIds.length === 0) return [];
  const wanted = isOneOf('pledge.pledge_id', pledgeIds);
  const { rows } = await database.execute({ sql: `${MESSAGES} AND ${wanted.sql}`, args: [tenantId, ...wanted.args] });
  return rows.map((row) => ({
    pledgeId: String(row[0]),
    projectId: String(row[1]),
    text: String(row[2]),
    name: row[3] === null ? null : String(row[3]),
  }));
}
