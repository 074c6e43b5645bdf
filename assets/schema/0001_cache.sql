-- The cache. Times are seconds since 1970, UTC. Markup is compressed (zstd) and apart from the rows that lists read.
-- References are looked at when a transaction ends: a statement that might fail halfway copies each page before it
-- writes it, which cost a fifth of all writing.

CREATE TABLE section (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,          -- -1: no subscription names it any more
    articles INTEGER NOT NULL DEFAULT 0,
    unread   INTEGER NOT NULL DEFAULT 0
);

-- A hash of the subscriptions that sections and feeds were made of; one row.
CREATE TABLE settled (
    print BLOB NOT NULL
);

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE, -- the stable id of feeds.toml
    title         TEXT NOT NULL,
    url           TEXT NOT NULL,
    section_id    INTEGER REFERENCES section(id) DEFERRABLE INITIALLY DEFERRED, -- none: not subscribed any more
    etag          TEXT,
    last_modified TEXT,
    status        INTEGER,
    last_try      INTEGER,
    last_success  INTEGER,
    error         TEXT,
    print         BLOB,                 -- hash of the last body, to know the same bytes again
    size          INTEGER,              -- bytes of the last body, inflated
    took          INTEGER,              -- milliseconds of the last answer
    failures      INTEGER NOT NULL DEFAULT 0, -- in a row
    next_try      INTEGER,              -- when it is due by its own rhythm
    not_before    INTEGER,              -- until when the server asked to be left alone
    rhythm        INTEGER,              -- seconds between two of its newest articles
    every         INTEGER,              -- seconds for which it asks not to be fetched again
    skip_hours    INTEGER NOT NULL DEFAULT 0, -- hours, UTC, in which it wants no request, one bit each
    skip_days     INTEGER NOT NULL DEFAULT 0, -- days, from Monday, one bit each
    moved_to      TEXT,                 -- where its address redirects to for good
    moved_seen    INTEGER NOT NULL DEFAULT 0, -- how often that was said in a row
    gone          INTEGER NOT NULL DEFAULT 0, -- 410
    articles      INTEGER NOT NULL DEFAULT 0,
    unread        INTEGER NOT NULL DEFAULT 0
);

-- What we keep: one story of one newsroom, whatever number of feeds carry it. A number is never given twice, so that a
-- larger one always came later.
CREATE TABLE article (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom   TEXT NOT NULL,
    canonical  INTEGER,                 -- hash of the newsroom and the address without tracking
    title      TEXT NOT NULL,
    link       TEXT,
    label      TEXT,
    language   TEXT,
    date       INTEGER NOT NULL,        -- published, at most the time it was first seen; never changes
    updated    INTEGER,
    first_seen INTEGER NOT NULL,
    listed     INTEGER NOT NULL,        -- whether it has a place in a section
    read       INTEGER NOT NULL DEFAULT 0,
    starred    INTEGER NOT NULL DEFAULT 0,
    hidden     INTEGER NOT NULL DEFAULT 0, -- in no list: it has no place in a section
    position   INTEGER NOT NULL DEFAULT 0, -- where reading stopped
    byline     TEXT NOT NULL,           -- names for lists, one a line; a translator's begins with a tab
    tags       TEXT NOT NULL,           -- JSON
    enclosures TEXT NOT NULL,           -- JSON
    content    INTEGER NOT NULL,        -- hash of what the feed gave, to know an edit
    text       INTEGER NOT NULL         -- 0 the feed's, 1 a teaser, 2 the page's, 3 a teaser before a paywall, 4 a teaser whose page failed
);
CREATE UNIQUE INDEX article_canonical ON article(canonical) WHERE canonical IS NOT NULL;
CREATE INDEX article_newest ON article(date, id) WHERE listed = 1;
CREATE INDEX article_unread ON article(date, id) WHERE read = 0 AND listed = 1;
CREATE INDEX article_starred ON article(date, id) WHERE starred = 1;
CREATE INDEX article_hidden ON article(date, id) WHERE hidden = 1;
CREATE INDEX article_language ON article(language, date, id) WHERE listed = 1;

-- What a feed gave: points to the article it carries.
CREATE TABLE entry (
    feed_id    INTEGER NOT NULL REFERENCES feed(id) DEFERRABLE INITIALLY DEFERRED,
    guid       INTEGER NOT NULL,        -- hash of the identity within the feed
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    date       INTEGER NOT NULL,        -- as in article
    read       INTEGER NOT NULL,        -- as in article
    PRIMARY KEY (feed_id, guid)
) WITHOUT ROWID;
CREATE INDEX entry_newest ON entry(feed_id, date, article_id, read);
CREATE INDEX entry_article ON entry(article_id);

CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
    UPDATE feed SET articles = articles + 1, unread = unread + (new.read = 0) WHERE id = new.feed_id;
END;
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
    UPDATE feed SET articles = articles - 1, unread = unread - (old.read = 0) WHERE id = old.feed_id;
END;
CREATE TRIGGER entry_read AFTER UPDATE OF read ON entry WHEN old.read <> new.read BEGIN
    UPDATE feed SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.feed_id;
END;

-- Entries whose article was let go: a feed that still carries one does not bring it back.
CREATE TABLE gone (
    feed_id INTEGER NOT NULL REFERENCES feed(id) DEFERRABLE INITIALLY DEFERRED,
    guid    INTEGER NOT NULL,
    PRIMARY KEY (feed_id, guid)
) WITHOUT ROWID;

-- Where an article stands in the paper; the feed is the first that brought it there. The key is the order of the list.
CREATE TABLE placement (
    section_id INTEGER NOT NULL REFERENCES section(id) DEFERRABLE INITIALLY DEFERRED,
    date       INTEGER NOT NULL,        -- as in article
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    feed_id    INTEGER NOT NULL REFERENCES feed(id) DEFERRABLE INITIALLY DEFERRED,
    read       INTEGER NOT NULL,        -- as in article
    PRIMARY KEY (section_id, date, article_id)
) WITHOUT ROWID;
CREATE INDEX placement_unread ON placement(section_id, date, article_id) WHERE read = 0;
CREATE INDEX placement_article ON placement(article_id);

CREATE TRIGGER placement_added AFTER INSERT ON placement BEGIN
    UPDATE section SET articles = articles + 1, unread = unread + (new.read = 0) WHERE id = new.section_id;
END;
CREATE TRIGGER placement_gone AFTER DELETE ON placement BEGIN
    UPDATE section SET articles = articles - 1, unread = unread - (old.read = 0) WHERE id = old.section_id;
END;
CREATE TRIGGER placement_read AFTER UPDATE OF read ON placement WHEN old.read <> new.read BEGIN
    UPDATE section SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.section_id;
END;

-- Markup, compressed. The summary is compressed against the body, which it often repeats.
CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    summary    BLOB,
    body       BLOB,
    page       BLOB                     -- the body of the article's page, when it was fetched
);

-- When the page of an article was last asked for, and what came of it.
CREATE TABLE attempt (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    at         INTEGER NOT NULL,
    times      INTEGER NOT NULL,        -- failures in a row
    again      INTEGER,                 -- from when on it may be asked for again by itself; none for never
    reason     TEXT                     -- why its text was not taken, in words
);

-- Where the page of an article leads: to its original, to the same story in other languages, to further reading.
CREATE TABLE link (
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,           -- original, version, further
    url        TEXT NOT NULL,
    canonical  INTEGER,                 -- as in article
    language   TEXT,
    title      TEXT,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE INDEX link_canonical ON link(canonical) WHERE kind <> 'further';

-- Pages as they came, kept for days, so that better rules can read them again.
CREATE TABLE page (
    article_id   INTEGER PRIMARY KEY REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    came         INTEGER NOT NULL,
    url          TEXT NOT NULL,         -- after redirects
    content_type TEXT,
    content      BLOB NOT NULL          -- compressed
);
CREATE INDEX page_came ON page(came);

-- What an edit replaced.
CREATE TABLE revision (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    replaced   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    summary    BLOB,
    body       BLOB
);
CREATE INDEX revision_article ON revision(article_id);

-- What credits were read from, so that better rules can read it again.
CREATE TABLE evidence (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    rules      INTEGER NOT NULL,
    content    BLOB NOT NULL,           -- JSON; a feed's without title and blocks, which are the article's; a page's compressed against it
    consumed   TEXT NOT NULL            -- JSON
);

-- A name together with a newsroom; namesakes stay apart.
CREATE TABLE person (
    id       INTEGER PRIMARY KEY,
    name_key TEXT NOT NULL,
    newsroom TEXT NOT NULL,
    name     TEXT NOT NULL,
    UNIQUE (name_key, newsroom)
);

CREATE TABLE credit (
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    role       TEXT NOT NULL,
    person_id  INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    name       TEXT NOT NULL,
    detail     TEXT NOT NULL,           -- JSON
    source     TEXT NOT NULL,
    rules      INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE INDEX credit_person ON credit(person_id, role, article_id);

-- Each change of state is a step that can be taken back, and made again while no other was made after it.
CREATE TABLE step (
    id       INTEGER PRIMARY KEY,
    action   TEXT NOT NULL,             -- read, unread, star, unstar, hide, unhide
    articles BLOB NOT NULL,             -- numbers of those that it changed, ascending, as differences, compressed
    undone   INTEGER NOT NULL DEFAULT 0
);

-- The index for search. Words are segmented and folded before they come here; `mark` holds the
-- words that stand often, after `+`, and `fact` what else can be asked for. Positions in the first column take least. Rows are those of article, no text is kept twice.
CREATE VIRTUAL TABLE search USING fts5 (
    body, title, standfirst, author, translator, source, fact, mark,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':+'"
);

-- In how many articles a word was indexed: how rare it is, and what the beginning of a word may become.
CREATE TABLE word (
    word     TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

-- Tags that filters gave to articles; an edit of the article leaves them.
CREATE TABLE given (
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    tag        TEXT NOT NULL,
    PRIMARY KEY (article_id, tag)
) WITHOUT ROWID;

-- Articles that search does not know yet, or knows as they were.
CREATE TABLE unindexed (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED
);
