-- Givers who asked to hear how a project goes on.

-- Where to write to them. It goes with everything else that is private about the gift, and by itself when they want no more.
ALTER TABLE donor_private ADD COLUMN news_email TEXT;
CREATE INDEX donor_news ON donor_private (tenant_id, pledge_id) WHERE news_email IS NOT NULL;

-- A third recipient: whoever gave, by the gift. A table's checks cannot be changed, so it is made anew.
CREATE TABLE delivery_anew (
  delivery_id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  endpoint_id TEXT,
  person_id TEXT REFERENCES person (person_id),
  pledge_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead', 'dropped')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  due_ms INTEGER,
  error TEXT CHECK (length(error) <= 200),
  made_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, notice_id) REFERENCES notice (tenant_id, notice_id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoint (tenant_id, endpoint_id),
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id),
  CHECK ((endpoint_id IS NOT NULL) + (person_id IS NOT NULL) + (pledge_id IS NOT NULL) = 1),
  CHECK ((state = 'waiting') = (due_ms IS NOT NULL))
) STRICT;
INSERT INTO delivery_anew SELECT delivery_id, notice_id, tenant_id, endpoint_id, person_id, NULL, state, attempts, due_ms,
  error, made_ms, updated_ms FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_anew RENAME TO delivery;
CREATE INDEX delivery_due ON delivery (due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX delivery_by_tenant ON delivery (tenant_id, made_ms, delivery_id);
CREATE TRIGGER delivery_is_kept BEFORE DELETE ON delivery BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER delivery_moves_forward BEFORE UPDATE ON delivery
WHEN OLD.state = 'delivered' OR NEW.delivery_id <> OLD.delivery_id OR NEW.notice_id <> OLD.notice_id
  OR NEW.tenant_id <> OLD.tenant_id OR NEW.endpoint_id IS NOT OLD.endpoint_id OR NEW.person_id IS NOT OLD.person_id
  OR NEW.pledge_id IS NOT OLD.pledge_id OR NEW.made_ms <> OLD.made_ms BEGIN
  SELECT RAISE(ABORT, 'delivery_moves_forward');
END;
