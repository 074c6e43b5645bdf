-- What a feed calls itself, beside the name by which it is shown: a name that the user takes back leaves the former.
ALTER TABLE feed ADD COLUMN own_title TEXT;
-- Whether the user named it.
ALTER TABLE feed ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
-- Both are filled when the subscriptions are taken in at the next start.
DELETE FROM settled;
