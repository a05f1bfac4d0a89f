-- Postings that live: files come again changed, go and come back; a person settles what the reader doubts; the same role is
-- advertised again. What lists and mails need are the values in effect: what the file says with what a person settled laid over it.

ALTER TABLE posting ADD COLUMN gone_since INTEGER;
-- The worst problem that still asks something, as JSON.
ALTER TABLE posting ADD COLUMN worst TEXT;
ALTER TABLE posting ADD COLUMN contract TEXT
    CHECK (contract IN ('permanent', 'fixed_term', 'freelance', 'internship', 'apprenticeship', 'civil_service', 'volunteer'));
ALTER TABLE posting ADD COLUMN length TEXT;
ALTER TABLE posting ADD COLUMN days_a_week TEXT;
ALTER TABLE posting ADD COLUMN remote TEXT CHECK (remote IN ('full', 'partial', 'none'));
ALTER TABLE posting ADD COLUMN place TEXT;
ALTER TABLE posting ADD COLUMN start TEXT;
ALTER TABLE posting ADD COLUMN pay TEXT;
ALTER TABLE posting ADD COLUMN language TEXT CHECK (language IN ('fr', 'en'));
ALTER TABLE posting ADD COLUMN register TEXT NOT NULL DEFAULT 'none' CHECK (register IN ('tu', 'vous', 'mixed', 'none'));

ALTER TABLE apply_contract ADD COLUMN answer_within_days INTEGER;

-- When its files were last looked at, and whether it was imported with all that is in it or only single files of it.
ALTER TABLE collection ADD COLUMN read_at INTEGER;
ALTER TABLE collection ADD COLUMN whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1));

-- What was read of one version, as JSON: values with their places, and problems.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL UNIQUE REFERENCES posting_version (id),
    said TEXT NOT NULL
) STRICT;

-- A person's word on one value, and what the file said when it was given.
CREATE TABLE settled (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    field TEXT NOT NULL,
    -- Of a contact its address, of a criterion its text, of a problem its code, as the file gives it; empty for what there is one of.
    which TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('confirmed', 'corrected', 'added', 'removed')),
    value TEXT NOT NULL,
    said TEXT NOT NULL,
    UNIQUE (posting_id, field, which)
) STRICT;

-- Whoever had the one address has left, and the other is written to instead: also on what is imported later.
CREATE TABLE replaced_address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    was TEXT NOT NULL UNIQUE,
    now TEXT NOT NULL
) STRICT;

-- Each word of a posting's text once, without case and accents, to be searched.
CREATE TABLE posting_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL UNIQUE REFERENCES posting (id),
    words TEXT NOT NULL
) STRICT;

-- Which postings have a word, and no more than that: neither where nor how often.
CREATE VIRTUAL TABLE posting_search USING fts5 (
    words, content = 'posting_words', content_rowid = 'posting_id', tokenize = 'ascii', detail = 'none', columnsize = 0
);

INSERT INTO posting_search (posting_search, rank) VALUES ('secure-delete', 1);

-- Kept by the rows themselves, so that undoing keeps it as well.
CREATE TRIGGER posting_words_added AFTER INSERT ON posting_words BEGIN
    INSERT INTO posting_search (rowid, words) VALUES (new.posting_id, new.words);
END;

CREATE TRIGGER posting_words_removed AFTER DELETE ON posting_words BEGIN
    INSERT INTO posting_search (posting_search, rowid, words) VALUES ('delete', old.posting_id, old.words);
END;

CREATE TRIGGER posting_words_changed AFTER UPDATE ON posting_words BEGIN
    INSERT INTO posting_search (posting_search, rowid, words) VALUES ('delete', old.posting_id, old.words);
    INSERT INTO posting_search (rowid, words) VALUES (new.posting_id, new.words);
END;

-- By which near repetitions of a text are found.
CREATE TABLE likeness (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL UNIQUE REFERENCES posting (id),
    sketch TEXT NOT NULL
) STRICT;

-- A posting that nearly repeats an earlier one: asked about, and answered.
CREATE TABLE repost (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    of_id INTEGER NOT NULL REFERENCES posting (id),
    percent INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('asked', 'same', 'other')),
    UNIQUE (posting_id, of_id)
) STRICT;

CREATE INDEX repost_of ON repost (of_id);

-- What was seen on the disk: a file of that size and time has that hash, and need not be read to know it. No history: never
-- journaled, and not put back by undoing.
CREATE TABLE seen_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collection (id),
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (collection_id, path)
) STRICT;
