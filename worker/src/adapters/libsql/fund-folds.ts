// What triggers keep of funds, promises and evidence against a fold over the entries; one row per difference, as in
// books-check.ts.

export const FUND_FOLDS: readonly string[] = [
  // What a fund has promised, and what is with its partners.
  `SELECT 'promises of ' || account.account_id AS what, balance.pending_minor AS kept,
     coalesce((SELECT sum(amount_minor) FROM reservation
       WHERE reservation.account_id = account.account_id AND state = 'pending'), 0) AS folded
   FROM account JOIN balance USING (account_id)
   WHERE kept <> folded`,
  `SELECT 'advances of ' || fund.account_id AS what, balance.advanced_minor AS kept,
     coalesce((SELECT sum(given.amount_minor) FROM account AS advance JOIN balance AS given USING (account_id)
       WHERE advance.project_id = fund.project_id AND advance.charity_id = fund.charity_id
         AND advance.currency = fund.currency AND advance.code GLOB 'A:Advance:*'
         AND fund.code = 'F:Restricted:' || fund.project_id), 0) AS folded
   FROM account AS fund JOIN balance ON balance.account_id = fund.account_id
   WHERE kept <> folded`,
  `SELECT 'fund ' || account.account_id AS what, balance.amount_minor AS kept,
     0 - balance.pending_minor - balance.advanced_minor AS folded
   FROM account JOIN balance USING (account_id)
   WHERE account.side = 'credit' AND kept > folded`,
  // A promise that was paid has its entry, and every payment its promise.
  `SELECT 'promise ' || reservation_id AS what, reservation.amount_minor AS kept,
     coalesce(journal.amount_minor, 0) AS folded
   FROM reservation LEFT JOIN journal ON journal.journal_id = reservation.journal_id AND journal.kind = 'disbursement.paid'
   WHERE reservation.state = 'posted' AND kept <> folded`,
  `SELECT 'disbursement ' || journal.seq AS what, coalesce(reservation.amount_minor, 0) AS kept,
     journal.amount_minor AS folded
   FROM journal LEFT JOIN reservation ON reservation.journal_id = journal.journal_id AND reservation.state = 'posted'
   WHERE journal.kind = 'disbursement.paid' AND kept <> folded`,
  // What was spent is proved; the list of its evidence is the entry's own.
  `SELECT 'evidence of entry ' || journal.seq AS what, count(evidence.line) AS kept,
     coalesce(json_array_length(journal.detail, '$.evidence'), 0) AS folded
   FROM journal LEFT JOIN evidence USING (journal_id)
   WHERE journal.detail IS NOT NULL
   GROUP BY journal.seq
   HAVING kept <> folded OR (folded = 0 AND journal.kind IN ('spending.verified', 'spending.reimbursed', 'management.spent'))
     OR (SELECT count(*) FROM evidence AS row WHERE row.journal_id = journal.journal_id AND NOT EXISTS (
       SELECT 1 FROM json_each(journal.detail, '$.evidence') WHERE key = row.line AND value ->> '$.sha256' = row.sha256)) > 0`,
  `SELECT 'management of project ' || total.project_id AS what, sum(total.amount_minor) AS kept,
     coalesce(max(terms.cap_bps * terms.base_minor / 10000), 0) AS folded
   FROM journal_total AS total LEFT JOIN management_terms AS terms USING (project_id, currency)
   WHERE total.kind = 'management.accrued'
   GROUP BY total.project_id, total.currency HAVING kept > folded`,
  // What stands as owed is what its open entries say, and nothing else has moved it.
  `WITH owed AS (
     SELECT credit.account_id, journal.amount_minor - coalesce((SELECT sum(told.amount_minor) FROM journal AS told
       WHERE told.detail ->> '$.settles' = +journal.journal_id AND told.detail ->> '$.settles' IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = told.seq)), 0) AS amount_minor
     FROM journal JOIN posting AS credit ON credit.journal_id = journal.journal_id
       AND credit.amount_minor = 0 - journal.amount_minor
     WHERE journal.kind IN ('refund.approved', 'unidentified.received')
       AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = journal.seq))
   SELECT 'owed in ' || account.account_id AS what, 0 - balance.amount_minor AS kept,
     coalesce((SELECT sum(owed.amount_minor) FROM owed WHERE owed.account_id = account.account_id), 0) AS folded
   FROM account JOIN balance USING (account_id)
   WHERE (account.code GLOB 'L:RefundPayable:*' OR account.code = 'L:Unidentified') AND kept <> folded`,
  // All that came in, less all that went out, is what the fund holds.
  `WITH flow AS (
     SELECT project_id, currency, sum(amount_minor * CASE
       WHEN kind IN ('donation.settled', 'donation.batch', 'dispute.won', 'refund.covered', 'dispute.covered', 'interest.received',
         'surplus.received') THEN 1
       WHEN kind IN ('fee.charged', 'refund.paid', 'refund.approved', 'dispute.lost', 'management.accrued', 'spending.verified',
         'spending.reimbursed', 'surplus.transferred') THEN -1
       ELSE 0 END) AS amount_minor
     FROM journal_total GROUP BY project_id, currency)
   SELECT 'fund of project ' || account.project_id AS what, 0 - balance.amount_minor AS kept,
     coalesce(flow.amount_minor, 0) AS folded
   FROM account JOIN balance USING (account_id) LEFT JOIN flow USING (project_id, currency)
   WHERE account.code = 'F:Restricted:' || account.project_id AND kept <> folded`,
];
