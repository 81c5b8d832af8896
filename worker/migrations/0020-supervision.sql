-- What residents see and say: reports about projects and their answers.

-- The moves of the kinds that came with this.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('complaints', 'open', '', 'received'),
  ('complaints', 'answer', 'received', 'answered'),
  ('complaints', 'uphold', 'received', 'upheld'),
  ('complaints', 'uphold', 'answered', 'upheld'),
  ('complaints', 'dismiss', 'received', 'dismissed'),
  ('complaints', 'dismiss', 'answered', 'dismissed');

-- What somebody who sent a report said, and how to reach them. It stands here alone, so that it can be destroyed; that there
-- was a report, what it was about and its answer are work items.
CREATE TABLE complaint_words (
  item_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  contact TEXT CHECK (length(contact) <= 200),
  written_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, item_id) REFERENCES work_item (tenant_id, item_id)
) STRICT;
CREATE TRIGGER complaint_words_no_replace BEFORE INSERT ON complaint_words
WHEN EXISTS (SELECT 1 FROM complaint_words WHERE item_id = NEW.item_id) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER complaint_words_no_update BEFORE UPDATE ON complaint_words BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
