-- What notes lead to, the titles by which links find their way, and notes that are pinned.

ALTER TABLE note ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1));

CREATE TABLE note_link (
    note_id TEXT NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT NOT NULL CHECK (kind IN ('title', 'article', 'note')),
    target  TEXT NOT NULL,  -- a folded title, which nothing need have yet; or an id
    PRIMARY KEY (note_id, kind, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_link_by_target ON note_link (target, kind, note_id);
CREATE INDEX note_pinned ON note (saved_at, id) WHERE is_pinned = 1 AND trashed_at = '';

-- Folded titles of articles and notes; made anew from them at any time.
CREATE TABLE title_key (
    kind TEXT NOT NULL CHECK (kind IN ('article', 'note')),
    id   TEXT NOT NULL,
    key  TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX title_key_by_key ON title_key (key, kind, id);
