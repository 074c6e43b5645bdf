-- The language of an article, and what of a feed cannot be read. The language is what its text is in, not only what its feed says.

-- Articles whose language was not judged yet by their text.
CREATE TABLE unjudged (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO unjudged (article_id) SELECT id FROM article WHERE date >= unixepoch('now', '-30 days');

-- Lists are filtered by the language without its region.
DROP INDEX article_language;
CREATE INDEX article_language ON article(substr(language, 1, instr(language || '-', '-') - 1), date, id) WHERE listed = 1;

-- Entries of the last document of a feed that could not be read: how many, and where the first stands.
CREATE TABLE unreadable (
    feed_id   INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    count     INTEGER NOT NULL,
    number    INTEGER NOT NULL,         -- in the document, from 1
    line      INTEGER NOT NULL,
    malformed INTEGER NOT NULL          -- 0: it has neither title, text nor address
);
