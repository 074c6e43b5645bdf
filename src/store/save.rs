use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};
use url::Url;

use super::credits::{byline, credit, credits, keep_pressed, made};
use super::full_text;
use super::headlines::newest;
use super::memory;
use super::moved::{Moved, relocate};
use super::outcome::{Kept, NewArticle, Outcome, Saved, Visit};
use super::pack::{hash, json};
use super::search::index_now;
use super::{rules, state};
use crate::model::{ArticleId, Rules};

/// Saves the outcome of one feed's fetch.
pub(super) fn save(
    transaction: &Transaction<'_>,
    key: &str,
    outcome: &Outcome,
    visit: &Visit,
    rules: &Rules,
) -> rusqlite::Result<Saved> {
    // A feed that was removed while it was fetched has no place for what came.
    let Some(feed) = Feed::of(transaction, key)? else { return Ok(Saved::default()) };
    let mut saved = Saved::default();
    if let Outcome::Articles { articles, .. } = outcome {
        let before = newest(transaction)?;
        let newsrooms: Vec<String> = articles.iter().map(|article| newsroom(&feed, article)).collect();
        let moved = moved(transaction, &feed, articles.iter(), &newsrooms)?;
        for (article, newsroom) in articles.iter().zip(&newsrooms) {
            save_one(transaction, &feed, &moved, (article, newsroom), visit.now.as_second(), &mut saved)?;
        }
        if saved.new > 0 && !rules.is_empty() {
            let arrived = since(transaction, before)?;
            // What rules are told by is the index.
            index_now(transaction, &arrived)?;
            let (muted, calls) = rules::sieve(transaction, &rules.filters, &arrived, visit.now)?;
            saved.new = saved.new.saturating_sub(muted);
            saved.calls = calls;
        }
    }
    memory::learn(transaction, feed.id, outcome, visit)?;
    Ok(saved)
}

/// The articles that came after one.
fn since(transaction: &Transaction<'_>, before: ArticleId) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare_cached("SELECT id FROM article WHERE id > ?1 ORDER BY id")?;
    statement.query_map([before.0], |row| row.get(0))?.collect()
}

struct Feed<'a> {
    id: i64,
    section: Option<i64>,
    key: &'a str,
}

impl<'a> Feed<'a> {
    fn of(transaction: &Transaction<'_>, key: &'a str) -> rusqlite::Result<Option<Self>> {
        transaction
            .prepare_cached("SELECT id, section_id FROM feed WHERE key = ?1")?
            .query_row([key], |row| Ok(Feed { id: row.get(0)?, section: row.get(1)?, key }))
            .optional()
    }
}

fn moved<'a>(
    transaction: &Transaction<'_>,
    feed: &Feed<'_>,
    articles: impl Iterator<Item = &'a NewArticle>,
    newsrooms: &[String],
) -> rusqlite::Result<Moved> {
    let addressed = articles.zip(newsrooms).filter(|(article, _)| article.canonical.is_some());
    Moved::look(transaction, feed.id, addressed.map(|(_, newsroom)| newsroom.as_str()))
}

/// Keeps articles that another reader had of a feed, with their state.
pub(super) fn keep(transaction: &Transaction<'_>, key: &str, kept: &[Kept], now: i64) -> rusqlite::Result<()> {
    let Some(feed) = Feed::of(transaction, key)? else { return Ok(()) };
    let newsrooms: Vec<String> = kept.iter().map(|kept| newsroom(&feed, &kept.article)).collect();
    let moved = moved(transaction, &feed, kept.iter().map(|kept| &kept.article), &newsrooms)?;
    for (Kept { article, read, starred }, newsroom) in kept.iter().zip(&newsrooms) {
        let guid = hash(&[&article.identity]);
        let mut entry = transaction.prepare_cached("SELECT article_id FROM entry WHERE feed_id = ?1 AND guid = ?2")?;
        let mut find = || entry.query_row(params![feed.id, guid], |row| row.get(0)).optional();
        let mut id = find()?;
        // What our own fetches brought is newer.
        if id.is_none() {
            save_one(transaction, &feed, &moved, (article, newsroom), now, &mut Saved::default())?;
            id = find()?;
        }
        if let Some(id) = id {
            state::set(transaction, id, (*read, *starred, false))?;
        }
    }
    Ok(())
}

fn save_one(
    transaction: &Transaction<'_>,
    feed: &Feed<'_>,
    moved: &Moved,
    (article, newsroom): (&NewArticle, &str),
    now: i64,
    saved: &mut Saved,
) -> rusqlite::Result<()> {
    let content = article.content();
    let guid = hash(&[&article.identity]);
    let canonical = article.canonical.as_ref().map(|canonical| hash(&[newsroom, canonical]));
    let known: Option<(i64, i64)> = transaction
        .prepare_cached(
            "SELECT article.id, article.content FROM entry JOIN article ON article.id = entry.article_id
             WHERE entry.feed_id = ?1 AND entry.guid = ?2",
        )?
        .query_row(params![feed.id, guid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, before)) = known {
        if before != content {
            revise(transaction, id, article, newsroom, content, now)?;
            relocate(transaction, id, newsroom, canonical)?;
            saved.changed += 1;
        }
        return Ok(());
    }
    if transaction
        .prepare_cached("SELECT 1 FROM gone WHERE feed_id = ?1 AND guid = ?2")?
        .exists(params![feed.id, guid])?
    {
        return Ok(());
    }
    let twin: Option<i64> = match canonical {
        Some(canonical) => transaction
            .prepare_cached("SELECT id FROM article WHERE canonical = ?1")?
            .query_row([canonical], |row| row.get(0))
            .optional()?,
        None => None,
    };
    let id = if let Some(twin) = twin {
        twin
    } else if let Some(old) = article.canonical.as_deref().and_then(|canonical| moved.article(canonical)) {
        revise(transaction, old, article, newsroom, content, now)?;
        relocate(transaction, old, newsroom, canonical)?;
        saved.changed += 1;
        old
    } else {
        saved.new += 1;
        let new = New { article, newsroom, canonical, content, listed: feed.section.is_some() };
        insert(transaction, &new, now)?
    };
    transaction
        .prepare_cached(
            // Whatever fails takes the whole transaction back.
            "INSERT OR ROLLBACK INTO entry (feed_id, guid, article_id, date, read)
             SELECT ?1, ?2, id, date, read FROM article WHERE id = ?3",
        )?
        .execute(params![feed.id, guid, id])?;
    if let Some(section) = feed.section {
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
                 SELECT ?1, id, ?3, date, read FROM article WHERE id = ?2 AND hidden = 0",
            )?
            .execute(params![section, id, feed.id])?;
        if twin.is_some() {
            transaction
                .prepare_cached("UPDATE article SET listed = 1 WHERE id = ?1 AND listed = 0 AND hidden = 0")?
                .execute([id])?;
        }
    }
    // Also when a further feed brings it: search tells by the feeds that carry it.
    index_later(transaction, id)
}

/// Notes that search does not know an article as it is now.
pub(super) fn index_later(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    transaction.prepare_cached("INSERT OR IGNORE INTO unindexed (article_id) VALUES (?1)")?.execute([id])?;
    Ok(())
}

/// Whose story it is: the host of its address, else the feed alone.
fn newsroom(feed: &Feed<'_>, article: &NewArticle) -> String {
    let host = article.canonical.as_deref().and_then(host);
    host.unwrap_or_else(|| format!("feed:{}", feed.key))
}

fn host(canonical: &str) -> Option<String> {
    let url = Url::parse(canonical).ok()?;
    url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The article of an address without tracking.
pub(super) fn at_address(connection: &Connection, canonical: &str) -> rusqlite::Result<Option<ArticleId>> {
    connection
        .prepare_cached("SELECT id FROM article WHERE canonical = ?1")?
        .query_row([hash_of(canonical)], |row| row.get(0).map(ArticleId))
        .optional()
}

/// The hash by which the article of an address without tracking is found.
pub(super) fn hash_of(canonical: &str) -> Option<i64> {
    host(canonical).map(|newsroom| hash(&[&newsroom, canonical]))
}

/// An article on its way in.
struct New<'a> {
    article: &'a NewArticle,
    newsroom: &'a str,
    canonical: Option<i64>,
    content: i64,
    listed: bool,
}

fn insert(transaction: &Transaction<'_>, new: &New<'_>, now: i64) -> rusqlite::Result<i64> {
    let article = new.article;
    let date = article.published.map_or(now, Timestamp::as_second).min(now);
    transaction
        .prepare_cached(
            "INSERT INTO article (newsroom, canonical, title, link, label, language, date, updated, first_seen, listed,
                 byline, tags, enclosures, content, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            new.newsroom,
            new.canonical,
            article.title,
            article.link,
            article.label,
            article.language.as_ref().map(crate::model::Language::as_str),
            date,
            article.updated.map(Timestamp::as_second),
            now,
            new.listed,
            byline(&article.found),
            json(&article.tags)?,
            json(&article.enclosures)?,
            new.content,
            full_text::number(article.text),
        ])?;
    let id = transaction.last_insert_rowid();
    let pressed = article.pressed()?;
    transaction
        .prepare_cached("INSERT INTO body (article_id, summary, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, pressed.summary, pressed.body])?;
    credit(transaction, id, &article.found, article.rules, new.newsroom)?;
    keep_pressed(transaction, id, &made(article), &pressed.evidence)?;
    Ok(id)
}

/// Takes an edit in and keeps what it replaces; the reader's own state stays.
fn revise(
    transaction: &Transaction<'_>,
    id: i64,
    article: &NewArticle,
    newsroom: &str,
    content: i64,
    now: i64,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO revision (article_id, replaced, title, summary, body)
         SELECT article.id, ?2, article.title, body.summary, body.body
         FROM article JOIN body ON body.article_id = article.id WHERE article.id = ?1",
        params![id, now],
    )?;
    transaction.execute(
        // What the page said of its makers is more than what the feed says.
        "UPDATE article SET title = ?2, link = ?3, label = ?4, language = ?5, updated = ?6,
             byline = iif((SELECT page IS NULL FROM body WHERE article_id = ?1), ?7, byline), tags = ?8,
             enclosures = ?9, content = ?10 WHERE id = ?1",
        params![
            id,
            article.title,
            article.link,
            article.label,
            article.language.as_ref().map(crate::model::Language::as_str),
            article.updated.map_or(now, Timestamp::as_second),
            byline(&article.found),
            json(&rules::with_given(transaction, id, article.tags.clone())?)?,
            json(&article.enclosures)?,
            content,
        ],
    )?;
    let pressed = article.pressed()?;
    transaction.execute(
        "UPDATE body SET summary = ?2, body = ?3 WHERE article_id = ?1",
        params![id, pressed.summary, pressed.body],
    )?;
    full_text::edited(transaction, id, article.text)?;
    index_later(transaction, id)?;
    let page: bool =
        transaction.query_row("SELECT page IS NOT NULL FROM body WHERE article_id = ?1", [id], |row| row.get(0))?;
    if page { Ok(()) } else { credits(transaction, id, &made(article), newsroom) }
}
