-- The language of an article is what its text is in, not only what its feed says.

-- Articles whose language was not judged yet by their text.
CREATE TABLE unjudged (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO unjudged (article_id) SELECT id FROM article WHERE date >= unixepoch('now', '-30 days');

-- Lists are filtered by the language without its region.
DROP INDEX article_language;
CREATE INDEX article_language ON article(substr(language, 1, instr(language || '-', '-') - 1), date, id) WHERE listed = 1;
