-- Lists by source: feeds by their titles, and of each its places by their dates.
CREATE INDEX feed_title ON feed(title COLLATE NOCASE);
CREATE INDEX feed_section ON feed(section_id, title COLLATE NOCASE);

-- What is folded behind the row in the list of all sections, as in article: the index of unread places tells it too.
ALTER TABLE placement ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
UPDATE placement SET whole = (SELECT behind FROM article WHERE article.id = placement.article_id)
    WHERE article_id IN (SELECT article_id FROM membership);

CREATE INDEX placement_source ON placement(feed_id, date, article_id);
CREATE INDEX placement_source_unread ON placement(feed_id, date, article_id)
    WHERE read = 0 OR behind > 0 OR whole > 0;

CREATE TRIGGER article_behind AFTER UPDATE OF behind ON article WHEN old.behind <> new.behind BEGIN
    UPDATE placement SET whole = new.behind WHERE article_id = new.id;
END;
DROP TRIGGER placement_of_story_added;
CREATE TRIGGER placement_of_story_added AFTER INSERT ON placement BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = new.article_id;
    UPDATE placement SET whole = (SELECT behind FROM article WHERE id = new.article_id)
        WHERE section_id = new.section_id AND date = new.date AND article_id = new.article_id
        AND EXISTS (SELECT 1 FROM article WHERE id = new.article_id AND behind > 0);
END;
