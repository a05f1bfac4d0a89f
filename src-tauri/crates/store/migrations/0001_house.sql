-- Every word of the glossary has its table from the start. Times are milliseconds since 1970 (UTC), days are ISO 8601, and a table
-- whose rows people change has an integer key that is never used twice: the journal names rows by it.

-- Bytes, once, by their BLAKE3 hash. Never journaled: what refers to them is.
CREATE TABLE blob (
    hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE posting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collection (id),
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    organisation TEXT,
    posted_on TEXT,
    deadline TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'filled', 'unknown')),
    problems INTEGER NOT NULL,
    -- The number of the version these values were read from.
    version INTEGER NOT NULL,
    -- Title, organisation and path, without case and accents.
    folded TEXT NOT NULL,
    folded_organisation TEXT NOT NULL,
    UNIQUE (collection_id, path)
) STRICT;

CREATE INDEX posting_by_title ON posting (folded, id);
CREATE INDEX posting_by_organisation ON posting (folded_organisation, folded, id);
CREATE INDEX posting_by_date ON posting (posted_on, folded, id);

CREATE TABLE posting_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    number INTEGER NOT NULL,
    blob TEXT NOT NULL REFERENCES blob (hash),
    size INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    UNIQUE (posting_id, number)
) STRICT;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES posting_version (id),
    address TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('to', 'cc', 'question')),
    line INTEGER
) STRICT;

CREATE INDEX contact_by_version ON contact (version_id);
CREATE INDEX contact_by_address ON contact (address);

CREATE TABLE apply_contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL UNIQUE REFERENCES posting_version (id),
    subject TEXT,
    application_url TEXT,
    -- The and/or expression over pieces, as written in the language of `hiring`.
    pieces TEXT,
    proof TEXT,
    proof_where TEXT CHECK (proof_where IN ('subject', 'message', 'anywhere')),
    deadline TEXT
) STRICT;

CREATE TABLE piece (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL REFERENCES apply_contract (id),
    name TEXT NOT NULL,
    wanted TEXT NOT NULL CHECK (wanted IN ('asked', 'welcome', 'refused')),
    line INTEGER
) STRICT;

CREATE INDEX piece_by_contract ON piece (contract_id);

CREATE TABLE criterion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES posting_version (id),
    position INTEGER NOT NULL,
    wanted TEXT NOT NULL CHECK (wanted IN ('must', 'plus')),
    text TEXT NOT NULL,
    line INTEGER
) STRICT;

CREATE INDEX criterion_by_version ON criterion (version_id);

CREATE TABLE candidate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX candidate_by_name ON candidate (folded, id);

-- The pipeline. An end is where an application rests.
CREATE TABLE stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for the general pipeline.
    posting_id INTEGER REFERENCES posting (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    ends TEXT CHECK (ends IN ('hired', 'rejected', 'withdrawn'))
) STRICT;

CREATE INDEX stage_by_posting ON stage (posting_id, position);

CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    version_id INTEGER NOT NULL REFERENCES posting_version (id),
    stage_id INTEGER NOT NULL REFERENCES stage (id),
    received_at INTEGER NOT NULL,
    entered_stage_at INTEGER NOT NULL
) STRICT;

CREATE INDEX application_by_posting ON application (posting_id, stage_id, entered_stage_at);
CREATE INDEX application_by_candidate ON application (candidate_id);
CREATE INDEX application_by_version ON application (version_id);
CREATE INDEX application_by_stage ON application (stage_id);

CREATE TABLE move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES application (id),
    from_stage_id INTEGER REFERENCES stage (id),
    to_stage_id INTEGER NOT NULL REFERENCES stage (id),
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX move_by_application ON move (application_id, at);
CREATE INDEX move_by_from_stage ON move (from_stage_id);
CREATE INDEX move_by_to_stage ON move (to_stage_id);

CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    register TEXT NOT NULL CHECK (register IN ('tu', 'vous', 'none')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (name, language, register)
) STRICT;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    message_id TEXT NOT NULL,
    blob TEXT NOT NULL REFERENCES blob (hash),
    application_id INTEGER REFERENCES application (id),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX message_by_message_id ON message (message_id);
CREATE INDEX message_by_application ON message (application_id);

-- What is waiting or gone, one row a recipient.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES message (id),
    recipient TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'committing', 'sent', 'bounced', 'deferred', 'failed', 'unknown')),
    due_at INTEGER NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, recipient)
) STRICT;

CREATE INDEX outbox_by_state ON outbox (state, due_at);

-- Who did what, when. An entry that reverts another is never shown: the one it is about (`about`) changes its state instead.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    op TEXT NOT NULL,
    reverts INTEGER REFERENCES journal (id),
    about INTEGER REFERENCES journal (id),
    undone_by INTEGER REFERENCES journal (id)
) STRICT;

CREATE INDEX journal_shown ON journal (id) WHERE reverts IS NULL;
CREATE INDEX journal_about ON journal (about) WHERE about IS NOT NULL;
CREATE INDEX journal_undone ON journal (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX journal_reverts ON journal (reverts) WHERE reverts IS NOT NULL;

-- One row changed by an entry, and how it was before.
CREATE TABLE journal_change (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES journal (id),
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    before TEXT
) STRICT;

CREATE INDEX journal_change_by_entry ON journal_change (entry);
CREATE INDEX journal_change_by_row ON journal_change (tbl, row, entry);

-- What is known of the store itself; one row.
CREATE TABLE about_store (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    created_at INTEGER NOT NULL
) STRICT;
