-- What people carry from hand to hand. An item is what its events say: the row is written by the trigger of the event
-- alone, an event is never changed, and a move that the machine does not have is refused by the database too.

CREATE TABLE work_edge (
  kind TEXT NOT NULL,
  step TEXT NOT NULL,
  -- Empty where the move opens the item.
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  PRIMARY KEY (kind, step, from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('project-plans', 'open', '', 'draft'),
  ('project-plans', 'edit', 'draft', 'draft'),
  ('project-plans', 'revise', 'deliberated', 'deliberated'),
  ('project-plans', 'recall', 'in-review', 'deliberated'),
  ('project-plans', 'recall', 'approved', 'deliberated'),
  ('project-plans', 'deliberate', 'draft', 'deliberated'),
  ('project-plans', 'deliberate', 'deliberated', 'deliberated'),
  ('project-plans', 'submit', 'deliberated', 'in-review'),
  ('project-plans', 'submit', 'deliberated', 'approved'),
  ('project-plans', 'sign', 'in-review', 'in-review'),
  ('project-plans', 'sign', 'in-review', 'approved'),
  ('project-plans', 'return', 'in-review', 'deliberated'),
  ('project-plans', 'return', 'approved', 'deliberated'),
  ('project-plans', 'reject', 'in-review', 'rejected'),
  ('project-plans', 'reject', 'approved', 'rejected'),
  ('project-plans', 'publish', 'approved', 'published'),
  ('project-plans', 'withdraw', 'draft', 'withdrawn'),
  ('project-plans', 'withdraw', 'deliberated', 'withdrawn'),
  ('project-plans', 'withdraw', 'in-review', 'withdrawn'),
  ('project-plans', 'withdraw', 'approved', 'withdrawn'),
  ('disbursements', 'open', '', 'requested'),
  ('disbursements', 'approve', 'requested', 'approved'),
  ('disbursements', 'reject', 'requested', 'rejected'),
  ('disbursements', 'withdraw', 'requested', 'withdrawn'),
  ('disbursements', 'pay', 'approved', 'paid'),
  ('disbursements', 'cancel', 'approved', 'cancelled'),
  ('spendings', 'open', '', 'submitted'),
  ('spendings', 'sign', 'submitted', 'signed'),
  ('spendings', 'check', 'signed', 'checked'),
  ('spendings', 'verify', 'checked', 'verified'),
  ('spendings', 'return', 'submitted', 'returned'),
  ('spendings', 'return', 'signed', 'returned'),
  ('spendings', 'return', 'checked', 'returned'),
  ('spendings', 'edit', 'returned', 'submitted'),
  ('spendings', 'edit', 'submitted', 'submitted'),
  ('spendings', 'reject', 'signed', 'rejected'),
  ('spendings', 'reject', 'checked', 'rejected'),
  ('spendings', 'withdraw', 'submitted', 'withdrawn'),
  ('spendings', 'withdraw', 'returned', 'withdrawn'),
  ('reimbursements', 'open', '', 'proposed'),
  ('reimbursements', 'confirm', 'proposed', 'booked'),
  ('reimbursements', 'reject', 'proposed', 'rejected'),
  ('reimbursements', 'withdraw', 'proposed', 'withdrawn'),
  ('advance-returns', 'open', '', 'proposed'),
  ('advance-returns', 'confirm', 'proposed', 'booked'),
  ('advance-returns', 'reject', 'proposed', 'rejected'),
  ('advance-returns', 'withdraw', 'proposed', 'withdrawn'),
  ('corrections', 'open', '', 'proposed'),
  ('corrections', 'confirm', 'proposed', 'booked'),
  ('corrections', 'reject', 'proposed', 'rejected'),
  ('corrections', 'withdraw', 'proposed', 'withdrawn'),
  ('surpluses', 'open', '', 'proposed'),
  ('surpluses', 'confirm', 'proposed', 'booked'),
  ('surpluses', 'reject', 'proposed', 'rejected'),
  ('surpluses', 'withdraw', 'proposed', 'withdrawn'),
  ('updates', 'open', '', 'draft'),
  ('updates', 'edit', 'draft', 'draft'),
  ('updates', 'publish', 'draft', 'published'),
  ('updates', 'correct', 'published', 'published'),
  ('updates', 'withdraw', 'draft', 'withdrawn'),
  ('visits', 'open', '', 'recorded'),
  ('visits', 'correct', 'recorded', 'recorded'),
  ('acceptances', 'open', '', 'counted'),
  ('acceptances', 'edit', 'counted', 'counted'),
  ('acceptances', 'confirm', 'counted', 'confirmed'),
  ('acceptances', 'withdraw', 'counted', 'withdrawn');

CREATE TABLE work_item (
  seq INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL UNIQUE,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  kind TEXT NOT NULL,
  project_id TEXT,
  -- The partner or the charity whose people may see it, where it is not the whole federation's.
  partner_id TEXT,
  charity_id TEXT,
  opened_by TEXT NOT NULL,
  opened_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  -- Whose desk it lies on: its federation's, or one above that has to review it.
  desk_tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  due_on TEXT,
  content TEXT NOT NULL CHECK (json_valid(content)),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  updated_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id),
  UNIQUE (tenant_id, item_id)
) STRICT;
CREATE INDEX work_item_by_project ON work_item (project_id, kind, state, seq);
CREATE INDEX work_item_by_tenant ON work_item (tenant_id, kind, state, seq);
CREATE INDEX work_item_on_desk ON work_item (desk_tenant_id, kind, state, due_on, seq);

CREATE TABLE work_event (
  item_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  step TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT,
  at_ms INTEGER NOT NULL,
  input TEXT NOT NULL CHECK (json_valid(input)),
  desk_tenant_id TEXT NOT NULL,
  due_on TEXT,
  content TEXT NOT NULL CHECK (json_valid(content)),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  request_key TEXT,
  request_hash TEXT,
  PRIMARY KEY (item_id, revision),
  CONSTRAINT work_request UNIQUE (tenant_id, request_key),
  FOREIGN KEY (tenant_id, item_id) REFERENCES work_item (tenant_id, item_id),
  CHECK ((request_key IS NULL) = (request_hash IS NULL))
) STRICT;
CREATE INDEX work_event_by_actor ON work_event (actor, at_ms);

-- An item begins as nothing and only its first event makes it something.
CREATE TRIGGER work_item_begins BEFORE INSERT ON work_item
WHEN NEW.revision <> 0 OR NEW.state <> '' OR EXISTS (SELECT 1 FROM work_item WHERE item_id = NEW.item_id) BEGIN
  SELECT RAISE(ABORT, 'work_item');
END;
CREATE TRIGGER work_event_follows BEFORE INSERT ON work_event
WHEN NOT EXISTS (SELECT 1 FROM work_item WHERE item_id = NEW.item_id AND tenant_id = NEW.tenant_id
    AND revision = NEW.revision - 1 AND state = NEW.from_state) BEGIN
  SELECT RAISE(ABORT, 'work_item');
END;
-- Only asked of an event that follows: which of two triggers fires first is not ours to say.
CREATE TRIGGER work_event_is_legal BEFORE INSERT ON work_event
WHEN EXISTS (SELECT 1 FROM work_item WHERE item_id = NEW.item_id AND tenant_id = NEW.tenant_id
    AND revision = NEW.revision - 1 AND state = NEW.from_state)
  AND NOT EXISTS (SELECT 1 FROM work_edge JOIN work_item ON work_item.kind = work_edge.kind
    WHERE work_item.item_id = NEW.item_id AND work_edge.step = NEW.step
      AND work_edge.from_state = NEW.from_state AND work_edge.to_state = NEW.to_state) BEGIN
  SELECT RAISE(ABORT, 'work_edge');
END;
CREATE TRIGGER work_event_moves AFTER INSERT ON work_event BEGIN
  UPDATE work_item SET state = NEW.to_state, revision = NEW.revision, desk_tenant_id = NEW.desk_tenant_id,
    due_on = NEW.due_on, content = NEW.content, digest = NEW.digest, outcome = NEW.outcome, updated_ms = NEW.at_ms
  WHERE item_id = NEW.item_id;
END;
CREATE TRIGGER work_item_moves_by_event BEFORE UPDATE ON work_item
WHEN NEW.item_id <> OLD.item_id OR NEW.tenant_id <> OLD.tenant_id OR NEW.kind <> OLD.kind
  OR NEW.project_id IS NOT OLD.project_id OR NEW.partner_id IS NOT OLD.partner_id
  OR NEW.charity_id IS NOT OLD.charity_id OR NEW.opened_by <> OLD.opened_by OR NEW.opened_ms <> OLD.opened_ms
  OR NOT EXISTS (SELECT 1 FROM work_event WHERE item_id = NEW.item_id AND revision = NEW.revision
    AND revision = OLD.revision + 1 AND from_state = OLD.state AND to_state = NEW.state
    AND digest = NEW.digest AND content = NEW.content AND outcome = NEW.outcome) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER work_item_is_kept BEFORE DELETE ON work_item BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER work_event_no_update BEFORE UPDATE ON work_event BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER work_event_no_delete BEFORE DELETE ON work_event BEGIN SELECT RAISE(ABORT, 'append_only'); END;
