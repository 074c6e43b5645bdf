-- Stories: articles of many newsrooms that tell one event. What hangs on an article goes with it.

-- Articles that were not grouped yet, or were grouped as they were: whatever was indexed is.
CREATE TABLE ungrouped (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER to_be_grouped AFTER DELETE ON unindexed BEGIN
    INSERT OR IGNORE INTO ungrouped (article_id) SELECT id FROM article WHERE id = old.article_id;
END;
INSERT INTO ungrouped (article_id) SELECT id FROM article WHERE date >= unixepoch('now', '-4 days');

-- What an article is compared by, for the days in which it is.
CREATE TABLE fingerprint (
    number     INTEGER PRIMARY KEY AUTOINCREMENT, -- a larger one came later
    article_id INTEGER NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    date       INTEGER NOT NULL,        -- as in article
    own        INTEGER NOT NULL,        -- whether its text is no copy of an earlier one
    content    BLOB NOT NULL
);
CREATE INDEX fingerprint_date ON fingerprint(date);

-- What two articles have to do with each other.
CREATE TABLE relation (
    one   INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    other INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    why   INTEGER NOT NULL,             -- 0 one event, 1 one text, 2 a text twice in a newsroom, 3 a series
    odds  REAL NOT NULL,                -- of one event, their logarithm
    PRIMARY KEY (one, other, why)
) WITHOUT ROWID;
CREATE INDEX relation_other ON relation(other);

-- In how many texts words, names and numbers are; one row.
CREATE TABLE rarity (
    content BLOB NOT NULL               -- compressed
);

CREATE TABLE story (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    date INTEGER NOT NULL               -- of its newest article
);
CREATE INDEX story_date ON story(date);

CREATE TABLE membership (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    story_id   INTEGER NOT NULL REFERENCES story(id) DEFERRABLE INITIALLY DEFERRED,
    text       INTEGER NOT NULL         -- number of the first article with its text
);
CREATE INDEX membership_story ON membership(story_id, article_id);
CREATE TRIGGER membership_gone AFTER DELETE ON membership BEGIN
    DELETE FROM story WHERE id = old.story_id
        AND NOT EXISTS (SELECT 1 FROM membership WHERE story_id = old.story_id);
END;
CREATE TRIGGER membership_moved AFTER UPDATE OF story_id ON membership WHEN old.story_id <> new.story_id BEGIN
    DELETE FROM story WHERE id = old.story_id
        AND NOT EXISTS (SELECT 1 FROM membership WHERE story_id = old.story_id);
END;

-- Articles that the reader split off, with the place they had: they stay alone until that is taken back.
CREATE TABLE apart (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    story_id   INTEGER,                 -- none where it was in no story
    text       INTEGER
);
