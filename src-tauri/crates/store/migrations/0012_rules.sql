-- Mails that go by a rule: somebody arrives in a stage, and is told that they did. Off until a person switches it on.

CREATE TABLE mail_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for every posting. No key: a posting that is undone and redone still has its rules.
    posting_id INTEGER,
    -- The stage's code; where it has none, its name.
    stage TEXT NOT NULL CHECK (stage <> ''),
    template TEXT NOT NULL CHECK (template <> ''),
    delay_minutes INTEGER NOT NULL DEFAULT 0 CHECK (delay_minutes BETWEEN 0 AND 10080),
    -- Since when it writes, and the last application there was then: nobody who was there before is written to. Null while it is off.
    since INTEGER,
    since_application INTEGER,
    CHECK ((since IS NULL) = (since_application IS NULL))
) STRICT;

-- What a rule has come to for an application, once: a mail, or why there is none. Like the ledger, it is no history.
CREATE TABLE rule_outcome (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule_id INTEGER NOT NULL,
    application_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- Why none went, as the desk writes it; empty where one did.
    held TEXT NOT NULL DEFAULT '',
    -- A person has seen to it.
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    UNIQUE (rule_id, application_id)
) STRICT;

CREATE INDEX rule_outcome_held ON rule_outcome (at, id) WHERE held <> '' AND settled = 0;
CREATE INDEX rule_outcome_by_application ON rule_outcome (application_id);

-- The rule by which it goes; null where a person sends it.
ALTER TABLE outbox ADD COLUMN rule_id INTEGER;
