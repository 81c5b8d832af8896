-- A unit that crosses a network marks itself here, first in its own transaction, so that sending it again cannot do it
-- twice. A void mark stands where a unit was given up: should it still arrive, it breaks the key and changes nothing.
CREATE TABLE write_mark (
  mark_no INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL UNIQUE,
  void INTEGER NOT NULL CHECK (void IN (0, 1)),
  marked_ms INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
) STRICT;
-- No request is under way for a day. Two old marks go for each new one, so there is never much to forget at once.
CREATE TRIGGER write_mark_is_forgotten AFTER INSERT ON write_mark BEGIN
  DELETE FROM write_mark WHERE mark_no IN (SELECT mark_no FROM write_mark ORDER BY mark_no LIMIT 2)
    AND marked_ms < NEW.marked_ms - 86400000;
END;
