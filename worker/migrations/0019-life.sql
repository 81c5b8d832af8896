-- What becomes of a campaign and a project after they are published, and the moves of the work that carries it.

-- What a project's life has come to. It is put with the project, so a gift that was judged before meets the new revision.
ALTER TABLE project ADD COLUMN standing TEXT NOT NULL DEFAULT 'raising'
  CHECK (standing IN ('raising', 'paused', 'ended', 'closed'));

-- A campaign that was ended before the last of its filed days.
ALTER TABLE campaign ADD COLUMN ended_on TEXT;

INSERT INTO work_edge (kind, step, from_state, to_state) VALUES
  ('campaign-plans', 'open', '', 'draft'),
  ('campaign-plans', 'edit', 'draft', 'draft'),
  ('campaign-plans', 'submit', 'draft', 'in-review'),
  ('campaign-plans', 'submit', 'draft', 'approved'),
  ('campaign-plans', 'recall', 'in-review', 'draft'),
  ('campaign-plans', 'recall', 'approved', 'draft'),
  ('campaign-plans', 'sign', 'in-review', 'in-review'),
  ('campaign-plans', 'sign', 'in-review', 'approved'),
  ('campaign-plans', 'return', 'in-review', 'draft'),
  ('campaign-plans', 'return', 'approved', 'draft'),
  ('campaign-plans', 'reject', 'in-review', 'rejected'),
  ('campaign-plans', 'reject', 'approved', 'rejected'),
  ('campaign-plans', 'file', 'approved', 'filed'),
  ('campaign-plans', 'publish', 'filed', 'published'),
  ('campaign-plans', 'end', 'published', 'ended'),
  ('campaign-plans', 'withdraw', 'draft', 'withdrawn'),
  ('campaign-plans', 'withdraw', 'in-review', 'withdrawn'),
  ('campaign-plans', 'withdraw', 'approved', 'withdrawn'),
  ('campaign-plans', 'withdraw', 'filed', 'withdrawn'),
  ('project-lives', 'open', '', 'raising'),
  ('project-lives', 'pause', 'raising', 'paused'),
  ('project-lives', 'resume', 'paused', 'raising'),
  ('project-lives', 'end', 'raising', 'ended'),
  ('project-lives', 'end', 'paused', 'ended'),
  ('project-lives', 'settle', 'ended', 'closing'),
  ('project-lives', 'return', 'closing', 'ended'),
  ('project-lives', 'close', 'closing', 'closed'),
  ('refunds', 'open', '', 'requested'),
  ('refunds', 'approve', 'requested', 'approved'),
  ('refunds', 'reject', 'requested', 'rejected'),
  ('refunds', 'withdraw', 'requested', 'withdrawn'),
  ('refunds', 'pay', 'approved', 'paid'),
  ('refunds', 'send', 'approved', 'sending'),
  ('refunds', 'pursue', 'sending', 'sending'),
  ('refunds', 'pursue', 'sending', 'paid'),
  ('refunds', 'pursue', 'sending', 'approved'),
  ('refunds', 'cancel', 'approved', 'cancelled'),
  ('managements', 'open', '', 'proposed'),
  ('managements', 'confirm', 'proposed', 'booked'),
  ('managements', 'reject', 'proposed', 'rejected'),
  ('managements', 'withdraw', 'proposed', 'withdrawn');
