-- What settles a matter is compared with that matter alone. As it was written before, the database looked for the
-- matter's posting among all postings of its account, so that each line of a bank cost as much as all lines before it.

DROP TRIGGER journal_settles_what_is_owed;
-- The pluses before accounts keep their index out of it: an entry has two postings, an account has as many as there were lines.
CREATE TRIGGER journal_settles_what_is_owed BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NULL
  AND (NEW.kind IN ('refund.remitted', 'unidentified.returned') OR NEW.detail ->> '$.settles' IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM journal AS owed
    JOIN posting AS credit ON credit.journal_id = owed.journal_id AND credit.amount_minor = 0 - owed.amount_minor
    JOIN posting AS debit ON debit.journal_id = NEW.journal_id AND +debit.account_id = +credit.account_id
      AND debit.amount_minor = NEW.amount_minor
    WHERE owed.journal_id = NEW.detail ->> '$.settles'
      AND (owed.kind = 'refund.approved' AND NEW.kind = 'refund.remitted'
        OR owed.kind = 'unidentified.received' AND NEW.kind IN ('unidentified.returned', 'donation.batch')
          AND NEW.amount_minor = owed.amount_minor)
      AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = owed.seq)
      AND NEW.amount_minor + coalesce((SELECT sum(told.amount_minor) FROM journal AS told
        WHERE told.detail ->> '$.settles' = +owed.journal_id AND told.detail ->> '$.settles' IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = told.seq)), 0) <= owed.amount_minor)
BEGIN
  SELECT RAISE(ABORT, 'owed');
END;
