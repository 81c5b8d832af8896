-- Every verdict of the rules that refused something, with the facts it judged and the pack it asked, so that it can be
-- explained years later. The same refusal of the same facts on the same day is one row, however often it is asked for.
CREATE TABLE verdict (
  verdict_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  -- 'campaign:…' or 'project:…' with the publisher's own id.
  subject TEXT NOT NULL,
  moment TEXT NOT NULL CHECK (moment IN ('publish', 'render', 'pay')),
  judged_on TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  -- SHA-256 of `facts`, hex.
  facts_digest TEXT NOT NULL CHECK (length(facts_digest) = 64),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- What closed it: rule, outcome, mark, fields and articles.
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  first_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  times INTEGER NOT NULL CHECK (times >= 1),
  CONSTRAINT verdict_once UNIQUE (tenant_id, subject, moment, judged_on, pack_version, facts_digest)
) STRICT;
CREATE INDEX verdict_by_tenant ON verdict (tenant_id, first_ms, verdict_id);

CREATE TRIGGER verdict_stays BEFORE DELETE ON verdict BEGIN
  SELECT RAISE(ABORT, 'verdict is append-only');
END;
CREATE TRIGGER verdict_only_counts BEFORE UPDATE ON verdict
WHEN NEW.verdict_id <> OLD.verdict_id OR NEW.tenant_id <> OLD.tenant_id OR NEW.subject <> OLD.subject
  OR NEW.moment <> OLD.moment OR NEW.judged_on <> OLD.judged_on OR NEW.pack_version <> OLD.pack_version
  OR NEW.facts_digest <> OLD.facts_digest OR NEW.facts <> OLD.facts OR NEW.findings <> OLD.findings
  OR NEW.first_ms <> OLD.first_ms OR NEW.times < OLD.times
BEGIN
  SELECT RAISE(ABORT, 'verdict is append-only');
END;
