-- Statements that somebody is about to import through the screens: rows as the books will have them, without a name, an
-- address or a note of anybody. What names a row names its entry, so the books do not need this to book once; it lets a page
-- say how far it is. The rows go once they are booked; what the columns are called stays, for the next file of the source.

CREATE TABLE import_draft (
  draft_id TEXT NOT NULL PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  -- Whose books; any project of the charity's.
  project_id TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('platform', 'bank', 'cash')),
  -- The platform's name, or what the account is called here.
  name TEXT NOT NULL CHECK (length(name) <= 100),
  document TEXT NOT NULL CHECK (length(document) = 64),
  column_names TEXT NOT NULL CHECK (json_valid(column_names)),
  project_names TEXT NOT NULL CHECK (json_valid(project_names)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  phase TEXT NOT NULL CHECK (phase IN ('trying', 'tried', 'booking', 'done')),
  -- How many requests of the phase are answered.
  answered INTEGER NOT NULL CHECK (answered >= 0),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  requests TEXT NOT NULL CHECK (json_valid(requests)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  CHECK (phase <> 'done' OR requests = '[]'),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id)
) STRICT;
CREATE INDEX import_draft_newest ON import_draft (tenant_id, created_ms, draft_id);
CREATE INDEX import_draft_of_source ON import_draft (tenant_id, source, name, updated_ms) WHERE phase = 'done';
CREATE INDEX import_draft_left ON import_draft (updated_ms) WHERE phase <> 'done';
