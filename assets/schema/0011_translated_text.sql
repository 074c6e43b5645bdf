-- What search finds of translations: headlines, and the texts of articles that were translated whole.

CREATE TABLE translated_text (
    number     INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    language   TEXT NOT NULL,           -- into which
    title      TEXT NOT NULL,
    content    BLOB,                    -- blocks of the text, a line each, compressed; NULL where the headline alone was translated
    UNIQUE (article_id, language)
);
