// What must be true of the books after anything whatever: I1 to I13, as queries that answer what is wrong. Plain SQL,
// written from the schema and from nothing of the worker's, so that one mistake cannot stand on both sides.

/** A query whose rows are faults; the first column says what is wrong. */
export interface Invariant {
  readonly id: string;
  readonly sql: string;
}

const LIVE = "('created', 'awaiting_payment', 'needs_review', 'paid')";
const DUPLICATES = [
  ['inbox', 'provider, event_id'],
  ['journal', 'effect_key'],
  ['journal', 'journal_id'],
  ['pledge', 'pledge_id'],
  ['idempotency', 'tenant_id, key_hash'],
  ['receipt', 'pledge_id'],
  ['receipt', 'receipt_no'],
] as const;
const MAYBE_NULL = ['session_ref', 'payment_ref'] as const;
/** Child, its columns, parent, its columns. */
const OF_ONE_TENANT = [
  ['charity', 'tenant_id', 'federation', 'tenant_id'],
  ['campaign', 'tenant_id, charity_id', 'charity', 'tenant_id, charity_id'],
  ['project', 'tenant_id, campaign_id', 'campaign', 'tenant_id, campaign_id'],
  ['pledge', 'tenant_id, project_id', 'project', 'tenant_id, project_id'],
  ['donor_private', 'tenant_id, pledge_id', 'pledge', 'tenant_id, pledge_id'],
  ['idempotency', 'tenant_id, pledge_id', 'pledge', 'tenant_id, pledge_id'],
  ['receipt', 'tenant_id, pledge_id', 'pledge', 'tenant_id, pledge_id'],
  ['journal', 'tenant_id, project_id', 'project', 'tenant_id, project_id'],
  ['account', 'tenant_id, charity_id', 'charity', 'tenant_id, charity_id'],
  ['refund', 'tenant_id, pledge_id', 'pledge', 'tenant_id, pledge_id'],
  ['held_decision', 'tenant_id, pledge_id', 'pledge', 'tenant_id, pledge_id'],
] as const;

export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'I1 entries sum to zero',
    sql: `SELECT 'entry ' || journal_id || ' sums to ' || sum(amount_minor) FROM posting
      GROUP BY journal_id, currency HAVING sum(amount_minor) <> 0`,
  },
  {
    id: 'I1 entries sum to zero',
    sql: `SELECT 'tenant ' || tenant_id || ' sums to ' || sum(amount_minor) FROM posting JOIN account USING (account_id)
      GROUP BY tenant_id, posting.currency HAVING sum(amount_minor) <> 0`,
  },
  {
    id: 'I1 entries sum to zero',
    sql: `SELECT 'entry ' || journal_id || ' is not whole' FROM journal WHERE
      (SELECT count(*) FROM posting p WHERE p.journal_id = journal.journal_id) <> posting_count
      OR (SELECT sum(amount_minor) FROM posting p WHERE p.journal_id = journal.journal_id AND amount_minor > 0)
        IS NOT amount_minor
      UNION ALL SELECT 'posting without entry ' || journal_id FROM posting
      WHERE journal_id NOT IN (SELECT journal_id FROM journal)`,
  },
  {
    id: 'I2 kept figures are the fold',
    sql: `SELECT 'balance of ' || a.account_id FROM account a LEFT JOIN balance b USING (account_id)
      LEFT JOIN posting p USING (account_id) GROUP BY a.account_id
      HAVING coalesce(b.amount_minor, 0) <> coalesce(sum(p.amount_minor), 0)`,
  },
  {
    id: 'I2 kept figures are the fold',
    sql: `SELECT 'total of ' || t.project_id || ' ' || t.kind FROM journal_total t WHERE t.amount_minor <> (
        SELECT coalesce(sum(CASE WHEN e.reverses_seq IS NULL THEN e.amount_minor ELSE -e.amount_minor END), 0)
        FROM journal e JOIN journal o ON o.seq = coalesce(e.reverses_seq, e.seq)
        WHERE o.project_id = t.project_id AND o.kind = t.kind AND coalesce(o.source, '') = t.source)`,
  },
  {
    id: 'I2 kept figures are the fold',
    sql: `SELECT 'raised of ' || project_id FROM project WHERE
      (SELECT coalesce(sum(amount_minor - refunded_minor), 0) FROM pledge
        WHERE pledge.project_id = project.project_id AND payment_state = 'paid') <>
      (SELECT coalesce(sum(CASE kind WHEN 'donation.settled' THEN amount_minor WHEN 'refund.paid' THEN -amount_minor
        ELSE 0 END), 0) FROM journal WHERE journal.project_id = project.project_id)`,
  },
  ...DUPLICATES.map(([table, columns]) => ({
    id: 'I3 every fact is there once',
    sql: `SELECT '${table} has ${columns} twice' FROM ${table} GROUP BY ${columns} HAVING count(*) > 1`,
  })),
  ...MAYBE_NULL.map((column) => ({
    id: 'I3 every fact is there once',
    sql: `SELECT 'pledge has a ${column} twice' FROM pledge WHERE ${column} IS NOT NULL
      GROUP BY ${column} HAVING count(*) > 1`,
  })),
  {
    id: 'I3 every fact is there once',
    sql: `SELECT 'gift without payment ' || effect_key FROM journal WHERE kind = 'donation.settled' AND effect_key NOT IN
      (SELECT 'paid:' || provider || ':' || payment_ref FROM pledge WHERE payment_ref IS NOT NULL
        UNION ALL SELECT 'accepted:' || provider || ':' || payment_ref FROM pledge WHERE payment_ref IS NOT NULL)`,
  },
  {
    id: 'I4 a hard cap holds',
    sql: `SELECT 'promised too much for ' || project_id FROM project WHERE hard_cap = 1 AND goal_minor <
      (SELECT coalesce(sum(amount_minor), 0) FROM pledge WHERE pledge.project_id = project.project_id
        AND payment_state IN ${LIVE} AND refunded_minor < amount_minor)`,
  },
  {
    id: 'I4 a hard cap holds',
    sql: `SELECT 'promises kept of ' || i.project_id FROM project_intake i WHERE i.held_minor <>
      (SELECT coalesce(sum(amount_minor), 0) FROM pledge WHERE pledge.project_id = i.project_id
        AND payment_state IN ${LIVE} AND refunded_minor < amount_minor)`,
  },
  {
    id: 'I5 no more goes back than came',
    sql: `SELECT 'refunds of ' || pledge_id FROM pledge WHERE payment_state = 'paid' AND (refunded_minor > amount_minor
      OR refunded_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM journal WHERE kind = 'refund.paid'
        AND effect_key LIKE 'refunded:' || pledge.provider || ':' || pledge.payment_ref || ':%'))`,
  },
  {
    id: 'I5 no more goes back than came',
    sql: `SELECT 'held gift ' || pledge_id || ' is in ' || places || ' places' FROM (
      SELECT pledge_id, refunded_minor > 0 AS gone, payment_state,
        (SELECT count(*) FROM journal WHERE kind = 'gift.returned'
          AND (effect_key = 'returned:' || provider || ':' || payment_ref
            OR effect_key LIKE 'returned:' || provider || ':' || payment_ref || ':%')
          AND seq NOT IN (SELECT reverses_seq FROM journal WHERE reverses_seq IS NOT NULL)) AS places
      FROM pledge WHERE payment_ref IS NOT NULL AND payment_state <> 'paid')
      WHERE places <> (payment_state = 'quarantined' AND gone)`,
  },
  {
    id: 'I5 no more goes back than came',
    sql: `SELECT 'two refunds of ' || pledge_id FROM refund WHERE state <> 'failed' GROUP BY pledge_id HAVING count(*) > 1`,
  },
  {
    id: 'I6 no fund is below nothing',
    sql: `SELECT 'fund ' || a.account_id FROM account a JOIN posting p USING (account_id)
      WHERE a.code LIKE 'F:Restricted:%' OR a.code = 'L:HeldGifts' GROUP BY a.account_id HAVING sum(p.amount_minor) > 0`,
  },
  {
    id: 'I7 the journal is one row after another',
    sql: `SELECT 'numbers to ' || max(seq) || ' for ' || count(*) || ' entries' FROM journal
      HAVING coalesce(max(seq), 0) <> count(*)`,
  },
  ...OF_ONE_TENANT.map(([child, columns, parent, keys]) => ({
    id: 'I9 children are of their parents’ tenant',
    sql: `SELECT '${child} outside its ${parent}' FROM ${child} WHERE (${columns}) NOT IN (SELECT ${keys} FROM ${parent})`,
  })),
  {
    id: 'I10 states are whole',
    sql: `SELECT payment_state || ' pledge ' || pledge_id FROM pledge WHERE
      (payment_state = 'created' AND session_ref IS NOT NULL)
      OR (payment_state = 'awaiting_payment' AND (session_ref IS NULL OR session_url IS NULL))
      OR (payment_state = 'paid' AND (paid_ms IS NULL OR payment_ref IS NULL))
      OR (payment_state NOT IN ('paid', 'quarantined') AND paid_ms IS NOT NULL)
      OR ((payment_state = 'paid') <> (pledge_id IN (SELECT pledge_id FROM receipt)))
      OR (payment_state = 'paid' AND 1 <> (SELECT count(*) FROM journal WHERE kind = 'donation.settled'
        AND effect_key IN ('paid:' || provider || ':' || payment_ref, 'accepted:' || provider || ':' || payment_ref)
        AND amount_minor = pledge.amount_minor))
      OR ((SELECT count(*) FROM donor_private d WHERE d.pledge_id = pledge.pledge_id) > 1)`,
  },
];

/** Tables that only grow: each of these statements must be refused wherever there is a row. */
export const APPEND_ONLY = ['journal', 'posting', 'account', 'receipt', 'inbox', 'audit'].flatMap((table) => [
  { table, sql: `UPDATE ${table} SET rowid = rowid` },
  { table, sql: `DELETE FROM ${table}` },
]);

/** The only tables where a person may be named: givers, and those who asked for their site to be registered. */
export const PERSONAL_TABLES: readonly string[] = ['donor_private', 'site_request'];
