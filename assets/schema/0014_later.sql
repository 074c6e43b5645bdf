-- Articles that are put aside to be read later, in a list of their own.
ALTER TABLE article ADD COLUMN later INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_later ON article(date, id) WHERE later = 1;
