-- Givers who asked to be forgotten while the law wants a document kept that names them: what that document says stays until a
-- day and is shown to nobody; everything else is gone. An older database that is restored is told by these to do it again.
CREATE TABLE restriction (
  pledge_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  restricted_on TEXT NOT NULL,
  kept_until TEXT NOT NULL,
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;
CREATE INDEX restriction_kept_until ON restriction (kept_until, pledge_id);
CREATE TRIGGER restriction_no_replace BEFORE INSERT ON restriction
WHEN EXISTS (SELECT 1 FROM restriction WHERE pledge_id = NEW.pledge_id)
  OR EXISTS (SELECT 1 FROM erasure WHERE pledge_id = NEW.pledge_id) BEGIN
  SELECT RAISE(ABORT, 'erasure');
END;
CREATE TRIGGER restriction_no_update BEFORE UPDATE ON restriction BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER restriction_no_delete BEFORE DELETE ON restriction BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER restriction_takes_what_no_law_keeps AFTER INSERT ON restriction BEGIN
  UPDATE donor_private SET display_name = NULL, message = NULL, message_shown = 0, news_email = NULL
  WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id;
END;
-- And nothing of it comes back.
CREATE TRIGGER donor_stays_restricted BEFORE UPDATE ON donor_private
WHEN (NEW.display_name IS NOT NULL OR NEW.message IS NOT NULL OR NEW.news_email IS NOT NULL)
  AND EXISTS (SELECT 1 FROM restriction WHERE pledge_id = NEW.pledge_id) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
