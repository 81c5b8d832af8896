-- What was agreed with banks and providers is compared with the books again every day.

CREATE INDEX leaf_reconciliations ON leaf (kind, seq) WHERE kind = 'reconciliation';
-- A balance at the end of a day is the balance now less what came after it.
CREATE INDEX journal_by_day ON journal (effective_on);
