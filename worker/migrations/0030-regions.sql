-- What a region’s page says of everything that lies in it. Each figure is kept beside the facts by triggers and compared with a fold
-- over them at every start, so that a province of a hundred thousand projects is read like a county of ten.

-- A project lies in its county, its city and its province, as GB/T 2260 numbers them.
CREATE VIEW project_place AS
  SELECT project_id, substr(region, 1, 2) AS place FROM project
  UNION ALL SELECT project_id, substr(region, 1, 4) FROM project
  UNION ALL SELECT project_id, region FROM project;

-- Campaigns and charities belong to a place while a project of theirs lies there; how many do.
CREATE TABLE place_owner (
  subject_id TEXT NOT NULL,
  place TEXT NOT NULL,
  projects INTEGER NOT NULL,
  PRIMARY KEY (subject_id, place)
) STRICT, WITHOUT ROWID;

-- Whose duties a place has: each once, however many of its projects there are.
CREATE VIEW place_subject AS
  SELECT project_id AS subject_id, place FROM project_place
  UNION ALL SELECT subject_id, place FROM place_owner;

-- One line for each thing that is counted: duties by whether they are met and told, reports by how they stand.
CREATE VIEW duty_count AS
  SELECT subject_id, iif(met = 1, 'duty-met', iif(told = 1, 'duty-owed', 'duty-untold')) AS what,
    iif(met = 1, '', due_legal) AS due_on FROM duty;
CREATE VIEW report_count AS
  SELECT item_id, project_id, iif(state = 'received', 'report-open',
      iif(outcome ->> '$.answeredOn' <= outcome ->> '$.dueOn', 'report-in-time', 'report-late')) AS what,
    iif(state = 'received', coalesce(due_on, ''), '') AS due_on
  FROM work_item WHERE kind = 'complaints' AND state <> '';

CREATE TABLE place_count (
  what TEXT NOT NULL CHECK (what IN ('project', 'duty-met', 'duty-owed', 'duty-untold',
    'report-open', 'report-in-time', 'report-late')),
  place TEXT NOT NULL,
  -- The day that decides whether it is overdue; empty where none does.
  due_on TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (what, place, due_on)
) STRICT, WITHOUT ROWID;

-- Money is added up by county alone: an entry then moves one row, and a province has few hundred counties.
CREATE TABLE place_total (
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (place, kind, source, currency)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER place_total_follows_first AFTER INSERT ON journal_total BEGIN
  INSERT INTO place_total (place, kind, source, currency, amount_minor, entries)
  SELECT region, NEW.kind, NEW.source, NEW.currency, NEW.amount_minor, NEW.entries
  FROM project WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + excluded.entries;
END;
CREATE TRIGGER place_total_follows AFTER UPDATE ON journal_total BEGIN
  UPDATE place_total SET amount_minor = amount_minor + NEW.amount_minor - OLD.amount_minor,
    entries = entries + NEW.entries - OLD.entries
  WHERE place = (SELECT region FROM project WHERE project_id = NEW.project_id)
    AND kind = NEW.kind AND source = NEW.source AND currency = NEW.currency;
END;

CREATE TRIGGER project_lies_somewhere AFTER INSERT ON project BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT 'project', place, '', 1 FROM project_place WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO place_owner (subject_id, place, projects)
  SELECT NEW.campaign_id, place, 1 FROM project_place WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET projects = projects + 1;
  INSERT INTO place_owner (subject_id, place, projects)
  SELECT NEW.charity_id, place, 1 FROM project_place WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET projects = projects + 1;
END;

CREATE TRIGGER place_gains_duties AFTER INSERT ON place_owner BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT what, NEW.place, due_on, 1 FROM duty_count WHERE subject_id = NEW.subject_id
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER place_loses_duties AFTER DELETE ON place_owner BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT what, OLD.place, due_on, -1 FROM duty_count WHERE subject_id = OLD.subject_id
  ON CONFLICT DO UPDATE SET count = count - 1;
END;

-- A project that is published anew somewhere else, or under another campaign, takes everything of its own along.
CREATE TRIGGER project_leaves_place BEFORE UPDATE OF region, campaign_id, charity_id ON project
WHEN NEW.region <> OLD.region OR NEW.campaign_id <> OLD.campaign_id OR NEW.charity_id <> OLD.charity_id BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT 'project', place, '', -1 FROM project_place WHERE project_id = OLD.project_id
  UNION ALL SELECT what, place, due_on, -1 FROM duty_count CROSS JOIN project_place
    WHERE duty_count.subject_id = OLD.project_id AND project_place.project_id = OLD.project_id
  UNION ALL SELECT what, place, due_on, -1 FROM report_count CROSS JOIN project_place
    WHERE report_count.project_id = OLD.project_id AND project_place.project_id = OLD.project_id
  ON CONFLICT DO UPDATE SET count = count - 1;
  UPDATE place_owner SET projects = projects - 1
  WHERE subject_id IN (OLD.campaign_id, OLD.charity_id)
    AND place IN (SELECT place FROM project_place WHERE project_id = OLD.project_id);
  DELETE FROM place_owner WHERE subject_id IN (OLD.campaign_id, OLD.charity_id) AND projects = 0;
  INSERT INTO place_total (place, kind, source, currency, amount_minor, entries)
  SELECT OLD.region, kind, source, currency, 0 - amount_minor, 0 - entries
  FROM journal_total WHERE project_id = OLD.project_id
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + excluded.entries;
END;
CREATE TRIGGER project_comes_to_place AFTER UPDATE OF region, campaign_id, charity_id ON project
WHEN NEW.region <> OLD.region OR NEW.campaign_id <> OLD.campaign_id OR NEW.charity_id <> OLD.charity_id BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT 'project', place, '', 1 FROM project_place WHERE project_id = NEW.project_id
  UNION ALL SELECT what, place, due_on, 1 FROM duty_count CROSS JOIN project_place
    WHERE duty_count.subject_id = NEW.project_id AND project_place.project_id = NEW.project_id
  UNION ALL SELECT what, place, due_on, 1 FROM report_count CROSS JOIN project_place
    WHERE report_count.project_id = NEW.project_id AND project_place.project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO place_owner (subject_id, place, projects)
  SELECT NEW.campaign_id, place, 1 FROM project_place WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET projects = projects + 1;
  INSERT INTO place_owner (subject_id, place, projects)
  SELECT NEW.charity_id, place, 1 FROM project_place WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET projects = projects + 1;
  INSERT INTO place_total (place, kind, source, currency, amount_minor, entries)
  SELECT NEW.region, kind, source, currency, amount_minor, entries
  FROM journal_total WHERE project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + excluded.entries;
END;

CREATE TRIGGER place_counts_duty AFTER INSERT ON duty BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT iif(NEW.met = 1, 'duty-met', iif(NEW.told = 1, 'duty-owed', 'duty-untold')), place,
    iif(NEW.met = 1, '', NEW.due_legal), 1 FROM place_subject WHERE subject_id = NEW.subject_id
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER place_forgets_duty AFTER DELETE ON duty BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT iif(OLD.met = 1, 'duty-met', iif(OLD.told = 1, 'duty-owed', 'duty-untold')), place,
    iif(OLD.met = 1, '', OLD.due_legal), -1 FROM place_subject WHERE subject_id = OLD.subject_id
  ON CONFLICT DO UPDATE SET count = count - 1;
END;
CREATE TRIGGER duty_is_made_anew BEFORE UPDATE ON duty BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- A report begins as nothing, and only its events move it.
CREATE TRIGGER place_leaves_report BEFORE UPDATE ON work_item WHEN OLD.kind = 'complaints' BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT what, place, due_on, -1 FROM report_count CROSS JOIN project_place
  WHERE report_count.item_id = OLD.item_id AND project_place.project_id = OLD.project_id
  ON CONFLICT DO UPDATE SET count = count - 1;
END;
CREATE TRIGGER place_counts_report AFTER UPDATE ON work_item WHEN NEW.kind = 'complaints' BEGIN
  INSERT INTO place_count (what, place, due_on, count)
  SELECT what, place, due_on, 1 FROM report_count CROSS JOIN project_place
  WHERE report_count.item_id = NEW.item_id AND project_place.project_id = NEW.project_id
  ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- What is there already. Owners first: with them come the duties of campaigns and charities.
INSERT INTO place_owner (subject_id, place, projects)
  SELECT subject_id, place, count(*) FROM (
    SELECT campaign_id AS subject_id, place FROM project JOIN project_place USING (project_id)
    UNION ALL SELECT charity_id, place FROM project JOIN project_place USING (project_id))
  GROUP BY subject_id, place;
INSERT INTO place_count (what, place, due_on, count)
  SELECT what, place, due_on, count(*) AS count FROM (
    SELECT 'project' AS what, place, '' AS due_on FROM project_place
    UNION ALL SELECT what, place, due_on FROM duty_count JOIN project_place ON project_id = subject_id
    UNION ALL SELECT what, place, due_on FROM report_count JOIN project_place USING (project_id))
  WHERE true GROUP BY what, place, due_on
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
INSERT INTO place_total (place, kind, source, currency, amount_minor, entries)
  SELECT region, kind, source, journal_total.currency, sum(amount_minor), sum(entries)
  FROM journal_total JOIN project USING (project_id) GROUP BY region, kind, source, journal_total.currency;
