-- What the reader wants of the story that an article is in: 1 new articles on top, 2 new articles as read.
CREATE TABLE wish (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    wish       INTEGER NOT NULL
);
CREATE TRIGGER wish_made AFTER INSERT ON wish BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = new.article_id;
END;
CREATE TRIGGER wish_changed AFTER UPDATE ON wish BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = new.article_id;
END;
CREATE TRIGGER wish_gone AFTER DELETE ON wish BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = old.article_id;
END;
