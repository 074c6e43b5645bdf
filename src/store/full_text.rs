use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, Transaction, params};

use super::credits::{self, Made};
use super::headlines;
use super::judge::judge_later;
use super::open::Store;
use super::outcome::{NewPage, StoreError};
use super::pack::{message, pack, text_number, time};
use super::search::index_later;
use crate::model::{ArticleId, Attempt, Headline, Language, Message, TextState};

/// Columns of an attempt, joined as `attempt`.
pub(super) const ATTEMPT: &str = "attempt.at, attempt.times, attempt.again, attempt.reason";

/// Whether an article lacks text that its page may have, and may be asked for by itself; `?2` is now.
const LACKS: &str = "(article.text = 1 OR article.text = 4 AND attempt.again <= ?2)
    AND (article.link LIKE 'http:%' OR article.link LIKE 'https:%')";

/// An article whose page may be asked for by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Which.
    pub id: ArticleId,
    /// Id of a feed that carries it.
    pub feed: String,
    /// Its address.
    pub link: String,
}

impl Store {
    /// Keeps the page of an article with its credits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_page(&self, id: ArticleId, page: NewPage) -> Result<(), StoreError> {
        self.write(move |transaction| save_page(transaction, id, &page)).await
    }

    /// Notes that the text of an article's page could not be taken, and how much of the story is there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_attempt(&self, id: ArticleId, text: TextState, attempt: Attempt) -> Result<(), StoreError> {
        self.write(move |transaction| save_attempt(transaction, id, text, &attempt)).await
    }

    /// One headline, in whatever list it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn headline(&self, id: ArticleId) -> Result<Option<Headline>, StoreError> {
        self.read(move |connection| headlines::one(connection, id.0)).await
    }

    /// Those of some articles whose page may be asked for by itself, in the order given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lacking(&self, ids: Vec<ArticleId>, now: Timestamp) -> Result<Vec<Lacking>, StoreError> {
        self.read(move |connection| lacking(connection, &ids, now.as_second())).await
    }

    /// Of the newest articles of each feed those whose page may be asked for by itself, feed by feed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lacking_of(
        &self,
        feeds: Vec<String>,
        newest: usize,
        now: Timestamp,
    ) -> Result<Vec<Lacking>, StoreError> {
        self.seek(move |connection| lacking_of(connection, &feeds, newest, now.as_second())).await
    }

    /// Notes that the text of an article could be read after all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read_at_last(&self, id: ArticleId) -> Result<(), StoreError> {
        self.write(move |transaction| {
            let state = "CASE WHEN (SELECT page FROM body WHERE article_id = ?1) IS NULL THEN 0 ELSE 2 END";
            let change = format!("UPDATE article SET text = {state} WHERE id = ?1 AND text = 5");
            transaction.execute(&change, [id.0]).map(drop)
        })
        .await
    }

    /// Of the starred articles those whose page may be asked for by itself, the newest ones.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lacking_starred(&self, newest: usize, now: Timestamp) -> Result<Vec<Lacking>, StoreError> {
        self.seek(move |connection| lacking_starred(connection, newest, now.as_second())).await
    }
}

/// Notes that the program ended while an article was read.
pub(super) fn crashed(transaction: &Transaction<'_>, id: ArticleId) -> rusqlite::Result<()> {
    transaction.execute("UPDATE article SET text = 5 WHERE id = ?1", [id.0]).map(drop)
}

/// An attempt from its columns, none when there is none.
pub(super) fn attempt(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Attempt>> {
    let Some(at) = row.get::<_, Option<i64>>(first)? else { return Ok(None) };
    Ok(Some(Attempt {
        at: time(at),
        times: row.get(first + 1)?,
        again: row.get::<_, Option<i64>>(first + 2)?.map(time),
        reason: message(row, first + 3)?,
    }))
}

/// Stores the body of an article's page with its credits.
fn save_page(transaction: &Transaction<'_>, id: ArticleId, page: &NewPage) -> rusqlite::Result<()> {
    let newsroom: Option<String> =
        transaction.query_row("SELECT newsroom FROM article WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
    let Some(newsroom) = newsroom else { return Ok(()) };
    transaction.execute("UPDATE body SET page = ?2 WHERE article_id = ?1", params![id.0, pack(Some(&page.body))?])?;
    transaction.execute(
        "UPDATE article SET label = coalesce(?2, label), language = coalesce(language, ?3) WHERE id = ?1",
        params![id.0, page.label, page.evidence.language.as_ref().map(Language::as_str)],
    )?;
    save_attempt(transaction, id, page.text, &Attempt { at: page.at, ..Attempt::default() })?;
    index_later(transaction, id.0)?;
    judge_later(transaction, id.0)?;
    let made = Made { found: &page.found, evidence: &page.evidence, rules: page.rules, page: Some(&page.body) };
    credits::credits(transaction, id.0, &made, &newsroom)
}

fn save_attempt(
    transaction: &Transaction<'_>,
    id: ArticleId,
    text: TextState,
    attempt: &Attempt,
) -> rusqlite::Result<()> {
    let there = transaction
        .prepare_cached("UPDATE article SET text = ?2 WHERE id = ?1")?
        .execute(params![id.0, text_number(text)])?;
    // An article that was deleted meanwhile has nothing to note.
    if there == 0 {
        return Ok(());
    }
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO attempt (article_id, at, times, again, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.0,
            attempt.at.as_second(),
            attempt.times,
            attempt.again.map(Timestamp::as_second),
            attempt.reason.as_ref().map(Message::kept)
        ])?;
    Ok(())
}

/// Sets how much of the story an edited feed's text is, unless the page has said more: a feed that gives all needs no page,
/// and one that gives little does not make a page that was asked for already another one.
pub(super) fn edited(transaction: &Transaction<'_>, id: i64, text: TextState) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE article SET text = ?2 WHERE id = ?1 AND text <> 2
                 AND (?2 = 0 OR NOT EXISTS (SELECT 1 FROM attempt WHERE article_id = ?1))",
        )?
        .execute(params![id, text_number(text)])?;
    Ok(())
}

/// The columns of what lacks text.
const LACKING: &str = "article.id, feed.key, article.link";

fn row(row: &Row<'_>) -> rusqlite::Result<Lacking> {
    Ok(Lacking { id: ArticleId(row.get(0)?), feed: row.get(1)?, link: row.get(2)? })
}

/// Joins what was tried, and a feed that carries the article.
const CARRIED: &str = "LEFT JOIN attempt ON attempt.article_id = article.id
    CROSS JOIN feed ON feed.id = (SELECT min(feed_id) FROM entry WHERE entry.article_id = article.id)";

fn lacking(connection: &Connection, ids: &[ArticleId], now: i64) -> rusqlite::Result<Vec<Lacking>> {
    let sql = format!("SELECT {LACKING} FROM article {CARRIED} WHERE article.id = ?1 AND {LACKS}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut lacking = Vec::new();
    for id in ids {
        lacking.extend(statement.query_row(params![id.0, now], row).optional()?);
    }
    Ok(lacking)
}

fn lacking_of(connection: &Connection, feeds: &[String], newest: usize, now: i64) -> rusqlite::Result<Vec<Lacking>> {
    let sql = format!(
        "SELECT {LACKING} FROM feed
         CROSS JOIN (SELECT article_id FROM entry INDEXED BY entry_newest
             WHERE feed_id = (SELECT id FROM feed WHERE key = ?1) ORDER BY date DESC, article_id DESC LIMIT ?3) AS new
         CROSS JOIN article ON article.id = new.article_id LEFT JOIN attempt ON attempt.article_id = article.id
         WHERE feed.key = ?1 AND {LACKS}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let newest = i64::try_from(newest).unwrap_or(i64::MAX);
    let mut lacking = Vec::new();
    for feed in feeds {
        for found in statement.query_map(params![feed, now, newest], row)? {
            lacking.push(found?);
        }
    }
    Ok(lacking)
}

fn lacking_starred(connection: &Connection, newest: usize, now: i64) -> rusqlite::Result<Vec<Lacking>> {
    let sql = format!(
        "SELECT {LACKING} FROM article INDEXED BY article_starred {CARRIED}
         WHERE article.starred = 1 AND {LACKS} ORDER BY article.date DESC, article.id DESC LIMIT ?1"
    );
    let newest = i64::try_from(newest).unwrap_or(i64::MAX);
    connection.prepare_cached(&sql)?.query_map(params![newest, now], row)?.collect()
}
