-- The spellings of one name, and searches that were kept.

CREATE TABLE alias_set (
    id         TEXT    NOT NULL PRIMARY KEY,
    note       TEXT    NOT NULL,
    is_on      INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    created_at TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    seal       TEXT    NOT NULL
) STRICT;

CREATE TABLE alias (
    set_id   TEXT    NOT NULL REFERENCES alias_set (id) DEFERRABLE INITIALLY DEFERRED,
    folded   TEXT    NOT NULL,  -- its folded words, joined by spaces: the same is there once
    number   INTEGER NOT NULL,  -- the order in which its maker put them; 0 names the set
    spelling TEXT    NOT NULL,
    language TEXT    NOT NULL,  -- BCP 47, '' where nobody said
    seal     TEXT    NOT NULL,
    PRIMARY KEY (set_id, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_by_words ON alias (folded);

CREATE TABLE saved_search (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    query      TEXT    NOT NULL,
    sort       TEXT    NOT NULL,
    number     INTEGER NOT NULL,  -- its place in the list
    created_at TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    seal       TEXT    NOT NULL
) STRICT;
