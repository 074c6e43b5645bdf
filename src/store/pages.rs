use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{pack_bytes, time, unpack, unpack_against, unpack_bytes};
use crate::model::ArticleId;

/// The page of an article as its server sent it, compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CamePage {
    /// When.
    pub at: Timestamp,
    /// Its address after redirects.
    pub url: String,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A page that was kept, with the article that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldPage {
    /// Of which article.
    pub id: ArticleId,
    /// The page.
    pub page: CamePage,
    /// What the feed gave: body, else summary.
    pub feed_text: Option<String>,
}

impl Store {
    /// Keeps a page as it came.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_page(&self, id: ArticleId, page: CamePage) -> Result<(), StoreError> {
        self.write(move |transaction| keep(transaction, id, &page)).await
    }

    /// The next pages that were kept, by the number of their article; and how many there are from there on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn old_pages(&self, after: ArticleId, limit: usize) -> Result<(Vec<OldPage>, u64), StoreError> {
        self.seek(move |connection| old(connection, after, limit)).await
    }
}

fn keep(transaction: &Transaction<'_>, id: ArticleId, page: &CamePage) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO page (article_id, came, url, content_type, content)
             SELECT id, ?2, ?3, ?4, ?5 FROM article WHERE id = ?1",
        )?
        .execute(params![id.0, page.at.as_second(), page.url, page.content_type, pack_bytes(&page.bytes)?])?;
    Ok(())
}

/// Deletes pages that came until a second, up to a maximum number; returns how many were deleted.
pub(super) fn forget(transaction: &Transaction<'_>, until: i64, most: usize) -> rusqlite::Result<usize> {
    transaction
        .prepare_cached(
            "DELETE FROM page WHERE article_id IN
                 (SELECT article_id FROM page INDEXED BY page_came WHERE came <= ?1 ORDER BY came LIMIT ?2)",
        )?
        .execute(params![until, i64::try_from(most).unwrap_or(i64::MAX)])
}

fn old(connection: &Connection, after: ArticleId, limit: usize) -> rusqlite::Result<(Vec<OldPage>, u64)> {
    let mut statement = connection.prepare_cached(
        "SELECT page.article_id, came, url, content_type, content, body.summary, body.body
         FROM page JOIN body ON body.article_id = page.article_id
         WHERE page.article_id > ?1 ORDER BY page.article_id LIMIT ?2",
    )?;
    let rows = statement.query_map(params![after.0, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        let body = unpack(row.get(6)?)?;
        let summary = unpack_against(row.get(5)?, body.as_deref().unwrap_or_default())?;
        let bytes: Vec<u8> = row.get(4)?;
        let page = CamePage {
            at: time(row.get(1)?),
            url: row.get(2)?,
            content_type: row.get(3)?,
            bytes: unpack_bytes(&bytes)?,
        };
        Ok(OldPage { id: ArticleId(row.get(0)?), page, feed_text: body.or(summary) })
    })?;
    let pages: Vec<OldPage> = rows.collect::<rusqlite::Result<_>>()?;
    let all: i64 = connection
        .prepare_cached("SELECT count(*) FROM page WHERE article_id > ?1")?
        .query_row([after.0], |row| row.get(0))?;
    Ok((pages, u64::try_from(all).unwrap_or(0)))
}
