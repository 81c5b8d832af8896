-- Papers of a project that is only planned: a village's need is talked over, and its papers are kept, before there is a project.
-- They are kept under the number that the project will have, and name the plan that makes it. The tables are made anew, because a
-- reference to a project that has to be there cannot be taken off a table.

CREATE TABLE upload_anew (
  upload_id TEXT NOT NULL PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  plan_id TEXT,
  partner_id TEXT,
  charity_id TEXT,
  purpose TEXT NOT NULL CHECK (purpose IN ('evidence', 'public-copy', 'photograph')),
  copy_of TEXT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
  width INTEGER,
  height INTEGER,
  label TEXT,
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  salted_hash TEXT NOT NULL CHECK (length(salted_hash) = 64),
  file_key TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  uploaded_ms INTEGER NOT NULL,
  CHECK ((purpose = 'public-copy') = (copy_of IS NOT NULL)),
  CHECK ((mime = 'application/pdf') = (width IS NULL) AND (width IS NULL) = (height IS NULL)),
  UNIQUE (tenant_id, upload_id),
  FOREIGN KEY (tenant_id, plan_id) REFERENCES work_item (tenant_id, item_id),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id),
  FOREIGN KEY (tenant_id, copy_of) REFERENCES upload_anew (tenant_id, upload_id)
) STRICT;
INSERT INTO upload_anew SELECT upload_id, tenant_id, project_id, NULL, partner_id, charity_id, purpose, copy_of, sha256, bytes,
  mime, width, height, label, salt, salted_hash, file_key, uploaded_by, uploaded_ms FROM upload ORDER BY uploaded_ms, rowid;
CREATE TABLE upload_publication_anew (
  tenant_id TEXT NOT NULL,
  upload_id TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round >= 1),
  consent TEXT NOT NULL CHECK (json_valid(consent)),
  published_by TEXT NOT NULL,
  published_ms INTEGER NOT NULL,
  withdrawn_by TEXT,
  withdrawn_ms INTEGER,
  CHECK ((withdrawn_by IS NULL) = (withdrawn_ms IS NULL)),
  PRIMARY KEY (upload_id, round),
  FOREIGN KEY (tenant_id, upload_id) REFERENCES upload_anew (tenant_id, upload_id)
) STRICT, WITHOUT ROWID;
INSERT INTO upload_publication_anew SELECT tenant_id, upload_id, round, consent, published_by, published_ms, withdrawn_by,
  withdrawn_ms FROM upload_publication;
DROP TABLE upload_publication;
DROP TABLE upload;
ALTER TABLE upload_anew RENAME TO upload;
ALTER TABLE upload_publication_anew RENAME TO upload_publication;

CREATE UNIQUE INDEX upload_once ON upload (project_id, sha256) WHERE partner_id IS NULL;
CREATE UNIQUE INDEX upload_once_of_partner ON upload (project_id, partner_id, sha256);
CREATE INDEX upload_by_project ON upload (project_id, uploaded_ms, upload_id);
CREATE INDEX upload_by_digest ON upload (tenant_id, sha256);
CREATE INDEX upload_by_key ON upload (file_key);

-- A file is of a project that is there, or of a plan of the same federation and of no project of another one.
CREATE TRIGGER upload_has_its_place BEFORE INSERT ON upload
WHEN CASE WHEN NEW.plan_id IS NULL
  THEN NOT EXISTS (SELECT 1 FROM project WHERE project_id = NEW.project_id AND tenant_id = NEW.tenant_id)
  ELSE NOT EXISTS (
      SELECT 1 FROM work_item WHERE item_id = NEW.plan_id AND tenant_id = NEW.tenant_id AND kind = 'project-plans'
    ) OR EXISTS (SELECT 1 FROM project WHERE project_id = NEW.project_id AND tenant_id <> NEW.tenant_id)
  END
BEGIN SELECT RAISE(ABORT, 'upload_parent'); END;
CREATE TRIGGER upload_quota BEFORE INSERT ON upload
WHEN (SELECT count(*) >= 50 OR ifnull(sum(bytes), 0) + NEW.bytes > 209715200 FROM upload WHERE project_id = NEW.project_id)
BEGIN SELECT RAISE(ABORT, 'upload_quota'); END;
CREATE TRIGGER upload_copy_is_of_evidence BEFORE INSERT ON upload
WHEN NEW.copy_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM upload WHERE upload_id = NEW.copy_of AND project_id = NEW.project_id AND purpose = 'evidence'
)
BEGIN SELECT RAISE(ABORT, 'upload_parent'); END;
CREATE TRIGGER upload_no_update BEFORE UPDATE ON upload BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER upload_no_delete BEFORE DELETE ON upload BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- Evidence as it is stays private for good, whatever is asked.
CREATE TRIGGER upload_evidence_is_private BEFORE INSERT ON upload_publication
WHEN (SELECT purpose FROM upload WHERE upload_id = NEW.upload_id) IS NOT 'photograph'
  AND (SELECT purpose FROM upload WHERE upload_id = NEW.upload_id) IS NOT 'public-copy'
BEGIN SELECT RAISE(ABORT, 'upload_publication'); END;
CREATE TRIGGER upload_publication_round BEFORE INSERT ON upload_publication
WHEN NEW.round != 1 + (SELECT count(*) FROM upload_publication WHERE upload_id = NEW.upload_id)
  OR EXISTS (SELECT 1 FROM upload_publication WHERE upload_id = NEW.upload_id AND withdrawn_ms IS NULL)
BEGIN SELECT RAISE(ABORT, 'upload_publication'); END;
CREATE TRIGGER upload_publication_is_withdrawn_once BEFORE UPDATE ON upload_publication
WHEN OLD.withdrawn_ms IS NOT NULL OR NEW.withdrawn_ms IS NULL OR OLD.consent IS NOT NEW.consent
  OR OLD.published_by IS NOT NEW.published_by OR OLD.published_ms IS NOT NEW.published_ms
  OR OLD.upload_id IS NOT NEW.upload_id OR OLD.round IS NOT NEW.round
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER upload_publication_no_delete BEFORE DELETE ON upload_publication
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
