-- What the user says of credits and people. It is kept by what was read, so that it holds when credits are read anew, and
-- stays when it is taken back, for a step names it.

-- Credits that are wrong, by role and name as earlier corrections left them: what they are instead, or nothing.
CREATE TABLE correction (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    role       TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    new_role   TEXT,                    -- none: there is no such credit
    new_name   TEXT,
    holds      INTEGER NOT NULL
);
CREATE INDEX correction_article ON correction(article_id);

-- The credits of corrected articles as they were read.
CREATE TABLE as_read (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    rules      INTEGER NOT NULL,
    credits    TEXT NOT NULL            -- JSON
);

-- Spellings and newsrooms of people that are somebody else's.
CREATE TABLE joined (
    id            INTEGER PRIMARY KEY,
    name_key      TEXT NOT NULL,
    newsroom      TEXT NOT NULL,
    with_name_key TEXT NOT NULL,
    with_newsroom TEXT NOT NULL,
    holds         INTEGER NOT NULL
);

-- The person that one is a spelling of, by what is joined.
ALTER TABLE person ADD COLUMN same_as INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX person_same_as ON person(same_as) WHERE same_as IS NOT NULL;
