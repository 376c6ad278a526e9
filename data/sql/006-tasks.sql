-- SPDX-License-Identifier: EUPL-1.2
-- How many tasks keep the contract from being signed, as somebody last saw the project.

-- NULL: nobody knows. It holds as long as the log ends with the event "blocking_at".
ALTER TABLE project ADD COLUMN blocking INTEGER CHECK (blocking >= 0);
ALTER TABLE project ADD COLUMN blocking_at INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 6;
