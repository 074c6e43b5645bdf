use std::collections::BTreeSet;

use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{unpack, unpack_against};
use super::search::{TranslatedText, translated};
use crate::model::{ArticleId, Embedding, Language};

/// Embeddings that are deleted in one transaction.
const FORGOTTEN: i64 = 5_000;

/// An article whose embedding is to be made, with what it is made of.
#[derive(Clone, Debug)]
pub struct Unembedded {
    /// The article.
    pub id: ArticleId,
    /// Its headline.
    pub title: String,
    /// Markup of the summary.
    pub summary: Option<String>,
    /// Markup of the body: of its page where there is one.
    pub body: Option<String>,
    /// Its language, if it is known.
    pub language: Option<Language>,
    /// Its translations, the first made first.
    pub translations: Vec<TranslatedText>,
}

/// The embedding of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The article.
    pub id: ArticleId,
    /// What it means.
    pub embedding: Embedding,
    /// Whether the model learned the language of the text that it was made of: of other languages it hardly recognizes more
    /// than the language itself.
    pub learned: bool,
}

/// Which articles get their embeddings in one pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait to be grouped into stories.
    Grouped,
    /// All, the newest first.
    All,
}

/// Embeddings of the cache in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embeddings {
    /// The model that they are of; none without one.
    pub model: Option<String>,
    /// Articles that have one.
    pub done: u64,
    /// Articles that wait for one.
    pub waiting: u64,
}

impl Store {
    /// The model that the embeddings of the cache are of, and how many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn embeddings(&self) -> Result<Embeddings, StoreError> {
        self.read(|connection| {
            let count = |table: &str| {
                let sql = format!("SELECT count(*) FROM {table}");
                let count: i64 = connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
                Ok::<u64, rusqlite::Error>(u64::try_from(count).unwrap_or(0))
            };
            Ok(Embeddings { model: encoder(connection)?, done: count("embedding")?, waiting: count("unembedded")? })
        })
        .await
    }

    /// The model that the embeddings of the cache are of.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn encoder(&self) -> Result<Option<String>, StoreError> {
        self.read(encoder).await
    }

    /// From now on embeddings are made by a model, of every article; stories of the articles that are not older than a
    /// second are made again with them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_embeddings(&self, model: String, since: i64) -> Result<(), StoreError> {
        self.write(move |transaction| {
            transaction.execute("DELETE FROM encoder", [])?;
            transaction.execute("INSERT INTO encoder (name) VALUES (?1)", [model])?;
            transaction.execute("DELETE FROM embedding", [])?;
            transaction.execute("INSERT OR IGNORE INTO unembedded (article_id) SELECT id FROM article", [])?;
            let again = "INSERT OR IGNORE INTO ungrouped (article_id) SELECT id FROM article WHERE date >= ?1";
            transaction.execute(again, [since]).map(drop)
        })
        .await
    }

    /// Lets some embeddings go, for their model is no longer there; answers whether there may be more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_embeddings(&self) -> Result<bool, StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM encoder", [])?;
            transaction.execute("DELETE FROM unembedded", [])?;
            let some = "DELETE FROM embedding WHERE article_id IN (SELECT article_id FROM embedding LIMIT ?1)";
            let gone = transaction.execute(some, [FORGOTTEN])?;
            Ok(i64::try_from(gone).is_ok_and(|gone| gone == FORGOTTEN))
        })
        .await
    }

    /// The next articles without an embedding, up to a maximum.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unembedded(&self, which: Which, most: usize) -> Result<Vec<Unembedded>, StoreError> {
        self.seek(move |connection| unembedded(connection, which, most)).await
    }

    /// Stores embeddings; an article that was deleted meanwhile gets none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_embeddings(&self, made: Vec<Embedded>) -> Result<(), StoreError> {
        self.write(move |transaction| keep(transaction, &made)).await
    }
}

/// The model that the embeddings of the cache are of.
pub(super) fn encoder(connection: &Connection) -> rusqlite::Result<Option<String>> {
    connection.prepare_cached("SELECT name FROM encoder")?.query_row([], |row| row.get(0)).optional()
}

fn unembedded(connection: &Connection, which: Which, most: usize) -> rusqlite::Result<Vec<Unembedded>> {
    let from = match which {
        Which::Grouped => "ungrouped CROSS JOIN unembedded ON unembedded.article_id = ungrouped.article_id",
        Which::All => "unembedded",
    };
    let sql = format!(
        "SELECT article.id, article.title, body.summary, body.body, body.page, article.language
         FROM {from} CROSS JOIN article ON article.id = unembedded.article_id
         LEFT JOIN body ON body.article_id = article.id ORDER BY unembedded.article_id DESC LIMIT ?1"
    );
    let read = |row: &Row<'_>| {
        let body = unpack(row.get(3)?)?;
        let id = row.get(0)?;
        Ok(Unembedded {
            id: ArticleId(id),
            title: row.get(1)?,
            summary: unpack_against(row.get(2)?, body.as_deref().unwrap_or_default())?,
            body: unpack(row.get(4)?)?.or(body),
            language: row.get::<_, Option<String>>(5)?.as_deref().and_then(Language::parse),
            translations: translated(connection, id)?,
        })
    };
    connection.prepare_cached(&sql)?.query_map([i64::try_from(most).unwrap_or(i64::MAX)], read)?.collect()
}

fn keep(transaction: &Transaction<'_>, made: &[Embedded]) -> rusqlite::Result<()> {
    // The model may have been taken away since they were asked for.
    let mut insert = transaction.prepare_cached(
        "INSERT OR REPLACE INTO embedding (article_id, content, learned) SELECT id, ?2, ?3 FROM article
         WHERE id = ?1 AND EXISTS (SELECT 1 FROM encoder)",
    )?;
    let mut done = transaction.prepare_cached("DELETE FROM unembedded WHERE article_id = ?1")?;
    for Embedded { id, embedding, learned } in made {
        insert.execute(params![id.0, embedding.as_bytes(), learned])?;
        done.execute([id.0])?;
    }
    Ok(())
}

/// The embedding of an article, where it has one, and whether the model learned its language.
pub(super) fn embedding(connection: &Connection, id: i64) -> rusqlite::Result<Option<(Embedding, bool)>> {
    let found: Option<(Vec<u8>, bool)> = connection
        .prepare_cached("SELECT content, learned FROM embedding WHERE article_id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(content, learned)| Some((Embedding::from_bytes(&content)?, learned))))
}

/// How close an article must be to a meaning: as close as `close`, or so much closer than most articles that it stands out, but at
/// least as close as `least`. A text in a language that the model hardly knows is close to none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    close: f32,
    least: f32,
}

impl Near {
    /// To another article.
    pub(super) const ARTICLE: Self = Self { close: 0.4, least: 0.25 };
    /// To a text of few words, which is never as close as another article is.
    pub(super) const SEARCH: Self = Self { close: 0.25, least: 0.12 };
}

/// By how many standard deviations an article that stands out is closer than the mean, and the deviation of unrelated articles, which a
/// small cache may not have.
const DEVIATIONS: f64 = 3.0;
const DEVIATION: f64 = 0.04;

/// From where an article is the same or a copy, which says nothing of the others.
const ALIKE: f32 = 0.9;

/// How close the articles of a cache are to a meaning.
#[derive(Default)]
struct Spread {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Spread {
    fn add(&mut self, closeness: f32) {
        let closeness = f64::from(closeness);
        self.count += 1.0;
        self.sum += closeness;
        self.squares += closeness * closeness;
    }

    /// From where an article stands out.
    fn outside(&self) -> f64 {
        let mean = self.sum / self.count.max(1.0);
        let variance = self.squares / self.count.max(1.0) - mean * mean;
        mean + DEVIATIONS * variance.max(0.0).sqrt().max(DEVIATION)
    }
}

/// The articles that are closest to a meaning, the closest first, so many at most.
///
/// Articles in languages that the model did not learn are close to all others in theirs, and are left out. Every embedding is
/// looked at, one after another, so that no more than the best are in memory.
pub(super) fn closest(
    connection: &Connection,
    meaning: &Embedding,
    near: Near,
    most: usize,
) -> rusqlite::Result<Vec<i64>> {
    let mut best: BTreeSet<(i32, i64)> = BTreeSet::new();
    let mut spread = Spread::default();
    let mut floor = near.least;
    let mut statement = connection.prepare_cached("SELECT article_id, content FROM embedding WHERE learned = 1")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(closeness) = row.get_ref(1)?.as_blob().ok().and_then(|content| meaning.closeness_of(content)) else {
            continue;
        };
        if closeness < ALIKE {
            spread.add(closeness);
        }
        if closeness >= floor {
            best.insert((order(closeness), row.get(0)?));
            if best.len() > most {
                best.pop_first();
                floor = best.first().map_or(floor, |(least, _)| closeness_at(*least));
            }
        }
    }
    let least = spread.outside().min(f64::from(near.close));
    let found = best.into_iter().rev().take_while(|(order, _)| f64::from(closeness_at(*order)) >= least - STEP);
    Ok(found.map(|(_, id)| id).collect())
}

/// Steps between two orders of closeness.
const STEPS: f32 = 1_000_000.0;
/// What is lost where a closeness becomes an order.
const STEP: f64 = 0.000_002;

/// A closeness as a number that has an order.
fn order(closeness: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a cosine is between -1 and 1")]
    let order = (closeness * STEPS) as i32;
    order
}

fn closeness_at(order: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a cosine is between -1 and 1")]
    let order = order as f32;
    order / STEPS
}
