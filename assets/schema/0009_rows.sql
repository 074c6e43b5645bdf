-- One row a story: a list shows one article of a story, or of a text, and the others are folded into its row. Which one it is
-- is kept in each section and for the list of all sections, so that a list stays a window on its order.

-- Where it is folded into another row: 0 nowhere, 1 where an event is one row, 2 also where a text is one.
ALTER TABLE placement ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;
-- Where an article that is folded into this row is unread: 0 nowhere, 1 where an event is one row, 2 also where a text is one.
ALTER TABLE placement ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;
-- The same in the list of all sections.
ALTER TABLE article ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;

DROP INDEX placement_unread;
CREATE INDEX placement_unread ON placement(section_id, date, article_id) WHERE read = 0 OR behind > 0;
DROP INDEX article_unread;
CREATE INDEX article_unread ON article(date, id) WHERE (read = 0 OR behind > 0) AND listed = 1;

-- Stories whose rows are to be chosen anew before the transaction ends.
CREATE TABLE refold (
    story_id INTEGER PRIMARY KEY
);
INSERT INTO refold (story_id) SELECT id FROM story;

CREATE TRIGGER membership_joined AFTER INSERT ON membership BEGIN
    INSERT OR IGNORE INTO refold (story_id) VALUES (new.story_id);
END;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership
    WHEN old.story_id <> new.story_id OR old.text <> new.text BEGIN
    INSERT OR IGNORE INTO refold (story_id) VALUES (old.story_id), (new.story_id);
END;
CREATE TRIGGER membership_left AFTER DELETE ON membership BEGIN
    UPDATE placement SET folded = 0, behind = 0 WHERE article_id = old.article_id AND (folded > 0 OR behind > 0);
    UPDATE article SET folded = 0, behind = 0 WHERE id = old.article_id AND (folded > 0 OR behind > 0);
    INSERT OR IGNORE INTO refold (story_id) VALUES (old.story_id);
END;
CREATE TRIGGER placement_of_story_added AFTER INSERT ON placement BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = new.article_id;
END;
CREATE TRIGGER placement_of_story_gone AFTER DELETE ON placement BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = old.article_id;
END;
CREATE TRIGGER placement_of_story_read AFTER UPDATE OF read ON placement WHEN old.read <> new.read BEGIN
    INSERT OR IGNORE INTO refold (story_id) SELECT story_id FROM membership WHERE article_id = new.article_id;
END;
