-- What machines translated: passages by a hash of what was asked, and the articles for which it was asked.

CREATE TABLE translation (
    number  INTEGER PRIMARY KEY,
    hash    BLOB NOT NULL UNIQUE,       -- of passage, languages, engine and model
    used    INTEGER NOT NULL,           -- day on which it was last asked for
    content BLOB NOT NULL               -- compressed
);
CREATE INDEX translation_used ON translation(used);

CREATE TABLE translated (
    number     INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    language   TEXT NOT NULL,           -- into which
    engine     TEXT NOT NULL,
    model      TEXT NOT NULL,
    place      TEXT NOT NULL,           -- host of the engine, empty for this machine
    at         INTEGER NOT NULL,
    UNIQUE (article_id, language)
);

-- Characters that an engine was sent in a month.
CREATE TABLE translation_sent (
    number     INTEGER PRIMARY KEY,
    engine     TEXT NOT NULL,
    month      TEXT NOT NULL,           -- 2026-11
    characters INTEGER NOT NULL,
    UNIQUE (engine, month)
);

-- What only a machine translated is found by tr:machine, and no longer by has:translation.
INSERT OR IGNORE INTO unindexed (article_id) SELECT article_id FROM credit WHERE role = 'machine-translation';
