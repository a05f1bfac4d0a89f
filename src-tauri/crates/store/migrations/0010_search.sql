-- One search over people, postings, notes, mails and the words of files. Each kind has an index of its own, by the ids of its rows:
-- the latest rows come first out of it, and as many of them as are shown are all that is read. No index keeps a text a second time.
-- `search_words` and `name_words` are the program's own: what is kept and what is asked go through the same rules.
--
-- Measured with 50,000 texts of 330 words, of 120 MB: without places of words (detail = none) and with the beginnings of one to three
-- letters kept, an index takes 37 MB and any question 0.1 to 2 ms; with four letters 50 MB, twice the time to write, and 0.7 ms at
-- most. Names are short, and asked at each key: they have four, the first being their sign.

-- The words of bytes, by their hash: read once, in the background. No history, like the bytes themselves: what refers to them is.
CREATE TABLE blob_text (
    hash TEXT PRIMARY KEY NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'none', 'read', 'scan', 'locked', 'damaged', 'too_much')),
    text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX blob_text_waiting ON blob_text (hash) WHERE state = 'waiting';

CREATE TRIGGER blob_text_removed AFTER DELETE ON blob BEGIN
    DELETE FROM blob_text WHERE hash = old.hash;
END;

-- What is asked everywhere can be given a name as well.
CREATE TABLE saved_filter_again (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL CHECK (list IN ('candidates', 'applications', 'board', 'search')),
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    UNIQUE (list, name)
) STRICT;

INSERT INTO sqlite_sequence (name, seq) SELECT 'saved_filter_again', seq FROM sqlite_sequence WHERE name = 'saved_filter';
INSERT INTO saved_filter_again (id, list, name, filter) SELECT id, list, name, filter FROM saved_filter;
DROP TABLE saved_filter;
ALTER TABLE saved_filter_again RENAME TO saved_filter;

CREATE INDEX candidate_by_source ON candidate (source);

-- People: the words of the name once more with a sign before them, for names come before what else is known of somebody.
DROP TRIGGER candidate_search_inserted;
DROP TRIGGER candidate_search_deleted;
DROP TRIGGER candidate_search_updated;
DROP TABLE candidate_search;

CREATE VIRTUAL TABLE person_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4', tokenize = "ascii tokenchars '+#.='"
);

INSERT INTO person_search (rowid, words) SELECT id, name_words(name) || ' ' || search_words(search) FROM candidate;

CREATE TRIGGER person_search_added AFTER INSERT ON candidate BEGIN
    INSERT INTO person_search (rowid, words) VALUES (new.id, name_words(new.name) || ' ' || search_words(new.search));
END;

CREATE TRIGGER person_search_removed AFTER DELETE ON candidate BEGIN
    DELETE FROM person_search WHERE rowid = old.id;
END;

CREATE TRIGGER person_search_changed AFTER UPDATE OF name, search ON candidate
WHEN old.name <> new.name OR old.search <> new.search BEGIN
    DELETE FROM person_search WHERE rowid = new.id;
    INSERT INTO person_search (rowid, words) VALUES (new.id, name_words(new.name) || ' ' || search_words(new.search));
END;

-- Postings: title, organisation and place as they are in effect, and the text as it was read.
DROP TRIGGER posting_words_added;
DROP TRIGGER posting_words_removed;
DROP TRIGGER posting_words_changed;
DROP TABLE posting_search;

CREATE VIRTUAL TABLE posting_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '+#.='"
);

CREATE VIEW posting_terms AS
    SELECT p.id, name_words(p.title) || ' ' || search_words(coalesce(p.organisation, '') || ' ' || coalesce(p.place, '')) || ' ' || w.words AS words
    FROM posting AS p JOIN posting_words AS w ON w.posting_id = p.id;

UPDATE posting_words SET words = search_words(coalesce(
    (SELECT file_text(b.bytes) FROM posting AS p
     JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
     JOIN blob AS b ON b.hash = v.blob
     WHERE p.id = posting_words.posting_id), words));

INSERT INTO posting_search (rowid, words) SELECT id, words FROM posting_terms;

CREATE TRIGGER posting_search_added AFTER INSERT ON posting_words BEGIN
    INSERT INTO posting_search (rowid, words) SELECT id, words FROM posting_terms WHERE id = new.posting_id;
END;

CREATE TRIGGER posting_search_removed AFTER DELETE ON posting_words BEGIN
    DELETE FROM posting_search WHERE rowid = old.posting_id;
END;

CREATE TRIGGER posting_search_changed AFTER UPDATE OF words ON posting_words WHEN old.words <> new.words BEGIN
    DELETE FROM posting_search WHERE rowid = new.posting_id;
    INSERT INTO posting_search (rowid, words) SELECT id, words FROM posting_terms WHERE id = new.posting_id;
END;

CREATE TRIGGER posting_search_renamed AFTER UPDATE OF title, organisation, place ON posting
WHEN old.title <> new.title OR old.organisation IS NOT new.organisation OR old.place IS NOT new.place BEGIN
    DELETE FROM posting_search WHERE rowid = new.id;
    INSERT INTO posting_search (rowid, words) SELECT id, words FROM posting_terms WHERE id = new.id;
END;

-- Notes and files are found by whose they are as well: "helene react" is the CV of Hélène that speaks of React.
CREATE VIRTUAL TABLE note_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '+#.='"
);

CREATE VIEW note_terms AS
    SELECT n.id, n.candidate_id, search_words(coalesce(c.name, '') || ' ' || n.text) AS words
    FROM note AS n LEFT JOIN candidate AS c ON c.id = n.candidate_id;

INSERT INTO note_search (rowid, words) SELECT id, words FROM note_terms;

CREATE TRIGGER note_search_added AFTER INSERT ON note BEGIN
    INSERT INTO note_search (rowid, words) SELECT id, words FROM note_terms WHERE id = new.id;
END;

CREATE TRIGGER note_search_removed AFTER DELETE ON note BEGIN
    DELETE FROM note_search WHERE rowid = old.id;
END;

CREATE TRIGGER note_search_changed AFTER UPDATE OF candidate_id, text ON note
WHEN old.candidate_id <> new.candidate_id OR old.text <> new.text BEGIN
    DELETE FROM note_search WHERE rowid = new.id;
    INSERT INTO note_search (rowid, words) SELECT id, words FROM note_terms WHERE id = new.id;
END;

CREATE VIRTUAL TABLE file_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '+#.='"
);

CREATE VIEW file_terms AS
    SELECT f.id, f.candidate_id, f.blob,
        search_words(coalesce(c.name, '') || ' ' || f.name || ' ' || coalesce(t.text, '')) AS words
    FROM file AS f LEFT JOIN candidate AS c ON c.id = f.candidate_id LEFT JOIN blob_text AS t ON t.hash = f.blob;

INSERT INTO blob_text (hash) SELECT DISTINCT blob FROM file UNION SELECT blob FROM outbox;
INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms;

CREATE TRIGGER file_search_added AFTER INSERT ON file BEGIN
    INSERT INTO blob_text (hash) SELECT new.blob WHERE NOT EXISTS (SELECT 1 FROM blob_text WHERE hash = new.blob);
    INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms WHERE id = new.id;
END;

CREATE TRIGGER file_search_removed AFTER DELETE ON file BEGIN
    DELETE FROM file_search WHERE rowid = old.id;
END;

CREATE TRIGGER file_search_changed AFTER UPDATE OF candidate_id, name, blob ON file
WHEN old.candidate_id <> new.candidate_id OR old.name <> new.name OR old.blob <> new.blob BEGIN
    DELETE FROM file_search WHERE rowid = new.id;
    INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms WHERE id = new.id;
END;

-- Whoever gets another name, or is put back after what is theirs.
CREATE TRIGGER candidate_renamed AFTER UPDATE OF name ON candidate WHEN old.name <> new.name BEGIN
    DELETE FROM note_search WHERE rowid IN (SELECT id FROM note WHERE candidate_id = new.id);
    INSERT INTO note_search (rowid, words) SELECT id, words FROM note_terms WHERE candidate_id = new.id;
    DELETE FROM file_search WHERE rowid IN (SELECT id FROM file WHERE candidate_id = new.id);
    INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms WHERE candidate_id = new.id;
END;

CREATE TRIGGER candidate_put_back AFTER INSERT ON candidate
WHEN EXISTS (SELECT 1 FROM note WHERE candidate_id = new.id) OR EXISTS (SELECT 1 FROM file WHERE candidate_id = new.id) BEGIN
    DELETE FROM note_search WHERE rowid IN (SELECT id FROM note WHERE candidate_id = new.id);
    INSERT INTO note_search (rowid, words) SELECT id, words FROM note_terms WHERE candidate_id = new.id;
    DELETE FROM file_search WHERE rowid IN (SELECT id FROM file WHERE candidate_id = new.id);
    INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms WHERE candidate_id = new.id;
END;

-- Mails that came: what was read of one is written last and goes first.
CREATE VIRTUAL TABLE message_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '+#.='"
);

CREATE VIEW message_terms AS
    SELECT m.id, search_words(m.name || ' ' || m.address || ' ' || m.subject || ' ' || coalesce(s.said ->> '$.text', '')) AS words
    FROM message_said AS s JOIN message AS m ON m.id = s.message_id;

INSERT INTO message_search (rowid, words) SELECT id, words FROM message_terms;

CREATE TRIGGER message_search_added AFTER INSERT ON message_said BEGIN
    INSERT INTO message_search (rowid, words) SELECT id, words FROM message_terms WHERE id = new.message_id;
END;

CREATE TRIGGER message_search_removed AFTER DELETE ON message_said BEGIN
    DELETE FROM message_search WHERE rowid = old.message_id;
END;

-- Mails of ours: the text is read from their bytes.
CREATE VIRTUAL TABLE outbox_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '+#.='"
);

CREATE VIEW outbox_terms AS
    SELECT o.id, o.blob, search_words(o.subject || ' ' || coalesce(t.text, '') || ' ' || coalesce(
        (SELECT group_concat(r.name || ' ' || r.address, ' ') FROM outbox_recipient AS r WHERE r.outbox_id = o.id), '')) AS words
    FROM outbox AS o LEFT JOIN blob_text AS t ON t.hash = o.blob;

INSERT INTO outbox_search (rowid, words) SELECT id, words FROM outbox_terms;

CREATE TRIGGER outbox_search_added AFTER INSERT ON outbox BEGIN
    INSERT INTO blob_text (hash) SELECT new.blob WHERE NOT EXISTS (SELECT 1 FROM blob_text WHERE hash = new.blob);
    INSERT INTO outbox_search (rowid, words) SELECT id, words FROM outbox_terms WHERE id = new.id;
END;

CREATE TRIGGER outbox_search_removed AFTER DELETE ON outbox BEGIN
    DELETE FROM outbox_search WHERE rowid = old.id;
END;

CREATE TRIGGER outbox_search_changed AFTER UPDATE OF subject, blob ON outbox
WHEN old.subject <> new.subject OR old.blob <> new.blob BEGIN
    DELETE FROM outbox_search WHERE rowid = new.id;
    INSERT INTO outbox_search (rowid, words) SELECT id, words FROM outbox_terms WHERE id = new.id;
END;

CREATE TRIGGER blob_text_read AFTER UPDATE OF text ON blob_text WHEN old.text <> new.text OR old.state <> new.state BEGIN
    DELETE FROM file_search WHERE rowid IN (SELECT id FROM file WHERE blob = new.hash);
    INSERT INTO file_search (rowid, words) SELECT id, words FROM file_terms WHERE blob = new.hash;
    DELETE FROM outbox_search WHERE rowid IN (SELECT id FROM outbox WHERE blob = new.hash);
    INSERT INTO outbox_search (rowid, words) SELECT id, words FROM outbox_terms WHERE blob = new.hash;
END;
