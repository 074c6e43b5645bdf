-- The cache. Times are seconds since 1970, UTC. Markup is compressed (zstd) and apart from the rows that lists read.

CREATE TABLE section (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,          -- -1: no subscription names it any more
    articles INTEGER NOT NULL DEFAULT 0,
    unread   INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE, -- the stable id of feeds.toml
    title         TEXT NOT NULL,
    url           TEXT NOT NULL,
    section_id    INTEGER REFERENCES section(id), -- none: not subscribed any more
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
    moved_to      TEXT,                 -- where its address redirects to for good
    moved_seen    INTEGER NOT NULL DEFAULT 0, -- how often that was said in a row
    gone          INTEGER NOT NULL DEFAULT 0  -- 410
);

-- What we keep: one story of one newsroom, whatever number of feeds carry it.
CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    newsroom   TEXT NOT NULL,
    canonical  TEXT,
    title      TEXT NOT NULL,
    link       TEXT,
    label      TEXT,
    language   TEXT,
    date       INTEGER NOT NULL,        -- published, at most the time it was first seen
    published  INTEGER,
    updated    INTEGER,
    first_seen INTEGER NOT NULL,
    read       INTEGER NOT NULL DEFAULT 0,
    starred    INTEGER NOT NULL DEFAULT 0,
    position   INTEGER NOT NULL DEFAULT 0, -- where reading stopped
    byline     TEXT NOT NULL,           -- authors and translators for lists, JSON
    tags       TEXT NOT NULL,           -- JSON
    enclosures TEXT NOT NULL,           -- JSON
    content    BLOB NOT NULL            -- hash of what the feed gave, to know an edit
);
CREATE UNIQUE INDEX article_canonical ON article(newsroom, canonical) WHERE canonical IS NOT NULL;
CREATE INDEX article_newest ON article(date DESC, id DESC);
CREATE INDEX article_starred ON article(date DESC, id DESC) WHERE starred = 1;
CREATE INDEX article_unread ON article(date DESC, id DESC) WHERE read = 0;

-- What a feed gave: points to the article it carries.
CREATE TABLE entry (
    feed_id    INTEGER NOT NULL REFERENCES feed(id),
    guid       TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article(id),
    date       INTEGER NOT NULL,
    PRIMARY KEY (feed_id, guid)
) WITHOUT ROWID;
CREATE INDEX entry_newest ON entry(feed_id, date DESC, article_id DESC);
CREATE INDEX entry_article ON entry(article_id);

-- Where an article stands in the paper; the feed is the first that brought it there.
CREATE TABLE placement (
    section_id INTEGER NOT NULL REFERENCES section(id),
    article_id INTEGER NOT NULL REFERENCES article(id),
    feed_id    INTEGER NOT NULL REFERENCES feed(id),
    date       INTEGER NOT NULL,
    read       INTEGER NOT NULL,
    PRIMARY KEY (section_id, article_id)
) WITHOUT ROWID;
CREATE INDEX placement_newest ON placement(section_id, date DESC, article_id DESC);
CREATE INDEX placement_unread ON placement(section_id, date DESC, article_id DESC) WHERE read = 0;
CREATE INDEX placement_article ON placement(article_id);
CREATE INDEX placement_feed ON placement(feed_id);

CREATE TRIGGER placement_added AFTER INSERT ON placement BEGIN
    UPDATE section SET articles = articles + 1, unread = unread + (new.read = 0) WHERE id = new.section_id;
END;
CREATE TRIGGER placement_gone AFTER DELETE ON placement BEGIN
    UPDATE section SET articles = articles - 1, unread = unread - (old.read = 0) WHERE id = old.section_id;
END;
CREATE TRIGGER placement_read AFTER UPDATE OF read ON placement WHEN old.read <> new.read BEGIN
    UPDATE section SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.section_id;
END;

CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article(id),
    summary    BLOB,
    body       BLOB,
    page       BLOB                     -- the body of the article's page, when it was fetched
);

-- What an edit replaced.
CREATE TABLE revision (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id),
    replaced   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    summary    BLOB,
    body       BLOB
);
CREATE INDEX revision_article ON revision(article_id);

-- What credits were read from, so that better rules can read it again.
CREATE TABLE evidence (
    article_id INTEGER PRIMARY KEY REFERENCES article(id),
    rules      INTEGER NOT NULL,
    content    BLOB NOT NULL,
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
    article_id INTEGER NOT NULL REFERENCES article(id),
    position   INTEGER NOT NULL,
    role       TEXT NOT NULL,
    person_id  INTEGER REFERENCES person(id),
    name       TEXT NOT NULL,
    detail     TEXT NOT NULL,           -- JSON
    source     TEXT NOT NULL,
    rules      INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE INDEX credit_person ON credit(person_id, role, article_id);

-- Each change of state is a step that can be taken back.
CREATE TABLE step (
    id     INTEGER PRIMARY KEY,
    action TEXT NOT NULL,               -- read, unread, star, unstar
    before TEXT NOT NULL                -- numbers of the articles that it changed, JSON
);
