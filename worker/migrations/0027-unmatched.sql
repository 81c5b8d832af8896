-- The moves of money that nobody could explain.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('unmatched-money', 'open', '', 'proposed'),
  ('unmatched-money', 'approve', 'proposed', 'decided'),
  ('unmatched-money', 'approve', 'proposed', 'approved'),
  ('unmatched-money', 'reject', 'proposed', 'rejected'),
  ('unmatched-money', 'withdraw', 'proposed', 'withdrawn'),
  ('unmatched-money', 'pay', 'approved', 'decided'),
  ('unmatched-money', 'cancel', 'approved', 'cancelled');
