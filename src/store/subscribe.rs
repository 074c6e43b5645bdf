use std::collections::HashMap;

use sha2::{Digest as _, Sha256};
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use crate::model::Subscription;

/// Makes sections and feeds those of the subscriptions; articles of feeds that left stay, without a place in a section.
pub(super) fn subscribe(transaction: &Transaction<'_>, feeds: &[Subscription]) -> rusqlite::Result<()> {
    let before = places(transaction)?;
    transaction.execute("UPDATE section SET position = -1", [])?;
    transaction.execute("UPDATE feed SET section_id = NULL", [])?;
    let mut position = 0;
    let mut sections: HashMap<&str, i64> = HashMap::new();
    for feed in feeds {
        let section = if let Some(id) = sections.get(feed.section.as_str()) {
            *id
        } else {
            let id = transaction.query_row(
                "INSERT INTO section (name, position) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET position = ?2 RETURNING id",
                params![feed.section, position],
                |row| row.get(0),
            )?;
            position += 1;
            sections.insert(&feed.section, id);
            id
        };
        let mut known = transaction.prepare_cached(
            // An unnamed feed of which it is not known yet what it calls itself was shown by that name, unless it was named.
            "INSERT INTO feed (key, title, url, section_id, named) VALUES (?1, ?2, ?3, ?4, NOT ?5)
             ON CONFLICT (key) DO UPDATE SET
                 title = iif(?5 AND url = ?3, coalesce(own_title, iif(named, ?2, title)), ?2),
                 own_title = iif(url = ?3, coalesce(own_title, iif(?5 AND NOT named, title, NULL)), NULL),
                 named = NOT ?5, section_id = ?4,
                 etag = iif(url = ?3, etag, NULL), last_modified = iif(url = ?3, last_modified, NULL),
                 print = iif(url = ?3, print, NULL), moved_to = iif(url = ?3, moved_to, NULL),
                 moved_seen = iif(url = ?3, moved_seen, 0), gone = iif(url = ?3, gone, 0),
                 failures = iif(url = ?3, failures, 0), next_try = iif(url = ?3, next_try, NULL),
                 not_before = iif(url = ?3, not_before, NULL), url = ?3",
        )?;
        known.execute(params![feed.id, feed.title, feed.url, section, feed.is_unnamed()])?;
    }
    for (feed, section) in places(transaction)? {
        // A feed that is new carries nothing yet.
        if before.get(&feed).is_some_and(|before| *before != section) {
            place(transaction, feed, section)?;
        }
    }
    transaction.execute("DELETE FROM settled", [])?;
    transaction.execute("INSERT INTO settled (print) VALUES (?1)", [print(feeds.iter())])?;
    Ok(())
}

/// Makes room for the articles of a feed that is in no subscription.
pub(super) fn carry(transaction: &Transaction<'_>, feed: &Subscription) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO feed (key, title, url) VALUES (?1, ?2, ?3)")?
        .execute(params![feed.id, feed.title, feed.url])?;
    Ok(())
}

/// A hash of what the subscriptions say of feeds and sections, in their order.
pub(super) fn print<'a>(feeds: impl Iterator<Item = &'a Subscription>) -> Vec<u8> {
    let mut hash = Sha256::new();
    for feed in feeds {
        for part in [&feed.id, &feed.title, &feed.url, &feed.section] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
    }
    hash.finalize().to_vec()
}

/// Whether they were made of any.
pub(super) fn was_settled(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM settled")?.exists([])
}

/// Whether the feeds and sections of the cache were made of the subscriptions of this hash.
pub(super) fn is_settled(connection: &Connection, print: &[u8]) -> rusqlite::Result<bool> {
    let known: Option<Vec<u8>> =
        connection.prepare_cached("SELECT print FROM settled")?.query_row([], |row| row.get(0)).optional()?;
    Ok(known.as_deref() == Some(print))
}

/// The section of each feed.
fn places(transaction: &Transaction<'_>) -> rusqlite::Result<HashMap<i64, Option<i64>>> {
    let mut statement = transaction.prepare("SELECT id, section_id FROM feed")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Moves what a feed carries to its section, or out of the paper.
fn place(transaction: &Transaction<'_>, feed: i64, section: Option<i64>) -> rusqlite::Result<()> {
    transaction.execute(
        "DELETE FROM placement WHERE feed_id = ?1 AND article_id IN (SELECT article_id FROM entry WHERE feed_id = ?1)",
        [feed],
    )?;
    transaction.execute(
        "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
         SELECT ?2, article.id, ?1, article.date, article.read
         FROM entry JOIN article ON article.id = entry.article_id AND article.hidden = 0
         WHERE entry.feed_id = ?1 AND ?2 IS NOT NULL",
        params![feed, section],
    )?;
    // What another feed of the old section carries too keeps its place there.
    transaction.execute(
        "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
         SELECT feed.section_id, article.id, feed.id, article.date, article.read
         FROM entry AS mine JOIN entry AS other ON other.article_id = mine.article_id AND other.feed_id <> ?1
         JOIN feed ON feed.id = other.feed_id AND feed.section_id IS NOT NULL
         JOIN article ON article.id = mine.article_id AND article.hidden = 0 WHERE mine.feed_id = ?1",
        [feed],
    )?;
    transaction.execute(
        "UPDATE article SET listed = EXISTS (SELECT 1 FROM placement WHERE placement.article_id = article.id)
         WHERE id IN (SELECT article_id FROM entry WHERE feed_id = ?1)",
        [feed],
    )?;
    Ok(())
}
