use std::path::{Path, PathBuf};

use tokio_rusqlite::rusqlite;
use tokio_rusqlite::rusqlite::types::{ToSqlOutput, ValueRef};

use super::doctor;
use super::open::{Store, failed, flat};
use super::outcome::{Finding, StoreError};
use super::pages;
use super::retain::{Retention, retain};

/// Articles that are deleted in one transaction.
const SLICE: usize = 200;
/// Pages that are given back to the disk at once.
const PAGES: u32 = 500;

impl Store {
    /// The folder of the cache, to be watched.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.path.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// A number that is another one after somebody else wrote to the cache, never after we did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn foreign_version(&self) -> Result<i64, StoreError> {
        let version =
            self.writer.call(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)));
        flat(&self.path, version.await)
    }

    /// Lets articles go that are not kept, in slices, and gives their room back to the disk; answers whether there may be
    /// more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retain(&self, retention: Retention) -> Result<bool, StoreError> {
        let (gone, more) = self.write(move |transaction| retain(transaction, retention, SLICE)).await?;
        self.give_back(gone).await?;
        Ok(more)
    }

    /// Lets pages go that came before a second, or at it, in slices; answers whether there may be more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_pages(&self, until: i64) -> Result<bool, StoreError> {
        let gone = self.write(move |transaction| pages::forget(transaction, until, SLICE)).await?;
        self.give_back(gone).await?;
        Ok(gone >= SLICE)
    }

    /// Gives the room of what is gone back to the disk.
    async fn give_back(&self, gone: usize) -> Result<(), StoreError> {
        if gone == 0 {
            return Ok(());
        }
        let freed =
            self.writer.call(|connection| connection.execute_batch(&format!("PRAGMA incremental_vacuum({PAGES})")));
        flat(&self.path, freed.await)
    }

    /// Whether the cache can be written: writes the number of its schema once more, which takes a page of the log.
    ///
    /// # Errors
    /// When it cannot, with the reason.
    pub async fn try_writing(&self) -> Result<(), StoreError> {
        self.write(|transaction| {
            let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
            transaction.pragma_update(None, "user_version", version)
        })
        .await
    }

    /// Looks the whole cache over: pages, indexes, references, counts, search; mends what it can when it may.
    ///
    /// # Errors
    /// When the database cannot even be read.
    pub async fn examine(&self, repair: bool) -> Result<Vec<Finding>, StoreError> {
        self.write(move |transaction| doctor::examine(transaction, repair)).await
    }

    /// Writes a copy of the cache, as it is at this moment, to a new file; others may read and write meanwhile.
    ///
    /// # Errors
    /// When the file is there already, or cannot be written.
    pub async fn back_up(&self, file: PathBuf) -> Result<(), StoreError> {
        if file.exists() {
            return Err(StoreError::Exists(file));
        }
        let to = file.clone();
        let copied = self.seeker.call(move |connection| {
            // SQLite hands the bytes of a text to the system as they are, also those of a name that is no UTF-8.
            let name = ToSqlOutput::Borrowed(ValueRef::Text(to.as_os_str().as_encoded_bytes()));
            connection.execute("VACUUM INTO ?1", [name]).map(|_| ())
        });
        copied.await.map_err(|error: tokio_rusqlite::Error<rusqlite::Error>| failed(&file, &error))
    }
}
