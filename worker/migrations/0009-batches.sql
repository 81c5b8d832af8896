-- Gifts that a designated platform or the bank gathered come in batches: one entry for each project of a statement, which
-- counts as many gifts as the statement does and invents no giver.

DROP TRIGGER journal_adds_up;
CREATE TRIGGER journal_adds_up AFTER INSERT ON journal WHEN NEW.reverses_seq IS NULL BEGIN
  INSERT INTO journal_total (project_id, kind, source, currency, tenant_id, amount_minor, entries)
  VALUES (NEW.project_id, NEW.kind, coalesce(NEW.source, ''), NEW.currency, NEW.tenant_id, NEW.amount_minor,
    iif(NEW.kind = 'donation.batch', NEW.detail ->> '$.count', 1))
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + excluded.entries;
END;
DROP TRIGGER journal_takes_back;
CREATE TRIGGER journal_takes_back AFTER INSERT ON journal WHEN NEW.reverses_seq IS NOT NULL BEGIN
  UPDATE journal_total SET amount_minor = amount_minor - NEW.amount_minor,
    entries = entries - (SELECT iif(kind = 'donation.batch', detail ->> '$.count', 1)
      FROM journal WHERE seq = NEW.reverses_seq)
  WHERE (project_id, kind, source, currency) IN (SELECT project_id, kind, coalesce(source, ''), currency
    FROM journal WHERE seq = NEW.reverses_seq);
END;
-- A batch, and no other entry, is counted; it stands on a statement of somebody else's. Its reversal takes as many back.
CREATE TRIGGER journal_batch_is_counted BEFORE INSERT ON journal
WHEN (NEW.reverses_seq IS NULL AND NEW.kind <> 'donation.batch' AND NEW.detail ->> '$.count' IS NOT NULL)
  OR (NEW.kind = 'donation.batch' AND (coalesce(json_type(NEW.detail, '$.count'), '') <> 'integer'
    OR NEW.detail ->> '$.count' < 1 OR length(coalesce(NEW.detail ->> '$.statement', '')) <> 64
    OR NEW.detail ->> '$.statement' GLOB '*[^0-9a-f]*'
    OR coalesce(NEW.source, '') NOT IN ('platform', 'bank', 'cash')))
  OR (NEW.reverses_seq IS NOT NULL AND NEW.detail ->> '$.count' IS NOT
    (SELECT detail ->> '$.count' FROM journal WHERE seq = NEW.reverses_seq))
BEGIN
  SELECT RAISE(ABORT, 'journal_batch_is_counted');
END;
