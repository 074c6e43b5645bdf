use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::{mpsc, watch};

use crate::app::{Data, Msg};
use crate::config;
use crate::desk;
use crate::model::Subscription;
use crate::store::Store;

/// How long a writer may go on before what it wrote is shown.
const SETTLE: Duration = Duration::from_millis(100);

/// Reads `feeds.toml` in a folder again when it changed, and makes the cache and the reader follow it. What is wrong in it
/// is told, and the last good state stays.
pub(super) async fn watch_feeds(
    folder: PathBuf,
    store: Store,
    feeds: watch::Sender<Vec<Subscription>>,
    messages: mpsc::UnboundedSender<Msg>,
) {
    let (sender, mut signs) = mpsc::channel(1);
    let notice = move |event: notify::Result<notify::Event>| {
        let names = |event: &notify::Event| event.paths.iter().any(|path| path.ends_with(config::FEEDS_FILE));
        if event.is_ok_and(|event| !event.kind.is_access() && names(&event)) {
            let _ = sender.try_send(());
        }
    };
    let Ok(mut watcher) = RecommendedWatcher::new(notice, notify::Config::default()) else { return };
    // A folder that is not there cannot be watched; it may also be one that nobody may write.
    let _ = std::fs::create_dir_all(&folder);
    if watcher.watch(&folder, RecursiveMode::NonRecursive).is_err() {
        return;
    }
    // A link to a file kept elsewhere changes there.
    let target = std::fs::canonicalize(folder.join(config::FEEDS_FILE)).ok();
    if let Some(elsewhere) = target.as_deref().and_then(Path::parent).filter(|elsewhere| *elsewhere != folder) {
        let _ = watcher.watch(elsewhere, RecursiveMode::NonRecursive);
    }
    let mut known = config::load_feeds(&folder);
    while signs.recv().await.is_some() {
        tokio::time::sleep(SETTLE).await;
        let read = config::load_feeds(&folder);
        if read == known {
            continue;
        }
        let answer = match read.errors.first() {
            Some(error) => Data::Notice(format!("{error}; the feeds stay as they were")),
            None => match desk::follow(&store, &read, Timestamp::now()).await {
                Ok(()) => {
                    // Everybody who looks does so through us.
                    let _ = feeds.send(read.feeds.clone());
                    Data::Subscribed
                }
                Err(error) => Data::Notice(error.to_string()),
            },
        };
        known = read;
        if messages.send(Msg::Data(answer)).is_err() {
            return;
        }
    }
}

/// Tells the application when another process wrote to the cache. The system tells when a file changed; nothing is asked
/// again and again. Where the system cannot, the reader simply shows what others wrote with its own next change.
pub(super) async fn watch(store: Store, messages: mpsc::UnboundedSender<Msg>) {
    // One sign is as good as many.
    let (sender, mut signs) = mpsc::channel(1);
    let notice = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| event.kind.is_modify() || event.kind.is_create()) {
            let _ = sender.try_send(());
        }
    };
    let Ok(mut watcher) = RecommendedWatcher::new(notice, notify::Config::default()) else { return };
    if watcher.watch(&store.folder(), RecursiveMode::NonRecursive).is_err() {
        return;
    }
    let mut known = store.foreign_version().await.ok();
    while signs.recv().await.is_some() {
        tokio::time::sleep(SETTLE).await;
        let version = store.foreign_version().await.ok();
        if version != known {
            known = version;
            if messages.send(Msg::Data(Data::Changed)).is_err() {
                return;
            }
        }
    }
}
