//! What the runtime tells the application.

use std::path::Path;

use tokio::sync::mpsc;

use crate::app::{Data, Msg, Notice};
use crate::store::StoreError;

pub(super) type Messages = mpsc::UnboundedSender<Msg>;

/// Tells the application something, where there is something to tell.
pub(super) fn tell(messages: &Messages, data: Option<impl Into<Data>>) {
    if let Some(data) = data {
        // After the loop's end nobody listens, and nobody needs to.
        let _ = messages.send(Msg::Data(data.into()));
    }
}

/// What is told of a failure of the cache.
pub(super) fn failed(error: &StoreError) -> Data {
    let told = |id, path: &Path, reason: &str| Notice::Message(id, format!("{} ({reason})", path.display()));
    let notice = match error {
        StoreError::Full(path) => Notice::Message("cache-full", path.display().to_string()),
        StoreError::ReadOnly(path) => Notice::Message("cache-read-only", path.display().to_string()),
        StoreError::Damaged { path, reason } => told("cache-damaged", path, reason),
        StoreError::Database { path, reason } => told("cache-failed", path, reason),
        // Those come before there is a screen.
        StoreError::Folder { .. } | StoreError::Newer(_) | StoreError::Exists(_) => Notice::Sentence(error.to_string()),
    };
    notice.into()
}
