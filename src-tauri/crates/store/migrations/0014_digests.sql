-- Where a recruitment stands, told to its posting's contacts once a week. Off until a person switches it on.

CREATE TABLE digest (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for every open posting that has no line of its own. No key: a posting that is undone and redone still has its digest.
    posting_id INTEGER,
    -- By the recruiter's clock; Monday is 1.
    weekday INTEGER NOT NULL DEFAULT 1 CHECK (weekday BETWEEN 1 AND 7),
    hour INTEGER NOT NULL DEFAULT 9 CHECK (hour BETWEEN 0 AND 23),
    -- Since when it writes; null while it is off.
    since INTEGER
) STRICT;

-- What a week came to for a posting, once: a mail, or why there is none. Like the ledger, it is no history.
CREATE TABLE digest_outcome (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL,
    -- 2026-W47
    week TEXT NOT NULL CHECK (week <> ''),
    at INTEGER NOT NULL,
    -- Null where none was written by itself.
    mail_id INTEGER,
    -- Why none went, as the desk writes it; empty where one did, or somebody had written it.
    held TEXT NOT NULL DEFAULT '',
    UNIQUE (posting_id, week)
) STRICT;

CREATE INDEX digest_outcome_by_mail ON digest_outcome (mail_id) WHERE mail_id IS NOT NULL;
