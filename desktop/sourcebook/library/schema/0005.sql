-- What the reader wants kept or cut on every page of a site.

CREATE TABLE site_rule (
    id         TEXT    NOT NULL PRIMARY KEY,
    host       TEXT    NOT NULL,  -- without www.
    signature  TEXT    NOT NULL,  -- tags and names of the elements around a block, '' for any
    words      TEXT    NOT NULL,  -- hash of the block's words, '' for any
    keeps      INTEGER NOT NULL CHECK (keeps IN (0, 1)),
    sample     TEXT    NOT NULL,  -- how the block began that it was made of
    created_at TEXT    NOT NULL,
    seal       TEXT    NOT NULL
) STRICT;

CREATE INDEX site_rule_by_host ON site_rule (host);
