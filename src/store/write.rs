use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};

use super::credits::{byline, credit, credits, keep_pressed, made};
use super::full_text;
use super::judge::judge_later;
use super::keys;
use super::outcome::NewArticle;
use super::pack::{json, text_number, unpack, unpack_against};
use super::rules;
use super::search::index_later;
use crate::model::{EntryKey, Language, UNDATED};

/// Revisions of one article that are kept, the newest ones.
const MOST_REVISIONS: i64 = 20;
/// Seconds for which a revision is kept.
const REVISION_KEPT: i64 = 400 * 86_400;

/// An article on its way in.
pub(super) struct New<'a> {
    pub(super) article: &'a NewArticle,
    pub(super) newsroom: &'a str,
    pub(super) key: EntryKey,
}

impl New<'_> {
    /// The hash by which articles at its address are found.
    pub(super) fn place(&self) -> Option<i64> {
        let now = || Some(keys::place(self.newsroom, self.article.canonical.as_deref()?));
        self.article.prepared.hashes.as_ref().and_then(|hashes| hashes.place).or_else(now)
    }

    fn language(&self) -> Option<&str> {
        self.article.language.as_ref().map(Language::as_str)
    }
}

/// How an article is seen for the first time.
pub(super) struct Seen {
    pub(super) now: i64,
    /// Whether one without a date is dated by the time it is seen: of a feed that was never fetched nobody knows how old
    /// its entries are.
    pub(super) dated: bool,
    pub(super) listed: bool,
}

/// What entries and places in sections repeat of their article.
pub(super) struct ArticleRow {
    pub(super) id: i64,
    pub(super) date: i64,
    pub(super) read: bool,
    pub(super) hidden: bool,
}

impl ArticleRow {
    /// That of an article in the cache.
    pub(super) fn of(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<Self> {
        transaction.prepare_cached("SELECT id, date, read, hidden FROM article WHERE id = ?1")?.query_row([id], |row| {
            Ok(Self { id: row.get(0)?, date: row.get(1)?, read: row.get(2)?, hidden: row.get(3)? })
        })
    }
}

/// Keeps an article that is new.
pub(super) fn insert(transaction: &Transaction<'_>, new: &New<'_>, seen: &Seen) -> rusqlite::Result<ArticleRow> {
    let article = new.article;
    let undated = if seen.dated { seen.now } else { UNDATED.as_second() };
    let date = article.published.map_or(undated, Timestamp::as_second).min(seen.now);
    transaction
        .prepare_cached(
            "INSERT INTO article (newsroom, canonical, title, link, label, language, date, updated, first_seen, listed,
                 byline, tags, enclosures, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            new.newsroom,
            new.place(),
            article.title,
            article.link,
            article.label,
            new.language(),
            date,
            article.updated.map(Timestamp::as_second),
            seen.now,
            seen.listed,
            byline(&article.found.credits),
            json(&article.tags)?,
            json(&article.enclosures)?,
            text_number(article.text),
        ])?;
    let id = transaction.last_insert_rowid();
    let pressed = article.compressed()?;
    transaction
        .prepare_cached("INSERT INTO body (article_id, summary, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, pressed.summary, pressed.body])?;
    credit(transaction, id, &article.found.credits, article.rules, new.newsroom)?;
    keep_pressed(transaction, id, &made(article), &pressed.evidence)?;
    Ok(ArticleRow { id, date, read: false, hidden: false })
}

/// Takes an edit in and keeps what it replaces; the reader's own state stays.
pub(super) fn revise(transaction: &Transaction<'_>, id: i64, new: &New<'_>, now: i64) -> rusqlite::Result<()> {
    let article = new.article;
    if reads_differently(transaction, id, article)? {
        transaction
            .prepare_cached(
                "INSERT INTO revision (article_id, replaced, title, summary, body)
                 SELECT article.id, ?2, article.title, body.summary, body.body
                 FROM article JOIN body ON body.article_id = article.id WHERE article.id = ?1",
            )?
            .execute(params![id, now])?;
    }
    forget_revisions(transaction, id, now)?;
    transaction
        .prepare_cached("UPDATE article SET title = ?2, label = ?3, updated = ?4 WHERE id = ?1")?
        .execute(params![id, article.title, article.label, article.updated.map_or(now, Timestamp::as_second)])?;
    renew(transaction, id, new)?;
    full_text::edited(transaction, id, article.text)?;
    index_later(transaction, id)?;
    let page: bool =
        transaction.query_row("SELECT page IS NOT NULL FROM body WHERE article_id = ?1", [id], |row| row.get(0))?;
    // What the page said of its makers is more than what the feed says.
    if page { Ok(()) } else { credits(transaction, id, &made(article), new.newsroom) }
}

/// Whether an edit changes the headline or a text. Compressed texts are no answer: one text may have been compressed in
/// several ways.
fn reads_differently(transaction: &Transaction<'_>, id: i64, edit: &NewArticle) -> rusqlite::Result<bool> {
    let before = transaction
        .prepare_cached(
            "SELECT article.title, body.summary, body.body FROM article JOIN body ON body.article_id = article.id
             WHERE article.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((title, summary, body)) = before else { return Ok(false) };
    // What cannot be read any more is kept as it is.
    let Ok(body) = unpack(body) else { return Ok(true) };
    let Ok(summary) = unpack_against(summary, body.as_deref().unwrap_or_default()) else { return Ok(true) };
    Ok(title != edit.title || summary != edit.summary || body != edit.body)
}

/// Lets old revisions of an article go.
fn forget_revisions(transaction: &Transaction<'_>, id: i64, now: i64) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "DELETE FROM revision WHERE article_id = ?1 AND (replaced < ?2 OR id <=
                 (SELECT id FROM revision WHERE article_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?3))",
        )?
        .execute(params![id, now.saturating_sub(REVISION_KEPT), MOST_REVISIONS])?;
    Ok(())
}

/// Renews what changes without being an edit: addresses, signed media, tags, the form of the markup.
pub(super) fn renew(transaction: &Transaction<'_>, id: i64, new: &New<'_>) -> rusqlite::Result<()> {
    let article = new.article;
    let tags = json(&rules::with_given(transaction, id, article.tags.clone())?)?;
    let before: String =
        transaction.prepare_cached("SELECT tags FROM article WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    transaction
        .prepare_cached("UPDATE article SET link = ?2, language = ?3, tags = ?4, enclosures = ?5 WHERE id = ?1")?
        .execute(params![id, article.link, new.language(), tags, json(&article.enclosures)?])?;
    if before != tags {
        index_later(transaction, id)?;
    }
    judge_later(transaction, id)?;
    let pressed = article.compressed()?;
    transaction
        .prepare_cached(
            "UPDATE body SET summary = ?2, body = ?3 WHERE article_id = ?1 AND (summary IS NOT ?2 OR body IS NOT ?3)",
        )?
        .execute(params![id, pressed.summary, pressed.body])?;
    Ok(())
}
