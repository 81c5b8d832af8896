-- The moves of a change of use.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('changes-of-use', 'open', '', 'draft'),
  ('changes-of-use', 'edit', 'draft', 'draft'),
  ('changes-of-use', 'consult', 'draft', 'consulted'),
  ('changes-of-use', 'return', 'consulted', 'draft'),
  ('changes-of-use', 'return', 'approved', 'draft'),
  ('changes-of-use', 'approve', 'consulted', 'approved'),
  ('changes-of-use', 'reject', 'consulted', 'rejected'),
  ('changes-of-use', 'file', 'approved', 'filed'),
  ('changes-of-use', 'publish', 'filed', 'effective'),
  ('changes-of-use', 'withdraw', 'draft', 'withdrawn'),
  ('changes-of-use', 'withdraw', 'consulted', 'withdrawn'),
  ('changes-of-use', 'withdraw', 'approved', 'withdrawn'),
  ('changes-of-use', 'withdraw', 'filed', 'withdrawn');
