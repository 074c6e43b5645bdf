use tokio_rusqlite::rusqlite::{self, Connection, Row};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{unpack, unpack_against};
use crate::model::{ArticleId, Embedding, Language};

/// An article that is to be grouped, with what its fingerprint is made of.
#[derive(Clone, Debug)]
pub struct Groupable {
    /// The article.
    pub id: ArticleId,
    /// Its newsroom, as articles of one are known.
    pub newsroom: String,
    /// What the feed that carries it is called.
    pub source: String,
    /// Its language, if it is known.
    pub language: Option<Language>,
    /// Seconds since 1970.
    pub date: i64,
    /// Its headline.
    pub title: String,
    /// Markup of the summary.
    pub summary: Option<String>,
    /// Markup of the body: of its page where there is one.
    pub body: Option<String>,
    /// Its embedding, if a model computed one of a text in a language that it learned.
    pub embedding: Option<Embedding>,
}

/// An article's fingerprint as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPrint {
    /// The article.
    pub id: ArticleId,
    /// Seconds since 1970.
    pub date: i64,
    /// Whether its text is no copy of an earlier one.
    pub own: bool,
    /// The fingerprint's bytes.
    pub content: Vec<u8>,
    /// The article's embedding, if a model computed one of a text in a language that it learned; it is stored with the article.
    pub meaning: Option<Embedding>,
}

impl Store {
    /// The next articles that are to be grouped.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ungrouped(&self, most: usize) -> Result<Vec<Groupable>, StoreError> {
        self.seek(move |connection| ungrouped(connection, most)).await
    }

    /// Fingerprints that were stored behind one (0 for all) of articles that are not older than a second, and the number of the
    /// last of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fingerprints(&self, after: i64, since: i64) -> Result<(Vec<StoredPrint>, i64), StoreError> {
        self.seek(move |connection| fingerprints(connection, after, since)).await
    }
}

fn ungrouped(connection: &Connection, most: usize) -> rusqlite::Result<Vec<Groupable>> {
    let read = |row: &Row<'_>| {
        let body = unpack(row.get(7)?)?;
        Ok(Groupable {
            id: ArticleId(row.get(0)?),
            newsroom: row.get(1)?,
            source: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            language: row.get::<_, Option<String>>(3)?.as_deref().and_then(Language::parse),
            date: row.get(4)?,
            title: row.get(5)?,
            summary: unpack_against(row.get(6)?, body.as_deref().unwrap_or_default())?,
            body: unpack(row.get(8)?)?.or(body),
            embedding: row.get::<_, Option<Vec<u8>>>(9)?.as_deref().and_then(Embedding::from_bytes),
        })
    };
    connection
        .prepare_cached(
            "SELECT article.id, article.newsroom,
                 (SELECT feed.title FROM entry JOIN feed ON feed.id = entry.feed_id WHERE entry.article_id = article.id LIMIT 1),
                 article.language, article.date, article.title, body.summary, body.body, body.page, embedding.content
             FROM ungrouped JOIN article ON article.id = ungrouped.article_id LEFT JOIN body ON body.article_id = article.id
             LEFT JOIN embedding ON embedding.article_id = article.id AND embedding.learned = 1
             ORDER BY ungrouped.article_id LIMIT ?1",
        )?
        .query_map([i64::try_from(most).unwrap_or(i64::MAX)], read)?
        .collect()
}

fn fingerprints(connection: &Connection, after: i64, since: i64) -> rusqlite::Result<(Vec<StoredPrint>, i64)> {
    let mut last = after;
    let mut statement = connection.prepare_cached(
        "SELECT fingerprint.article_id, fingerprint.date, own, fingerprint.content, number, embedding.content
         FROM fingerprint
         LEFT JOIN embedding ON embedding.article_id = fingerprint.article_id AND embedding.learned = 1
         WHERE number > ?1 AND fingerprint.date >= ?2 ORDER BY number",
    )?;
    let rows = statement.query_map([after, since], |row| {
        last = last.max(row.get(4)?);
        Ok(StoredPrint {
            id: ArticleId(row.get(0)?),
            date: row.get(1)?,
            own: row.get(2)?,
            content: row.get(3)?,
            meaning: row.get::<_, Option<Vec<u8>>>(5)?.as_deref().and_then(Embedding::from_bytes),
        })
    })?;
    let found = rows.collect::<Result<_, _>>()?;
    Ok((found, last))
}
