use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};

use super::keys;
use super::outcome::NewArticle;
use super::write::New;
use crate::model::EntryKey;

/// Articles at one address that are looked at.
const MOST_ALIKE: i64 = 50;

/// A feed that something came of.
pub(super) struct Feed<'a> {
    pub(super) id: i64,
    pub(super) key: &'a str,
    pub(super) url: String,
    pub(super) section: Option<i64>,
    /// Whether it was ever fetched.
    pub(super) fetched: bool,
}

impl<'a> Feed<'a> {
    pub(super) fn of(transaction: &Transaction<'_>, key: &'a str) -> rusqlite::Result<Option<Self>> {
        transaction
            .prepare_cached("SELECT id, section_id, url, last_success IS NOT NULL FROM feed WHERE key = ?1")?
            .query_row([key], |row| {
                Ok(Feed { id: row.get(0)?, section: row.get(1)?, url: row.get(2)?, fetched: row.get(3)?, key })
            })
            .optional()
    }

    /// The newsroom of an article: the host of its address, else its feed.
    pub(super) fn newsroom(&self, article: &NewArticle) -> String {
        article.host().unwrap_or_else(|| format!("feed:{}", self.key))
    }
}

/// Whether an article has only one carrier.
pub(super) fn are_one(transaction: &Transaction<'_>, article: i64) -> rusqlite::Result<bool> {
    let count: i64 = transaction
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM entry WHERE article_id = ?1 LIMIT 2)")?
        .query_row([article], |row| row.get(0))?;
    Ok(count == 1)
}

/// Whether a feed that carries an article may revise it: one of the article's newsroom, or its first carrier while no feed
/// of the newsroom carries it.
pub(super) fn may_revise(
    transaction: &Transaction<'_>,
    feed: &Feed<'_>,
    article: i64,
    first: bool,
) -> rusqlite::Result<bool> {
    let newsroom = newsroom(transaction, article)?;
    Ok(is_of(feed, &newsroom) || first && !has_own(transaction, feed, article, &newsroom)?)
}

/// Whether the text of an article becomes that of a feed which carries it from now on: the feed is of its newsroom, and no
/// other of the newsroom carries it.
pub(super) fn takes_over(transaction: &Transaction<'_>, feed: &Feed<'_>, article: i64) -> rusqlite::Result<bool> {
    let newsroom = newsroom(transaction, article)?;
    Ok(is_of(feed, &newsroom) && !has_own(transaction, feed, article, &newsroom)?)
}

fn newsroom(transaction: &Transaction<'_>, article: i64) -> rusqlite::Result<String> {
    transaction.prepare_cached("SELECT newsroom FROM article WHERE id = ?1")?.query_row([article], |row| row.get(0))
}

/// Whether a feed is of a newsroom: by its host, or because the newsroom is nothing but the feed.
fn is_of(feed: &Feed<'_>, newsroom: &str) -> bool {
    newsroom.strip_prefix("feed:") == Some(feed.key) || keys::is_own(&feed.url, newsroom)
}

/// Whether another feed carries the article that is its newsroom's own.
fn has_own(transaction: &Transaction<'_>, feed: &Feed<'_>, article: i64, newsroom: &str) -> rusqlite::Result<bool> {
    let mut statement = transaction.prepare_cached(
        "SELECT feed.url FROM entry JOIN feed ON feed.id = entry.feed_id
         WHERE entry.article_id = ?1 AND entry.feed_id <> ?2",
    )?;
    let mut rows = statement.query(params![article, feed.id])?;
    while let Some(row) = rows.next()? {
        if keys::is_own(&row.get::<_, String>(0)?, newsroom) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The article of another feed that an entry carries too: of the same newsroom, with the same guid or title beside the
/// address, or with guid, title and date. Never only by the address; when in doubt it is another article.
pub(super) fn elsewhere(
    transaction: &Transaction<'_>,
    feed: &Feed<'_>,
    new: &New<'_>,
    home: Option<&EntryKey>,
) -> rusqlite::Result<Option<i64>> {
    let date = new.key.published;
    if let Some(place) = new.place() {
        let mut statement = transaction.prepare_cached(
            "SELECT id, title = ?3, date = ?4,
                 EXISTS (SELECT 1 FROM entry WHERE entry.article_id = article.id AND guid = ?5)
             FROM article INDEXED BY article_canonical WHERE canonical = ?1
                 AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.feed_id = ?2 AND entry.article_id = article.id)
             ORDER BY id LIMIT ?6",
        )?;
        let values = params![place, feed.id, new.article.title, date, new.key.guid, MOST_ALIKE];
        let rows = statement.query_map(values, |row| {
            let same: (bool, Option<bool>, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((row.get::<_, i64>(0)?, same))
        })?;
        let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
        let alone = rows.len() == 1 && home.is_none_or(|home| home.page != new.key.page);
        let agrees = |(title, date, guid): (bool, Option<bool>, bool)| guid || title && (date == Some(true) || alone);
        if let Some((id, _)) = rows.into_iter().find(|(_, same)| agrees(*same)) {
            return Ok(Some(id));
        }
    }
    let Some((guid, date)) = new.key.guid.zip(date) else { return Ok(None) };
    let mut statement = transaction.prepare_cached(
        "SELECT article.id FROM entry INDEXED BY entry_guid JOIN article ON article.id = entry.article_id
         WHERE entry.guid = ?1 AND entry.feed_id <> ?2 AND article.newsroom = ?3 AND article.title = ?4
             AND entry.published = ?5
             AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.feed_id = ?2 AND entry.article_id = article.id)
         LIMIT 1",
    )?;
    let mut rows = statement.query(params![guid, feed.id, new.newsroom, new.article.title, date])?;
    rows.next()?.map(|row| row.get(0)).transpose()
}
