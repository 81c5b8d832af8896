-- What robots are counted by. Nothing here belongs to the books: every row may be deleted, and all are within a day,
-- except the rates of projects and tenants, which are one row each.

-- A bucket that runs dry evenly. It is full, and the unit that counts in it is refused, when it would be empty only
-- after limit_ms. The keys of callers begin with c and their period, so that a whole period can be deleted.
CREATE TABLE rate (
  key TEXT PRIMARY KEY,
  every_ms INTEGER NOT NULL CHECK (every_ms > 0),
  empty_at_ms INTEGER NOT NULL,
  limit_ms INTEGER NOT NULL,
  CONSTRAINT rate_limit CHECK (empty_at_ms <= limit_ms)
) STRICT, WITHOUT ROWID;

-- One new pledge and the keyed hashes of who made it: address (IPv6 by its /64), session, and both with the request.
CREATE TABLE pledge_attempt (
  pledge_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  address_hash TEXT NOT NULL,
  session_hash TEXT,
  intent TEXT CONSTRAINT pledge_attempt_intent UNIQUE,
  least INTEGER NOT NULL CHECK (least IN (0, 1)),
  at_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;

-- A declined card, once per charge. Hashes are those of the pledge; the address is empty once the attempt was deleted.
CREATE TABLE decline (
  decline_ref TEXT PRIMARY KEY,
  pledge_id TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  address_hash TEXT,
  session_hash TEXT,
  at_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;
CREATE INDEX decline_by_address ON decline (address_hash, at_ms) WHERE address_hash IS NOT NULL;
CREATE INDEX decline_by_session ON decline (session_hash, at_ms) WHERE session_hash IS NOT NULL;

-- A tenant's minute, for the breaker.
CREATE TABLE intake_minute (
  minute_ms INTEGER NOT NULL,
  tenant_id TEXT NOT NULL,
  pledges INTEGER NOT NULL DEFAULT 0,
  least_pledges INTEGER NOT NULL DEFAULT 0,
  declines INTEGER NOT NULL DEFAULT 0,
  refusals INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, minute_ms),
  FOREIGN KEY (tenant_id) REFERENCES federation (tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX intake_minute_by_age ON intake_minute (minute_ms);
CREATE TRIGGER pledge_attempt_counts AFTER INSERT ON pledge_attempt BEGIN
  INSERT INTO intake_minute (minute_ms, tenant_id, pledges, least_pledges)
  VALUES (NEW.at_ms - NEW.at_ms % 60000, NEW.tenant_id, 1, NEW.least)
  ON CONFLICT DO UPDATE SET pledges = pledges + 1, least_pledges = least_pledges + excluded.least_pledges;
END;
CREATE TRIGGER decline_counts AFTER INSERT ON decline BEGIN
  INSERT INTO intake_minute (minute_ms, tenant_id, declines)
  VALUES (NEW.at_ms - NEW.at_ms % 60000, NEW.tenant_id, 1)
  ON CONFLICT DO UPDATE SET declines = declines + 1;
END;

CREATE TABLE slow_mode (
  tenant_id TEXT PRIMARY KEY REFERENCES federation (tenant_id),
  since_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('declines', 'flood'))
) STRICT;

-- A proof of work is good for one pledge.
CREATE TABLE spent_proof (
  proof_id TEXT PRIMARY KEY,
  expires_ms INTEGER NOT NULL
) STRICT;
