-- The moves of money from outside public gifts.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('financings', 'open', '', 'proposed'),
  ('financings', 'confirm', 'proposed', 'confirmed'),
  ('financings', 'confirm', 'revised', 'confirmed'),
  ('financings', 'reject', 'proposed', 'rejected'),
  ('financings', 'withdraw', 'proposed', 'withdrawn'),
  ('financings', 'revise', 'confirmed', 'revised'),
  ('financings', 'refuse', 'revised', 'confirmed');
