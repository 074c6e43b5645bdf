use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::account_feeds::{AccountFeeds, AccountStep};
use super::messages::{Messages, failed, tell};
use super::watch::Subscribed;
use crate::app::{Answer, Candidate, Data, Report, Written};
use crate::config::{self, Added, BeforeChange, ConfigError, FeedsChange, FeedsFile, NewFeed, Subscriptions};
use crate::desk::{self, FoundFeed, Logins, SyncError};
use crate::fetch::Client;
use crate::model::{Account, Subscription, ToMessage as _, is_host};
use crate::store::Store;

/// Changes of the subscriptions that can be taken back.
const MOST_STEPS: usize = 100;
/// How long the end of the program waits for a server that is changing something.
const GRACE: Duration = Duration::from_secs(2);

/// A feed that was found, and the account whose server would subscribe to it.
type FoundPlace = (FoundFeed, Option<Account>);

/// What the reader does with `feeds.toml` and with the feeds of accounts: one thing after another, in the order of the keys.
pub(super) struct Editor {
    client: Client,
    subscribed: watch::Receiver<Subscribed>,
    messages: Messages,
    found: Arc<Mutex<Vec<FoundPlace>>>,
    work: mpsc::UnboundedSender<Work>,
    stop: watch::Sender<bool>,
    working: JoinHandle<()>,
}

enum Work {
    List,
    Change(FeedsChange),
    Undo,
    Add(FoundPlace),
}

/// What takes a change back.
enum Step {
    File(BeforeChange),
    Server(AccountStep),
}

impl Editor {
    pub(super) fn new(
        (folder, subscribed): (PathBuf, watch::Receiver<Subscribed>),
        (store, client, logins): (Store, Client, Arc<Logins>),
        messages: Messages,
    ) -> Self {
        let (work, queue) = mpsc::unbounded_channel();
        let (stop, stopped) = watch::channel(false);
        let editing = Editing {
            folder,
            subscribed: subscribed.clone(),
            servers: AccountFeeds { store: store.clone(), client: client.clone(), logins },
            store,
            messages: messages.clone(),
            stopped,
            steps: Vec::new(),
            changed: false,
        };
        let working = tokio::spawn(editing.run(queue));
        Self { client, subscribed, messages, found: Arc::default(), work, stop, working }
    }

    /// Lists the subscriptions.
    pub(super) fn list(&self) {
        self.begin(Work::List);
    }

    /// Changes the subscriptions.
    pub(super) fn change(&self, change: FeedsChange) {
        self.begin(Work::Change(change));
    }

    /// Takes the last change back.
    pub(super) fn undo(&self) {
        self.begin(Work::Undo);
    }

    /// Subscribes to the feed of a number among those that were found last.
    pub(super) fn add_found(&self, number: usize) {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(number).cloned();
        if let Some(found) = found {
            self.begin(Work::Add(found));
        }
    }

    /// Looks for feeds at an address.
    pub(super) fn find(&self, address: String) {
        let accounts = self.subscribed.borrow().as_ref().map(|file| file.accounts.clone()).unwrap_or_default();
        let with = (self.client.clone(), accounts);
        tokio::spawn(find(with, address, Arc::clone(&self.found), self.messages.clone()));
    }

    fn begin(&self, work: Work) {
        // The queue lives as long as we do.
        drop(self.work.send(work));
    }

    /// Waits for every change that was asked for, for servers a moment.
    pub(super) async fn finish(mut self) {
        drop(self.work);
        if tokio::time::timeout(GRACE, &mut self.working).await.is_err() {
            let _ = self.stop.send(true);
            let _ = self.working.await;
        }
    }
}

async fn find(
    (client, accounts): (Client, Vec<Account>),
    address: String,
    found: Arc<Mutex<Vec<FoundPlace>>>,
    messages: Messages,
) {
    let mut feeds = match desk::find_feeds(&client, &address).await {
        Ok(feeds) => feeds,
        Err(error) => return tell(&messages, Some(error.message().at(address))),
    };
    if feeds.iter().any(|feed| !feed.comments) {
        feeds.retain(|feed| !feed.comments);
    }
    let places = std::iter::once(None).chain(accounts.into_iter().map(Some));
    let places: Vec<FoundPlace> =
        places.flat_map(|place| feeds.iter().map(move |feed| (feed.clone(), place.clone()))).collect();
    let candidate = |(number, (feed, account)): (usize, &FoundPlace)| Candidate {
        number,
        title: feed.title.clone().unwrap_or_else(|| feed.url.clone()),
        url: feed.url.clone(),
        account: account.as_ref().map(|account| account.name().to_owned()),
    };
    let candidates = places.iter().enumerate().map(candidate).collect();
    *found.lock().unwrap_or_else(PoisonError::into_inner) = places;
    tell(&messages, Some(Report::Candidates(candidates)));
}

/// The one who makes the changes.
struct Editing {
    folder: PathBuf,
    subscribed: watch::Receiver<Subscribed>,
    store: Store,
    servers: AccountFeeds,
    messages: Messages,
    /// Whether the program does not wait for servers any more.
    stopped: watch::Receiver<bool>,
    steps: Vec<Step>,
    /// Whether the file was changed here, so that the one that the reader follows may be older.
    changed: bool,
}

impl Editing {
    async fn run(mut self, mut queue: mpsc::UnboundedReceiver<Work>) {
        while let Some(work) = queue.recv().await {
            if let Some(work) = self.through_server(work).await
                && !self.in_file(work).await
            {
                return;
            }
        }
    }

    /// Has the server of an account do what is about a feed of the account; answers what is not.
    async fn through_server(&mut self, work: Work) -> Option<Work> {
        let (step, reply) = match work {
            Work::Change(change) => {
                let file = self.file().await;
                match self.servers.step(&file, &change).await {
                    Some(step) => step,
                    None => return Some(Work::Change(change)),
                }
            }
            Work::Add((feed, Some(account))) => {
                let reply = format!("{} ({})", feed.title.as_ref().unwrap_or(&feed.url), account.name());
                (AccountStep::add(account, feed.url), ("feed-added", reply))
            }
            Work::Undo => match self.steps.pop() {
                Some(Step::Server(step)) => (step, ("feeds-undone", String::new())),
                other => {
                    self.steps.extend(other);
                    return Some(Work::Undo);
                }
            },
            work @ (Work::List | Work::Add((_, None))) => return Some(work),
        };
        let undo = reply.0 == "feeds-undone";
        let file = self.file().await;
        let made = tokio::select! {
            made = self.servers.make(&file, &step) => made,
            _ = self.stopped.wait_for(|stopped| *stopped) => return None,
        };
        match made {
            Ok(back) => {
                self.keep(back.filter(|_| !undo).map(Step::Server));
                // Articles of a feed that was added come at once.
                tell(&self.messages, Some(Written::Subscribed));
                tell(&self.messages, Some(Written::Feeds(reply.0, reply.1)));
            }
            Err(error) => {
                let name = step.account.name().to_owned();
                self.keep(undo.then_some(Step::Server(step)));
                tell(&self.messages, Some(why(&name, &error)));
            }
        }
        None
    }

    /// Does one thing with the user's file; whether the program goes on.
    async fn in_file(&mut self, work: Work) -> bool {
        self.changed |= !matches!(work, Work::List);
        let known = self.subscribed.borrow().clone().filter(|_| !self.changed);
        let named = known.as_ref().is_some_and(|known| known.feeds.iter().all(|feed| !feed.is_unnamed()));
        let titles = if named { HashMap::new() } else { self.store.titles().await.unwrap_or_default() };
        let remote = self.store.account_feeds().await.unwrap_or_default();
        let feeds = Feeds { folder: self.folder.clone(), known, titles, remote };
        let last = match work {
            Work::Undo => self.steps.pop(),
            Work::List | Work::Change(_) | Work::Add(_) => None,
        };
        let last = last.and_then(|last| match last {
            Step::File(last) => Some(last),
            Step::Server(_) => None,
        });
        match tokio::task::spawn_blocking(move || feeds.work(work, last)).await {
            Ok(Ok((data, step))) => {
                self.keep(step.map(Step::File));
                tell(&self.messages, Some(data));
            }
            Ok(Err(error)) => tell(&self.messages, Some(error.message())),
            // The runtime ends.
            Err(_) => return false,
        }
        true
    }

    fn keep(&mut self, step: Option<Step>) {
        self.steps.extend(step);
        if self.steps.len() > MOST_STEPS {
            self.steps.remove(0);
        }
    }

    /// The user's file as it is now.
    async fn file(&self) -> Arc<FeedsFile> {
        let known = self.subscribed.borrow().clone().filter(|_| !self.changed);
        if let Some(known) = known {
            return known;
        }
        let folder = self.folder.clone();
        let read = tokio::task::spawn_blocking(move || Arc::new(config::load_feeds(&folder))).await;
        read.unwrap_or_default()
    }
}

/// Why a server made no change.
fn why(name: &str, error: &SyncError) -> Data {
    match error {
        SyncError::Server(failure) => failure.advised().at(name).into(),
        SyncError::Cache(error) => failed(error),
    }
}

/// The user's feeds.
struct Feeds {
    folder: PathBuf,
    /// The file as the reader follows it, where nothing was changed in it here: reading one of thousands of feeds once
    /// more takes as much memory as the reader.
    known: Option<Arc<FeedsFile>>,
    /// What the cache calls them, by their ids.
    titles: HashMap<String, String>,
    /// The feeds of accounts.
    remote: Vec<Subscription>,
}

impl Feeds {
    /// Does one thing; answers the message about it, and what undoes it.
    fn work(&self, work: Work, last: Option<BeforeChange>) -> Result<(Data, Option<BeforeChange>), ConfigError> {
        let folder = &self.folder;
        Ok(match work {
            Work::List => (Answer::Subscriptions(self.list()).into(), None),
            Work::Change(change) => {
                let (id, what) = self.message(&change);
                let step = config::change_feeds(folder, &change)?;
                (Written::Feeds(id, what).into(), Some(step))
            }
            Work::Undo => match last.map(|last| config::take_back(folder, &last)).transpose()? {
                Some(true) => (Written::Feeds("feeds-undone", String::new()).into(), None),
                Some(false) => (Written::Feeds("feeds-changed-elsewhere", String::new()).into(), None),
                None => (Written::Feeds("feeds-nothing-to-undo", String::new()).into(), None),
            },
            Work::Add((found, _)) => add(folder, found)?,
        })
    }

    /// The subscriptions; those that nobody named as they call themselves.
    fn list(&self) -> Subscriptions {
        let mut listed = match &self.known {
            Some(known) => config::list_subscriptions(known, &self.remote),
            None => config::list_subscriptions(&config::load_feeds(&self.folder), &self.remote),
        };
        for feed in listed.feeds.iter_mut().filter(|feed| is_host(&feed.title, &feed.url)) {
            if let Some(title) = self.titles.get(&feed.id) {
                feed.title.clone_from(title);
            }
        }
        listed
    }

    /// The message about a change: its id, and its part.
    fn message(&self, change: &FeedsChange) -> (&'static str, String) {
        let title = |id: &String| {
            let listed = self.list().feeds.into_iter().find(|feed| feed.id == *id);
            listed.map_or_else(|| id.clone(), |feed| feed.title)
        };
        match change {
            FeedsChange::Switch(id, true) => ("feed-on", title(id)),
            FeedsChange::Switch(id, false) => ("feed-off", title(id)),
            FeedsChange::Rename(_, title) => ("feed-renamed", title.clone()),
            FeedsChange::Move(id, section) => ("feed-moved", format!("{} → {section}", title(id))),
            FeedsChange::Remove(id) if config::is_built_in(id) => ("feed-off", title(id)),
            FeedsChange::Remove(id) => ("feed-removed", title(id)),
            FeedsChange::Follow(name, _) => ("person-followed", name.clone()),
            FeedsChange::Pack(name, true) => ("pack-on", name.clone()),
            FeedsChange::Pack(name, false) => ("pack-off", name.clone()),
            FeedsChange::Edition(false, packs) if packs.is_empty() => ("edition-empty", String::new()),
            FeedsChange::Edition(..) => ("edition-kept", String::new()),
        }
    }
}

fn add(folder: &Path, found: FoundFeed) -> Result<(Data, Option<BeforeChange>), ConfigError> {
    let wanted = NewFeed {
        url: found.url,
        also: found.also,
        title: found.title,
        homepage: found.homepage,
        language: found.language,
        section: None,
    };
    let (added, step) = config::add_feed(folder, wanted)?;
    let named = |feed: &Subscription| format!("{} ({})", feed.title, feed.section);
    Ok(match added {
        Added::Known(feed) => (Written::Feeds("feed-known", named(&feed)).into(), None),
        Added::Again(feed) | Added::New(feed, _) => (Written::Feeds("feed-added", named(&feed)).into(), step),
    })
}
