use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{pack_bytes, unpack_bytes};
use crate::model::ArticleId;

/// Translated passages that are kept: some hundred megabytes at most, that of ten thousand articles or so.
const MAX_PASSAGES: i64 = 300_000;
/// Passages that are deleted in one transaction.
const SLICE: i64 = 1_000;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// For whom and by what a passage was translated; equal keys have one translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationKey([u8; 20]);

impl TranslationKey {
    /// The key of a passage, engine, model and languages, in order.
    #[must_use]
    pub fn new(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let mut key = [0; 20];
        key.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        Self(key)
    }
}

/// That an article was translated by a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// Which one.
    pub id: ArticleId,
    /// The tag of the language into which.
    pub language: String,
    /// The engine's name.
    pub engine: String,
    /// Its model; empty for none.
    pub model: String,
    /// The host on which it ran; empty for this machine.
    pub place: String,
    /// When.
    pub at: Timestamp,
}

/// Translations of the cache in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Translations {
    /// Passages.
    pub passages: u64,
    /// Bytes of them, compressed.
    pub bytes: u64,
    /// Articles that were translated.
    pub articles: u64,
}

impl Store {
    /// What is kept for some keys, in their order, and that it was asked for today.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn translations(
        &self,
        keys: Vec<TranslationKey>,
        now: Timestamp,
    ) -> Result<Vec<Option<String>>, StoreError> {
        let found = self.read(move |connection| find(connection, &keys).map(|found| (found, keys))).await?;
        let (found, keys) = found;
        let day = now.as_second() / DAY;
        let stale: Vec<TranslationKey> = keys
            .into_iter()
            .zip(&found)
            .filter(|(_, found)| found.as_ref().is_some_and(|(_, used)| *used < day))
            .map(|(key, _)| key)
            .collect();
        if !stale.is_empty() {
            self.write(move |transaction| use_again(transaction, &stale, day)).await?;
        }
        Ok(found.into_iter().map(|found| found.map(|(content, _)| content)).collect())
    }

    /// Keeps translated passages, and counts the characters that an engine was sent for them; of too many passages those
    /// that were asked for longest ago go.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_translations(
        &self,
        passages: Vec<(TranslationKey, String)>,
        (engine, characters): (String, u64),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |transaction| keep(transaction, &passages, (&engine, characters), now)).await
    }

    /// Characters that an engine was sent in the month of a time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn characters_sent(&self, engine: String, now: Timestamp) -> Result<u64, StoreError> {
        let question = "SELECT characters FROM translation_sent WHERE engine = ?1 AND month = ?2";
        let sent: Option<i64> = self
            .read(move |connection| {
                connection.prepare_cached(question)?.query_row([engine, month(now)], |row| row.get(0)).optional()
            })
            .await?;
        Ok(u64::try_from(sent.unwrap_or(0)).unwrap_or(0))
    }

    /// Notes that an article was translated.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_translated(&self, translated: Translated) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO translated (article_id, language, engine, model, place, at)
            SELECT id, ?2, ?3, ?4, ?5, ?6 FROM article WHERE id = ?1";
        self.write(move |transaction| {
            let Translated { id, language, engine, model, place, at } = &translated;
            let values = params![id.0, language, engine, model, place, at.as_second()];
            transaction.prepare_cached(sql)?.execute(values).map(drop)
        })
        .await
    }

    /// When an article was translated into a language by an engine and model, if it was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn translated_at(&self, asked: Translated) -> Result<Option<Timestamp>, StoreError> {
        let question =
            "SELECT at FROM translated WHERE article_id = ?1 AND language = ?2 AND engine = ?3 AND model = ?4";
        let at: Option<i64> = self
            .read(move |connection| {
                let Translated { id, language, engine, model, .. } = &asked;
                let mut statement = connection.prepare_cached(question)?;
                statement.query_row(params![id.0, language, engine, model], |row| row.get(0)).optional()
            })
            .await?;
        Ok(at.and_then(|at| Timestamp::from_second(at).ok()))
    }

    /// How much of the cache is translations.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_translations(&self) -> Result<Translations, StoreError> {
        let question =
            "SELECT count(*), coalesce(sum(length(content)), 0), (SELECT count(DISTINCT article_id) FROM translated)
            FROM translation";
        self.read(move |connection| {
            connection.query_row(question, [], |row| {
                let count = |at| row.get::<_, i64>(at).map(|count| u64::try_from(count).unwrap_or(0));
                Ok(Translations { passages: count(0)?, bytes: count(1)?, articles: count(2)? })
            })
        })
        .await
    }
}

/// What is found for each key, and the day on which it was last asked for.
type Kept = Vec<Option<(String, i64)>>;

fn find(connection: &Connection, keys: &[TranslationKey]) -> rusqlite::Result<Kept> {
    let mut statement = connection.prepare_cached("SELECT content, used FROM translation WHERE hash = ?1")?;
    let one = |key: &TranslationKey| {
        let found: Option<(Vec<u8>, i64)> =
            statement.query_row([key.0.as_slice()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        // What cannot be inflated is translated again.
        Ok(found.and_then(|(packed, used)| {
            let bytes = unpack_bytes(&packed).ok()?;
            Some((String::from_utf8(bytes).ok()?, used))
        }))
    };
    keys.iter().map(one).collect()
}

fn use_again(transaction: &Transaction<'_>, keys: &[TranslationKey], day: i64) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached("UPDATE translation SET used = ?2 WHERE hash = ?1")?;
    keys.iter().try_for_each(|key| statement.execute(params![key.0.as_slice(), day]).map(drop))
}

fn keep(
    transaction: &Transaction<'_>,
    passages: &[(TranslationKey, String)],
    (engine, characters): (&str, u64),
    now: Timestamp,
) -> rusqlite::Result<()> {
    let mut statement =
        transaction.prepare_cached("INSERT OR REPLACE INTO translation (hash, used, content) VALUES (?1, ?2, ?3)")?;
    for (key, content) in passages {
        statement.execute(params![key.0.as_slice(), now.as_second() / DAY, pack_bytes(content.as_bytes())?])?;
    }
    let add = "INSERT INTO translation_sent (engine, month, characters) VALUES (?1, ?2, ?3)
        ON CONFLICT (engine, month) DO UPDATE SET characters = characters + excluded.characters";
    let characters = i64::try_from(characters).unwrap_or(i64::MAX);
    transaction.prepare_cached(add)?.execute(params![engine, month(now), characters])?;
    let count: i64 = transaction.prepare_cached("SELECT count(*) FROM translation")?.query_row([], |row| row.get(0))?;
    if count > MAX_PASSAGES {
        let oldest = "DELETE FROM translation WHERE number IN (SELECT number FROM translation ORDER BY used LIMIT ?1)";
        transaction.prepare_cached(oldest)?.execute([(count - MAX_PASSAGES).max(SLICE)])?;
    }
    Ok(())
}

fn month(now: Timestamp) -> String {
    now.strftime("%Y-%m").to_string()
}
