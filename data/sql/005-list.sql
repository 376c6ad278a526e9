-- SPDX-License-Identifier: EUPL-1.2
-- What a list of projects tells of each without reading it.

-- How the procurement ended, in the word of the file; NULL: it goes on.
ALTER TABLE project ADD COLUMN outcome TEXT;
UPDATE project SET outcome = (SELECT json_extract (value, '$.result') FROM extra
  WHERE project = key AND name = 'outcome' AND json_valid (value));

-- The day of the decision (ISO 8601), where that is known.
ALTER TABLE project ADD COLUMN decision TEXT;
UPDATE project SET decision = (SELECT trim (value, '"') FROM answer
  WHERE project = key AND id = 'purchase.decision-date');

PRAGMA user_version = 5;
