use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::messages::{Messages, failed, tell};
use crate::app::{Data, Msg, Written};
use crate::config::{self, FeedsFile};
use crate::desk;
use crate::model::{Message, ToMessage as _};
use crate::store::{Store, StoreError};

/// How long a writer may go on before what it wrote is shown, and the start before a large file is read.
const SETTLE: Duration = Duration::from_millis(100);
/// How long the first frame may wait for the file of feeds.
const FEEDS_WAIT: Duration = Duration::from_millis(8);
/// Bytes of a file of feeds that is read before that time is up, most likely.
const USUAL: u64 = 200_000;

/// The subscriptions, once they were read.
pub(super) type Subscribed = Option<Arc<FeedsFile>>;

/// The subscriptions as they are now; at the start the file is still being read, and is waited for.
pub(super) async fn subscribed(feeds: &mut watch::Receiver<Subscribed>) -> Arc<FeedsFile> {
    // Only a reader that ends takes the sender away.
    feeds.wait_for(Option::is_some).await.map(|feeds| feeds.clone().unwrap_or_default()).unwrap_or_default()
}

/// The file of feeds before the first frame.
pub(super) enum Reading {
    /// One of the usual size is being read beside the loop.
    Usual(JoinHandle<Arc<FeedsFile>>),
    /// One of thousands of feeds has its file in this folder.
    Large(PathBuf),
}

/// Begins to read `feeds.toml` of a folder, unless that takes longer than a frame may wait.
pub(super) fn read_feeds(folder: PathBuf) -> Reading {
    let size = std::fs::metadata(folder.join(config::FEEDS_FILE)).map_or(0, |data| data.len());
    if size <= USUAL { Reading::Usual(read_beside(folder)) } else { Reading::Large(folder) }
}

fn read_beside(folder: PathBuf) -> JoinHandle<Arc<FeedsFile>> {
    tokio::task::spawn_blocking(move || Arc::new(config::load_feeds(&folder)))
}

/// The file of feeds when the reader starts.
pub(super) enum First {
    /// The cache follows it already.
    Followed(Arc<FeedsFile>),
    /// It is still being read.
    Reading(JoinHandle<Arc<FeedsFile>>),
    /// It is read once the screen is drawn.
    Later(PathBuf),
}

/// Waits for the file a moment, so that one of the usual size is known before the first frame. One of thousands of feeds
/// comes after it: what was shown last time is shown at once. The first time there is nothing else to show.
pub(super) async fn first(store: &Store, reading: Reading) -> Result<First, StoreError> {
    let (mut file, patience) = match (reading, store.was_settled().await?) {
        (Reading::Usual(file), true) => (file, FEEDS_WAIT),
        (Reading::Usual(file), false) => (file, Duration::MAX),
        (Reading::Large(folder), true) => return Ok(First::Later(folder)),
        (Reading::Large(folder), false) => (read_beside(folder), Duration::MAX),
    };
    let Ok(read) = tokio::time::timeout(patience, &mut file).await else { return Ok(First::Reading(file)) };
    let file = read.unwrap_or_default();
    match desk::follow(store, &file, Timestamp::now()).await {
        // It is tried once more when the screen is drawn, and reported there.
        Err(error) if error.is_of_the_disk() => Ok(First::Reading(tokio::spawn(async move { file }))),
        followed => followed.map(|()| First::Followed(file)),
    }
}

/// Takes `feeds.toml` of a folder in when it was read, and again whenever it changes, and makes the cache and the reader
/// follow it. What is wrong in it is reported; after a change the last good state stays then.
pub(super) async fn watch_feeds(
    folder: PathBuf,
    store: Store,
    (first, feeds): (First, watch::Sender<Subscribed>),
    messages: Messages,
) {
    let watched = watched(&folder);
    let (mut known, followed) = match first {
        First::Followed(file) => (file, true),
        First::Reading(file) => (file.await.unwrap_or_default(), false),
        First::Later(folder) => {
            tokio::time::sleep(SETTLE).await;
            (read_beside(folder).await.unwrap_or_default(), false)
        }
    };
    for error in &known.errors {
        tell(&messages, Some(error.message()));
    }
    tell(&messages, Some(own_full_texts(&known)));
    if followed {
        feeds.send_replace(Some(Arc::clone(&known)));
    } else {
        tell(&messages, Some(follow(&store, &known, &feeds, Written::Changed).await));
    }
    let Some((_watcher, mut signs)) = watched else { return };
    while signs.recv().await.is_some() {
        tokio::time::sleep(SETTLE).await;
        let read = Arc::new(config::load_feeds(&folder));
        if read == known {
            continue;
        }
        let answer = if let Some(error) = read.errors.first() {
            Message::about("feeds-stay", error.message()).into()
        } else {
            tell(&messages, Some(own_full_texts(&read)));
            follow(&store, &read, &feeds, Written::Subscribed).await
        };
        known = read;
        tell(&messages, Some(answer));
    }
}

/// The feeds that have a setting of their own for full texts.
fn own_full_texts(file: &FeedsFile) -> Written {
    Written::FullTextsOf(file.feeds.iter().filter_map(|feed| Some((feed.id.clone(), feed.full_text?))).collect())
}

/// Makes the cache follow the file, then everybody who asks for the feeds; answers the message about it.
async fn follow(store: &Store, file: &Arc<FeedsFile>, feeds: &watch::Sender<Subscribed>, good: Written) -> Data {
    let done = desk::follow(store, file, Timestamp::now()).await;
    feeds.send_replace(Some(Arc::clone(file)));
    done.map_or_else(|error| failed(&error), |()| good.into())
}

/// A watcher of `feeds.toml` with its signs; none where the system gives none.
fn watched(folder: &Path) -> Option<(RecommendedWatcher, mpsc::Receiver<()>)> {
    let (sender, signs) = mpsc::channel(1);
    let notice = move |event: notify::Result<notify::Event>| {
        let names = |event: &notify::Event| event.paths.iter().any(|path| path.ends_with(config::FEEDS_FILE));
        if event.is_ok_and(|event| !event.kind.is_access() && names(&event)) {
            let _ = sender.try_send(());
        }
    };
    let mut watcher = RecommendedWatcher::new(notice, notify::Config::default()).ok()?;
    // A folder that is not there cannot be watched; it may also be one that nobody may write.
    let _ = std::fs::create_dir_all(folder);
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    // A link to a file kept elsewhere changes there.
    let target = std::fs::canonicalize(folder.join(config::FEEDS_FILE)).ok();
    if let Some(elsewhere) = target.as_deref().and_then(Path::parent).filter(|elsewhere| *elsewhere != folder) {
        let _ = watcher.watch(elsewhere, RecursiveMode::NonRecursive);
    }
    Some((watcher, signs))
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
            if messages.send(Msg::Data(Written::Changed.into())).is_err() {
                return;
            }
        }
    }
}
