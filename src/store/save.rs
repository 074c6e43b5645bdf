use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};
use url::Url;

use super::memory;
use super::moved::{Moved, relocate};
use super::outcome::{NewArticle, NewPage, Outcome, Saved, Visit};
use super::pack::{json, pack};
use crate::model::{ArticleId, Credit, Evidence, Found, Role, name_key};

/// Bytes of compressed evidence that are kept with an article.
const MOST_EVIDENCE: usize = 8_192;

/// Saves the outcome of one feed's fetch.
pub(super) fn save(
    transaction: &Transaction<'_>,
    key: &str,
    outcome: &Outcome,
    visit: &Visit,
) -> rusqlite::Result<Saved> {
    let feed = transaction
        .query_row("SELECT id, section_id FROM feed WHERE key = ?1", [key], |row| {
            Ok(Feed { id: row.get(0)?, section: row.get(1)?, key })
        })
        .optional()?;
    // A feed that was removed while it was fetched has no place for what came.
    let Some(feed) = feed else { return Ok(Saved::default()) };
    let mut saved = Saved::default();
    if let Outcome::Articles { articles, .. } = outcome {
        let newsrooms: Vec<String> = articles
            .iter()
            .filter(|article| article.canonical.is_some())
            .map(|article| newsroom(&feed, article))
            .collect();
        let moved = Moved::look(transaction, feed.id, newsrooms.iter().map(String::as_str))?;
        for article in articles {
            save_one(transaction, &feed, &moved, article, visit.now.as_second(), &mut saved)?;
        }
    }
    memory::learn(transaction, feed.id, outcome, visit)?;
    Ok(saved)
}

struct Feed<'a> {
    id: i64,
    section: Option<i64>,
    key: &'a str,
}

fn save_one(
    transaction: &Transaction<'_>,
    feed: &Feed<'_>,
    moved: &Moved,
    article: &NewArticle,
    now: i64,
    saved: &mut Saved,
) -> rusqlite::Result<()> {
    let content = content(article);
    let newsroom = newsroom(feed, article);
    let known: Option<(i64, Vec<u8>)> = transaction
        .prepare_cached(
            "SELECT article.id, article.content FROM entry JOIN article ON article.id = entry.article_id
             WHERE entry.feed_id = ?1 AND entry.guid = ?2",
        )?
        .query_row(params![feed.id, article.identity], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, before)) = known {
        if before != content {
            revise(transaction, id, article, &newsroom, &content, now)?;
            relocate(transaction, id, &newsroom, article.canonical.as_deref())?;
            saved.changed += 1;
        }
        return Ok(());
    }
    let twin: Option<(i64, i64)> = match &article.canonical {
        Some(canonical) => transaction
            .prepare_cached("SELECT id, date FROM article WHERE newsroom = ?1 AND canonical = ?2")?
            .query_row(params![newsroom, canonical], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        None => None,
    };
    let (id, date) = if let Some(twin) = twin {
        twin
    } else if let Some(old) = article.canonical.as_deref().and_then(|canonical| moved.article(canonical)) {
        revise(transaction, old.0, article, &newsroom, &content, now)?;
        relocate(transaction, old.0, &newsroom, article.canonical.as_deref())?;
        saved.changed += 1;
        old
    } else {
        saved.new += 1;
        insert(transaction, article, &newsroom, &content, now)?
    };
    transaction
        .prepare_cached("INSERT INTO entry (feed_id, guid, article_id, date) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![feed.id, article.identity, id, date])?;
    if let Some(section) = feed.section {
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
                 SELECT ?1, id, ?3, date, read FROM article WHERE id = ?2",
            )?
            .execute(params![section, id, feed.id])?;
    }
    Ok(())
}

/// Whose story it is: the host of its address, else the feed alone.
fn newsroom(feed: &Feed<'_>, article: &NewArticle) -> String {
    let host = article.canonical.as_deref().and_then(|link| Url::parse(link).ok());
    let host = host.as_ref().and_then(Url::host_str).map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
    host.unwrap_or_else(|| format!("feed:{}", feed.key))
}

/// A hash of what the feed gave, by which an edit is known.
fn content(article: &NewArticle) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in [Some(&article.title), article.link.as_ref(), article.summary.as_ref(), article.body.as_ref()] {
        hash.update(part.map_or(&[][..], |part| part.as_bytes()));
        hash.update([0]);
    }
    hash.finalize().into_iter().take(16).collect()
}

fn insert(
    transaction: &Transaction<'_>,
    article: &NewArticle,
    newsroom: &str,
    content: &[u8],
    now: i64,
) -> rusqlite::Result<(i64, i64)> {
    let published = article.published.map(Timestamp::as_second);
    let date = published.unwrap_or(now).min(now);
    transaction
        .prepare_cached(
            "INSERT INTO article (newsroom, canonical, title, link, label, language, date, published, updated,
                 first_seen, byline, tags, enclosures, content)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            newsroom,
            article.canonical,
            article.title,
            article.link,
            article.label,
            article.language.as_ref().map(crate::model::Language::as_str),
            date,
            published,
            article.updated.map(Timestamp::as_second),
            now,
            json(&byline(&article.found))?,
            json(&article.tags)?,
            json(&article.enclosures)?,
            content,
        ])?;
    let id = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO body (article_id, summary, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, pack(article.summary.as_deref())?, pack(article.body.as_deref())?])?;
    credits(transaction, id, &made(article), newsroom)?;
    Ok((id, date))
}

/// Takes an edit in and keeps what it replaces; the reader's own state stays.
fn revise(
    transaction: &Transaction<'_>,
    id: i64,
    article: &NewArticle,
    newsroom: &str,
    content: &[u8],
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
            json(&byline(&article.found))?,
            json(&article.tags)?,
            json(&article.enclosures)?,
            content,
        ],
    )?;
    transaction.execute(
        "UPDATE body SET summary = ?2, body = ?3 WHERE article_id = ?1",
        params![id, pack(article.summary.as_deref())?, pack(article.body.as_deref())?],
    )?;
    // What the page said of its makers is more than what the feed says.
    let page: bool =
        transaction.query_row("SELECT page IS NOT NULL FROM body WHERE article_id = ?1", [id], |row| row.get(0))?;
    if page { Ok(()) } else { credits(transaction, id, &made(article), newsroom) }
}

/// Keeps the body of an article's page with what it says of who made it.
pub(super) fn save_page(transaction: &Transaction<'_>, id: ArticleId, page: &NewPage) -> rusqlite::Result<()> {
    let newsroom: Option<String> =
        transaction.query_row("SELECT newsroom FROM article WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
    let Some(newsroom) = newsroom else { return Ok(()) };
    transaction.execute("UPDATE body SET page = ?2 WHERE article_id = ?1", params![id.0, pack(Some(&page.body))?])?;
    transaction.execute(
        "UPDATE article SET label = coalesce(?2, label), byline = ?3 WHERE id = ?1",
        params![id.0, page.label, json(&byline(&page.found))?],
    )?;
    let made = Made { found: &page.found, evidence: &page.evidence, rules: page.rules };
    credits(transaction, id.0, &made, &newsroom)
}

/// Who made an article, and what that was read from.
struct Made<'a> {
    found: &'a Found,
    evidence: &'a Evidence,
    rules: u32,
}

fn made(article: &NewArticle) -> Made<'_> {
    Made { found: &article.found, evidence: &article.evidence, rules: article.rules }
}

/// What the lists show of the credits: authors and translators.
pub(super) fn byline(found: &Found) -> Vec<&Credit> {
    let shown = |credit: &&Credit| matches!(credit.role, Role::Author | Role::Translator);
    found.credits.iter().filter(shown).collect()
}

/// Replaces the credits of an article, with their evidence.
fn credits(transaction: &Transaction<'_>, id: i64, made: &Made<'_>, newsroom: &str) -> rusqlite::Result<()> {
    name(transaction, id, made.found, made.rules, newsroom)?;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO evidence (article_id, rules, content, consumed) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![id, made.rules, evidence(made.evidence)?, json(&made.found.consumed)?])?;
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
    for (position, credit) in found.credits.iter().enumerate() {
        let key = name_key(&credit.name);
        let person: Option<i64> = if key.is_empty() {
            None
        } else {
            transaction
                .prepare_cached(
                    "INSERT INTO person (name_key, newsroom, name) VALUES (?1, ?2, ?3)
                     ON CONFLICT (name_key, newsroom) DO UPDATE SET name_key = name_key RETURNING id",
                )?
                .query_row(params![key, newsroom, credit.name], |row| row.get(0))
                .optional()?
        };
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

/// The evidence compressed, its middle blocks left out until it fits: credits stand at the ends.
fn evidence(evidence: &Evidence) -> rusqlite::Result<Vec<u8>> {
    let mut kept = evidence.clone();
    loop {
        let packed = pack(Some(&json(&kept)?))?.unwrap_or_default();
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
