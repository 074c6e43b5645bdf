-- What articles mean, as a sentence encoder that the user added tells it; without one these tables are empty.

CREATE TABLE encoder (
    name TEXT NOT NULL PRIMARY KEY      -- of the model that the embeddings are of; one row at most
) WITHOUT ROWID;

CREATE TABLE embedding (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    content    BLOB NOT NULL,           -- 512 signed bytes
    learned    INTEGER NOT NULL         -- whether the model learned the article's language
);

-- Articles whose embedding is to be made, or made anew: whatever was indexed.
CREATE TABLE unembedded (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER to_be_embedded AFTER DELETE ON unindexed WHEN EXISTS (SELECT 1 FROM encoder) BEGIN
    INSERT OR IGNORE INTO unembedded (article_id) SELECT id FROM article WHERE id = old.article_id;
END;
