use std::collections::HashMap;

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row};

use super::full_text::{ATTEMPT, attempt};
use super::headlines::{COLUMNS, headline};
use super::pack::{amount, from_json, message, time, unpack, unpack_against};
use super::{corrections, links};
use crate::model::{Article, ArticleId, Flaw, Health, SectionCount, Unreadable};

pub(super) fn sections(connection: &Connection) -> rusqlite::Result<Vec<SectionCount>> {
    let mut statement = connection
        .prepare_cached("SELECT name, articles, unread FROM section WHERE position >= 0 ORDER BY position")?;
    let rows = statement.query_map([], |row| {
        Ok(SectionCount { name: row.get(0)?, articles: count(row, 1)?, unread: count(row, 2)? })
    })?;
    rows.collect()
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

/// One article, also one whose feed is not subscribed any more.
pub(super) fn article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<Article>> {
    let sql = format!(
        "SELECT {COLUMNS}, article.label, article.updated, article.tags, article.enclosures, body.summary, body.body,
            body.page, evidence.consumed, article.position, {ATTEMPT}
        FROM article JOIN body ON body.article_id = article.id JOIN evidence ON evidence.article_id = article.id
        JOIN entry ON entry.article_id = article.id JOIN feed ON feed.id = entry.feed_id
        LEFT JOIN section ON section.id = feed.section_id LEFT JOIN attempt ON attempt.article_id = article.id
        WHERE article.id = ?1 ORDER BY section.id IS NULL, section.id LIMIT 1"
    );
    let found = connection
        .prepare_cached(&sql)?
        .query_row([id.0], |row| {
            let body = unpack(row.get(19)?)?;
            let page = unpack(row.get(20)?)?;
            Ok(Article {
                headline: headline(row)?,
                label: row.get(14)?,
                updated: row.get::<_, Option<i64>>(15)?.map(time),
                tags: from_json(&row.get::<_, String>(16)?),
                enclosures: from_json(&row.get::<_, String>(17)?),
                summary: unpack_against(row.get(18)?, body.as_deref().unwrap_or_default())?,
                body: page.or(body),
                consumed: from_json(&row.get::<_, String>(21)?),
                position: count(row, 22)?,
                attempt: attempt(row, 23)?,
                credits: Vec::new(),
                links: Vec::new(),
            })
        })
        .optional()?;
    found
        .map(|mut article| {
            article.credits = corrections::credits(connection, id)?;
            article.links = links::links(connection, id)?;
            Ok(article)
        })
        .transpose()
}

pub(super) fn titles(connection: &Connection) -> rusqlite::Result<HashMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT key, title FROM feed")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

pub(super) fn health(connection: &Connection) -> rusqlite::Result<Vec<Health>> {
    let mut statement = connection.prepare_cached(
        "SELECT key, last_success, last_try, status, error, articles, unread, title, next_try, size, rhythm, moved_to, gone,
             count, number, line, malformed, not_before
         FROM feed LEFT JOIN unreadable ON feed_id = id WHERE section_id IS NOT NULL AND url LIKE 'http%' ORDER BY id",
    )?;
    let stamp =
        |row: &Row<'_>, column| Ok::<Option<Timestamp>, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(time));
    let rows = statement.query_map([], |row| {
        Ok(Health {
            feed: row.get(0)?,
            last_success: stamp(row, 1)?,
            last_try: stamp(row, 2)?,
            status: row.get(3)?,
            error: message(row, 4)?,
            articles: count(row, 5)?,
            unread: count(row, 6)?,
            title: row.get(7)?,
            next_try: next_try(row, 8, 17)?,
            size: amount(row.get(9)?),
            rhythm: amount(row.get(10)?),
            moved_to: row.get(11)?,
            gone: row.get(12)?,
            unreadable: unreadable(row, 13)?,
        })
    })?;
    rows.collect()
}

/// When a feed is asked next: when it is due, but not before its server wants it to be.
fn next_try(row: &Row<'_>, due: usize, not_before: usize) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(due)?.max(row.get(not_before)?).map(time))
}

/// The entries that could not be read, from the columns of their table; none where there is no row.
fn unreadable(row: &Row<'_>, first: usize) -> rusqlite::Result<Unreadable> {
    let number = |column: usize| row.get::<_, Option<i64>>(column).map(|number| number.unwrap_or(0));
    let [count, place, line] =
        [number(first)?, number(first + 1)?, number(first + 2)?].map(|number| usize::try_from(number).unwrap_or(0));
    let flaw = if number(first + 3)? == 0 { Flaw::Empty } else { Flaw::Malformed };
    Ok(Unreadable { count, first: (count > 0).then_some((place, line, flaw)) })
}
