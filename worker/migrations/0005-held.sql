-- Held money goes somewhere: two people decide, or its term ends and it goes back.

-- When a gift that is held goes back by itself; null for all others.
ALTER TABLE pledge ADD COLUMN refund_at_ms INTEGER;
CREATE INDEX pledge_held ON pledge (refund_at_ms, pledge_id) WHERE refund_at_ms IS NOT NULL AND refunded_minor = 0;
-- What is held already could not be decided on before, so its seven days begin now.
UPDATE pledge SET refund_at_ms = CAST(unixepoch('subsec') * 1000 AS INTEGER) + 604800000,
  check_at_ms = CAST(unixepoch('subsec') * 1000 AS INTEGER) + 604800000
WHERE payment_state IN ('needs_review', 'quarantined') AND refunded_minor = 0;

-- States move forward as before, and a held gift may be accepted.
DROP TRIGGER pledge_moves_forward;
CREATE TRIGGER pledge_moves_forward BEFORE UPDATE OF payment_state ON pledge
WHEN (CASE NEW.payment_state WHEN 'created' THEN 0 WHEN 'awaiting_payment' THEN 1 WHEN 'failed' THEN 2
        WHEN 'expired' THEN 2 WHEN 'needs_review' THEN 3 ELSE 4 END)
   < (CASE OLD.payment_state WHEN 'created' THEN 0 WHEN 'awaiting_payment' THEN 1 WHEN 'failed' THEN 2
        WHEN 'expired' THEN 2 WHEN 'needs_review' THEN 3 ELSE 4 END)
  OR (OLD.payment_state = 'paid' AND NEW.payment_state <> 'paid')
BEGIN
  SELECT RAISE(ABORT, 'pledge_moves_forward');
END;
CREATE TRIGGER pledge_accepted_takes_room AFTER UPDATE OF payment_state ON pledge
WHEN OLD.payment_state = 'quarantined' AND NEW.payment_state = 'paid' BEGIN
  UPDATE project_intake SET held_minor = held_minor + NEW.amount_minor
  WHERE tenant_id = NEW.tenant_id AND project_id = NEW.project_id;
END;

-- A refund of a held gift, written down before the provider is asked. A round is what people decide about once; one that
-- failed ends its round. The attempt is part of the provider's key and never used again.
CREATE TABLE refund (
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round >= 1),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  payment_ref TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('decision', 'term')),
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('begun', 'pending', 'succeeded', 'failed')),
  refund_ref TEXT,
  begun_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, pledge_id, round),
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id),
  CHECK (state NOT IN ('pending', 'succeeded') OR refund_ref IS NOT NULL)
) STRICT;
-- Two refunds of one gift are never under way.
CREATE UNIQUE INDEX refund_under_way ON refund (tenant_id, pledge_id) WHERE state <> 'failed';
CREATE TRIGGER refund_is_of_a_held_gift BEFORE INSERT ON refund
WHEN NOT EXISTS (SELECT 1 FROM pledge WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id
  AND payment_state = 'quarantined' AND refunded_minor = 0) BEGIN
  SELECT RAISE(ABORT, 'refund_is_of_a_held_gift');
END;
CREATE TRIGGER refund_moves_forward BEFORE UPDATE ON refund
WHEN OLD.state = 'failed' OR NEW.attempt < OLD.attempt
  OR (NEW.state = 'begun' AND OLD.state <> 'begun') OR (NEW.state = 'pending' AND OLD.state = 'succeeded')
  OR (NEW.attempt = OLD.attempt AND NEW.amount_minor <> OLD.amount_minor)
  OR NEW.tenant_id <> OLD.tenant_id OR NEW.pledge_id <> OLD.pledge_id OR NEW.round <> OLD.round
  OR NEW.payment_ref <> OLD.payment_ref OR NEW.currency <> OLD.currency BEGIN
  SELECT RAISE(ABORT, 'refund_moves_forward');
END;
CREATE TRIGGER refund_is_kept BEFORE DELETE ON refund BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER pledge_under_refund_is_not_accepted BEFORE UPDATE OF payment_state ON pledge
WHEN OLD.payment_state = 'quarantined' AND NEW.payment_state = 'paid' AND EXISTS (SELECT 1 FROM refund
  WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id AND state <> 'failed') BEGIN
  SELECT RAISE(ABORT, 'refund_under_way');
END;

-- What one key says about a held gift. It may say otherwise until the matter is decided; then it is kept as it was.
CREATE TABLE held_decision (
  tenant_id TEXT NOT NULL,
  pledge_id TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round >= 1),
  key_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'refund')),
  reason TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, pledge_id, round, key_id),
  FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge (tenant_id, pledge_id)
) STRICT;
CREATE TRIGGER held_decision_while_open_on_insert BEFORE INSERT ON held_decision
WHEN NOT EXISTS (SELECT 1 FROM pledge WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id
    AND payment_state IN ('needs_review', 'quarantined') AND refunded_minor = 0)
  OR NEW.round <> 1 + (SELECT count(*) FROM refund WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id)
  OR EXISTS (SELECT 1 FROM refund WHERE tenant_id = NEW.tenant_id AND pledge_id = NEW.pledge_id AND state <> 'failed')
BEGIN
  SELECT RAISE(ABORT, 'held_decision_while_open');
END;
CREATE TRIGGER held_decision_while_open_on_update BEFORE UPDATE ON held_decision
WHEN NEW.tenant_id <> OLD.tenant_id OR NEW.pledge_id <> OLD.pledge_id OR NEW.round <> OLD.round
  OR NEW.key_id <> OLD.key_id
  OR NOT EXISTS (SELECT 1 FROM pledge WHERE tenant_id = OLD.tenant_id AND pledge_id = OLD.pledge_id
    AND payment_state IN ('needs_review', 'quarantined') AND refunded_minor = 0)
  OR OLD.round <> 1 + (SELECT count(*) FROM refund WHERE tenant_id = OLD.tenant_id AND pledge_id = OLD.pledge_id)
BEGIN
  SELECT RAISE(ABORT, 'held_decision_while_open');
END;
CREATE TRIGGER held_decision_while_open_on_delete BEFORE DELETE ON held_decision
WHEN NOT EXISTS (SELECT 1 FROM pledge WHERE tenant_id = OLD.tenant_id AND pledge_id = OLD.pledge_id
    AND payment_state IN ('needs_review', 'quarantined') AND refunded_minor = 0)
  OR OLD.round <> 1 + (SELECT count(*) FROM refund WHERE tenant_id = OLD.tenant_id AND pledge_id = OLD.pledge_id)
BEGIN
  SELECT RAISE(ABORT, 'held_decision_while_open');
END;
