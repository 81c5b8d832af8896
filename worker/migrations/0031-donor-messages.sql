-- Messages that givers want shown. What they say stays where everything private about a gift stands, and goes with it.

-- Whether the giver agreed to it. Nobody who wrote before there was the question did.
ALTER TABLE donor_private ADD COLUMN message_shown INTEGER NOT NULL DEFAULT 0 CHECK (message_shown IN (0, 1));

INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('donor-messages', 'open', '', 'waiting'),
  ('donor-messages', 'show', 'waiting', 'shown'),
  ('donor-messages', 'show', 'hidden', 'shown'),
  ('donor-messages', 'refuse', 'waiting', 'refused'),
  ('donor-messages', 'hide', 'shown', 'hidden'),
  ('donor-messages', 'withdraw', 'waiting', 'withdrawn'),
  ('donor-messages', 'withdraw', 'shown', 'withdrawn'),
  ('donor-messages', 'withdraw', 'hidden', 'withdrawn');
