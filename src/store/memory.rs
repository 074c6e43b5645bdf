use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, Transaction, params};

use super::outcome::{Outcome, Visit};
use super::pack::{amount, time};
use crate::model::{Flaw, Memory, Pace, Unreadable};

/// Status of a feed that is gone for good (RFC 9110 §15.5.11).
const GONE: u16 = 410;

/// What is remembered of every feed, by its id.
pub(super) fn memories(connection: &Connection) -> rusqlite::Result<HashMap<String, Memory>> {
    let mut statement = connection.prepare_cached(
        "SELECT key, etag, last_modified, print, last_try, took, failures, next_try, not_before, rhythm, moved_to,
                moved_seen, gone, every, skip_hours, skip_days, public_host FROM feed",
    )?;
    let stamp = |row: &Row<'_>, column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(time));
    let span = |row: &Row<'_>, column| Ok::<_, rusqlite::Error>(amount(row.get(column)?));
    let rows = statement.query_map([], |row| {
        let memory = Memory {
            etag: row.get(1)?,
            last_modified: row.get(2)?,
            print: row.get(3)?,
            last_try: stamp(row, 4)?,
            took: span(row, 5)?.map(Duration::from_millis),
            failures: row.get(6)?,
            next_try: stamp(row, 7)?,
            not_before: stamp(row, 8)?,
            rhythm: span(row, 9)?.map(Duration::from_secs),
            moved_to: row.get(10)?,
            moved_seen: row.get(11)?,
            gone: row.get(12)?,
            pace: Pace {
                every: span(row, 13)?.map(Duration::from_secs),
                skip_hours: row.get(14)?,
                skip_days: row.get(15)?,
            },
            public_host: row.get(16)?,
        };
        Ok((row.get(0)?, memory))
    })?;
    rows.collect()
}

/// The hashes of the last bodies of some feeds; one that is not known is left out.
pub(super) fn prints(connection: &Connection, keys: &[String]) -> rusqlite::Result<HashMap<String, Option<Vec<u8>>>> {
    let mut statement = connection.prepare_cached("SELECT print FROM feed WHERE key = ?1")?;
    let mut prints = HashMap::new();
    for key in keys {
        if let Some(print) = statement.query_row([key], |row| row.get(0)).optional()? {
            prints.insert(key.clone(), print);
        }
    }
    Ok(prints)
}

/// The host of a feed when it was last reached on the internet.
pub(super) fn public_host(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT public_host FROM feed WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?.flatten())
}

/// Keeps what a visit taught, in the transaction of what it brought.
pub(super) fn learn(
    transaction: &Transaction<'_>,
    feed: i64,
    outcome: &Outcome,
    visit: &Visit,
) -> rusqlite::Result<()> {
    let now = visit.now.as_second();
    let seconds = |span: Duration| i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    transaction
        .prepare_cached(
            "UPDATE feed SET last_try = ?2, took = ?3, next_try = ?4, not_before = ?5, rhythm = coalesce(?6, rhythm),
                 every = ?7, skip_hours = ?8, skip_days = ?9, public_host = coalesce(?10, public_host) WHERE id = ?1",
        )?
        .execute(params![
            feed,
            now,
            i64::try_from(visit.took.as_millis()).unwrap_or(i64::MAX),
            visit.next_try.as_second(),
            visit.not_before.map(Timestamp::as_second),
            visit.rhythm.map(seconds),
            visit.pace.every.map(seconds),
            visit.pace.skip_hours,
            visit.pace.skip_days,
            visit.public_host,
        ])?;
    match outcome {
        Outcome::Failed { status, error } => {
            let gone = *status == Some(GONE);
            return transaction
                .prepare_cached(
                    "UPDATE feed SET status = ?2, error = ?3, failures = failures + 1, gone = ?4 WHERE id = ?1",
                )?
                .execute(params![feed, status, error.kept(), gone])
                .map(|_| ());
        }
        Outcome::Unchanged { status, validators } => {
            succeeded(transaction, feed, now, *status)?;
            if let Some((etag, last_modified)) = validators {
                validate(transaction, feed, etag.as_deref(), last_modified.as_deref())?;
            }
        }
        Outcome::Articles { etag, last_modified, status, title, print, size, .. } => {
            succeeded(transaction, feed, now, *status)?;
            validate(transaction, feed, etag.as_deref(), last_modified.as_deref())?;
            transaction
                .prepare_cached(
                    "UPDATE feed SET print = ?2, size = ?3, own_title = coalesce(?4, own_title),
                         title = iif(named, title, coalesce(?4, title)) WHERE id = ?1",
                )?
                .execute(params![feed, print, i64::try_from(*size).unwrap_or(i64::MAX), title])?;
            unreadable(transaction, feed, &visit.unreadable)?;
        }
    }
    moved(transaction, feed, visit.moved_to.as_deref())
}

/// Notes which entries of a document could not be read; only of the last document.
fn unreadable(transaction: &Transaction<'_>, feed: i64, found: &Unreadable) -> rusqlite::Result<()> {
    let Some((number, line, flaw)) = found.first else {
        return transaction.prepare_cached("DELETE FROM unreadable WHERE feed_id = ?1")?.execute([feed]).map(|_| ());
    };
    let [count, number, line] = [found.count, number, line].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO unreadable (feed_id, count, number, line, malformed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![feed, count, number, line, flaw == Flaw::Malformed])
        .map(|_| ())
}

fn succeeded(transaction: &Transaction<'_>, feed: i64, now: i64, status: u16) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE feed SET last_success = ?2, status = ?3, error = NULL, failures = 0, gone = 0 WHERE id = ?1",
        )?
        .execute(params![feed, now, status])
        .map(|_| ())
}

fn validate(
    transaction: &Transaction<'_>,
    feed: i64,
    etag: Option<&str>,
    last_modified: Option<&str>,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE feed SET etag = ?2, last_modified = ?3 WHERE id = ?1")?
        .execute(params![feed, etag, last_modified])
        .map(|_| ())
}

/// Counts how often in a row an address was called permanent; the address itself stays the subscription's.
fn moved(transaction: &Transaction<'_>, feed: i64, to: Option<&str>) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE feed SET moved_seen = iif(?2 IS NULL, 0, iif(moved_to IS ?2, moved_seen + 1, 1)), moved_to = ?2
             WHERE id = ?1",
        )?
        .execute(params![feed, to])
        .map(|_| ())
}
