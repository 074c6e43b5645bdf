use tokio_rusqlite::rusqlite::{self, Connection};

use super::Store;
use super::outcome::StoreError;
use super::pack::{time, unpack, unpack_against};
use crate::model::{ArticleId, Version};

impl Store {
    /// What the feed said of an article, the oldest first; the last one holds now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn versions(&self, id: ArticleId) -> Result<Vec<Version>, StoreError> {
        self.read(move |connection| versions(connection, id)).await
    }
}

fn versions(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Version>> {
    let mut statement = connection.prepare_cached(
        "SELECT replaced, title, summary, body, id FROM revision WHERE article_id = ?1
         UNION ALL
         SELECT NULL, article.title, body.summary, body.body, NULL
         FROM article JOIN body ON body.article_id = article.id WHERE article.id = ?1
         ORDER BY 5 NULLS LAST",
    )?;
    let rows = statement.query_map([id.0], |row| {
        let body = unpack(row.get(3)?)?;
        let summary = unpack_against(row.get(2)?, body.as_deref().unwrap_or_default())?;
        Ok(Version {
            replaced: row.get::<_, Option<i64>>(0)?.map(time),
            title: row.get(1)?,
            markup: body.or(summary).unwrap_or_default(),
        })
    })?;
    rows.collect()
}
