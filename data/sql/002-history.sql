-- SPDX-License-Identifier: EUPL-1.2
-- Why something was changed, what undo does not go back over, and where the log ends.

-- As before, with "reason": why, where somebody said so. An "act" changes the project for good:
-- undo passes over it. The hash goes over the reason too, where there is one.
CREATE TABLE event_2 (
  project INTEGER NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  time INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'undo', 'redo', 'act')),
  target INTEGER,
  what TEXT,
  hash TEXT NOT NULL,
  reason TEXT,
  before TEXT,
  after TEXT,
  PRIMARY KEY (project, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO event_2 (project, seq, time, who, kind, target, what, hash, before, after)
SELECT project, seq, time, who, kind, target, what, hash, before, after FROM event;

DROP TABLE event;
ALTER TABLE event_2 RENAME TO event;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE (ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_stays_with_its_project BEFORE DELETE ON event
WHEN EXISTS (SELECT 1 FROM project WHERE key = old.project)
BEGIN
  SELECT RAISE (ABORT, 'an event stays as long as its project');
END;

-- The last event and its hash: the end of the log cannot be cut off unseen.
ALTER TABLE project ADD COLUMN n_events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN head TEXT NOT NULL DEFAULT '';

UPDATE project SET
  n_events = (SELECT coalesce (max (seq), 0) FROM event WHERE project = key),
  head = coalesce ((SELECT hash FROM event WHERE project = key ORDER BY seq DESC LIMIT 1), '');

PRAGMA user_version = 2;
