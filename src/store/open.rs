use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite_migration::{M, Migrations, SchemaVersion};
use tokio_rusqlite::Connection;
use tokio_rusqlite::rusqlite::{self, OpenFlags};

use super::lock::{self, RefreshLock};
use super::outcome::{NewPage, Outcome, Saved, StoreError, Visit};
use super::{memory, rows, save, state, subscribe};
use crate::model::{Article, ArticleId, Headline, Health, Mark, Memory, SectionCount, Selection, Subscription};

/// Name of the database in the data folder.
const FILE: &str = "dateline.sqlite3";

/// The steps of the schema, in order, never edited once released.
const STEPS: &[M<'static>] = &[M::up(include_str!("../../assets/schema/0001_cache.sql"))];

/// The cache. Cheap to clone; one writer and one reader behind it.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Connection,
    reader: Connection,
    path: Arc<PathBuf>,
}

impl Store {
    /// Opens or makes the cache in a folder.
    ///
    /// # Errors
    /// When the folder cannot be written or the database is newer or damaged.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        make_folder(folder)?;
        let path = Arc::new(folder.join(FILE));
        let database = |error: rusqlite::Error| failed(&path, &error);
        let writer = Connection::open(path.as_ref()).await.map_err(database)?;
        let at = Arc::clone(&path);
        let ready = writer.call(move |connection| Ok::<_, rusqlite::Error>(prepare(connection, &at))).await;
        flat(&path, ready)??;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(path.as_ref(), flags).await.map_err(database)?;
        let patient = reader.call(|connection| connection.busy_timeout(PATIENCE)).await;
        flat(&path, patient)?;
        Ok(Self { writer, reader, path })
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let done = self.writer.call(move |connection| {
            let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let answer = change(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        });
        flat(&self.path, done.await)
    }

    pub(super) async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        flat(&self.path, self.reader.call(move |connection| question(connection)).await)
    }

    /// Makes the feeds and sections of the cache those of the subscriptions, in their order; articles stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn subscribe(&self, feeds: Vec<Subscription>) -> Result<(), StoreError> {
        self.write(move |transaction| subscribe::subscribe(transaction, &feeds)).await
    }

    /// What is remembered of every feed between two refreshes, by its id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn memories(&self) -> Result<HashMap<String, Memory>, StoreError> {
        self.read(memory::memories).await
    }

    /// Takes the lock of the one who refreshes; none while another program holds it.
    #[must_use]
    pub fn lock_refresh(&self) -> Option<RefreshLock> {
        lock::take(self.path.parent().unwrap_or(Path::new(".")))
    }

    /// Saves the outcome of one feed's fetch in one transaction.
    ///
    /// # Errors
    /// When the database fails; nothing of the outcome is kept then.
    pub async fn save(&self, feed: String, outcome: Outcome, visit: Visit) -> Result<Saved, StoreError> {
        self.write(move |transaction| save::save(transaction, &feed, &outcome, &visit)).await
    }

    /// Keeps the page of an article with its credits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_page(&self, id: ArticleId, page: NewPage) -> Result<(), StoreError> {
        self.write(move |transaction| save::save_page(transaction, id, &page)).await
    }

    /// Sections of the subscriptions with their counts, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sections(&self) -> Result<Vec<SectionCount>, StoreError> {
        self.read(rows::sections).await
    }

    /// Headlines of a selection, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn headlines(&self, selection: Selection) -> Result<Vec<Headline>, StoreError> {
        self.read(move |connection| rows::headlines(connection, &selection)).await
    }

    /// One article.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article(&self, id: ArticleId) -> Result<Option<Article>, StoreError> {
        self.read(move |connection| rows::article(connection, id)).await
    }

    /// Changes the state of articles.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn mark(&self, mark: Mark) -> Result<(), StoreError> {
        self.write(move |transaction| state::mark(transaction, &mark)).await
    }

    /// Every feed's health.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn health(&self) -> Result<Vec<Health>, StoreError> {
        self.read(rows::health).await
    }

    /// Finishes every write and closes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close(self) -> Result<(), StoreError> {
        let path = self.path;
        self.reader.close().await.map_err(|error| failed(&path, &error))?;
        self.writer.close().await.map_err(|error| failed(&path, &error))
    }
}

/// How long one process waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(10);

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let refused = |error: std::io::Error| StoreError::Folder { path: folder.to_owned(), reason: error.to_string() };
    std::fs::create_dir_all(folder).map_err(refused)?;
    let database = folder.join(FILE);
    // SQLite's own word for a folder that cannot be written is no help to a reader.
    std::fs::OpenOptions::new().append(true).create(true).open(database).map(|_| ()).map_err(refused)
}

/// Sets the connection up and brings the schema to its newest step.
fn prepare(connection: &mut rusqlite::Connection, path: &Path) -> Result<(), StoreError> {
    let database = |error: rusqlite::Error| failed(path, &error);
    connection.busy_timeout(PATIENCE).map_err(database)?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(database)?;
    connection.pragma_update(None, "synchronous", "normal").map_err(database)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(database)?;
    let steps = Migrations::from_slice(STEPS);
    match steps.current_version(connection) {
        Ok(SchemaVersion::Outside(_)) => return Err(StoreError::Newer(path.to_owned())),
        Ok(_) => {}
        Err(error) => return Err(failed(path, &error)),
    }
    steps.to_latest(connection).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &dyn std::error::Error) -> StoreError {
    StoreError::Database { path: path.to_owned(), reason: error.to_string() }
}

fn flat<T>(path: &Path, answer: Result<T, tokio_rusqlite::Error>) -> Result<T, StoreError> {
    answer.map_err(|error| failed(path, &error))
}
