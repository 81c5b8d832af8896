-- Indices without which the cost of one gift or one page grows with all that were given before.

-- The reversals of a project, newest first. They are few among many entries; without their own index a project page reads
-- every entry of the project to find that there are none.
CREATE INDEX journal_corrections ON journal (project_id, seq) WHERE reverses_seq IS NOT NULL;

-- The receipt of an entry. Every new entry looks for receipts that wait for it, because that key is deferred; without an
-- index it reads all receipts there are.
CREATE INDEX receipt_by_effect ON receipt (effect_key);
