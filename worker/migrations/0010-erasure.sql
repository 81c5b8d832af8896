-- Givers who asked to be forgotten: which gift and on which day, and nothing of who it was. An older database that is restored
-- is told by these whom to forget again.
CREATE TABLE erasure (
  pledge_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  erased_on TEXT NOT NULL,
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;
CREATE TRIGGER erasure_no_replace BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE pledge_id = NEW.pledge_id) BEGIN
  SELECT RAISE(ABORT, 'erasure');
END;
CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'append_only'); END;
-- Neither is without the other: who is erased has nothing private left, and gets nothing again.
CREATE TRIGGER erasure_takes_what_is_private AFTER INSERT ON erasure BEGIN
  DELETE FROM donor_private WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id;
END;
CREATE TRIGGER donor_is_not_erased BEFORE INSERT ON donor_private
WHEN EXISTS (SELECT 1 FROM erasure WHERE pledge_id = NEW.pledge_id) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
