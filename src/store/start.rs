use std::path::Path;
use std::sync::Arc;

use tokio_rusqlite::{Connection, rusqlite};

use super::full_text;
use super::open::{FILE, Store, failed, flat, make_folder, prepare, read_only};
use super::outcome::StoreError;
use super::reading::{Reading, ReadingMark, left_behind};
use super::together::Queue;
use crate::model::ArticleId;

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
        let reader = read_only(&path).await?;
        let seeker = read_only(&path).await?;
        let reading = Arc::new(Reading::new(folder));
        let store = Self { writer, reader, seeker, path, queue: Queue::default(), rules: Arc::default(), reading };
        store.note_crashed(folder).await?;
        Ok(store)
    }

    /// Notes that the markup of an article is read until the mark is dropped: should that end the program, the article's
    /// text is [`Crashed`](crate::model::TextState::Crashed) from the next start on.
    #[must_use]
    pub fn begin_reading(&self, id: ArticleId) -> ReadingMark {
        Reading::begin(&self.reading, id.0)
    }

    /// Notes the articles that dead processes were reading when they ended.
    async fn note_crashed(&self, folder: &Path) -> Result<(), StoreError> {
        let ids = left_behind(folder);
        if ids.is_empty() {
            return Ok(());
        }
        self.write(move |transaction| ids.iter().try_for_each(|id| full_text::crashed(transaction, ArticleId(*id))))
            .await
    }
}
