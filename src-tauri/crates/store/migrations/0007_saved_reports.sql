-- Reports that somebody has given a name, and what reports are narrowed by.

CREATE TABLE saved_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    -- Which report, with its period, its filters and what it is compared with, as JSON.
    asked TEXT NOT NULL
) STRICT;

CREATE INDEX application_by_source ON application (source);
