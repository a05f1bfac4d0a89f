-- Writing to people: accounts, templates, and the ledger of what waits and what went. The tables of these words that the house began
-- with were never written to: they are made anew.

DROP TABLE outbox;
DROP TABLE template;

-- Without its secret: that is kept by the system.
CREATE TABLE mail_account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('folder', 'smtp')),
    address TEXT NOT NULL,
    sender TEXT NOT NULL DEFAULT '',
    reply_to TEXT NOT NULL DEFAULT '',
    -- Markdown.
    signature TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    port INTEGER NOT NULL DEFAULT 0 CHECK (port BETWEEN 0 AND 65535),
    security TEXT NOT NULL DEFAULT 'tls' CHECK (security IN ('tls', 'start_tls', 'none')),
    sign_in TEXT NOT NULL DEFAULT 'nothing' CHECK (sign_in IN ('password', 'plain', 'login', 'xoauth2', 'nothing')),
    user TEXT NOT NULL DEFAULT '',
    -- Certificates to trust beside the usual ones, as PEM.
    trusted TEXT NOT NULL DEFAULT '',
    per_minute INTEGER CHECK (per_minute > 0),
    per_day INTEGER CHECK (per_day > 0)
) STRICT;

-- What the program found out about an account: no history, nothing to undo. An account's id is never used twice, so that what is known
-- of one that was undone is there again when it is redone.
CREATE TABLE mail_account_state (
    account_id INTEGER PRIMARY KEY NOT NULL,
    -- The settings with which it last passed its test; empty before.
    tested TEXT NOT NULL DEFAULT '',
    tested_at INTEGER,
    paused TEXT CHECK (paused IN ('sign_in_refused', 'daily_quota', 'not_secure', 'by_hand')),
    paused_until INTEGER,
    offline_since INTEGER,
    -- What the last connection failed with; empty when it did not.
    fault TEXT NOT NULL DEFAULT ''
) STRICT;

-- A recruiter's own words. A built-in template is here only once it was changed.
CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    variant TEXT NOT NULL CHECK (variant IN ('fr-vous', 'fr-tu', 'en')),
    audience TEXT NOT NULL CHECK (audience IN ('applicants', 'contacts')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (name, variant)
) STRICT;

-- One mail, as it goes: never changed. The ledger outlives what it is about, so it refers to accounts, applications and postings by
-- their ids (never used twice) and not by keys that would hold those rows back.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    application_id INTEGER,
    candidate_id INTEGER,
    posting_id INTEGER,
    template TEXT NOT NULL,
    event TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    blob TEXT NOT NULL REFERENCES blob (hash),
    size INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    who TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_by_application ON outbox (application_id, id) WHERE application_id IS NOT NULL;
CREATE INDEX outbox_by_candidate ON outbox (candidate_id, id) WHERE candidate_id IS NOT NULL;
CREATE INDEX outbox_by_posting ON outbox (posting_id, id) WHERE posting_id IS NOT NULL;
CREATE INDEX outbox_by_blob ON outbox (blob);

CREATE TABLE outbox_recipient (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    receives TEXT NOT NULL CHECK (receives IN ('to', 'cc', 'bcc')),
    address TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'committing', 'sent', 'bounced', 'deferred', 'failed', 'unknown')),
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_attempt_at INTEGER,
    changed_at INTEGER NOT NULL,
    -- What the server said last, or what went wrong.
    answer TEXT NOT NULL DEFAULT '',
    -- What makes it the same mail again: one row for each, and a later one only when a person says so.
    account_id INTEGER NOT NULL,
    leaves INTEGER NOT NULL CHECK (leaves IN (0, 1)),
    about TEXT NOT NULL,
    template TEXT NOT NULL,
    event TEXT NOT NULL,
    folded TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,
    UNIQUE (about, template, event, folded, account_id, again)
) STRICT;

CREATE INDEX outbox_recipient_by_mail ON outbox_recipient (outbox_id);
CREATE INDEX outbox_recipient_due ON outbox_recipient (account_id, due_at, id) WHERE state IN ('queued', 'deferred');
CREATE INDEX outbox_recipient_in_flight ON outbox_recipient (state) WHERE state IN ('sending', 'committing');
CREATE INDEX outbox_recipient_by_state ON outbox_recipient (state, changed_at);
CREATE INDEX outbox_recipient_by_account ON outbox_recipient (account_id, changed_at) WHERE state IN ('sent', 'bounced', 'unknown');
