-- The whole first schema. Money lives in STRICT tables; every row carries its tenant; children name their parents with
-- the tenant in the key, so a row can never point into another tenant. Times are epoch milliseconds, legal dates are
-- civil YYYY-MM-DD in Asia/Shanghai, amounts are minor units, debits are positive.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- A write unit proves that its conditional UPDATE hit a row by inserting changes() here. Nothing is ever kept.
CREATE TABLE write_guard (
  held INTEGER NOT NULL CONSTRAINT guard_held CHECK (held = 1)
) STRICT;
CREATE TRIGGER write_guard_keeps_nothing AFTER INSERT ON write_guard BEGIN
  DELETE FROM write_guard;
END;

CREATE TABLE federation (
  tenant_id TEXT PRIMARY KEY,
  external_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  pack TEXT NOT NULL CHECK (pack IN ('cn', 'open')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE charity (
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  charity_id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL,
  uscc TEXT NOT NULL CONSTRAINT charity_uscc UNIQUE,
  name TEXT NOT NULL,
  certificate_valid_to TEXT,
  hand_off INTEGER NOT NULL CHECK (hand_off IN (0, 1)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, charity_id),
  UNIQUE (tenant_id, external_id)
) STRICT;

CREATE TABLE site (
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  site_id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, site_id),
  UNIQUE (tenant_id, external_id),
  CONSTRAINT site_origin UNIQUE (tenant_id, origin)
) STRICT;
CREATE INDEX site_by_origin ON site (origin);

CREATE TABLE site_request (
  request_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  project_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  CONSTRAINT site_request_origin UNIQUE (tenant_id, origin),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id)
) STRICT;

CREATE TABLE campaign (
  tenant_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL UNIQUE,
  charity_id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  filing_number TEXT NOT NULL CONSTRAINT campaign_filing_number UNIQUE,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  expected_minor INTEGER NOT NULL CHECK (expected_minor > 0),
  currency TEXT NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, campaign_id),
  UNIQUE (tenant_id, campaign_id, charity_id),
  UNIQUE (tenant_id, external_id),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id),
  CHECK (starts_on <= ends_on)
) STRICT;

CREATE TABLE project (
  tenant_id TEXT NOT NULL,
  project_id TEXT NOT NULL UNIQUE,
  campaign_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  region TEXT NOT NULL,
  goal_minor INTEGER NOT NULL CHECK (goal_minor > 0),
  currency TEXT NOT NULL,
  at_goal TEXT NOT NULL CHECK (at_goal IN ('close', 'continue')),
  hard_cap INTEGER NOT NULL CHECK (hard_cap IN (0, 1)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, project_id),
  UNIQUE (tenant_id, project_id, charity_id),
  UNIQUE (tenant_id, external_id),
  FOREIGN KEY (tenant_id, campaign_id, charity_id) REFERENCES campaign (tenant_id, campaign_id, charity_id)
) STRICT;
CREATE INDEX project_by_campaign ON project (tenant_id, campaign_id);

-- Σ goals of a campaign never exceeds the filed expected amount.
CREATE TRIGGER project_goals_within_filing_on_insert AFTER INSERT ON project BEGIN
  SELECT RAISE(ABORT, 'goals_within_filing') FROM campaign
  WHERE tenant_id = NEW.tenant_id AND campaign_id = NEW.campaign_id
    AND expected_minor < (SELECT sum(goal_minor) FROM project
      WHERE tenant_id = NEW.tenant_id AND campaign_id = NEW.campaign_id);
END;
CREATE TRIGGER project_goals_within_filing_on_update AFTER UPDATE OF goal_minor, campaign_id ON project BEGIN
  SELECT RAISE(ABORT, 'goals_within_filing') FROM campaign
  WHERE tenant_id = NEW.tenant_id AND campaign_id = NEW.campaign_id
    AND expected_minor < (SELECT sum(goal_minor) FROM project
      WHERE tenant_id = NEW.tenant_id AND campaign_id = NEW.campaign_id);
END;
CREATE TRIGGER campaign_goals_within_filing AFTER UPDATE OF expected_minor ON campaign BEGIN
  SELECT RAISE(ABORT, 'goals_within_filing')
  WHERE NEW.expected_minor < (SELECT coalesce(sum(goal_minor), 0) FROM project
    WHERE tenant_id = NEW.tenant_id AND campaign_id = NEW.campaign_id);
END;

-- What a hard-capped project has promised away: pledges that are paid or may still be. Only triggers write it.
CREATE TABLE project_intake (
  tenant_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  held_minor INTEGER NOT NULL CHECK (held_minor >= 0),
  cap_minor INTEGER,
  PRIMARY KEY (tenant_id, project_id),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id),
  CONSTRAINT hard_cap CHECK (cap_minor IS NULL OR held_minor <= cap_minor)
) STRICT;
CREATE TRIGGER project_opens_intake AFTER INSERT ON project BEGIN
  INSERT INTO project_intake (tenant_id, project_id, held_minor, cap_minor)
  VALUES (NEW.tenant_id, NEW.project_id, 0, iif(NEW.hard_cap = 1, NEW.goal_minor, NULL));
END;
CREATE TRIGGER project_moves_intake AFTER UPDATE OF hard_cap, goal_minor ON project BEGIN
  UPDATE project_intake SET cap_minor = iif(NEW.hard_cap = 1, NEW.goal_minor, NULL)
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;

-- A key is kept as its SHA-256. A null tenant is the operator's.
CREATE TABLE api_key (
  key_id TEXT PRIMARY KEY,
  key_hash TEXT NOT NULL UNIQUE,
  tenant_id TEXT REFERENCES federation (tenant_id),
  label TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER,
  revoked_ms INTEGER
) STRICT;

CREATE TABLE pledge (
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL UNIQUE,
  project_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 99999999),
  currency TEXT NOT NULL,
  payment_state TEXT NOT NULL CHECK (payment_state IN
    ('created', 'awaiting_payment', 'failed', 'expired', 'needs_review', 'paid', 'quarantined')),
  receipt_choice TEXT NOT NULL CHECK (receipt_choice IN ('waived', 'requested')),
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  origin TEXT,
  site_id TEXT,
  return_url TEXT,
  page_query TEXT,
  -- What the provider is asked, fixed when the pledge is made: a repeat under one key must be the same request.
  payment_title TEXT NOT NULL,
  payee_name TEXT NOT NULL,
  give_url TEXT NOT NULL,
  opening_attempt INTEGER NOT NULL CHECK (opening_attempt >= 1),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  check_at_ms INTEGER,
  provider TEXT NOT NULL,
  session_ref TEXT CONSTRAINT pledge_session UNIQUE,
  session_url TEXT,
  session_expires_ms INTEGER,
  payment_ref TEXT CONSTRAINT pledge_payment UNIQUE,
  paid_ms INTEGER,
  refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND amount_minor),
  disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1)),
  review_reason TEXT,
  PRIMARY KEY (tenant_id, pledge_id),
  UNIQUE (tenant_id, pledge_id, project_id),
  FOREIGN KEY (tenant_id, project_id, charity_id) REFERENCES project (tenant_id, project_id, charity_id),
  FOREIGN KEY (tenant_id, site_id) REFERENCES site (tenant_id, site_id),
  CHECK ((payment_state IN ('paid', 'quarantined')) = (paid_ms IS NOT NULL)),
  CHECK (payment_state <> 'awaiting_payment' OR session_ref IS NOT NULL)
) STRICT;
CREATE INDEX pledge_due ON pledge (check_at_ms) WHERE check_at_ms IS NOT NULL;
CREATE INDEX pledge_named ON pledge (project_id, paid_ms, pledge_id) WHERE named = 1 AND payment_state = 'paid';

-- Payment states only move forward (rank), and what was pledged never changes.
CREATE TRIGGER pledge_moves_forward BEFORE UPDATE OF payment_state ON pledge
WHEN (CASE NEW.payment_state WHEN 'created' THEN 0 WHEN 'awaiting_payment' THEN 1 WHEN 'failed' THEN 2
        WHEN 'expired' THEN 2 WHEN 'needs_review' THEN 3 WHEN 'paid' THEN 4 ELSE 4 END)
   < (CASE OLD.payment_state WHEN 'created' THEN 0 WHEN 'awaiting_payment' THEN 1 WHEN 'failed' THEN 2
        WHEN 'expired' THEN 2 WHEN 'needs_review' THEN 3 WHEN 'paid' THEN 4 ELSE 4 END)
  OR (OLD.payment_state IN ('paid', 'quarantined') AND NEW.payment_state <> OLD.payment_state)
BEGIN
  SELECT RAISE(ABORT, 'pledge_moves_forward');
END;
CREATE TRIGGER pledge_promise_is_fixed
BEFORE UPDATE OF tenant_id, pledge_id, project_id, charity_id, amount_minor, currency, created_ms ON pledge BEGIN
  SELECT RAISE(ABORT, 'pledge_promise_is_fixed');
END;
CREATE TRIGGER pledge_is_kept BEFORE DELETE ON pledge BEGIN
  SELECT RAISE(ABORT, 'pledge_is_kept');
END;

CREATE TRIGGER pledge_takes_room AFTER INSERT ON pledge BEGIN
  UPDATE project_intake SET held_minor = held_minor + NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
CREATE TRIGGER pledge_gives_room_back AFTER UPDATE OF payment_state ON pledge
WHEN OLD.payment_state IN ('created', 'awaiting_payment', 'needs_review', 'paid')
  AND NEW.payment_state IN ('failed', 'expired', 'quarantined') BEGIN
  UPDATE project_intake SET held_minor = held_minor - NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
CREATE TRIGGER pledge_gives_refunded_room_back AFTER UPDATE OF refunded_minor ON pledge
WHEN NEW.payment_state IN ('needs_review', 'paid') AND OLD.payment_state = NEW.payment_state
  AND NEW.refunded_minor = NEW.amount_minor AND OLD.refunded_minor < OLD.amount_minor BEGIN
  UPDATE project_intake SET held_minor = held_minor - NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
CREATE TRIGGER pledge_takes_room_again AFTER UPDATE OF payment_state ON pledge
WHEN OLD.payment_state IN ('failed', 'expired') AND NEW.payment_state IN ('needs_review', 'paid') BEGIN
  UPDATE project_intake SET held_minor = held_minor + NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;

-- Everything personal about a gift, and nothing else. Erasing a person is deleting this row.
CREATE TABLE donor_private (
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL,
  display_name TEXT,
  message TEXT,
  fiscal_title TEXT,
  fiscal_tax_number TEXT,
  fiscal_email TEXT,
  salt TEXT NOT NULL,
  consented_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, pledge_id),
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;

-- The key and the body are kept as keyed hashes: neither can be read back or guessed from here.
CREATE TABLE idempotency (
  tenant_id TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  pledge_id TEXT NOT NULL,
  lease_until_ms INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, key_hash),
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;
CREATE INDEX idempotency_by_pledge ON idempotency (tenant_id, pledge_id);

-- A token that reads one pledge once, for the way back to a community site.
CREATE TABLE read_token (
  token_hash TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  used_ms INTEGER,
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;

-- Every verified notice of a provider, in the transaction of its effect.
CREATE TABLE inbox (
  provider TEXT NOT NULL,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  outcome TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  PRIMARY KEY (provider, event_id)
) STRICT;

CREATE TABLE account (
  account_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  project_id TEXT,
  code TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- 'debit': balance never below zero; 'credit': never above zero; 'either': no floor.
  side TEXT NOT NULL CHECK (side IN ('debit', 'credit', 'either')),
  UNIQUE (charity_id, code, currency),
  FOREIGN KEY (tenant_id, charity_id) REFERENCES charity (tenant_id, charity_id),
  FOREIGN KEY (tenant_id, project_id, charity_id) REFERENCES project (tenant_id, project_id, charity_id)
) STRICT;
CREATE INDEX account_by_project ON account (project_id);

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  journal_id TEXT NOT NULL UNIQUE,
  tenant_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,
  -- Gross amount of the fact: the sum of its debits. A reversal carries the amount of what it reverses.
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  -- Names the business fact, so that no fact is booked twice.
  effect_key TEXT NOT NULL CONSTRAINT journal_effect UNIQUE,
  reverses_seq INTEGER CONSTRAINT journal_reversed_once UNIQUE REFERENCES journal (seq),
  reason TEXT,
  posting_count INTEGER NOT NULL CHECK (posting_count >= 2),
  public INTEGER NOT NULL CHECK (public IN (0, 1)),
  recorded_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, project_id, charity_id) REFERENCES project (tenant_id, project_id, charity_id),
  CHECK ((reverses_seq IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX journal_by_project ON journal (project_id, seq);

-- Postings come before their journal row and point at it with a deferred key: inserting the journal row seals the
-- entry, so there is no unsealed state to update and append-only has no exception.
CREATE TABLE posting (
  journal_id TEXT NOT NULL REFERENCES journal (journal_id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL CHECK (line >= 0),
  account_id TEXT NOT NULL REFERENCES account (account_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (journal_id, line)
) STRICT;
CREATE INDEX posting_by_account ON posting (account_id);

CREATE TABLE balance (
  account_id TEXT PRIMARY KEY REFERENCES account (account_id),
  side TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  version INTEGER NOT NULL,
  CONSTRAINT balance_side CHECK (
    (side <> 'debit' OR amount_minor >= 0) AND (side <> 'credit' OR amount_minor <= 0))
) STRICT;

-- Σ of facts per project, kind and source. Gross: a reversal takes its amount out of the kind that it reverses.
CREATE TABLE journal_total (
  project_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  currency TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  PRIMARY KEY (project_id, kind, source, currency)
) STRICT;

CREATE TRIGGER posting_not_after_seal BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM journal WHERE journal_id = NEW.journal_id) BEGIN
  SELECT RAISE(ABORT, 'posting_not_after_seal');
END;
CREATE TRIGGER posting_in_account_currency BEFORE INSERT ON posting
WHEN NOT EXISTS (SELECT 1 FROM account WHERE account_id = NEW.account_id AND currency = NEW.currency) BEGIN
  SELECT RAISE(ABORT, 'posting_in_account_currency');
END;
-- Two steps, not one upsert: SQLite checks the row that an upsert would insert, and a movement alone may be on the
-- wrong side where the balance after it is not.
CREATE TRIGGER account_starts_at_zero AFTER INSERT ON account BEGIN
  INSERT INTO balance (account_id, side, amount_minor, version) VALUES (NEW.account_id, NEW.side, 0, 0);
END;
CREATE TRIGGER posting_moves_balance AFTER INSERT ON posting BEGIN
  UPDATE balance SET amount_minor = amount_minor + NEW.amount_minor, version = version + 1
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER journal_is_balanced BEFORE INSERT ON journal
WHEN (SELECT count(*) FROM posting WHERE journal_id = NEW.journal_id) <> NEW.posting_count
  OR EXISTS (SELECT 1 FROM posting WHERE journal_id = NEW.journal_id GROUP BY currency HAVING sum(amount_minor) <> 0)
  OR EXISTS (SELECT 1 FROM posting WHERE journal_id = NEW.journal_id AND currency <> NEW.currency)
  OR EXISTS (SELECT 1 FROM posting JOIN account USING (account_id)
    WHERE journal_id = NEW.journal_id AND (account.charity_id <> NEW.charity_id
      OR account.tenant_id <> NEW.tenant_id OR coalesce(account.project_id, NEW.project_id) <> NEW.project_id))
  OR (SELECT sum(amount_minor) FROM posting WHERE journal_id = NEW.journal_id AND amount_minor > 0) <> NEW.amount_minor
BEGIN
  SELECT RAISE(ABORT, 'journal_is_balanced');
END;
CREATE TRIGGER journal_reverses_its_own_kind BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal AS old
  WHERE old.seq = NEW.reverses_seq AND old.project_id = NEW.project_id AND old.amount_minor = NEW.amount_minor
    AND old.currency = NEW.currency AND old.reverses_seq IS NULL) BEGIN
  SELECT RAISE(ABORT, 'journal_reverses_its_own_kind');
END;
CREATE TRIGGER journal_adds_up AFTER INSERT ON journal WHEN NEW.reverses_seq IS NULL BEGIN
  INSERT INTO journal_total (project_id, kind, source, currency, tenant_id, amount_minor, entries)
  VALUES (NEW.project_id, NEW.kind, coalesce(NEW.source, ''), NEW.currency, NEW.tenant_id, NEW.amount_minor, 1)
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + 1;
END;
CREATE TRIGGER journal_takes_back AFTER INSERT ON journal WHEN NEW.reverses_seq IS NOT NULL BEGIN
  UPDATE journal_total SET amount_minor = amount_minor - NEW.amount_minor, entries = entries - 1
  WHERE (project_id, kind, source, currency) IN (SELECT project_id, kind, coalesce(source, ''), currency
    FROM journal WHERE seq = NEW.reverses_seq);
END;

-- Public receipt: number, amount, project, date. No person.
CREATE TABLE receipt (
  receipt_no TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL CONSTRAINT receipt_pledge UNIQUE,
  project_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  effect_key TEXT NOT NULL REFERENCES journal (effect_key) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (tenant_id, pledge_id, project_id) REFERENCES pledge (tenant_id, pledge_id, project_id)
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  tenant_id TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;

-- INSERT OR REPLACE fires no DELETE trigger, so a row that is there already is refused before it could be replaced.
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq OR journal_id = NEW.journal_id OR effect_key = NEW.effect_key) BEGIN
  SELECT RAISE(ABORT, 'journal_effect');
END;
CREATE TRIGGER journal_no_second_reversal BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NOT NULL AND EXISTS (SELECT 1 FROM journal WHERE reverses_seq = NEW.reverses_seq) BEGIN
  SELECT RAISE(ABORT, 'journal_reversed_once');
END;
CREATE TRIGGER receipt_no_replace BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt WHERE receipt_no = NEW.receipt_no OR pledge_id = NEW.pledge_id) BEGIN
  SELECT RAISE(ABORT, 'receipt_pledge');
END;
CREATE TRIGGER inbox_no_replace BEFORE INSERT ON inbox
WHEN EXISTS (SELECT 1 FROM inbox WHERE provider = NEW.provider AND event_id = NEW.event_id) BEGIN
  SELECT RAISE(ABORT, 'inbox_event');
END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER account_no_update BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER account_no_delete BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER balance_no_delete BEFORE DELETE ON balance BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER inbox_no_update BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append_only'); END;
