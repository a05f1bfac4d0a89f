-- What is kept for how long, what was erased for good, and where copies go.

-- The lines of the ledger beside the store that hold here already. No history: an erasure is not undone.
CREATE TABLE erasure (
    hash TEXT PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- The journal's images of rows as they were: few beside all that an import notes.
CREATE INDEX journal_change_images ON journal_change (tbl) WHERE before IS NOT NULL;

-- How long people are kept; one row.
CREATE TABLE retention (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    -- After the last application ended, to be able to explain it.
    refusal_months INTEGER NOT NULL CHECK (refusal_months BETWEEN 0 AND 120),
    -- After the last contact, with consent.
    consent_months INTEGER NOT NULL CHECK (consent_months BETWEEN 1 AND 120),
    -- Between being shown as due and being erased.
    quarantine_days INTEGER NOT NULL CHECK (quarantine_days BETWEEN 0 AND 365)
) STRICT;

INSERT INTO retention (id, refusal_months, consent_months, quarantine_days) VALUES (1, 3, 24, 30);

-- Somebody who is kept whatever the rules say, and why: a dispute, say.
CREATE TABLE hold (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL UNIQUE REFERENCES candidate (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    since INTEGER NOT NULL,
    who TEXT NOT NULL
) STRICT;

-- Somebody who is to be erased, and from when on that may be done.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL UNIQUE REFERENCES candidate (id),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    who TEXT NOT NULL
) STRICT;

-- Where copies go by themselves and how many are kept; one row. The folder is empty for the one beside the store.
CREATE TABLE backup_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    folder TEXT NOT NULL DEFAULT '',
    daily INTEGER NOT NULL CHECK (daily BETWEEN 1 AND 365),
    weekly INTEGER NOT NULL CHECK (weekly BETWEEN 0 AND 520)
) STRICT;

INSERT INTO backup_plan (id, daily, weekly) VALUES (1, 7, 4);
