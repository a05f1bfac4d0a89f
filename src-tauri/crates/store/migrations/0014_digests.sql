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

-- What was answered before anybody knew whose mail it is, belongs to whoever it is filed to; to nobody again when that is taken back.
CREATE TRIGGER message_answered AFTER UPDATE OF state, candidate_id, posting_id, application_id ON message
WHEN old.state = 'filed' OR new.state = 'filed' BEGIN
    UPDATE outbox SET
        candidate_id = iif(new.state = 'filed', new.candidate_id, NULL),
        posting_id = iif(new.state = 'filed', new.posting_id, NULL),
        application_id = iif(new.state = 'filed', new.application_id, NULL)
    WHERE template = 'reply' AND event = 'message ' || new.id AND id IN (SELECT outbox_id FROM outbox_recipient
        WHERE about = '' AND template = 'reply' AND event = 'message ' || new.id);
END;
