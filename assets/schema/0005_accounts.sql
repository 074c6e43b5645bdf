-- Accounts on servers of news: their feeds, their items, and what waits to be told to them.
CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE, -- the stable id of feeds.toml
    name          TEXT NOT NULL,        -- the section of its feeds that are in no folder
    listed        INTEGER NOT NULL DEFAULT 1, -- whether feeds.toml names it
    etag          TEXT,                 -- of the list of its feeds
    changed_after INTEGER,              -- up to when, by the server's clock, changes of its items are known
    last_sync     INTEGER,              -- when everything was read last
    last_try      INTEGER,
    error         TEXT,
    public_host   TEXT                  -- as of a feed
);

-- The feeds of an account, as its server lists them.
CREATE TABLE account_feed (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    stream     TEXT NOT NULL,           -- the server's name for it
    key        TEXT NOT NULL,           -- as in feed
    title      TEXT NOT NULL,
    url        TEXT NOT NULL,
    homepage   TEXT,
    folder     TEXT,
    PRIMARY KEY (account_id, stream)
) WITHOUT ROWID;

-- The items of an account with the articles that they are. An item whose article was let go stays, so that it is not
-- fetched again.
CREATE TABLE remote (
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    item       NOT NULL,                -- a number where the server's id is one, else text
    article_id INTEGER REFERENCES article(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    read       INTEGER NOT NULL,        -- as the server knows it, or will when it was told what waits
    starred    INTEGER NOT NULL,
    PRIMARY KEY (account_id, item)
) WITHOUT ROWID;
CREATE INDEX remote_article ON remote(article_id) WHERE article_id IS NOT NULL;

-- Steps of state that a server was not told yet, or did not confirm. A later step of the same kind takes the place of an
-- earlier one under a new number, so that an answer to the earlier one lets nothing go.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    item       NOT NULL,                -- as in remote
    flag       TEXT NOT NULL,           -- read, starred
    value      INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0, -- how often the server refused it
    UNIQUE (account_id, item, flag)
);
