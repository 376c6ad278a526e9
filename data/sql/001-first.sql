-- SPDX-License-Identifier: EUPL-1.2
-- Projects, their answers, and the log of every change.

CREATE TABLE project (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  shelf INTEGER NOT NULL DEFAULT 0 CHECK (shelf BETWEEN 0 AND 2),
  created INTEGER NOT NULL,            -- milliseconds since the epoch, like all times here
  modified INTEGER NOT NULL,
  opened INTEGER NOT NULL DEFAULT 0,   -- 0: never
  n_answers INTEGER NOT NULL DEFAULT 0,
  page TEXT,
  field TEXT
) STRICT;

CREATE INDEX project_by_shelf ON project (shelf, modified);

-- Known answers, each as JSON.
CREATE TABLE answer (
  project INTEGER NOT NULL REFERENCES project (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

-- Other members of the project file, each as JSON.
CREATE TABLE extra (
  project INTEGER NOT NULL REFERENCES project (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (project, name)
) STRICT, WITHOUT ROWID;

-- The log, append-only. It holds everything needed to tell who changed what and when, and to undo
-- it. "what" is an answer id, "title" or "extra:NAME"; before and after are JSON, NULL where there
-- was or is nothing. An undo or redo is an event too and names in "target" the edit it is about.
-- "hash" is the SHA-256 of the hash before it and of the event: a change of the past shows.
CREATE TABLE event (
  project INTEGER NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  time INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'undo', 'redo')),
  target INTEGER,
  what TEXT,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (project, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE (ABORT, 'an event is never changed');
END;

-- Events go only with their project, which is deleted first.
CREATE TRIGGER event_stays_with_its_project BEFORE DELETE ON event
WHEN EXISTS (SELECT 1 FROM project WHERE key = old.project)
BEGIN
  SELECT RAISE (ABORT, 'an event stays as long as its project');
END;

CREATE VIRTUAL TABLE search USING fts5 (
  title, answers,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);

PRAGMA application_id = 0x42736c65;
PRAGMA user_version = 1;
