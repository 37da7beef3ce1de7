-- Images, and what is known of a source beyond its bytes.
--
-- An image is kept as it came, as a resource of its capture. What is drawn has the hash that
-- edition_asset names: those very bytes in originals/, or, where they had to be converted for
-- reading, a file in assets/.

ALTER TABLE capture ADD COLUMN program TEXT NOT NULL DEFAULT '';  -- version that captured it
ALTER TABLE article ADD COLUMN status TEXT NOT NULL DEFAULT '';   -- of the edition shown
ALTER TABLE edition_asset ADD COLUMN reason TEXT NOT NULL DEFAULT '';  -- why it is not here

CREATE TABLE asset (
    sha256     TEXT    NOT NULL PRIMARY KEY,  -- of what is drawn
    original   TEXT    NOT NULL,              -- of the bytes as they came; often the same
    media_type TEXT    NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    seal       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_asset_untried ON edition_asset (edition_id)
    WHERE sha256 IS NULL AND reason = '';
CREATE INDEX edition_asset_by_image ON edition_asset (sha256) WHERE sha256 IS NOT NULL;
