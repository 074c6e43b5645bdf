use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_rusqlite::{Connection, rusqlite};

use super::full_text;
use super::open::{FILE, Reach, Store, failed, flat, is_of_today, make_folder, prepare, read_only};
use super::outcome::StoreError;
use super::reading::{Reading, ReadingMark, interrupted};
use super::together::Queue;
use crate::model::ArticleId;

impl Store {
    /// Opens or makes the cache in a folder. One on a disk that is full or may not be written is opened all the same and can
    /// be read: every write then fails with [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// When the folder cannot be written and has no cache of today's schema, or the database is newer or damaged.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = Arc::new(folder.join(FILE));
        let (writer, reach) = match writer(folder, &path).await {
            Ok(writer) => (writer, Reach::Shared),
            Err(error) => last_state(&path, &error).await.ok_or(error)?,
        };
        let reader = read_only(&path, reach).await?;
        let seeker = read_only(&path, reach).await?;
        let reading = Arc::new(Reading::new(folder));
        let store = Self {
            writer,
            reader,
            seeker,
            path,
            queue: Queue::default(),
            rules: Arc::default(),
            languages: Arc::default(),
            reading,
            unindexed: Arc::default(),
        };
        match store.note_crashed(folder).await {
            Err(error) if !error.is_of_the_disk() => Err(error),
            _ => Ok(store),
        }
    }

    /// Notes that the markup of an article is read until the mark is dropped: should that end the program, the article's
    /// text is [`Crashed`](crate::model::TextState::Crashed) from the next start on.
    #[must_use]
    pub fn begin_reading(&self, id: ArticleId) -> ReadingMark {
        Reading::begin(&self.reading, id.0)
    }

    /// Notes the articles that dead processes were reading when they ended.
    async fn note_crashed(&self, folder: &Path) -> Result<(), StoreError> {
        let ids = interrupted(folder);
        if ids.is_empty() {
            return Ok(());
        }
        self.write(move |transaction| ids.iter().try_for_each(|id| full_text::crashed(transaction, ArticleId(*id))))
            .await
    }
}

/// The connection that writes, with the schema of today.
async fn writer(folder: &Path, path: &Arc<PathBuf>) -> Result<Connection, StoreError> {
    make_folder(folder)?;
    let writer = Connection::open(path.as_ref()).await.map_err(|error| failed(path, &error))?;
    let at = Arc::clone(path);
    let ready = writer.call(move |connection| Ok::<_, rusqlite::Error>(prepare(connection, &at))).await;
    flat(path, ready)??;
    Ok(writer)
}

/// In place of the connection that writes one that reads, where the cache is there and only cannot be written.
async fn last_state(path: &Arc<PathBuf>, error: &StoreError) -> Option<(Connection, Reach)> {
    if matches!(error, StoreError::Newer(_) | StoreError::Damaged { .. }) {
        return None;
    }
    for reach in [Reach::Shared, Reach::Alone] {
        let Ok(reader) = read_only(path, reach).await else { continue };
        if let Ok(true) = reader.call(is_of_today).await {
            return Some((reader, reach));
        }
    }
    None
}
