-- The first shape of a library. Once released it is never edited: what changes, changes in the next step.
--
-- Ids are UUIDv7, except a tag's, which is its folded name. Times are UTC in ISO 8601, '' where
-- there is none. Every offset counts code points. References are checked at the end of a
-- transaction, so that rows can leave and return in any order. A seal is the SHA-256 of the words
-- of its row: SQLite's own check does not see when a letter was altered on the disk.

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is being read --------------------------------------------------------------------------

CREATE TABLE article (
    id         TEXT    NOT NULL PRIMARY KEY,
    address    TEXT    NOT NULL,  -- normalised; '' for text without one
    title      TEXT    NOT NULL,
    subtitle   TEXT    NOT NULL,
    byline     TEXT    NOT NULL,
    site       TEXT    NOT NULL,
    published  TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    edition_id TEXT    NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    words      INTEGER NOT NULL,
    excerpt    TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('inbox', 'reading', 'archived')),
    is_starred INTEGER NOT NULL CHECK (is_starred IN (0, 1)),
    read_at    TEXT    NOT NULL,
    trashed_at TEXT    NOT NULL,
    added_at   TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    seal       TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX article_by_address ON article (address) WHERE address <> '';
CREATE INDEX article_by_edition ON article (edition_id);
CREATE INDEX article_on_shelf ON article (state, added_at, id) WHERE trashed_at = '';
CREATE INDEX article_in_all ON article (added_at, id) WHERE trashed_at = '';
CREATE INDEX article_starred ON article (added_at, id) WHERE is_starred = 1 AND trashed_at = '';
CREATE INDEX article_in_trash ON article (trashed_at, id) WHERE trashed_at <> '';

CREATE TABLE capture (
    id          TEXT NOT NULL PRIMARY KEY,
    article_id  TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    source      TEXT NOT NULL,
    address     TEXT NOT NULL,
    method      TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    encoding    TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    seal        TEXT NOT NULL
) STRICT;

CREATE INDEX capture_by_article ON capture (article_id, captured_at);

CREATE TABLE resource (
    capture_id TEXT    NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL,  -- 0 is the page
    role       TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,  -- names the file in originals/
    size_bytes INTEGER NOT NULL,
    seal       TEXT    NOT NULL,
    PRIMARY KEY (capture_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX resource_by_bytes ON resource (sha256, number);

CREATE TABLE edition (
    id          TEXT NOT NULL PRIMARY KEY,
    capture_id  TEXT NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
    metadata    TEXT NOT NULL,  -- JSON object, as the cleaner found it
    html        TEXT NOT NULL,
    text        TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    blocks      TEXT NOT NULL,  -- JSON array
    cleaner     TEXT NOT NULL,
    rules       TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    seal        TEXT NOT NULL
) STRICT;

CREATE INDEX edition_by_capture ON edition (capture_id);

CREATE TABLE cut (
    edition_id TEXT    NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    reason     TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    html       TEXT    NOT NULL,
    seal       TEXT    NOT NULL,
    PRIMARY KEY (edition_id, number)
) STRICT;

CREATE TABLE edition_asset (
    edition_id TEXT    NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL,
    address    TEXT    NOT NULL,
    sha256     TEXT,  -- NULL while the image is not here
    label      TEXT    NOT NULL,
    PRIMARY KEY (edition_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    article_id TEXT    NOT NULL PRIMARY KEY
                       REFERENCES article (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    edition_id TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    seen_at    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What the reader makes of it -----------------------------------------------------------------

CREATE TABLE highlight (
    id           TEXT    NOT NULL PRIMARY KEY,
    article_id   TEXT    NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    quote        TEXT    NOT NULL,
    prefix       TEXT    NOT NULL,
    suffix       TEXT    NOT NULL,
    anchor_start INTEGER NOT NULL,
    anchor_end   INTEGER NOT NULL,
    text_sha256  TEXT    NOT NULL,  -- of the text the anchor was made in
    colour       TEXT    NOT NULL,
    comment      TEXT    NOT NULL,
    created_at   TEXT    NOT NULL,
    changed_at   TEXT    NOT NULL,
    trashed_at   TEXT    NOT NULL,
    seal         TEXT    NOT NULL
) STRICT;

CREATE INDEX highlight_by_article ON highlight (article_id);

CREATE TABLE placement (
    highlight_id TEXT    NOT NULL REFERENCES highlight (id) DEFERRABLE INITIALLY DEFERRED,
    edition_id   TEXT    NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    start_at     INTEGER NOT NULL,
    end_at       INTEGER NOT NULL,
    fit          TEXT    NOT NULL,
    score        REAL    NOT NULL,
    PRIMARY KEY (highlight_id, edition_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX placement_by_edition ON placement (edition_id);

CREATE TABLE note (
    id         TEXT    NOT NULL PRIMARY KEY,
    article_id TEXT    REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,  -- NULL: a free note
    title      TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    session    TEXT    NOT NULL,  -- who saved this state
    lost       INTEGER NOT NULL,  -- code points overwritten since a revision was kept
    created_at TEXT    NOT NULL,
    saved_at   TEXT    NOT NULL,
    trashed_at TEXT    NOT NULL,
    seal       TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX note_beside ON note (article_id) WHERE article_id IS NOT NULL AND trashed_at = '';
CREATE INDEX note_by_article ON note (article_id);
CREATE INDEX note_by_time ON note (saved_at, id);

CREATE TABLE note_revision (
    note_id  TEXT    NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    revision INTEGER NOT NULL,
    title    TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    session  TEXT    NOT NULL,
    saved_at TEXT    NOT NULL,
    seal     TEXT    NOT NULL,
    PRIMARY KEY (note_id, revision)
) STRICT;

CREATE TABLE tag (
    id   TEXT NOT NULL PRIMARY KEY,  -- the name folded: the same word is the same tag everywhere
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article_tag (
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id     TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tag_by_tag ON article_tag (tag_id, article_id);

CREATE TABLE note_tag (
    note_id TEXT NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id  TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_tag_by_tag ON note_tag (tag_id, note_id);

-- What happened, and what the index has still to learn ------------------------------------------

CREATE TABLE change (
    seq         INTEGER NOT NULL PRIMARY KEY,
    device      TEXT    NOT NULL,
    counter     INTEGER NOT NULL,  -- counts this device's changes; order never rests on a clock
    made_at     TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    is_undoable INTEGER NOT NULL CHECK (is_undoable IN (0, 1)),
    undoes      INTEGER REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED,
    undone_by   INTEGER REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX change_by_device ON change (device, counter);
CREATE INDEX change_undoable ON change (seq)
    WHERE kind = 'do' AND is_undoable = 1 AND undone_by IS NULL;
CREATE INDEX change_by_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_by_undone_by ON change (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE change_row (
    seq       INTEGER NOT NULL REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED,
    number    INTEGER NOT NULL,
    entity    TEXT    NOT NULL,  -- a table
    id        TEXT    NOT NULL,  -- its key; a JSON array when it has several columns
    operation TEXT    NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    before    TEXT,              -- JSON object of the columns as they stood, NULL for an insert
    PRIMARY KEY (seq, number)
) STRICT;

CREATE INDEX change_row_by_entity ON change_row (entity, id, seq);

CREATE TABLE outbox (
    seq  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT    NOT NULL CHECK (kind IN ('article', 'note', 'highlight')),
    id   TEXT    NOT NULL UNIQUE
) STRICT;
