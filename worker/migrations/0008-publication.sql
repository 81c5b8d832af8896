-- The public log: what everybody can check is fixed here, in the transaction of its fact, and published from here.

-- One row per public fact, in the order of commit. Its place in the log is seq − 1, so no place is ever skipped, given twice,
-- or assigned later. The first place belongs to the genesis, which names the log.
CREATE TABLE leaf (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  -- The project that the leaf names.
  project_id TEXT REFERENCES project (project_id),
  journal_id TEXT UNIQUE REFERENCES journal (journal_id) DEFERRABLE INITIALLY DEFERRED,
  -- Names a fact that is no entry, so that it is published once.
  fact_key TEXT UNIQUE,
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 4096),
  CHECK ((journal_id IS NULL) = (fact_key IS NOT NULL))
) STRICT;
CREATE INDEX leaf_by_project ON leaf (project_id, seq) WHERE project_id IS NOT NULL;

CREATE TRIGGER leaf_follows_the_last BEFORE INSERT ON leaf
WHEN (NEW.seq = 1) <> (NEW.kind = 'genesis')
  OR (NEW.seq = 1 AND EXISTS (SELECT 1 FROM leaf WHERE seq = 1))
  OR (NEW.seq <> 1 AND NEW.seq <> coalesce((SELECT max(seq) FROM leaf), 1) + 1) BEGIN
  SELECT RAISE(ABORT, 'leaf_place');
END;
CREATE TRIGGER leaf_no_replace BEFORE INSERT ON leaf
WHEN EXISTS (SELECT 1 FROM leaf WHERE journal_id = NEW.journal_id OR fact_key = NEW.fact_key) BEGIN
  SELECT RAISE(ABORT, 'leaf_fact');
END;
-- A leaf comes before its entry's seal. One that comes later is of the time before there was a log.
CREATE TRIGGER leaf_is_of_its_entry BEFORE INSERT ON leaf
WHEN EXISTS (SELECT 1 FROM journal WHERE journal_id = NEW.journal_id
  AND (public = 0 OR kind <> NEW.kind OR project_id IS NOT NEW.project_id)) BEGIN
  SELECT RAISE(ABORT, 'leaf_is_of_its_entry');
END;
CREATE TRIGGER leaf_no_update BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER leaf_no_delete BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'append_only'); END;
-- What is public is in the log, and what is not public is not.
CREATE TRIGGER journal_has_its_leaf BEFORE INSERT ON journal
WHEN NEW.public <> (SELECT count(*) FROM leaf WHERE journal_id = NEW.journal_id)
  OR EXISTS (SELECT 1 FROM leaf WHERE journal_id = NEW.journal_id
    AND (kind <> NEW.kind OR project_id IS NOT NEW.project_id)) BEGIN
  SELECT RAISE(ABORT, 'journal_has_its_leaf');
END;

-- The tree as far as it is integrated, and who may integrate. Whoever moves it names what it was; an epoch ends with its lease.
CREATE TABLE log_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  epoch INTEGER NOT NULL CHECK (epoch >= 0),
  holder TEXT NOT NULL,
  lease_until_ms INTEGER NOT NULL
) STRICT;
INSERT INTO log_head (one, size, root, epoch, holder, lease_until_ms)
VALUES (1, 0, x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, '', 0);
CREATE TRIGGER log_head_is_kept BEFORE DELETE ON log_head BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- Tiles that the head has and their readers may not have yet.
CREATE TABLE log_stage (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- What was signed: the newest, and the newest that enough witnesses have seen.
CREATE TABLE log_checkpoint (
  size INTEGER PRIMARY KEY,
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL,
  witnesses INTEGER NOT NULL CHECK (witnesses >= 0),
  quorate INTEGER NOT NULL CHECK (quorate IN (0, 1)),
  published_ms INTEGER NOT NULL
) STRICT;

-- What each witness has seen last, and when it was asked.
CREATE TABLE log_cosignature (
  witness TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  line TEXT,
  cosigned_ms INTEGER,
  asked_ms INTEGER NOT NULL
) STRICT;

-- Published files. One that is full never changes; one that is not gives way to the fuller one.
CREATE TABLE blob (
  path TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER blob_full_stays BEFORE DELETE ON blob WHEN OLD.path NOT GLOB '*.p/*' BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
