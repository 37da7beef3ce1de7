-- What narrows a search that was kept, beside its words.

ALTER TABLE saved_search ADD COLUMN narrowing TEXT NOT NULL DEFAULT '';  -- JSON, '' for nothing
