-- The rest of the books: money promised to a partner, advanced to it and proved to be spent; management under a cap;
-- surplus that moves to a similar project; gifts that a payer's bank took back; and answers that stay what they were.

-- Of what a project's fund holds, `pending_minor` is promised by a reservation and `advanced_minor` is with partners and
-- not yet proved to be spent. Only what is left may be promised or spent again. Triggers alone write both.
ALTER TABLE balance ADD COLUMN pending_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT balance_pending CHECK (pending_minor >= 0);
ALTER TABLE balance ADD COLUMN advanced_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT balance_available CHECK (advanced_minor >= 0
    AND (side <> 'credit' OR amount_minor + pending_minor + advanced_minor <= 0));

-- What the public may read of an entry beside its postings: category, partner, evidence, target, statement, legal basis.
ALTER TABLE journal ADD COLUMN detail TEXT CONSTRAINT journal_detail CHECK (detail IS NULL OR json_valid(detail));
-- Who approved it, a JSON list. Never public.
ALTER TABLE journal ADD COLUMN approvers TEXT CONSTRAINT journal_approvers
  CHECK (approvers IS NULL OR (json_valid(approvers) AND json_type(approvers) = 'array'));
-- What came to a project from another one.
CREATE INDEX journal_received ON journal (detail ->> '$.to', seq) WHERE detail ->> '$.to' IS NOT NULL;

-- An account of an advance says so in its id, so that a posting can tell it without looking it up.
CREATE TRIGGER account_is_named BEFORE INSERT ON account
WHEN NEW.account_id <> NEW.charity_id || '/' || NEW.code || '/' || NEW.currency
  AND (NEW.code GLOB 'A:Advance:*' OR NEW.account_id GLOB '*/A:Advance:*') BEGIN
  SELECT RAISE(ABORT, 'account_is_named');
END;
CREATE TRIGGER account_of_advance_is_of_a_fund BEFORE INSERT ON account
WHEN NEW.code GLOB 'A:Advance:*' AND (NEW.side <> 'debit' OR NEW.project_id IS NULL OR NOT EXISTS (
  SELECT 1 FROM account WHERE charity_id = NEW.charity_id AND code = 'F:Restricted:' || NEW.project_id
    AND currency = NEW.currency)) BEGIN
  SELECT RAISE(ABORT, 'account_of_advance_is_of_a_fund');
END;
CREATE TRIGGER posting_moves_advance AFTER INSERT ON posting WHEN NEW.account_id GLOB '*/A:Advance:*' BEGIN
  UPDATE balance SET advanced_minor = advanced_minor + NEW.amount_minor
  WHERE account_id = (SELECT fund.account_id FROM account AS advance JOIN account AS fund
    ON fund.charity_id = advance.charity_id AND fund.code = 'F:Restricted:' || advance.project_id
      AND fund.currency = advance.currency
    WHERE advance.account_id = NEW.account_id);
END;

-- As before, and one kind of entry may name the fund of one other project: the target of a surplus.
DROP TRIGGER journal_is_balanced;
CREATE TRIGGER journal_is_balanced BEFORE INSERT ON journal
WHEN (SELECT count(*) FROM posting WHERE journal_id = NEW.journal_id) <> NEW.posting_count
  OR EXISTS (SELECT 1 FROM posting WHERE journal_id = NEW.journal_id GROUP BY currency HAVING sum(amount_minor) <> 0)
  OR EXISTS (SELECT 1 FROM posting WHERE journal_id = NEW.journal_id AND currency <> NEW.currency)
  OR EXISTS (SELECT 1 FROM posting JOIN account USING (account_id)
    WHERE journal_id = NEW.journal_id AND (account.charity_id <> NEW.charity_id
      OR account.tenant_id <> NEW.tenant_id
      OR coalesce(account.project_id, NEW.project_id)
        NOT IN (NEW.project_id, coalesce(NEW.detail ->> '$.to', NEW.project_id))))
  OR (SELECT sum(amount_minor) FROM posting WHERE journal_id = NEW.journal_id AND amount_minor > 0) <> NEW.amount_minor
BEGIN
  SELECT RAISE(ABORT, 'journal_is_balanced');
END;
-- Only a surplus, or the reversal of one, has a target; its money leaves one restricted fund for another.
CREATE TRIGGER journal_target_is_of_a_surplus BEFORE INSERT ON journal
WHEN (NEW.detail ->> '$.to' IS NOT NULL OR NEW.kind = 'surplus.transferred') AND (
  NEW.detail ->> '$.to' IS NULL OR NEW.detail ->> '$.to' = NEW.project_id
  OR NOT EXISTS (SELECT 1 FROM project WHERE project_id = NEW.detail ->> '$.to'
    AND tenant_id = NEW.tenant_id AND charity_id = NEW.charity_id)
  OR EXISTS (SELECT 1 FROM posting JOIN account USING (account_id)
    WHERE journal_id = NEW.journal_id AND account.code NOT GLOB 'F:Restricted:*')
  OR (NEW.reverses_seq IS NULL AND (NEW.kind <> 'surplus.transferred' OR coalesce(NEW.detail ->> '$.basis', '') = ''))
  OR (NEW.reverses_seq IS NOT NULL AND NEW.detail ->> '$.to' IS NOT
    (SELECT detail ->> '$.to' FROM journal WHERE seq = NEW.reverses_seq)))
BEGIN
  SELECT RAISE(ABORT, 'journal_target_is_of_a_surplus');
END;
-- What is left may move only once the appeal it was given for has ended.
CREATE TRIGGER surplus_after_the_end BEFORE INSERT ON journal
WHEN NEW.kind = 'surplus.transferred' AND NEW.effective_on <= (SELECT campaign.ends_on FROM project
  JOIN campaign USING (tenant_id, campaign_id) WHERE project.project_id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'surplus_after_the_end');
END;
CREATE TRIGGER journal_adds_up_received AFTER INSERT ON journal
WHEN NEW.kind = 'surplus.transferred' BEGIN
  INSERT INTO journal_total (project_id, kind, source, currency, tenant_id, amount_minor, entries)
  VALUES (NEW.detail ->> '$.to', 'surplus.received', '', NEW.currency, NEW.tenant_id, NEW.amount_minor, 1)
  ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + 1;
END;
CREATE TRIGGER journal_takes_back_received AFTER INSERT ON journal
WHEN NEW.reverses_seq IS NOT NULL AND NEW.detail ->> '$.to' IS NOT NULL BEGIN
  UPDATE journal_total SET amount_minor = amount_minor - NEW.amount_minor, entries = entries - 1
  WHERE project_id = NEW.detail ->> '$.to' AND kind = 'surplus.received' AND source = '' AND currency = NEW.currency;
END;

-- Nothing is spent without evidence that can be compared later, and spending takes two people.
CREATE TRIGGER journal_spending_is_proved BEFORE INSERT ON journal
WHEN NEW.reverses_seq IS NULL AND NEW.kind IN ('spending.verified', 'spending.reimbursed', 'management.spent')
  AND (coalesce(json_array_length(NEW.detail, '$.evidence'), 0) = 0
    OR (NEW.kind <> 'management.spent'
      AND coalesce((SELECT count(DISTINCT value) FROM json_each(NEW.approvers)), 0) < 2)) BEGIN
  SELECT RAISE(ABORT, 'journal_spending_is_proved');
END;
CREATE TABLE evidence (
  journal_id TEXT NOT NULL REFERENCES journal (journal_id),
  line INTEGER NOT NULL CHECK (line >= 0),
  -- Of the file as it is kept, hex.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  mime TEXT NOT NULL CHECK (mime GLOB '?*/?*'),
  PRIMARY KEY (journal_id, line)
) STRICT;
CREATE INDEX evidence_by_digest ON evidence (sha256);
-- The entry's own text is what counts; these rows only make it searchable.
CREATE TRIGGER journal_lists_its_evidence AFTER INSERT ON journal
WHEN NEW.detail IS NOT NULL AND json_type(NEW.detail, '$.evidence') = 'array' BEGIN
  INSERT INTO evidence (journal_id, line, sha256, bytes, mime)
  SELECT NEW.journal_id, key, value ->> '$.sha256', value ->> '$.bytes', value ->> '$.mime'
  FROM json_each(NEW.detail, '$.evidence');
END;
CREATE TRIGGER evidence_is_of_its_entry BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE journal_id = NEW.journal_id AND line = NEW.line)
  OR NOT EXISTS (SELECT 1 FROM journal, json_each(journal.detail, '$.evidence')
    WHERE journal.journal_id = NEW.journal_id AND key = NEW.line AND value ->> '$.sha256' = NEW.sha256) BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- The answer to one request, refusals included: the same key is answered the same for ever, and the same key with
-- another request is a mistake of whoever sent it.
CREATE TABLE decision (
  idem_key TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES federation (tenant_id),
  request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  decided_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE idem_key = NEW.idem_key) BEGIN
  SELECT RAISE(ABORT, 'decision_key');
END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- Part of a fund that is promised to a partner, until it is paid, given up, or its term has passed: once.
CREATE TABLE reservation (
  reservation_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  charity_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  -- The fund it is promised from; a trigger looks it up.
  account_id TEXT NOT NULL,
  partner_id TEXT NOT NULL CHECK (partner_id <> ''),
  -- As the filed plan names it.
  partner TEXT NOT NULL CHECK (partner <> ''),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
  reserved_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  resolved_ms INTEGER,
  journal_id TEXT CONSTRAINT reservation_entry UNIQUE,
  FOREIGN KEY (tenant_id, project_id, charity_id) REFERENCES project (tenant_id, project_id, charity_id),
  CHECK (reserved_ms < expires_ms),
  CHECK ((state = 'pending') = (resolved_ms IS NULL)),
  CHECK ((state = 'posted') = (journal_id IS NOT NULL)),
  CHECK (state <> 'posted' OR resolved_ms < expires_ms),
  CHECK (state <> 'expired' OR resolved_ms >= expires_ms)
) STRICT;
CREATE INDEX reservation_under_way ON reservation (expires_ms, reservation_id) WHERE state = 'pending';
CREATE INDEX reservation_by_account ON reservation (account_id);
CREATE TRIGGER reservation_is_of_its_fund BEFORE INSERT ON reservation
WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM reservation WHERE reservation_id = NEW.reservation_id)
  OR NOT EXISTS (SELECT 1 FROM account WHERE account_id = NEW.account_id AND tenant_id = NEW.tenant_id
    AND charity_id = NEW.charity_id AND code = 'F:Restricted:' || NEW.project_id AND currency = NEW.currency) BEGIN
  SELECT RAISE(ABORT, 'reservation');
END;
CREATE TRIGGER reservation_reserves AFTER INSERT ON reservation BEGIN
  UPDATE balance SET pending_minor = pending_minor + NEW.amount_minor WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER reservation_resolves_once BEFORE UPDATE ON reservation
WHEN OLD.state <> 'pending' OR NEW.state = 'pending' OR NEW.reservation_id <> OLD.reservation_id
  OR NEW.tenant_id <> OLD.tenant_id OR NEW.charity_id <> OLD.charity_id OR NEW.project_id <> OLD.project_id
  OR NEW.account_id <> OLD.account_id OR NEW.partner_id <> OLD.partner_id OR NEW.partner <> OLD.partner
  OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency
  OR NEW.reserved_ms <> OLD.reserved_ms OR NEW.expires_ms <> OLD.expires_ms BEGIN
  SELECT RAISE(ABORT, 'reservation');
END;
CREATE TRIGGER reservation_releases AFTER UPDATE OF state ON reservation BEGIN
  UPDATE balance SET pending_minor = pending_minor - NEW.amount_minor WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER reservation_is_kept BEFORE DELETE ON reservation BEGIN SELECT RAISE(ABORT, 'append_only'); END;
-- Nothing goes to a partner that was not promised to it first, to the fen.
CREATE TRIGGER journal_disbursement_was_reserved BEFORE INSERT ON journal
WHEN NEW.kind = 'disbursement.paid' AND NOT EXISTS (SELECT 1 FROM reservation
  WHERE journal_id = NEW.journal_id AND state = 'posted' AND project_id = NEW.project_id
    AND amount_minor = NEW.amount_minor AND currency = NEW.currency
    AND EXISTS (SELECT 1 FROM posting JOIN account USING (account_id) WHERE posting.journal_id = NEW.journal_id
      AND posting.amount_minor = NEW.amount_minor
      AND account.code = 'A:Advance:' || reservation.partner_id || ':' || NEW.project_id)) BEGIN
  SELECT RAISE(ABORT, 'journal_disbursement_was_reserved');
END;

-- What the contract lets the charity keep for managing a project, agreed once: at most cap_bps of base_minor, rounded
-- down. The largest base keeps the product inside 64 bits.
CREATE TABLE management_terms (
  project_id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  cap_bps INTEGER NOT NULL CHECK (cap_bps BETWEEN 0 AND 10000),
  base_minor INTEGER NOT NULL CHECK (base_minor BETWEEN 1 AND 900000000000000),
  currency TEXT NOT NULL,
  pinned_ms INTEGER NOT NULL,
  FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, project_id)
) STRICT;
CREATE TRIGGER management_terms_no_replace BEFORE INSERT ON management_terms
WHEN EXISTS (SELECT 1 FROM management_terms WHERE project_id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'management_terms');
END;
CREATE TRIGGER management_terms_no_update BEFORE UPDATE ON management_terms BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER management_terms_no_delete BEFORE DELETE ON management_terms BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER journal_management_within_cap BEFORE INSERT ON journal
WHEN NEW.kind = 'management.accrued' AND NEW.amount_minor
    + coalesce((SELECT sum(amount_minor) FROM journal_total
      WHERE project_id = NEW.project_id AND kind = NEW.kind AND currency = NEW.currency), 0)
  > coalesce((SELECT cap_bps * base_minor / 10000 FROM management_terms
      WHERE project_id = NEW.project_id AND currency = NEW.currency), -1) BEGIN
  SELECT RAISE(ABORT, 'management_cap');
END;

-- What payers' banks took back of a gift for good. No gift gives back more than it was.
ALTER TABLE pledge ADD COLUMN lost_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT pledge_gives_back_no_more CHECK (lost_minor >= 0 AND refunded_minor + lost_minor <= amount_minor);
DROP TRIGGER pledge_gives_refunded_room_back;
CREATE TRIGGER pledge_gives_room_of_gone_gift_back AFTER UPDATE OF refunded_minor, lost_minor ON pledge
WHEN NEW.payment_state IN ('needs_review', 'paid') AND OLD.payment_state = NEW.payment_state
  AND NEW.refunded_minor + NEW.lost_minor = NEW.amount_minor
  AND OLD.refunded_minor + OLD.lost_minor < OLD.amount_minor BEGIN
  UPDATE project_intake SET held_minor = held_minor - NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
-- A refund that failed, or a bank that gave back, is a fact: where the room has been promised away meanwhile, the cap
-- gives way to it, and not further.
CREATE TRIGGER pledge_takes_room_of_gone_gift_again AFTER UPDATE OF refunded_minor, lost_minor ON pledge
WHEN NEW.payment_state IN ('needs_review', 'paid') AND OLD.payment_state = NEW.payment_state
  AND OLD.refunded_minor + OLD.lost_minor = OLD.amount_minor
  AND NEW.refunded_minor + NEW.lost_minor < NEW.amount_minor BEGIN
  UPDATE project_intake SET held_minor = held_minor + NEW.amount_minor,
    cap_minor = max(cap_minor, held_minor + NEW.amount_minor)
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
CREATE TRIGGER project_cap_returns AFTER UPDATE OF held_minor ON project_intake
WHEN NEW.cap_minor IS NOT NULL AND NEW.held_minor < OLD.held_minor BEGIN
  UPDATE project_intake SET cap_minor = max(NEW.held_minor, (SELECT goal_minor FROM project
    WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id))
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
DROP TRIGGER project_moves_intake;
CREATE TRIGGER project_moves_intake AFTER UPDATE OF hard_cap, goal_minor ON project
WHEN NEW.hard_cap <> OLD.hard_cap OR NEW.goal_minor <> OLD.goal_minor BEGIN
  UPDATE project_intake SET cap_minor = iif(NEW.hard_cap = 1, NEW.goal_minor, NULL)
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;
