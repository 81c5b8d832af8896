-- What a charity tells the public of a project beside its books. Nothing is edited: a correction is a row of its own, which
-- names what it corrects and says why, and both stay public (慈善组织信息公开办法 art. 16).
CREATE TABLE disclosure (
  tenant_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  -- SHA-256 of its canonical JSON, hex: its name here, and what its leaf in the public log says.
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  disclosed_on TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
  corrects TEXT,
  explanation TEXT CHECK (length(explanation) BETWEEN 1 AND 500),
  recorded_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, digest),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id),
  UNIQUE (tenant_id, project_id, digest),
  FOREIGN KEY (tenant_id, project_id, corrects) REFERENCES disclosure (tenant_id, project_id, digest),
  CHECK ((corrects IS NULL) = (explanation IS NULL)),
  CHECK (corrects IS NULL OR corrects <> digest)
) STRICT;
CREATE INDEX disclosure_newest ON disclosure (project_id, recorded_ms, digest);

-- Whoever reads it here can ask the log for it.
CREATE TRIGGER disclosure_has_its_leaf BEFORE INSERT ON disclosure
WHEN NOT EXISTS (SELECT 1 FROM leaf WHERE fact_key = 'disclosure:' || NEW.project_id || ':' || NEW.digest
  AND kind = 'disclosure.published' AND project_id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'disclosure_has_its_leaf');
END;
CREATE TRIGGER disclosure_no_replace BEFORE INSERT ON disclosure
WHEN EXISTS (SELECT 1 FROM disclosure WHERE project_id = NEW.project_id AND digest = NEW.digest) BEGIN
  SELECT RAISE(ABORT, 'leaf_fact');
END;
CREATE TRIGGER disclosure_no_update BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER disclosure_no_delete BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'append_only'); END;
