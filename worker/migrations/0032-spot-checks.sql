-- What auditors look at unasked.

INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('spot-checks', 'open', '', 'recorded'),
  ('spot-checks', 'correct', 'recorded', 'recorded'),
  ('spot-checks', 'attest', 'recorded', 'attested');
