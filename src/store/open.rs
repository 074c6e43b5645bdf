use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use rusqlite_migration::{Migrations, SchemaVersion};
use tokio::sync::Notify;
use tokio_rusqlite::Connection;
use tokio_rusqlite::rusqlite::config::DbConfig;
use tokio_rusqlite::rusqlite::{self, ErrorCode, OpenFlags};

use super::fold::fold_again;
use super::migrate;
use super::outcome::StoreError;
use super::reading::Reading;
use super::search::index_lacks;
use super::together::Queue;
use crate::model::{Language, Rules};

/// Name of the database in the data folder.
pub(super) const FILE: &str = "dateline.sqlite3";

/// The cache. Cheap to clone; behind it are one connection that writes, one that reads what is shown, and one that
/// searches, so that a long search keeps nobody waiting.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) writer: Connection,
    pub(super) reader: Connection,
    pub(super) seeker: Connection,
    pub(super) path: Arc<PathBuf>,
    pub(super) queue: Queue,
    pub(super) rules: Arc<RwLock<Arc<Rules>>>,
    /// The languages that the reader reads, the one he would rather read first.
    pub(super) languages: Arc<RwLock<Arc<[Language]>>>,
    pub(super) reading: Arc<Reading>,
    /// Says that a write left articles that search does not know.
    pub(super) unindexed: Arc<Notify>,
}

impl Store {
    pub(super) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (languages, unindexed) = (self.languages(), Arc::clone(&self.unindexed));
        let done = self.writer.call(move |connection| {
            let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let answer = change(&transaction)?;
            fold_again(&transaction, &languages)?;
            let lacks = index_lacks(&transaction)?;
            transaction.commit()?;
            if lacks {
                unindexed.notify_one();
            }
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

    pub(super) async fn seek<T: Send + 'static>(
        &self,
        question: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        flat(&self.path, self.seeker.call(move |connection| question(connection)).await)
    }

    /// Finishes every write and closes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close(self) -> Result<(), StoreError> {
        let path = self.path;
        self.reader.close().await.map_err(|error| failed(&path, &error))?;
        self.seeker.close().await.map_err(|error| failed(&path, &error))?;
        self.writer.close().await.map_err(|error| failed(&path, &error))
    }
}

/// Bytes of a page of the database.
const PAGE: u32 = 16_384;
/// Memory of the writer for pages, in kilobytes with the sign that SQLite wants: what feeds that are written together touch
/// stays in it until it is written once.
const WRITER_CACHE: i64 = -8_000;
/// Pages after which the write-ahead log is taken into the database: each time the writer waits for the disk.
const PAGES_IN_LOG: u32 = 2_000;
/// Bytes of the log that stay on the disk once they were taken in.
const LOG_KEPT: u32 = 16_000_000;
/// Statements that a connection keeps ready: more than one feed needs.
const STATEMENTS: usize = 96;
/// How long one process waits for another that writes: marking some hundred thousand articles takes some seconds.
const LOCK_TIMEOUT: Duration = Duration::from_secs(30);

/// How a connection that only reads finds the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// With what others write into the log beside it.
    Shared,
    /// Only as the file, where nothing can be created beside it.
    Alone,
}

pub(super) async fn read_only(path: &Arc<PathBuf>, reach: Reach) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = match reach {
        Reach::Shared => Connection::open_with_flags(path.as_ref(), flags).await,
        Reach::Alone => Connection::open_with_flags(alone(path), flags | OpenFlags::SQLITE_OPEN_URI).await,
    };
    let reader = opened.map_err(|error| failed(path, &error))?;
    let set = |connection: &mut rusqlite::Connection| {
        connection.busy_timeout(LOCK_TIMEOUT)?;
        keep_statements(connection)
    };
    flat(path, reader.call(set).await)?;
    Ok(reader)
}

/// The address by which SQLite opens a file that nobody changes (`immutable`, sqlite.org/uri.html): every byte that has a
/// meaning in addresses is escaped.
fn alone(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(byte) {
            address.push(char::from(*byte));
        } else {
            let _ = write!(address, "%{byte:02x}");
        }
    }
    address + "?immutable=1"
}

/// Whether the schema of a cache is the one of this program.
pub(super) fn is_of_today(connection: &mut rusqlite::Connection) -> rusqlite::Result<bool> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    // That the tables can be read as well is seen here, not by the first question.
    connection.query_row("SELECT count(*) FROM feed", [], |row| row.get::<_, i64>(0))?;
    Ok(usize::try_from(version) == Ok(migrate::steps().len()))
}

/// Lets a connection keep its statements as they were compiled.
fn keep_statements(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Without it a statement is compiled again with every value that is bound, in the hope of another plan; ours name
    // the index that they want.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// Whether a folder holds a cache.
#[must_use]
pub fn is_there(folder: &Path) -> bool {
    folder.join(FILE).exists()
}

pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let refused = |error: std::io::Error| StoreError::Folder { path: folder.to_owned(), reason: error.into() };
    if folder.exists() && !folder.is_dir() {
        // To the system it merely exists already.
        return Err(refused(std::io::ErrorKind::NotADirectory.into()));
    }
    std::fs::create_dir_all(folder).map_err(refused)?;
    let database = folder.join(FILE);
    // SQLite's own word for a folder that cannot be written is no help to a reader.
    std::fs::OpenOptions::new().append(true).create(true).open(database).map(|_| ()).map_err(refused)
}

/// Sets the connection up and brings the schema to its newest step.
pub(super) fn prepare(connection: &mut rusqlite::Connection, path: &Path) -> Result<(), StoreError> {
    let database = |error: rusqlite::Error| failed(path, &error);
    connection.busy_timeout(LOCK_TIMEOUT).map_err(database)?;
    // Before the first table is made: rows of compressed markup fill larger pages better.
    connection.pragma_update(None, "page_size", PAGE).map_err(database)?;
    connection.pragma_update(None, "auto_vacuum", "incremental").map_err(database)?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(database)?;
    connection.pragma_update(None, "synchronous", "normal").map_err(database)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(database)?;
    // What a statement may have to roll back is kept in memory and not in a file.
    connection.pragma_update(None, "temp_store", "memory").map_err(database)?;
    connection.pragma_update(None, "cache_size", WRITER_CACHE).map_err(database)?;
    connection.pragma_update(None, "wal_autocheckpoint", PAGES_IN_LOG).map_err(database)?;
    connection.pragma_update(None, "journal_size_limit", LOG_KEPT).map_err(database)?;
    keep_statements(connection).map_err(database)?;
    let steps = Migrations::new(migrate::steps());
    loop {
        let before = match steps.current_version(connection) {
            Ok(SchemaVersion::Outside(_)) => return Err(StoreError::Newer(path.to_owned())),
            Ok(version) => version,
            Err(error) => return Err(failed(path, &error)),
        };
        let Err(error) = steps.to_latest(connection) else { return Ok(()) };
        // Another program that opens the same cache took a step first: continue after it.
        if steps.current_version(connection).is_ok_and(|now| now == before) {
            return Err(failed(path, &error));
        }
    }
}

pub(super) fn failed(path: &Path, error: &(dyn std::error::Error + 'static)) -> StoreError {
    let path = path.to_owned();
    let reason = innermost(error).map_or_else(|| error.to_string(), ToString::to_string);
    match innermost(error).and_then(rusqlite::Error::sqlite_error_code) {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged { path, reason },
        Some(ErrorCode::DiskFull) => StoreError::Full(path),
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly(path),
        _ => StoreError::Database { path, reason },
    }
}

/// What SQLite said. What surrounds it only says by whom it was asked, in words of its own.
fn innermost<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a rusqlite::Error> {
    let (mut next, mut said) = (Some(error), None);
    while let Some(error) = next {
        said = error.downcast_ref().or(said);
        next = error.source();
    }
    said
}

pub(super) fn flat<T>(path: &Path, answer: Result<T, tokio_rusqlite::Error>) -> Result<T, StoreError> {
    answer.map_err(|error| failed(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_of_a_failure_is_what_sqlite_said_whoever_asked() {
        let failure = || {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            rusqlite::Error::SqliteFailure(code, Some("database disk image is malformed".to_owned()))
        };
        let asked = tokio_rusqlite::Error::Error(failure());
        for error in [&failure() as &(dyn std::error::Error + 'static), &asked] {
            let StoreError::Damaged { reason, .. } = failed(Path::new("c"), error) else { panic!("{error}") };
            assert_eq!(reason, "database disk image is malformed");
        }
    }
}
