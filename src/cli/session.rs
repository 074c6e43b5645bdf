use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::Common;
use super::output::{Failure, note};
use crate::config::{self, FeedsFile, Settings};
use crate::desk;
use crate::model::{Language, Message, Subscription, ToMessage};
use crate::runtime;
use crate::store::{self, Store, StoreError};

/// How long what a command has begun may go on behind it: a small file is written within it, a name that is still being
/// looked up is not waited for.
const MOST_AFTER: Duration = Duration::from_secs(1);

/// The executor of a command.
pub(crate) fn runtime() -> Result<Threads, Failure> {
    let built = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    built
        .map(Threads)
        .map_err(|error| Failure::sentence(Message::new("threads-failed").with("reason", error.message())))
}

/// The threads of one command.
pub(crate) struct Threads(tokio::runtime::Runtime);

impl Threads {
    /// Runs a command to its end.
    pub(crate) fn block_on<T>(self, command: impl Future<Output = T>) -> T {
        let result = self.0.block_on(command);
        self.0.shutdown_timeout(MOST_AFTER);
        result
    }
}

/// Does work that would hold requests up on another of the threads that are there: more of them would each keep memory of
/// their own.
pub(crate) fn offload(work: Box<dyn FnOnce() + Send>) {
    drop(tokio::spawn(async move { work() }));
}

/// The open cache with the subscriptions in it, and the user's files.
pub(crate) struct Session {
    pub(crate) store: Store,
    pub(crate) feeds: FeedsFile,
    pub(crate) settings: Settings,
    /// The folder of the user's files.
    pub(crate) folder: PathBuf,
}

impl Session {
    /// Opens configuration and cache; what is wrong in the user's files is said and the rest is used.
    pub(crate) async fn open(common: &Common) -> Result<Self, Failure> {
        let session = Self::without_guide(common).await?;
        go_on(desk::keep_guide(&session.store, Timestamp::now()).await)?;
        Ok(session)
    }

    /// Does what [`Session::open`] does but for keeping the guide.
    pub(crate) async fn without_guide(common: &Common) -> Result<Self, Failure> {
        let folders = common.folders();
        let feeds = config::load_feeds(&folders.config);
        let (settings, errors) = config::load_settings(&folders.config, &common.set);
        for error in feeds.errors.iter().chain(&errors) {
            note(error.message());
        }
        let store = Store::open(&folders.data).await.map_err(sentence)?;
        store.prefer(config::languages_read(&folders.config, runtime::words(&settings)));
        go_on(desk::follow_feeds(&store, &feeds).await)?;
        Ok(Self { store, feeds, settings, folder: folders.config })
    }

    /// The language in which the guide is listed: that of the interface.
    pub(crate) fn guide_language(&self) -> Option<Language> {
        Language::parse(runtime::words(&self.settings).tag())
    }
}

/// Feeds with the titles by which they are shown: those that nobody named are called as they call themselves, where there is a
/// cache that knows it.
pub(crate) async fn called(common: &Common, feeds: Vec<Subscription>) -> Vec<Subscription> {
    let folder = common.folders().data;
    if !(feeds.iter().any(Subscription::is_unnamed) && store::is_there(&folder)) {
        return feeds;
    }
    let Ok(store) = Store::open(&folder).await else { return feeds };
    let titles = store.titles().await.unwrap_or_default();
    let _ = store.close().await;
    feeds.into_iter().map(|feed| feed.called(&titles)).collect()
}

/// Tells that the disk is full or may not be written, and lets what is there be read.
fn go_on(kept: Result<(), StoreError>) -> Result<(), Failure> {
    match kept {
        Err(error) if error.is_of_the_disk() => note(error.message()),
        kept => kept.map_err(sentence)?,
    }
    Ok(())
}

/// Any error as the sentence it is.
#[allow(clippy::needless_pass_by_value, reason = "made for map_err")]
pub(crate) fn sentence(error: impl ToMessage) -> Failure {
    Failure::Sentence(error.message())
}
