-- People, their applications, and the pipeline. The tables of these words that the house began with were never written to: they are
-- made anew.

DROP TABLE move;
DROP TABLE application;
DROP TABLE stage;
DROP TABLE candidate;

CREATE TABLE candidate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    family TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    -- What they are sorted by: the family name first where it is known, without case and accents.
    folded TEXT NOT NULL,
    -- The words of the name in the order of the alphabet: the same for "Camille Rouvière" and "ROUVIERE Camille".
    alike TEXT NOT NULL,
    headline TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    -- A JSON list of texts.
    languages TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT '',
    consent_on TEXT,
    consent_until TEXT,
    contacted_on TEXT,
    created_at INTEGER NOT NULL,
    -- All that they are found by, without case and accents.
    search TEXT NOT NULL
) STRICT;

CREATE INDEX candidate_by_name ON candidate (folded, id);
CREATE INDEX candidate_by_alike ON candidate (alike);
CREATE INDEX candidate_by_created ON candidate (created_at, id);
CREATE INDEX candidate_by_contacted ON candidate (contacted_on, id);

-- A way to reach a person or to look at their work.
CREATE TABLE reach (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    kind TEXT NOT NULL CHECK (kind IN ('address', 'phone', 'link')),
    position INTEGER NOT NULL,
    written TEXT NOT NULL,
    -- The same for every way to write the same one; null where that cannot be told.
    alike TEXT
) STRICT;

CREATE INDEX reach_by_candidate ON reach (candidate_id, kind, position);
CREATE INDEX reach_by_alike ON reach (alike, kind) WHERE alike IS NOT NULL;

CREATE TABLE candidate_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    tag TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (candidate_id, folded)
) STRICT;

CREATE INDEX candidate_tag_by_tag ON candidate_tag (folded, candidate_id);

-- Two people who may be one: asked once, and not again when somebody has said that they are two.
CREATE TABLE likely_pair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    other_id INTEGER NOT NULL REFERENCES candidate (id),
    reason TEXT NOT NULL
        CHECK (reason IN ('same_address', 'same_phone', 'same_link', 'near_address', 'swapped_name', 'same_name')),
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    UNIQUE (candidate_id, other_id),
    CHECK (candidate_id < other_id)
) STRICT;

CREATE INDEX likely_pair_by_other ON likely_pair (other_id);
CREATE INDEX likely_pair_open ON likely_pair (settled, id);

-- The pipeline: the general one, and those of postings that have one of their own.
CREATE TABLE stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Null for the general pipeline.
    posting_id INTEGER REFERENCES posting (id),
    position INTEGER NOT NULL,
    code TEXT CHECK (code IN ('new', 'screening', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')),
    -- Empty while the default words of its code stand.
    name TEXT NOT NULL DEFAULT '',
    ends TEXT CHECK (ends IN ('hired', 'rejected', 'withdrawn')),
    hue TEXT NOT NULL CHECK (hue IN ('slate', 'blue', 'plum', 'ochre', 'green')),
    -- How many it is meant to hold, and how many days anybody should stay; null for no limit.
    room INTEGER CHECK (room > 0),
    expected_days INTEGER CHECK (expected_days > 0),
    -- Removed from its pipeline; past moves still name it.
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    CHECK (code IS NOT NULL OR name <> '')
) STRICT;

CREATE INDEX stage_by_posting ON stage (posting_id, position);

INSERT INTO stage (position, code, ends, hue, expected_days) VALUES
    (1, 'new', NULL, 'slate', 7),
    (2, 'screening', NULL, 'blue', 7),
    (3, 'interview', NULL, 'plum', 14),
    (4, 'offer', NULL, 'ochre', 7),
    (5, 'hired', 'hired', 'green', NULL),
    (6, 'rejected', 'rejected', 'slate', NULL),
    (7, 'withdrawn', 'withdrawn', 'slate', NULL);

CREATE TABLE reason (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('rejected', 'withdrawn')),
    position INTEGER NOT NULL,
    code TEXT,
    -- Empty while the default words of its code stand.
    name TEXT NOT NULL DEFAULT '',
    -- Removed from the list; those who were given it keep it.
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    CHECK (code IS NOT NULL OR name <> '')
) STRICT;

CREATE INDEX reason_by_kind ON reason (kind, position);

INSERT INTO reason (kind, position, code) VALUES
    ('rejected', 1, 'missing_skill'),
    ('rejected', 2, 'less_experience'),
    ('rejected', 3, 'other_chosen'),
    ('rejected', 4, 'incomplete_application'),
    ('rejected', 5, 'language'),
    ('rejected', 6, 'availability'),
    ('rejected', 7, 'place'),
    ('rejected', 8, 'pay'),
    ('rejected', 9, 'posting_closed'),
    ('rejected', 10, 'unreachable'),
    ('rejected', 11, 'declined_offer'),
    ('rejected', 12, 'other'),
    ('withdrawn', 1, 'other_offer'),
    ('withdrawn', 2, 'pay'),
    ('withdrawn', 3, 'place'),
    ('withdrawn', 4, 'availability'),
    ('withdrawn', 5, 'changed_mind'),
    ('withdrawn', 6, 'personal_reasons'),
    ('withdrawn', 7, 'unreachable'),
    ('withdrawn', 8, 'other');

CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    -- The version of the posting that it answers.
    version_id INTEGER NOT NULL REFERENCES posting_version (id),
    stage_id INTEGER NOT NULL REFERENCES stage (id),
    received_at INTEGER NOT NULL,
    entered_stage_at INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    -- The expression over pieces that it was asked for, and the codes of those that came, a space between.
    asked TEXT NOT NULL DEFAULT '',
    came TEXT NOT NULL DEFAULT '',
    -- What is still missing: a choice after the other, `|cv|linkedin| |letter|`.
    missing TEXT NOT NULL DEFAULT '',
    -- The sign that the posting was read to its end: not looked for yet, found (and where), or not there.
    proof TEXT NOT NULL DEFAULT 'unknown' CHECK (proof IN ('unknown', 'found', 'absent')),
    proof_where TEXT NOT NULL DEFAULT '',
    -- When the posting has promised an answer by; null when it promises nothing.
    answer_by INTEGER,
    -- The mean of all marks in hundredths.
    score INTEGER,
    -- Once it has ended otherwise than by hiring.
    reason_id INTEGER REFERENCES reason (id),
    decided_by TEXT CHECK (decided_by IN ('us', 'them'))
) STRICT;

CREATE INDEX application_by_posting ON application (posting_id, stage_id, entered_stage_at, id);
CREATE INDEX application_by_posting_received ON application (posting_id, received_at, id);
CREATE INDEX application_by_candidate ON application (candidate_id, received_at);
CREATE INDEX application_by_version ON application (version_id);
CREATE INDEX application_by_stage ON application (stage_id, entered_stage_at);
CREATE INDEX application_by_received ON application (received_at, id);
CREATE INDEX application_by_entered ON application (entered_stage_at, id);
CREATE INDEX application_by_score ON application (score, id);
CREATE INDEX application_by_promise ON application (answer_by, id) WHERE answer_by IS NOT NULL;
CREATE INDEX application_by_reason ON application (reason_id) WHERE reason_id IS NOT NULL;

CREATE TABLE move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES application (id),
    -- Null when it began.
    from_stage_id INTEGER REFERENCES stage (id),
    to_stage_id INTEGER NOT NULL REFERENCES stage (id),
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    reason_id INTEGER REFERENCES reason (id),
    decided_by TEXT CHECK (decided_by IN ('us', 'them'))
) STRICT;

CREATE INDEX move_by_application ON move (application_id, at);
CREATE INDEX move_by_from_stage ON move (from_stage_id);
CREATE INDEX move_by_to_stage ON move (to_stage_id);
CREATE INDEX move_by_reason ON move (reason_id) WHERE reason_id IS NOT NULL;

-- One reviewer's mark for one criterion, in the posting's words as they were.
CREATE TABLE score (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES application (id),
    criterion TEXT NOT NULL,
    wanted TEXT NOT NULL CHECK (wanted IN ('must', 'plus')),
    mark INTEGER NOT NULL CHECK (mark BETWEEN 1 AND 4),
    note TEXT NOT NULL DEFAULT '',
    reviewer TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (application_id, criterion, reviewer)
) STRICT;

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    application_id INTEGER REFERENCES application (id),
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    -- Markdown.
    text TEXT NOT NULL,
    edited_at INTEGER
) STRICT;

CREATE INDEX note_by_candidate ON note (candidate_id, at);
CREATE INDEX note_by_application ON note (application_id);

CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate_id INTEGER NOT NULL REFERENCES candidate (id),
    application_id INTEGER REFERENCES application (id),
    name TEXT NOT NULL,
    -- What it is to an application; null where nobody has said.
    piece TEXT,
    media TEXT NOT NULL,
    size INTEGER NOT NULL,
    blob TEXT NOT NULL REFERENCES blob (hash),
    at INTEGER NOT NULL,
    who TEXT NOT NULL
) STRICT;

CREATE INDEX file_by_candidate ON file (candidate_id, at);
CREATE INDEX file_by_application ON file (application_id);
CREATE INDEX file_by_blob ON file (blob);

-- A filter that somebody has given a name, as the screen wrote it.
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL CHECK (list IN ('candidates', 'applications', 'board')),
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    UNIQUE (list, name)
) STRICT;

-- Whom and which posting an entry of the journal concerns, also when they are gone since. Written by the journal's own triggers.
CREATE TABLE journal_candidate (
    candidate INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES journal (id),
    PRIMARY KEY (candidate, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_candidate_by_entry ON journal_candidate (entry);

CREATE TABLE journal_posting (
    posting INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES journal (id),
    PRIMARY KEY (posting, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_posting_by_entry ON journal_posting (entry);

INSERT INTO journal_posting (posting, entry) SELECT DISTINCT row, entry FROM journal_change WHERE tbl = 'posting';

-- Found by the beginnings of words. The triggers are the schema's own: undoing keeps the index right as well.
CREATE VIRTUAL TABLE candidate_search USING fts5 (
    search,
    content = 'candidate', content_rowid = 'id', columnsize = 0, detail = none, prefix = '1 2 3', tokenize = 'unicode61'
);

INSERT INTO candidate_search (candidate_search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER candidate_search_inserted AFTER INSERT ON candidate BEGIN
    INSERT INTO candidate_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER candidate_search_deleted AFTER DELETE ON candidate BEGIN
    INSERT INTO candidate_search (candidate_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER candidate_search_updated AFTER UPDATE OF search ON candidate WHEN old.search <> new.search BEGIN
    INSERT INTO candidate_search (candidate_search, rowid, search) VALUES ('delete', old.id, old.search);
    INSERT INTO candidate_search (rowid, search) VALUES (new.id, new.search);
END;
