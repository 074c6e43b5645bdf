use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};
use url::Url;

use super::full_text;
use super::headlines::{DETAIL, newest};
use super::memory;
use super::moved::{Moved, relocate};
use super::outcome::{Kept, NewArticle, Outcome, Saved, Visit};
use super::pack::{hash, json, pack, pack_against};
use super::search::index_now;
use super::{rules, state};
use crate::model::{ArticleId, Evidence, Found, Role, Rules, name_key};

/// Bytes of compressed evidence that are kept with an article.
const MOST_EVIDENCE: usize = 8_192;

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
            .query_row("SELECT id, section_id FROM feed WHERE key = ?1", [key], |row| {
                Ok(Feed { id: row.get(0)?, section: row.get(1)?, key })
            })
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
    let content = content(article);
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
            "INSERT INTO entry (feed_id, guid, article_id, date, read)
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

/// A hash of what the feed gave, by which an edit is known.
fn content(article: &NewArticle) -> i64 {
    let parts = [&article.link, &article.summary, &article.body].map(|part| part.as_deref().unwrap_or_default());
    hash(&[&[article.title.as_str()], parts.as_slice()].concat())
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
    let body = article.body.as_deref();
    transaction
        .prepare_cached("INSERT INTO body (article_id, summary, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, pack_against(article.summary.as_deref(), body.unwrap_or_default())?, pack(body)?])?;
    credit(transaction, id, &article.found, article.rules, new.newsroom)?;
    keep_evidence(transaction, id, &made(article))?;
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
        "UPDATE article SET title = ?2, link = ?3, label = ?4, language = ?5, updated = ?6, byline = ?7, tags = ?8,
             enclosures = ?9, content = ?10 WHERE id = ?1",
        params![
            id,
            article.title,
            article.link,
            article.label,
            article.language.as_ref().map(crate::model::Language::as_str),
            article.updated.map_or(now, Timestamp::as_second),
            byline(&article.found),
            json(&article.tags)?,
            json(&article.enclosures)?,
            content,
        ],
    )?;
    transaction.execute(
        "UPDATE body SET summary = ?2, body = ?3 WHERE article_id = ?1",
        params![
            id,
            pack_against(article.summary.as_deref(), article.body.as_deref().unwrap_or_default())?,
            pack(article.body.as_deref())?
        ],
    )?;
    full_text::edited(transaction, id, article.text)?;
    index_later(transaction, id)?;
    // What the page said of its makers is more than what the feed says.
    let page: bool =
        transaction.query_row("SELECT page IS NOT NULL FROM body WHERE article_id = ?1", [id], |row| row.get(0))?;
    if page { Ok(()) } else { credits(transaction, id, &made(article), newsroom) }
}

/// Who made an article, and what that was read from.
pub(super) struct Made<'a> {
    pub(super) found: &'a Found,
    pub(super) evidence: &'a Evidence,
    pub(super) rules: u32,
    /// The page that the evidence was read from.
    pub(super) page: Option<&'a str>,
}

fn made(article: &NewArticle) -> Made<'_> {
    Made { found: &article.found, evidence: &article.evidence, rules: article.rules, page: None }
}

/// Authors and translators as a headline shows them: one a line, a translator's behind a tab, details behind the name.
pub(super) fn byline(found: &Found) -> String {
    let mut lines = Vec::new();
    for credit in &found.credits {
        let mut line = match credit.role {
            Role::Author => String::new(),
            Role::Translator => "\t".to_owned(),
            _ => continue,
        };
        line.push_str(&credit.name);
        for (key, value) in &credit.detail {
            line.extend([DETAIL, key, "=", value]);
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Replaces the credits of an article, with their evidence.
pub(super) fn credits(transaction: &Transaction<'_>, id: i64, made: &Made<'_>, newsroom: &str) -> rusqlite::Result<()> {
    name(transaction, id, made.found, made.rules, newsroom)?;
    keep_evidence(transaction, id, made)
}

fn keep_evidence(transaction: &Transaction<'_>, id: i64, made: &Made<'_>) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO evidence (article_id, rules, content, consumed) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![id, made.rules, evidence(made.evidence, made.page)?, json(&made.found.consumed)?])?;
    Ok(())
}

/// Replaces the credits of an article.
pub(super) fn name(
    transaction: &Transaction<'_>,
    id: i64,
    found: &Found,
    rules: u32,
    newsroom: &str,
) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM credit WHERE article_id = ?1")?.execute([id])?;
    credit(transaction, id, found, rules, newsroom)
}

/// Keeps the credits of an article that has none.
fn credit(transaction: &Transaction<'_>, id: i64, found: &Found, rules: u32, newsroom: &str) -> rusqlite::Result<()> {
    for (position, credit) in found.credits.iter().enumerate() {
        let key = name_key(&credit.name);
        let person = if key.is_empty() { None } else { Some(person(transaction, &key, newsroom, &credit.name)?) };
        transaction
            .prepare_cached(
                "INSERT INTO credit (article_id, position, role, person_id, name, detail, source, rules)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                i64::try_from(position).unwrap_or(i64::MAX),
                credit.role.as_str(),
                person,
                credit.name,
                json(&credit.detail)?,
                credit.source,
                rules,
            ])?;
    }
    Ok(())
}

/// The number of a person.
fn person(transaction: &Transaction<'_>, key: &str, newsroom: &str, name: &str) -> rusqlite::Result<i64> {
    let known = transaction
        .prepare_cached("SELECT id FROM person WHERE name_key = ?1 AND newsroom = ?2")?
        .query_row(params![key, newsroom], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    transaction
        .prepare_cached("INSERT INTO person (name_key, newsroom, name) VALUES (?1, ?2, ?3)")?
        .execute(params![key, newsroom, name])?;
    Ok(transaction.last_insert_rowid())
}

/// The evidence compressed, its middle blocks left out until it fits: credits stand at the ends.
fn evidence(evidence: &Evidence, page: Option<&str>) -> rusqlite::Result<Vec<u8>> {
    let mut kept = evidence.clone();
    // A feed's is that of the article.
    if page.is_none() {
        kept.title = None;
    }
    loop {
        let packed = pack_against(Some(&json(&kept)?), page.unwrap_or_default())?.unwrap_or_default();
        if packed.len() <= MOST_EVIDENCE || kept.blocks.is_empty() {
            return Ok(packed);
        }
        let count = kept.blocks.len();
        kept.blocks.drain(count / 4..count - count / 4 - usize::from(count < 4));
        if kept.blocks.len() == count {
            kept.blocks.clear();
        }
    }
}
