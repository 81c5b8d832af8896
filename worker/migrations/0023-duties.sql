-- The clock of disclosure. What a charity published of a duty, and the entry on the statutory platform that meets it, is
-- added and never edited. The worklist of duties is derived: what the rules said when they were last asked.

-- The newest row of an item says where its duty stands: published here, and from when on entered with which address.
CREATE TABLE duty_answer (
  seq INTEGER PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  -- The charity, the campaign or the project whose duty it answers.
  subject_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The day as counted on which the duty falls due: what it answers is named, not guessed.
  due_on TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  published_on TEXT NOT NULL,
  entry_url TEXT CHECK (length(entry_url) BETWEEN 9 AND 500),
  entry_on TEXT,
  recorded_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, item_id) REFERENCES work_item (tenant_id, item_id),
  CHECK ((entry_url IS NULL) = (entry_on IS NULL))
) STRICT;
CREATE INDEX duty_answer_by_subject ON duty_answer (subject_id, seq);
CREATE INDEX duty_answer_by_item ON duty_answer (item_id, seq);
-- Of two items that mean the same duty one is published. Two events that weigh much may share a date.
CREATE TRIGGER duty_answer_once BEFORE INSERT ON duty_answer
WHEN NEW.kind <> 'major-event' AND EXISTS (SELECT 1 FROM duty_answer WHERE subject_id = NEW.subject_id
  AND kind = NEW.kind AND due_on = NEW.due_on AND item_id <> NEW.item_id) BEGIN
  SELECT RAISE(ABORT, 'duty_answer');
END;
CREATE TRIGGER duty_answer_no_update BEFORE UPDATE ON duty_answer BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER duty_answer_no_delete BEFORE DELETE ON duty_answer BEGIN SELECT RAISE(ABORT, 'append_only'); END;

CREATE TABLE duty (
  duty_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  campaign_id TEXT,
  project_id TEXT,
  -- The narrowest of the three.
  subject_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_strict TEXT NOT NULL,
  due_legal TEXT NOT NULL CHECK (due_legal >= due_strict),
  met INTEGER NOT NULL CHECK (met IN (0, 1)),
  -- 0 where nobody said what was published.
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  words TEXT NOT NULL CHECK (json_valid(words)),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id)
) STRICT;
CREATE INDEX duty_by_due ON duty (tenant_id, met, due_legal, duty_id);
CREATE INDEX duty_by_subject ON duty (subject_id, met, due_legal, duty_id);
CREATE INDEX duty_open_by_strict ON duty (due_strict, tenant_id) WHERE met = 0;
CREATE INDEX duty_open_by_legal ON duty (due_legal, tenant_id) WHERE met = 0;
CREATE INDEX duty_by_charity ON duty (charity_id, met, due_legal, duty_id);

-- Whose duties have to be asked for again: those whose day is not today, and first those whose facts have changed.
CREATE TABLE duty_clock (
  subject_id TEXT PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN ('charity', 'campaign', 'project')),
  -- The campaign of a project, the charity of a campaign.
  parent_id TEXT,
  -- Empty where the facts have changed since.
  judged_on TEXT NOT NULL,
  -- Counts the changes, so that what was judged before one is not kept after it.
  stamp INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_clock_stale ON duty_clock (judged_on, subject_id);
CREATE INDEX duty_clock_by_parent ON duty_clock (parent_id, subject_id);

CREATE TRIGGER charity_has_duties AFTER INSERT ON charity BEGIN
  INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp) VALUES (NEW.charity_id, 'charity', NULL, '', 1);
END;
CREATE TRIGGER campaign_has_duties AFTER INSERT ON campaign BEGIN
  INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp)
  VALUES (NEW.campaign_id, 'campaign', NEW.charity_id, '', 1);
END;
CREATE TRIGGER project_has_duties AFTER INSERT ON project BEGIN
  INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp)
  VALUES (NEW.project_id, 'project', NEW.campaign_id, '', 1);
END;
CREATE TRIGGER charity_moves_duties AFTER UPDATE ON charity BEGIN
  UPDATE duty_clock SET judged_on = '', stamp = stamp + 1 WHERE subject_id = NEW.charity_id;
END;
CREATE TRIGGER campaign_moves_duties AFTER UPDATE ON campaign BEGIN
  UPDATE duty_clock SET judged_on = '', stamp = stamp + 1 WHERE subject_id = NEW.campaign_id;
END;
CREATE TRIGGER project_moves_duties AFTER UPDATE ON project BEGIN
  UPDATE duty_clock SET judged_on = '', stamp = stamp + 1, parent_id = NEW.campaign_id WHERE subject_id = NEW.project_id;
END;
CREATE TRIGGER answer_moves_duties AFTER INSERT ON duty_answer BEGIN
  UPDATE duty_clock SET judged_on = '', stamp = stamp + 1 WHERE subject_id = NEW.subject_id;
END;

-- What is there already.
INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp)
  SELECT charity_id, 'charity', NULL, '', 1 FROM charity;
INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp)
  SELECT campaign_id, 'campaign', charity_id, '', 1 FROM campaign;
INSERT INTO duty_clock (subject_id, subject, parent_id, judged_on, stamp)
  SELECT project_id, 'project', campaign_id, '', 1 FROM project;

INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('disclosures', 'open', '', 'draft'),
  ('disclosures', 'edit', 'draft', 'draft'),
  ('disclosures', 'submit', 'draft', 'in-review'),
  ('disclosures', 'return', 'in-review', 'draft'),
  ('disclosures', 'publish', 'in-review', 'published'),
  ('disclosures', 'register', 'published', 'registered'),
  ('disclosures', 'register', 'registered', 'registered'),
  ('disclosures', 'revise', 'published', 'draft'),
  ('disclosures', 'revise', 'registered', 'draft'),
  ('disclosures', 'withdraw', 'draft', 'withdrawn'),
  ('disclosures', 'withdraw', 'in-review', 'withdrawn');
