-- An entry is known by three hashes and not by one: its guid, its address, its title with its date. Several entries of a
-- feed may share one of them. The rows of the first schema are rewritten behind this step (`store/migrate.rs`).
DROP INDEX article_canonical;
DROP INDEX entry_newest;
DROP INDEX entry_article;
DROP TRIGGER entry_added;
DROP TRIGGER entry_gone;
DROP TRIGGER entry_read;
ALTER TABLE entry RENAME TO former_entry;
ALTER TABLE gone RENAME TO former_gone;
-- One order to find them by: what several feeds carry is found once an article.
CREATE INDEX former_entry_article ON former_entry(article_id);

CREATE TABLE entry (
    feed_id    INTEGER NOT NULL REFERENCES feed(id) DEFERRABLE INITIALLY DEFERRED,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    guid       INTEGER,                 -- hash of the guid; none where the feed gives none
    stem       INTEGER,                 -- hash of the guid without its fragment, where it has one
    address    INTEGER,                 -- hash of the address with its parameters and fragment
    page       INTEGER,                 -- hash of the address without tracking and fragment
    title      INTEGER NOT NULL,        -- hash of the title
    published  INTEGER,                 -- as the feed says; none where it gives no date
    content    INTEGER NOT NULL,        -- hash of what an edit changes
    form       INTEGER,                 -- hash of all that the feed gave; none when the first schema kept it
    first      INTEGER NOT NULL,        -- whether this feed brought the article
    date       INTEGER NOT NULL,        -- as in article
    read       INTEGER NOT NULL,        -- as in article
    PRIMARY KEY (feed_id, article_id)
) WITHOUT ROWID;

-- Entries whose article was let go: a feed that still carries one does not bring it back. Of the first schema there is a
-- guid alone.
CREATE TABLE gone (
    id        INTEGER PRIMARY KEY,
    feed_id   INTEGER NOT NULL REFERENCES feed(id) DEFERRABLE INITIALLY DEFERRED,
    guid      INTEGER,
    stem      INTEGER,
    address   INTEGER,
    page      INTEGER,
    title     INTEGER,
    published INTEGER,
    form      INTEGER
);
INSERT INTO gone (feed_id, guid) SELECT feed_id, guid FROM former_gone;
DROP TABLE former_gone;
CREATE INDEX gone_guid ON gone(feed_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX gone_page ON gone(feed_id, page) WHERE page IS NOT NULL;
CREATE INDEX gone_title ON gone(feed_id, title) WHERE page IS NULL AND title IS NOT NULL;

-- What the first schema merged parts when its feed is read again: each is asked once without what would say that it is the same.
UPDATE feed SET print = NULL, etag = NULL, last_modified = NULL;
