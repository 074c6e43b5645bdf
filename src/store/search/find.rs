use std::collections::{HashMap, HashSet};

use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _};

use super::plan::{Plan, plan};
use super::snippet::snippet;
use crate::model::{Embedding, Hit, NothingLike, Query, Search, Sought};
use crate::store::embeddings::{Near, closest, embedding, encoder};
use crate::store::headlines::one;

/// Articles that are ranked: the newest of those that match.
pub(in crate::store) const MOST_RANKED: usize = 10_000;
/// One more than are ranked, by which it is known that there are more.
const ONE_MORE: usize = MOST_RANKED + 1;
/// How much more a word counts in the title, and one that is frequent: by so much BM25 grows from one to many times.
const TITLE: f64 = 2.0;
const OFTEN: f64 = 1.0;
/// The part of the rank that age takes at most, and the seconds in which half of it is gone.
const FRESHNESS: f64 = 0.6;
const HALF_LIFE: f64 = 14.0 * 86_400.0;

/// The order in which a search lists what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Order {
    /// The best first, with the text round what was found.
    Best,
    /// The newest first.
    Newest,
}

/// Searches: the newest [`MOST_RANKED`] articles that match, in an order, so many after so many.
pub(in crate::store) fn search(
    connection: &Connection,
    Sought { query, meaning }: &Sought,
    now: i64,
    order: Order,
    (skip, limit): (usize, usize),
) -> rusqlite::Result<Search> {
    let plan = plan(connection, query, now)?;
    let mut ids = if plan.asks() { matches(connection, &plan, ONE_MORE)? } else { Vec::new() };
    let more = ids.len() > MOST_RANKED;
    ids.truncate(MOST_RANKED);
    let ordered = match order {
        _ if skip + limit == 0 => ids,
        Order::Best => rank(connection, &plan, &ids, now)?,
        Order::Newest => by_date(connection, ids)?.into_iter().map(|(_, id)| id).collect(),
    };
    let close = match meaning {
        Some(meaning) => beside(connection, meaning, &ordered.iter().copied().collect(), ordered.first().copied())?,
        None => Vec::new(),
    };
    let by_words = ordered.len();
    let total = by_words + close.len();
    let mut hits = Vec::new();
    for (at, id) in ordered.into_iter().chain(close).enumerate().skip(skip).take(limit) {
        if let Some(headline) = one(connection, id)? {
            let by_meaning = at >= by_words;
            let shows = order == Order::Best && !by_meaning;
            let snippet = if shows { snippet(connection, id, query)? } else { Vec::new() };
            hits.push(Hit { headline, snippet, by_meaning });
        }
    }
    let nothing_like = match query.liked() {
        Some(number) if total == 0 => Some(nothing_like(connection, number)?),
        _ => None,
    };
    Ok(Search { hits, total, more, unindexed: unindexed(connection)?, nothing_like })
}

/// Why nothing is like an article.
fn nothing_like(connection: &Connection, number: i64) -> rusqlite::Result<NothingLike> {
    Ok(match embedding(connection, number)? {
        _ if encoder(connection)?.is_none() => NothingLike::NoModel,
        Some((_, false)) => NothingLike::NotLearned,
        None if connection.prepare_cached("SELECT 1 FROM article WHERE id = ?1")?.exists([number])? => {
            NothingLike::NotRead
        }
        _ => NothingLike::NoneClose,
    })
}

/// How many articles are found by meaning at most.
const MOST_CLOSE: usize = 30;

/// The articles that mean what a text means, the closest first, without those that its words find, of which `best` is the best.
fn beside(
    connection: &Connection,
    meaning: &Embedding,
    found: &HashSet<i64>,
    best: Option<i64>,
) -> rusqlite::Result<Vec<i64>> {
    // A whole article in a language that the model did not learn has more in common with others than a few words of it.
    let best = best.map(|id| embedding(connection, id)).transpose()?.flatten();
    let mut near = match best {
        Some((article, false)) => closest(connection, &article, Near::ARTICLE, MOST_CLOSE)?,
        _ => Vec::new(),
    };
    near.extend(closest(connection, meaning, Near::SEARCH, MOST_CLOSE)?);
    let mut shown = connection.prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND hidden = 0")?;
    let mut seen = HashSet::new();
    let mut close = Vec::new();
    for id in near {
        if close.len() < MOST_CLOSE && !found.contains(&id) && seen.insert(id) && shown.exists([id])? {
            close.push(id);
        }
    }
    Ok(close)
}

/// The newest articles that match, with their dates in seconds, the newest first.
pub(in crate::store) fn dated(connection: &Connection, query: &Query, now: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    let plan = plan(connection, query, now)?;
    let mut ids = if plan.asks() { matches(connection, &plan, ONE_MORE)? } else { Vec::new() };
    ids.truncate(MOST_RANKED);
    by_date(connection, ids)
}

/// Which of some articles, given by their numbers, a query finds.
pub(in crate::store) fn among(
    connection: &Connection,
    query: &Query,
    now: i64,
    ids: &[i64],
) -> rusqlite::Result<Vec<i64>> {
    if query.asks_by_meaning() {
        // What arrives has no meaning yet, and whoever writes does not look at every embedding.
        return Ok(Vec::new());
    }
    let mut plan = plan(connection, query, now)?;
    let (Some(first), true) = (ids.iter().min(), plan.asks()) else { return Ok(Vec::new()) };
    plan.conditions.push(format!("article.id >= {first}"));
    plan.first = Some(*first);
    Ok(matches(connection, &plan, ONE_MORE)?.into_iter().filter(|id| ids.contains(id)).collect())
}

/// Every article that matches, with their dates in seconds, the newest first.
pub(in crate::store) fn every(connection: &Connection, query: &Query, now: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    let plan = plan(connection, query, now)?;
    let ids = if plan.asks() { matches(connection, &plan, usize::MAX)? } else { Vec::new() };
    by_date(connection, ids)
}

fn by_date(connection: &Connection, ids: Vec<i64>) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut date = connection.prepare_cached("SELECT date FROM article WHERE id = ?1")?;
    let mut dated = Vec::with_capacity(ids.len());
    for id in ids {
        let date: i64 = date.query_row([id], |row| row.get(0)).optional()?.unwrap_or(0);
        dated.push((date, id));
    }
    dated.sort_unstable_by(|a, b| b.cmp(a));
    Ok(dated)
}

/// How many articles search does not know yet; at most [`MOST_RANKED`] are counted.
pub(in crate::store) fn unindexed(connection: &Connection) -> rusqlite::Result<usize> {
    let most = i64::try_from(MOST_RANKED).unwrap_or(i64::MAX);
    connection
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM unindexed LIMIT ?1)")?
        .query_row([most], |row| row.get::<_, i64>(0))
        .map(|count| usize::try_from(count).unwrap_or(0))
}

/// The numbers of the newest articles that match, the newest first, so many at most.
fn matches(connection: &Connection, plan: &Plan, most: usize) -> rusqlite::Result<Vec<i64>> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let conditions: String = plan.conditions.iter().flat_map(|condition| [" AND ", condition]).collect();
    if plan.expression.is_empty() {
        let of = if plan.hidden { "hidden = 1" } else { "listed = 1" };
        let sql = format!("SELECT id FROM article WHERE {of}{conditions} ORDER BY date DESC, id DESC LIMIT {limit}");
        return connection.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect();
    }
    let floor = match plan.since {
        Some(since) => first_since(connection, since)?,
        None => 0,
    };
    let floor = plan.first.unwrap_or(floor);
    let starred = if plan.starred { Some(with(connection, "starred")?) } else { None };
    let hidden = with(connection, "hidden")?;
    let check = format!("SELECT 1 FROM article WHERE id = ?1{conditions}");
    let mut check = connection.prepare_cached(&check)?;
    let mut statement = connection
        .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 ORDER BY rowid DESC")?;
    let mut rows = statement.query((&plan.expression, floor))?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let possible =
            starred.as_ref().is_none_or(|starred| starred.contains(&id)) && hidden.contains(&id) == plan.hidden;
        if possible && (plan.conditions.is_empty() || check.exists([id])?) {
            ids.push(id);
            if ids.len() == most {
                break;
            }
        }
    }
    Ok(ids)
}

/// The articles that have a flag which few have.
fn with(connection: &Connection, flag: &str) -> rusqlite::Result<HashSet<i64>> {
    let sql = format!("SELECT id FROM article INDEXED BY article_{flag} WHERE {flag} = 1");
    connection.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect()
}

/// The first number that was given since a time: an article is never published after it was first seen. The clock of the
/// machine may have been turned back in between; what is older by its date is sorted out later.
fn first_since(connection: &Connection, since: i64) -> rusqlite::Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT id, first_seen FROM article WHERE id >= ?1 ORDER BY id LIMIT 1")?;
    let top: Option<i64> = connection.query_row("SELECT max(id) FROM article", [], |row| row.get(0))?;
    let (mut low, mut high) = (0, top.unwrap_or(0) + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let found: Option<(i64, i64)> =
            statement.query_row([middle], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        match found {
            Some((id, seen)) if seen < since => low = id + 1,
            _ => high = middle,
        }
    }
    Ok(low)
}

/// Orders articles, the best first. Each word counts by how rare it is (the weight of BM25) and in three steps of how often
/// it occurs there, which the index keeps; then age takes its part.
fn rank(connection: &Connection, plan: &Plan, ids: &[i64], now: i64) -> rusqlite::Result<Vec<i64>> {
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(Vec::new()) };
    let ascending_of_arrival = !plan.expression.is_empty();
    if !ascending_of_arrival {
        let place: HashMap<i64, usize> = plan.close.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut ranked = ids.to_vec();
        // Where nothing is asked by meaning all are equal, and stay in their order.
        ranked.sort_by_key(|id| place.get(id).copied().unwrap_or(usize::MAX));
        return Ok(ranked);
    }
    let mut scores = vec![1.0; ids.len()];
    let articles = f64::from(u32::try_from(*first).unwrap_or(u32::MAX)).max(1.0);
    let mut marked = connection.prepare_cached(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC",
    )?;
    for word in &plan.ranked {
        let known: Option<u32> = connection
            .prepare_cached("SELECT articles FROM word WHERE word = ?1")?
            .query_row([word], |row| row.get(0))
            .optional()?;
        let Some(known) = known.map(f64::from) else { continue };
        let rarity = (1.0 + (articles - known + 0.5).max(0.0) / (known + 0.5)).ln();
        for (which, weight) in [(format!("{{title}} : \"{word}\""), TITLE), (format!("\"+{word}\""), OFTEN)] {
            let mut rows = marked.query((which, last, first))?;
            let mut at = 0;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                at += ids.get(at..).unwrap_or_default().partition_point(|other| *other > id);
                if ids.get(at) == Some(&id)
                    && let Some(score) = scores.get_mut(at)
                {
                    *score += rarity * weight;
                }
            }
        }
    }
    let mut date = connection.prepare_cached("SELECT date FROM article WHERE id = ?1")?;
    let mut ranked = Vec::with_capacity(ids.len());
    for (id, score) in ids.iter().zip(scores) {
        let date: i64 = date.query_row([id], |row| row.get(0)).optional()?.unwrap_or(0);
        let age = f64::from(u32::try_from((now - date).max(0)).unwrap_or(u32::MAX));
        let fresh = 1.0 - FRESHNESS + FRESHNESS * (-age / HALF_LIFE).exp2();
        ranked.push((score * fresh, date, *id));
    }
    ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    Ok(ranked.into_iter().map(|(_, _, id)| id).collect())
}
