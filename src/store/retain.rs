use tokio_rusqlite::rusqlite::{self, Transaction, params};

use crate::model::UNDATED;

/// What is kept. Starred articles always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Articles that were published before this second are deleted.
    pub before: Option<i64>,
    /// Only so many of one feed are kept, the newest ones.
    pub per_feed: Option<u32>,
    /// Whether unread articles are kept whatever is said above.
    pub keep_unread: bool,
}

/// Deletes articles, up to a maximum number; returns how many were deleted, and whether there may be more.
pub(super) fn retain(
    transaction: &Transaction<'_>,
    retention: Retention,
    most: usize,
) -> rusqlite::Result<(usize, bool)> {
    let kept = if retention.keep_unread {
        "article.starred = 1 OR article.later = 1 OR article.read = 0 AND article.hidden = 0"
    } else {
        "article.starred = 1 OR article.later = 1"
    };
    let slice = most;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut ids: Vec<i64> = Vec::new();
    let undated = UNDATED.as_second();
    let carried = format!(
        "SELECT entry.article_id FROM entry INDEXED BY entry_newest JOIN article ON article.id = entry.article_id
         WHERE entry.feed_id = ?1 AND (entry.date, entry.article_id) < (?2, ?3) AND NOT ({kept})
             AND (entry.date <> {undated} OR article.first_seen < ?5 OR entry.article_id < ?6)
             AND (SELECT count(*) FROM entry AS other WHERE other.article_id = entry.article_id) = 1
         ORDER BY entry.date, entry.article_id LIMIT ?4"
    );
    let feeds: Vec<i64> = transaction
        .prepare_cached("SELECT id FROM feed")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for feed in feeds {
        let by_count = edge(transaction, feed, retention)?;
        let Some((date, id)) = by_count.max(retention.before.map(|before| (before, 0))) else { continue };
        // What has no date is as old as it is known.
        let seen = retention.before.unwrap_or(i64::MIN);
        let beyond = by_count.map_or(i64::MIN, |(date, id)| if date > undated { i64::MAX } else { id });
        let room = most - i64::try_from(ids.len()).unwrap_or(most);
        let mut statement = transaction.prepare_cached(&carried)?;
        let rows = statement.query_map(params![feed, date, id, room, seen, beyond], |row| row.get(0))?;
        ids.extend(rows.collect::<Result<Vec<i64>, _>>()?);
    }
    if let Some(before) = retention.before {
        // What several feeds carry goes only by its age.
        let aged = format!(
            "SELECT id FROM article INDEXED BY article_newest WHERE listed = 1 AND date < ?1 AND NOT ({kept})
                 AND (date <> {undated} OR first_seen < ?1)
             ORDER BY date, id LIMIT ?2"
        );
        let room = most - i64::try_from(ids.len()).unwrap_or(most);
        let mut statement = transaction.prepare_cached(&aged)?;
        ids.extend(statement.query_map(params![before, room], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?);
    }
    // What is found in both ways is counted twice: the slice is full all the same.
    let full = ids.len() >= slice;
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        remove(transaction, *id)?;
    }
    Ok((ids.len(), full))
}

/// The row of a feed's list before which its articles may go because there are newer ones enough.
fn edge(transaction: &Transaction<'_>, feed: i64, retention: Retention) -> rusqlite::Result<Option<(i64, i64)>> {
    let Some(keep) = retention.per_feed else { return Ok(None) };
    let mut statement = transaction.prepare_cached(
        "SELECT date, article_id FROM entry INDEXED BY entry_newest WHERE feed_id = ?1
         ORDER BY date DESC, article_id DESC LIMIT 1 OFFSET ?2",
    )?;
    let mut rows = statement.query(params![feed, keep.saturating_sub(1)])?;
    rows.next()?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Removes an article with all that hangs on it, and notes its entries.
pub(super) fn remove(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    for statement in [
        "INSERT INTO gone (feed_id, guid, stem, address, page, title, published, form)
         SELECT feed_id, guid, stem, address, page, title, published, form FROM entry WHERE article_id = ?1",
        "DELETE FROM search WHERE rowid = ?1",
        "DELETE FROM unindexed WHERE article_id = ?1",
        "DELETE FROM given WHERE article_id = ?1",
        "DELETE FROM placement WHERE article_id = ?1",
        "DELETE FROM entry WHERE article_id = ?1",
        "DELETE FROM credit WHERE article_id = ?1",
        "DELETE FROM evidence WHERE article_id = ?1",
        "DELETE FROM link WHERE article_id = ?1",
        "DELETE FROM page WHERE article_id = ?1",
        "DELETE FROM attempt WHERE article_id = ?1",
        "DELETE FROM revision WHERE article_id = ?1",
        "DELETE FROM body WHERE article_id = ?1",
        "DELETE FROM article WHERE id = ?1",
    ] {
        transaction.prepare_cached(statement)?.execute([id])?;
    }
    Ok(())
}
