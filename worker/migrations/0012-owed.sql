-- Money that is owed until an entry settles it: a refund that was approved and is not paid, and money in the bank of which
-- nobody can say yet what it is. The entry that opens such a matter is its record, and whatever settles it names that entry.

-- The entry of the gift that a refund is of. Never public.
ALTER TABLE journal ADD COLUMN gift_id TEXT REFERENCES journal (journal_id);
CREATE INDEX journal_refunds_of_gift ON journal (gift_id) WHERE gift_id IS NOT NULL;
CREATE INDEX journal_settlements ON journal (detail ->> '$.settles') WHERE detail ->> '$.settles' IS NOT NULL;
CREATE INDEX journal_owed ON journal (charity_id, seq) WHERE kind IN ('refund.approved', 'unidentified.received');

-- The plus keeps a column's affinity out of the comparison, which could not use the index otherwise.
-- A matter is settled by entries of its own kind, from its own account, and by no more than is open. Money of unknown
-- origin goes one way, whole.
CREATE TRIGGER journal_settles_what_is_owed BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NULL
  AND (NEW.kind IN ('refund.remitted', 'unidentified.returned') OR NEW.detail ->> '$.settles' IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM journal AS owed
    JOIN posting AS credit ON credit.journal_id = owed.journal_id AND credit.amount_minor = 0 - owed.amount_minor
    JOIN posting AS debit ON debit.journal_id = NEW.journal_id AND debit.account_id = credit.account_id
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
-- What something else stands on is not taken back from under it: first the payment, then the approval, then the gift.
CREATE TRIGGER journal_owed_stands BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NOT NULL AND (
  EXISTS (SELECT 1 FROM journal AS told JOIN journal AS later ON later.gift_id = told.journal_id
    WHERE told.seq = NEW.reverses_seq
      AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = later.seq))
  OR EXISTS (SELECT 1 FROM journal AS told JOIN journal AS later
      ON later.detail ->> '$.settles' = +told.journal_id AND later.detail ->> '$.settles' IS NOT NULL
    WHERE told.seq = NEW.reverses_seq
      AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = later.seq)))
BEGIN
  SELECT RAISE(ABORT, 'owed');
END;
-- Approved, gone back and lost together are never more than was given. What the provider paid of an approval is among what
-- the pledge says has gone back, and is counted there.
CREATE TRIGGER journal_refund_names_its_gift BEFORE INSERT ON journal
WHEN (NEW.kind = 'refund.approved') <> (NEW.gift_id IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'journal_refund_names_its_gift');
END;
CREATE TRIGGER journal_refund_is_of_its_gift BEFORE INSERT ON journal
WHEN NEW.gift_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM journal AS gift
  WHERE gift.journal_id = NEW.gift_id AND gift.project_id = NEW.project_id AND gift.currency = NEW.currency
    AND gift.kind IN ('donation.settled', 'donation.batch') AND gift.source IS NEW.source
    AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = gift.seq)
    AND NEW.amount_minor
      + coalesce((SELECT sum(approved.amount_minor) FROM journal AS approved WHERE approved.gift_id = gift.journal_id
        AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = approved.seq)), 0)
      - coalesce((SELECT sum(told.amount_minor) FROM journal AS approved
          JOIN journal AS told ON told.detail ->> '$.settles' = +approved.journal_id
            AND told.detail ->> '$.settles' IS NOT NULL
          JOIN posting ON posting.journal_id = told.journal_id AND posting.account_id GLOB '*/A:Clearing:*'
        WHERE approved.gift_id = gift.journal_id
          AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = told.seq)), 0)
      -- Its effect names the provider and the provider's payment, and so does the pledge.
      + coalesce((SELECT refunded_minor + lost_minor FROM pledge
        WHERE payment_ref = (SELECT substr(rest, instr(rest, ':') + 1)
            FROM (SELECT substr(gift.effect_key, instr(gift.effect_key, ':') + 1) AS rest))
          AND gift.effect_key IN ('paid:' || provider || ':' || payment_ref,
            'accepted:' || provider || ':' || payment_ref)), 0) <= gift.amount_minor)
BEGIN
  SELECT RAISE(ABORT, 'refund_within_gift');
END;
