-- SPDX-License-Identifier: EUPL-1.2
-- Bytes beside a project, its frozen state, what its last evaluation said, and what lists of many
-- projects need.

-- What snapshots and attachments name by its SHA-256; with zlib where "packed".
CREATE TABLE blob (
  project INTEGER NOT NULL REFERENCES project (key) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  packed INTEGER NOT NULL CHECK (packed IN (0, 1)),
  content BLOB NOT NULL,
  UNIQUE (project, sha256)
) STRICT;

-- Whether the last snapshot holds: nothing but what the file allows can be changed.
ALTER TABLE project ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1));

-- The last evaluation a person saw (a blob), at which event of the log, on which law and catalogue.
CREATE TABLE kept (
  project INTEGER PRIMARY KEY REFERENCES project (key) ON DELETE CASCADE,
  time INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  size INTEGER NOT NULL,
  packed INTEGER NOT NULL CHECK (packed IN (0, 1)),
  evaluation BLOB NOT NULL
) STRICT;

-- The law and catalogue on which it was last looked whether the evaluation still stands, and
-- whether it does not.
ALTER TABLE project ADD COLUMN reviewed TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN review INTEGER NOT NULL DEFAULT 0 CHECK (review IN (0, 1));

-- The title without accents and case; right at the latest when the project is indexed again.
ALTER TABLE project ADD COLUMN sort_title TEXT NOT NULL DEFAULT '';
UPDATE project SET sort_title = lower (title);

-- The questions from whose words the project was put into the search index; 0: from none.
ALTER TABLE project ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

CREATE INDEX project_by_title ON project (shelf, sort_title);
CREATE INDEX project_by_creation ON project (shelf, created);
CREATE INDEX project_by_indexed ON project (indexed);

PRAGMA user_version = 3;
