use std::sync::{Arc, PoisonError};

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::headlines::{ANYWHERE, one};
use super::open::Store;
use super::pack::{from_json, json};
use super::search::index_later;
use super::{search, state};
use crate::model::{
    ArticleId, Call, Clause, Filter, Headline, Is, Language, ListOrder, Part, Query, Rules, SectionCount, Selection,
    Term, Window,
};

impl Store {
    /// Sets what the user's files say of articles: sections made of queries, and what is done with those that arrive.
    pub fn set_rules(&self, rules: Rules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }

    pub(super) fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sets the languages that the reader reads, the one he would rather read first: the row of a story is in the first of them
    /// that the story is covered in. It applies from the next change of a story on.
    pub fn prefer(&self, languages: Vec<Language>) {
        *self.languages.write().unwrap_or_else(PoisonError::into_inner) = languages.into();
    }

    pub(super) fn languages(&self) -> Arc<[Language]> {
        Arc::clone(&self.languages.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The query of a section that is made of one.
    pub(super) fn smart(&self, name: Option<&String>) -> Option<Query> {
        let rules = self.rules();
        let found = rules.smart.iter().find(|smart| Some(&smart.name) == name)?;
        Some(found.query.clone())
    }
}

/// The query with one thing more that must hold.
pub(super) fn also(mut query: Query, term: Term) -> Query {
    query.clauses.push(Clause { not: false, any: vec![term] });
    query
}

/// The query of what a selection wants of a section that is made of a query.
pub(super) fn narrowed(query: Query, selection: &Selection) -> Query {
    let mut query = query;
    if selection.unread {
        query = also(query, Term::Is(Is::Unread));
    }
    if selection.starred {
        query = also(query, Term::Is(Is::Starred));
    }
    if let Some(language) = &selection.language {
        query = also(query, Term::Language(language.base()));
    }
    if let Some(feed) = &selection.feed {
        query = also(query, Term::Source(feed.clone()));
    }
    query
}

/// A window on what a query finds.
pub(super) fn headlines(
    connection: &Connection,
    query: Query,
    selection: &Selection,
    now: Timestamp,
) -> rusqlite::Result<Vec<Headline>> {
    let found = search::dated(connection, &narrowed(query, selection), now.as_second())?;
    let found = ordered(connection, found, selection.order)?;
    // Where those begin that do not stand before a row.
    let split = |row: &RowKey| found.partition_point(|(other, _)| other < row);
    let key = |date: Timestamp, id: ArticleId| row_key(connection, selection.order, (date.as_second(), id.0));
    let limit = selection.limit;
    let (from, to) = match selection.window {
        Window::Top => (0, limit),
        Window::Bottom => (found.len().saturating_sub(limit), found.len()),
        Window::From(date, id) => {
            let start = split(&key(date, id)?);
            (start, start.saturating_add(limit))
        }
        Window::After(date, id) => {
            let row = key(date, id)?;
            let start = split(&row) + usize::from(found.get(split(&row)).is_some_and(|(other, _)| *other == row));
            (start, start.saturating_add(limit))
        }
        Window::Before(date, id) => {
            let end = split(&key(date, id)?);
            (end.saturating_sub(limit), end)
        }
    };
    let mut rows = Vec::new();
    for (_, id) in found.get(from..to.min(found.len())).unwrap_or_default() {
        rows.extend(one(connection, *id)?);
    }
    Ok(rows)
}

/// Where a row stands in a list: its feed where that tells, and its date and number, turned round where the larger is the first.
type RowKey = (String, i64, i64, i64);

fn row_key(connection: &Connection, order: ListOrder, (date, id): (i64, i64)) -> rusqlite::Result<RowKey> {
    Ok(match order {
        ListOrder::Newest => (String::new(), 0, !date, !id),
        ListOrder::Oldest => (String::new(), 0, date, id),
        ListOrder::Source => {
            let sql = format!("SELECT feed.title, feed.id FROM article {ANYWHERE} WHERE article.id = ?1");
            let feed = connection.prepare_cached(&sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)));
            let (title, feed): (String, i64) = feed.optional()?.unwrap_or_default();
            (title.to_ascii_lowercase(), feed, !date, !id)
        }
    })
}

/// What was found, each with its date, in an order.
fn ordered(connection: &Connection, found: Vec<(i64, i64)>, order: ListOrder) -> rusqlite::Result<Vec<(RowKey, i64)>> {
    let keys = found.into_iter().map(|row| Ok((row_key(connection, order, row)?, row.1)));
    let mut found = keys.collect::<rusqlite::Result<Vec<_>>>()?;
    found.sort_unstable();
    Ok(found)
}

/// What was found, each with its date, of a part of a list by source.
pub(super) fn part_by_source(
    connection: &Connection,
    found: Vec<(i64, i64)>,
    part: Part,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let (above, at) = match part {
        Part::All => return Ok(found),
        Part::Above(date, id) => (true, (date.as_second(), id.0)),
        Part::Below(date, id) => (false, (date.as_second(), id.0)),
    };
    let end = row_key(connection, ListOrder::Source, at)?;
    let mut meant = Vec::new();
    for row in found {
        let key = row_key(connection, ListOrder::Source, row)?;
        if key == end || (key < end) == above {
            meant.push(row);
        }
    }
    Ok(meant)
}

/// How many headlines of a selection a query finds.
pub(super) fn count(
    connection: &Connection,
    query: Query,
    selection: &Selection,
    now: Timestamp,
) -> rusqlite::Result<u64> {
    Ok(search::dated(connection, &narrowed(query, selection), now.as_second())?.len() as u64)
}

/// The sections that are made of queries, each in its place among those of feeds.
pub(super) fn add_smart(
    connection: &Connection,
    rules: &Rules,
    mut sections: Vec<SectionCount>,
    now: Timestamp,
) -> rusqlite::Result<Vec<SectionCount>> {
    for (before, smart) in rules.smart.iter().enumerate() {
        let count = |query: Query| count(connection, query, &Selection::default(), now);
        let row = SectionCount {
            name: smart.name.clone(),
            articles: count(smart.query.clone())?,
            unread: count(also(smart.query.clone(), Term::Is(Is::Unread)))?,
        };
        sections.insert((smart.place + before).min(sections.len()), row);
    }
    Ok(sections)
}

/// Does with articles that arrived what the filters say; answers how many of them are hidden now, and which programs are
/// to be run.
pub(super) fn sieve(
    transaction: &Transaction<'_>,
    filters: &[Filter],
    arrived: &[i64],
    now: Timestamp,
) -> rusqlite::Result<(usize, Vec<Call>)> {
    let (mut muted, mut calls) = (0, Vec::new());
    for filter in filters.iter().filter(|filter| filter.until.is_none_or(|until| now < until)) {
        for id in search::among(transaction, &filter.query, now.as_second(), arrived)? {
            state::set(transaction, id, (filter.read, filter.star, filter.mute), now)?;
            muted += usize::from(filter.mute);
            if !filter.run.is_empty()
                && let Some(headline) = one(transaction, id)?
            {
                calls.push(Call { run: filter.run.clone(), headline });
            }
            if let Some(tag) = &filter.tag {
                add_tag(transaction, id, tag)?;
            }
        }
    }
    Ok((muted, calls))
}

/// The tags of an article's feed and those that filters gave it.
pub(super) fn with_given(connection: &Connection, id: i64, mut tags: Vec<String>) -> rusqlite::Result<Vec<String>> {
    let mut given = connection.prepare_cached("SELECT tag FROM given WHERE article_id = ?1")?;
    for tag in given.query_map([id], |row| row.get(0))? {
        let tag: String = tag?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

fn add_tag(transaction: &Transaction<'_>, id: i64, tag: &str) -> rusqlite::Result<()> {
    let tags: String = transaction.query_row("SELECT tags FROM article WHERE id = ?1", [id], |row| row.get(0))?;
    let tags: Vec<String> = from_json(&tags);
    transaction.execute("INSERT OR IGNORE INTO given (article_id, tag) VALUES (?1, ?2)", params![id, tag])?;
    if tags.iter().all(|known| known != tag) {
        let tags = with_given(transaction, id, tags)?;
        transaction.execute("UPDATE article SET tags = ?2 WHERE id = ?1", params![id, json(&tags)?])?;
        index_later(transaction, id)?;
    }
    Ok(())
}
