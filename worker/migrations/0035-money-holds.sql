-- What two people decide about the same money at the same moment. Who reads before the other has written decides on what is no
-- longer so; here the second is refused and decides anew.

-- Money that goes back by an approved item, until that has paid it or is cancelled. Few at any time.
CREATE INDEX work_item_return ON work_item (content ->> '$.receipt')
WHERE kind = 'unmatched-money' AND state = 'approved';

-- Nothing else settles it: its own payment has moved the item first, in the same unit.
CREATE TRIGGER journal_return_stays_with_its_item BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NULL AND NEW.detail ->> '$.settles' IS NOT NULL
  AND EXISTS (SELECT 1 FROM journal AS owed
    JOIN work_item ON work_item.content ->> '$.receipt' = +owed.seq
      AND work_item.kind = 'unmatched-money' AND work_item.state = 'approved'
    WHERE owed.journal_id = NEW.detail ->> '$.settles' AND owed.kind = 'unidentified.received')
BEGIN
  SELECT RAISE(ABORT, 'owed');
END;
-- And nothing is approved to go back that is a gift by now, was taken back, or goes back already.
CREATE TRIGGER work_event_returns_what_is_open BEFORE INSERT ON work_event
WHEN NEW.to_state = 'approved' AND EXISTS (SELECT 1 FROM work_item AS own
  WHERE own.item_id = NEW.item_id AND own.kind = 'unmatched-money' AND (
    EXISTS (SELECT 1 FROM work_item AS other
      WHERE other.content ->> '$.receipt' = NEW.content ->> '$.receipt'
        AND other.kind = 'unmatched-money' AND other.state = 'approved')
    OR NOT EXISTS (SELECT 1 FROM journal AS owed
      WHERE owed.seq = NEW.content ->> '$.receipt' AND owed.kind = 'unidentified.received'
        AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = owed.seq)
        AND NOT EXISTS (SELECT 1 FROM journal AS told
          WHERE told.detail ->> '$.settles' = +owed.journal_id AND told.detail ->> '$.settles' IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM journal AS back WHERE back.reverses_seq = told.seq)))))
BEGIN
  SELECT RAISE(ABORT, 'owed');
END;

-- Where a budget is published, what is spent is spent along one of its lines.
CREATE TRIGGER journal_spends_along_the_budget BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NULL AND NEW.kind IN ('spending.verified', 'spending.reimbursed')
  AND EXISTS (SELECT 1 FROM project WHERE project_id = NEW.project_id AND tenant_id = NEW.tenant_id
    AND json_array_length(body, '$.budget') > 0
    AND NOT EXISTS (SELECT 1 FROM json_each(project.body, '$.budget')
      WHERE value ->> '$.item' = NEW.detail ->> '$.category'))
BEGIN
  SELECT RAISE(ABORT, 'off_budget');
END;
-- And a budget that changes keeps, on every line, what is spent on it.
CREATE TRIGGER project_keeps_what_is_spent BEFORE UPDATE OF body ON project
WHEN json_array_length(NEW.body, '$.budget') > 0 AND OLD.body ->> '$.budget' IS NOT NEW.body ->> '$.budget'
  AND EXISTS (SELECT 1 FROM (
    SELECT journal.detail ->> '$.category' AS category, 0 - sum(posting.amount_minor) AS spent_minor
    FROM account JOIN posting USING (account_id) JOIN journal USING (journal_id)
      LEFT JOIN journal AS reversed ON reversed.seq = journal.reverses_seq
    WHERE account.project_id = NEW.project_id
      AND (account.code GLOB 'A:Advance:*' OR account.code GLOB 'L:PartnerPayable:*')
      AND coalesce(reversed.kind, journal.kind) IN ('spending.verified', 'spending.reimbursed')
    GROUP BY 1) AS spent
  WHERE spent.spent_minor > coalesce((SELECT value ->> '$.amount.amountMinor' FROM json_each(NEW.body, '$.budget')
    WHERE value ->> '$.item' = spent.category), 0))
BEGIN
  SELECT RAISE(ABORT, 'off_budget');
END;
