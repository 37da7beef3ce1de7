-- Where among pictures a cut stood: how many of those that follow the words before it.

ALTER TABLE cut ADD COLUMN behind INTEGER NOT NULL DEFAULT 0 CHECK (behind >= 0);
