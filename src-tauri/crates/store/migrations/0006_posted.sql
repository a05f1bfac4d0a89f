-- What a mail needs to know of those it is about, so that none leaves that nobody wants any more, and none goes twice to one person.

-- Applications that one mail names beside each other, as a shortlist does. Part of the ledger: it outlives what it refers to.
CREATE TABLE outbox_named (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    application_id INTEGER NOT NULL,
    PRIMARY KEY (outbox_id, application_id)
) STRICT, WITHOUT ROWID;

-- Who became part of whom: what was written to the one was written to the other.
CREATE TABLE merged_candidate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    -- An id that is never used again.
    gone_id INTEGER NOT NULL UNIQUE
) STRICT;

CREATE INDEX merged_candidate_by_candidate ON merged_candidate (candidate_id);
