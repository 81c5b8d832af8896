-- What becomes of a campaign and a project after they are published, and the moves of the work that carries it.

-- What a project's life has come to. It is put with the project, so a gift that was judged before meets the new revision.
ALTER TABLE project ADD COLUMN standing TEXT NOT NULL DEFAULT 'raising'
  CHECK (standing IN ('raising', 'paused', 'ended', 'closed'));

INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('project-lives', 'open', '', 'raising'),
  ('project-lives', 'pause', 'raising', 'paused'),
  ('project-lives', 'resume', 'paused', 'raising'),
  ('project-lives', 'end', 'raising', 'ended'),
  ('project-lives', 'end', 'paused', 'ended'),
  ('project-lives', 'settle', 'ended', 'closing'),
  ('project-lives', 'return', 'closing', 'ended'),
  ('project-lives', 'close', 'closing', 'closed');
