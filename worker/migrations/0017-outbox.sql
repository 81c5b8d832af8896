-- What others are told: each fact once, and who is told of it, until it was told or given up.

-- Where a federation wants to be told. Its secrets are derived from the generation, so that none stands here.
CREATE TABLE webhook_endpoint (
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  endpoint_id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL,
  url TEXT NOT NULL CHECK (length(url) BETWEEN 9 AND 2000),
  events TEXT NOT NULL CHECK (json_valid(events)),
  generation INTEGER NOT NULL CHECK (generation >= 1),
  -- Until when the secret of the generation before signs too.
  overlap_until_ms INTEGER,
  disabled_ms INTEGER,
  disabled_because TEXT CHECK (disabled_because IN ('asked', 'gone')),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, endpoint_id),
  UNIQUE (tenant_id, external_id),
  CHECK ((disabled_ms IS NULL) = (disabled_because IS NULL))
) STRICT;

-- A fact that others are told of, in the unit that made it one. What is said has nothing personal in it.
CREATE TABLE notice (
  seq INTEGER PRIMARY KEY,
  notice_id TEXT NOT NULL UNIQUE,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  event TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  at_ms INTEGER NOT NULL,
  -- When it was written down who is told; null while it is not.
  spread_ms INTEGER,
  UNIQUE (tenant_id, notice_id)
) STRICT;
CREATE INDEX notice_to_spread ON notice (seq) WHERE spread_ms IS NULL;
CREATE TRIGGER notice_is_kept BEFORE DELETE ON notice BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER notice_is_fixed BEFORE UPDATE ON notice
WHEN OLD.spread_ms IS NOT NULL OR NEW.spread_ms IS NULL OR NEW.seq <> OLD.seq OR NEW.notice_id <> OLD.notice_id
  OR NEW.tenant_id <> OLD.tenant_id OR NEW.event <> OLD.event OR NEW.data <> OLD.data OR NEW.at_ms <> OLD.at_ms BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER notice_no_replace BEFORE INSERT ON notice
WHEN EXISTS (SELECT 1 FROM notice WHERE seq = NEW.seq OR notice_id = NEW.notice_id) BEGIN
  SELECT RAISE(ABORT, 'notice_once');
END;

-- One fact on its way to one endpoint or one person. Whoever is meant is named, never written out: the address is looked
-- up when the letter goes.
CREATE TABLE delivery (
  delivery_id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  endpoint_id TEXT,
  person_id TEXT REFERENCES person (person_id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead', 'dropped')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  due_ms INTEGER,
  error TEXT CHECK (length(error) <= 200),
  made_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, notice_id) REFERENCES notice (tenant_id, notice_id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoint (tenant_id, endpoint_id),
  CHECK ((endpoint_id IS NULL) <> (person_id IS NULL)),
  CHECK ((state = 'waiting') = (due_ms IS NOT NULL))
) STRICT;
CREATE INDEX delivery_due ON delivery (due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX delivery_by_tenant ON delivery (tenant_id, made_ms, delivery_id);
CREATE TRIGGER delivery_is_kept BEFORE DELETE ON delivery BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
-- What was delivered stays so; what was given up may be sent anew.
CREATE TRIGGER delivery_moves_forward BEFORE UPDATE ON delivery
WHEN OLD.state = 'delivered' OR NEW.delivery_id <> OLD.delivery_id OR NEW.notice_id <> OLD.notice_id
  OR NEW.tenant_id <> OLD.tenant_id OR NEW.endpoint_id IS NOT OLD.endpoint_id OR NEW.person_id IS NOT OLD.person_id
  OR NEW.made_ms <> OLD.made_ms BEGIN
  SELECT RAISE(ABORT, 'delivery_moves_forward');
END;

-- What is told of the books, of projects and of disclosures, so that nobody who books can forget it. A federation that nobody
-- listens to writes nothing.
CREATE TRIGGER journal_is_told AFTER INSERT ON journal
WHEN NEW.public = 1 AND NEW.reverses_seq IS NULL AND NEW.kind IN ('donation.settled', 'spending.verified')
  AND EXISTS (SELECT 1 FROM webhook_endpoint WHERE tenant_id = NEW.tenant_id AND disabled_ms IS NULL
    AND instr(events, '"' || NEW.kind || '"') > 0) BEGIN
  INSERT INTO notice (notice_id, tenant_id, event, data, at_ms)
  VALUES (NEW.journal_id, NEW.tenant_id, NEW.kind, json_object('projectId', NEW.project_id, 'seq', NEW.seq,
    'amountMinor', NEW.amount_minor, 'currency', NEW.currency, 'date', NEW.effective_on), NEW.recorded_ms);
END;
CREATE TRIGGER project_is_told AFTER INSERT ON project
WHEN EXISTS (SELECT 1 FROM webhook_endpoint WHERE tenant_id = NEW.tenant_id AND disabled_ms IS NULL
    AND instr(events, '"project.published"') > 0) BEGIN
  INSERT INTO notice (notice_id, tenant_id, event, data, at_ms)
  VALUES ('published' || NEW.project_id, NEW.tenant_id, 'project.published',
    json_object('projectId', NEW.project_id), NEW.updated_ms);
END;
CREATE TRIGGER disclosure_is_told AFTER INSERT ON disclosure
WHEN EXISTS (SELECT 1 FROM webhook_endpoint WHERE tenant_id = NEW.tenant_id AND disabled_ms IS NULL
    AND instr(events, '"disclosure.published"') > 0) BEGIN
  INSERT INTO notice (notice_id, tenant_id, event, data, at_ms)
  VALUES (NEW.digest, NEW.tenant_id, 'disclosure.published', json_object('projectId', NEW.project_id,
    'digest', NEW.digest, 'corrects', NEW.corrects, 'date', NEW.disclosed_on), NEW.recorded_ms);
END;
