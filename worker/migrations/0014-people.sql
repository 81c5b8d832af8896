-- Who acts: federations in a tree, partners, keys with roles, people and what they were granted.

-- A federation may stand below another. The tree has a root and no circle.
ALTER TABLE federation ADD COLUMN parent_tenant_id TEXT REFERENCES federation (tenant_id);
ALTER TABLE federation ADD COLUMN level TEXT
  CHECK (level IN ('province', 'city', 'county', 'township', 'village'));
CREATE INDEX federation_by_parent ON federation (parent_tenant_id) WHERE parent_tenant_id IS NOT NULL;
CREATE TRIGGER federation_is_no_circle BEFORE UPDATE OF parent_tenant_id ON federation
WHEN NEW.parent_tenant_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'federation_circle') WHERE NEW.tenant_id IN (
    WITH RECURSIVE above (tenant_id, steps) AS (
      SELECT NEW.parent_tenant_id, 1
      UNION ALL
      SELECT federation.parent_tenant_id, steps + 1 FROM above JOIN federation USING (tenant_id)
      WHERE federation.parent_tenant_id IS NOT NULL AND steps < 20
    )
    SELECT tenant_id FROM above
  );
END;
CREATE TRIGGER federation_is_not_its_own_parent BEFORE INSERT ON federation
WHEN NEW.parent_tenant_id = NEW.tenant_id BEGIN
  SELECT RAISE(ABORT, 'federation_circle');
END;

-- Bodies that take part in appeals beside the charity. One body may be federation, charity and partner: its credit code
-- tells.
CREATE TABLE partner (
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  partner_id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  uscc TEXT,
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partner_id),
  UNIQUE (tenant_id, external_id),
  CONSTRAINT partner_uscc UNIQUE (tenant_id, uscc)
) STRICT;
CREATE INDEX partner_by_uscc ON partner (uscc) WHERE uscc IS NOT NULL;

-- A key has the roles it names, or all of its federation where it names none. What it does is its owner's deed: nobody
-- becomes two by making a key.
ALTER TABLE api_key ADD COLUMN roles TEXT CHECK (roles IS NULL OR json_valid(roles));
ALTER TABLE api_key ADD COLUMN owner_id TEXT;
CREATE INDEX api_key_by_tenant ON api_key (tenant_id, created_ms, key_id);
CREATE TRIGGER api_key_is_kept BEFORE DELETE ON api_key BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER api_key_stays_itself
BEFORE UPDATE OF key_id, key_hash, tenant_id, label, created_ms, roles, owner_id ON api_key BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
-- A key that was withdrawn stays so.
CREATE TRIGGER api_key_stays_revoked BEFORE UPDATE ON api_key WHEN OLD.revoked_ms IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'api_key_ended');
END;

-- People and how they sign in. Passwords, secrets and codes are hashed or sealed by the library that keeps these tables.
CREATE TABLE person (
  person_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL CONSTRAINT person_email UNIQUE CHECK (email = lower(email)),
  email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
  image TEXT,
  two_factor INTEGER NOT NULL DEFAULT 0 CHECK (two_factor IN (0, 1)),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE person_session (
  session_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (person_id) ON DELETE CASCADE,
  token TEXT NOT NULL UNIQUE,
  expires_ms INTEGER NOT NULL,
  address TEXT,
  agent TEXT,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX person_session_by_person ON person_session (person_id);
CREATE INDEX person_session_by_end ON person_session (expires_ms);

CREATE TABLE person_account (
  account_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (person_id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  provider_account TEXT NOT NULL,
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_ms INTEGER,
  refresh_token_expires_ms INTEGER,
  scope TEXT,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  CONSTRAINT person_account_once UNIQUE (provider, provider_account)
) STRICT;
CREATE INDEX person_account_by_person ON person_account (person_id);

CREATE TABLE person_verification (
  verification_id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX person_verification_by_identifier ON person_verification (identifier);
CREATE INDEX person_verification_by_end ON person_verification (expires_ms);

CREATE TABLE person_two_factor (
  two_factor_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (person_id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until_ms INTEGER
) STRICT;
CREATE INDEX person_two_factor_by_person ON person_two_factor (person_id);

-- What a person may do. Given and withdrawn, never changed and never forgotten.
CREATE TABLE person_grant (
  grant_id TEXT PRIMARY KEY,
  tenant_id TEXT REFERENCES federation (tenant_id),
  person_id TEXT NOT NULL REFERENCES person (person_id),
  role TEXT NOT NULL CHECK (role IN ('partner-editor', 'supervisor', 'reviewer', 'finance', 'approver', 'auditor',
    'site-owner', 'administrator', 'operator')),
  partner_id TEXT,
  charity_id TEXT,
  given_ms INTEGER NOT NULL,
  given_by TEXT NOT NULL,
  withdrawn_ms INTEGER,
  withdrawn_by TEXT,
  FOREIGN KEY (tenant_id, partner_id) REFERENCES partner (tenant_id, partner_id),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id),
  CHECK ((role = 'operator') = (tenant_id IS NULL)),
  CHECK ((withdrawn_ms IS NULL) = (withdrawn_by IS NULL))
) STRICT;
CREATE INDEX person_grant_by_person ON person_grant (person_id) WHERE withdrawn_ms IS NULL;
CREATE INDEX person_grant_by_tenant ON person_grant (tenant_id, given_ms, grant_id);
CREATE TRIGGER person_grant_once BEFORE INSERT ON person_grant
WHEN EXISTS (SELECT 1 FROM person_grant WHERE person_id = NEW.person_id AND role = NEW.role
  AND tenant_id IS NEW.tenant_id AND partner_id IS NEW.partner_id AND charity_id IS NEW.charity_id
  AND withdrawn_ms IS NULL) BEGIN
  SELECT RAISE(ABORT, 'grant_once');
END;
CREATE TRIGGER person_grant_is_kept BEFORE DELETE ON person_grant BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER person_grant_only_ends BEFORE UPDATE ON person_grant
WHEN OLD.withdrawn_ms IS NOT NULL OR (OLD.grant_id, OLD.tenant_id, OLD.person_id, OLD.role, OLD.partner_id,
  OLD.charity_id, OLD.given_ms, OLD.given_by) IS NOT (NEW.grant_id, NEW.tenant_id, NEW.person_id, NEW.role,
  NEW.partner_id, NEW.charity_id, NEW.given_ms, NEW.given_by) BEGIN
  SELECT RAISE(ABORT, 'grant_only_ends');
END;

-- An invitation is a grant that waits for its person. The token is kept as a hash.
CREATE TABLE invitation (
  invitation_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  email TEXT NOT NULL CHECK (email = lower(email)),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  partner_id TEXT,
  charity_id TEXT,
  token_hash TEXT NOT NULL CONSTRAINT invitation_token UNIQUE,
  invited_by TEXT NOT NULL,
  invited_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  accepted_ms INTEGER,
  withdrawn_ms INTEGER,
  FOREIGN KEY (tenant_id, partner_id) REFERENCES partner (tenant_id, partner_id),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id)
) STRICT;
CREATE INDEX invitation_by_tenant ON invitation (tenant_id, invited_ms, invitation_id);
