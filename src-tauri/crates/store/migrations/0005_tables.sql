-- How the columns of a kind of table were read last time; the kind is told by its headings. Not history: undoing an import leaves it.
CREATE TABLE column_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Folded, a tab between.
    headings TEXT NOT NULL UNIQUE,
    -- As JSON.
    mapping TEXT NOT NULL
) STRICT;
