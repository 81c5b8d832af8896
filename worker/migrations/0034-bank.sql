-- The moves of what a bank or a provider says.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('bank-entries', 'open', '', 'proposed'),
  ('bank-entries', 'confirm', 'proposed', 'booked'),
  ('bank-entries', 'reject', 'proposed', 'rejected'),
  ('bank-entries', 'withdraw', 'proposed', 'withdrawn'),
  ('reconciliations', 'open', '', 'proposed'),
  ('reconciliations', 'confirm', 'proposed', 'booked'),
  ('reconciliations', 'reject', 'proposed', 'rejected'),
  ('reconciliations', 'withdraw', 'proposed', 'withdrawn');
