use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, Transaction, params};

use super::open::Store;
use super::outcome::{Finding, StoreError};
use super::pack::{unpack, unpack_against, unpack_bytes};

/// Seconds within which a feed is fetched again, whatever its server said: what is further ahead was written by a clock
/// that was wrong.
const REASON: i64 = 40 * 86_400;

impl Store {
    /// Looks for times that lie ahead beyond reason, as a clock that was wrong leaves them: with them a feed would not be
    /// asked for years. Mends them when it may.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn examine_times(&self, repair: bool, now: Timestamp) -> Result<Vec<Finding>, StoreError> {
        self.write(move |transaction| times(transaction, repair, now.as_second())).await
    }
}

fn times(transaction: &Transaction<'_>, repair: bool, now: i64) -> rusqlite::Result<Vec<Finding>> {
    const WRONG: &str = "max(coalesce(next_try, 0), coalesce(not_before, 0), coalesce(last_try, 0)) > ?1";
    let bound = now.saturating_add(REASON);
    let sql = format!("SELECT count(*) FROM feed WHERE {WRONG}");
    let wrong: u32 = transaction.query_row(&sql, [bound], |row| row.get(0))?;
    if wrong == 0 {
        return Ok(Vec::new());
    }
    if repair {
        let sql = format!(
            "UPDATE feed SET next_try = NULL, not_before = NULL, last_try = iif(last_try > ?1, NULL, last_try)
             WHERE {WRONG}"
        );
        transaction.execute(&sql, [bound])?;
    }
    Ok(vec![Finding::counted("cache-late-feeds", wrong, repair)])
}

/// Whether an error is that of one row, so that the others can be read all the same.
pub(super) fn is_of_a_row(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    matches!(error, FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..))
}

/// Passes over a row that cannot be read.
pub(super) fn readable<T>(row: rusqlite::Result<T>) -> Option<rusqlite::Result<T>> {
    match row {
        Err(error) if is_of_a_row(&error) => None,
        row => Some(row),
    }
}

/// What of an article's text cannot be read.
#[derive(Default)]
struct Unreadable {
    feed: Vec<i64>,
    page: Vec<i64>,
    kept: Vec<i64>,
}

/// Looks for texts that cannot be read; when it may, it deletes them, so that their page can be fetched again.
pub(super) fn texts(transaction: &Transaction<'_>, repair: bool) -> rusqlite::Result<Vec<Finding>> {
    let Unreadable { feed, page, kept } = unreadable(transaction)?;
    let mut findings = Vec::new();
    for (ids, what, mend) in [
        (feed, "cache-unreadable-texts", "UPDATE body SET summary = NULL, body = NULL WHERE article_id = ?1"),
        (page, "cache-unreadable-articles", "UPDATE body SET page = NULL WHERE article_id = ?1"),
        (kept, "cache-unreadable-pages", "DELETE FROM page WHERE article_id = ?1"),
    ] {
        if ids.is_empty() {
            continue;
        }
        if repair {
            for id in &ids {
                transaction.execute(mend, [id])?;
                transaction.execute(
                    "UPDATE article SET text = iif((SELECT page IS NULL FROM body WHERE article_id = ?1), 1, text)
                     WHERE id = ?1",
                    params![id],
                )?;
            }
        }
        findings.push(Finding::counted(what, ids.len(), repair));
    }
    Ok(findings)
}

fn unreadable(connection: &Connection) -> rusqlite::Result<Unreadable> {
    let mut found = Unreadable::default();
    let mut statement = connection.prepare("SELECT article_id, body, summary, page FROM body")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let text = |at: usize| row.get::<_, Option<Vec<u8>>>(at);
        let own =
            text(1).and_then(unpack).and_then(|body| unpack_against(text(2)?, body.as_deref().unwrap_or_default()));
        if own.is_err() {
            found.feed.push(id);
        }
        if text(3).and_then(unpack).is_err() {
            found.page.push(id);
        }
    }
    let mut statement = connection.prepare("SELECT article_id, content FROM page")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, Vec<u8>>(1).and_then(|bytes| unpack_bytes(&bytes)).is_err() {
            found.kept.push(row.get(0)?);
        }
    }
    Ok(found)
}
