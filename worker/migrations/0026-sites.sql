-- The moves of a website that asks to be registered.
INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('site-requests', 'open', '', 'asked'),
  ('site-requests', 'accept', 'asked', 'accepted'),
  ('site-requests', 'refuse', 'asked', 'refused'),
  ('site-requests', 'withdraw', 'asked', 'withdrawn');
