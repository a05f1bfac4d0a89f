-- Mails that came, and mails of ours that were found in a mailbox. The table of this word that the house began with was never
-- written to: it is made anew.

DROP TABLE message;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'aside', 'filed')),
    -- Why it is no application.
    aside TEXT CHECK (aside IN ('bounce', 'auto_reply', 'list', 'spam', 'own', 'empty', 'unreadable', 'too_large', 'too_deep', 'by_hand')),
    -- The same for the same mail, wherever it is met again: its Message-ID, else the hash of its bytes.
    identity TEXT NOT NULL UNIQUE,
    blob TEXT NOT NULL REFERENCES blob (hash),
    size INTEGER NOT NULL,
    -- When it was sent, as it says; and when it was read in.
    at INTEGER NOT NULL,
    came_at INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    -- Filed: to whom and where. Waiting: what a person has chosen.
    candidate_id INTEGER REFERENCES candidate (id),
    posting_id INTEGER REFERENCES posting (id),
    application_id INTEGER REFERENCES application (id),
    -- A person has said that it is for no posting, and that whoever wrote it is new here.
    no_posting INTEGER NOT NULL DEFAULT 0 CHECK (no_posting IN (0, 1)),
    new_person INTEGER NOT NULL DEFAULT 0 CHECK (new_person IN (0, 1)),
    CHECK ((state = 'aside') = (aside IS NOT NULL)),
    CHECK (state <> 'filed' OR candidate_id IS NOT NULL),
    CHECK (no_posting = 0 OR posting_id IS NULL)
) STRICT;

CREATE INDEX message_by_state ON message (state, at, id);
CREATE INDEX message_by_blob ON message (blob);
CREATE INDEX message_by_candidate ON message (candidate_id, at) WHERE candidate_id IS NOT NULL;
CREATE INDEX message_by_posting ON message (posting_id) WHERE posting_id IS NOT NULL;
CREATE INDEX message_by_application ON message (application_id) WHERE application_id IS NOT NULL;

-- What was read of a mail, as JSON; never changed.
CREATE TABLE message_said (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL UNIQUE REFERENCES message (id),
    said TEXT NOT NULL
) STRICT;
