use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::messages::{Messages, tell};
use super::watch::Subscribed;
use crate::app::{Answer, Candidate, Data, Notice, Report, Written};
use crate::config::{self, Added, BeforeChange, ConfigError, FeedsChange, FeedsFile, NewFeed, Subscriptions};
use crate::desk::{self, FoundFeed};
use crate::fetch::Client;
use crate::model::{Subscription, is_host};
use crate::store::Store;

/// Changes of the subscriptions that can be taken back.
const MOST_STEPS: usize = 100;

/// What the reader does with `feeds.toml`: one thing after another, in the order of the keys.
pub(super) struct Editor {
    client: Client,
    messages: Messages,
    found: Arc<Mutex<Vec<FoundFeed>>>,
    work: mpsc::UnboundedSender<Work>,
    working: JoinHandle<()>,
}

enum Work {
    List,
    Change(FeedsChange),
    Undo,
    Add(FoundFeed),
}

impl Editor {
    pub(super) fn new(
        (folder, subscribed): (PathBuf, watch::Receiver<Subscribed>),
        store: Store,
        client: Client,
        messages: Messages,
    ) -> Self {
        let (work, queue) = mpsc::unbounded_channel();
        let working = tokio::spawn(edit((folder, subscribed), store, queue, messages.clone()));
        Self { client, messages, found: Arc::default(), work, working }
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

    /// Looks for feeds behind an address.
    pub(super) fn find(&self, address: String) {
        tokio::spawn(find(self.client.clone(), address, Arc::clone(&self.found), self.messages.clone()));
    }

    fn begin(&self, work: Work) {
        // The queue lives as long as we do.
        drop(self.work.send(work));
    }

    /// Waits for every change that was asked for.
    pub(super) async fn finish(self) {
        drop(self.work);
        let _ = self.working.await;
    }
}

async fn find(client: Client, address: String, found: Arc<Mutex<Vec<FoundFeed>>>, messages: Messages) {
    let feeds = match desk::find_feeds(&client, &address).await {
        Ok(feeds) => feeds,
        Err(error) => return tell(&messages, Some(Notice::Sentence(format!("{address}: {error}")))),
    };
    let mut feeds = feeds;
    if feeds.iter().any(|feed| !feed.comments) {
        feeds.retain(|feed| !feed.comments);
    }
    let candidate = |(number, feed): (usize, &FoundFeed)| Candidate {
        number,
        title: feed.title.clone().unwrap_or_else(|| feed.url.clone()),
        url: feed.url.clone(),
    };
    let candidates = feeds.iter().enumerate().map(candidate).collect();
    *found.lock().unwrap_or_else(PoisonError::into_inner) = feeds;
    tell(&messages, Some(Report::Candidates(candidates)));
}

async fn edit(
    (folder, subscribed): (PathBuf, watch::Receiver<Subscribed>),
    store: Store,
    mut queue: mpsc::UnboundedReceiver<Work>,
    messages: Messages,
) {
    let mut steps: Vec<BeforeChange> = Vec::new();
    let mut changed = false;
    while let Some(work) = queue.recv().await {
        changed |= !matches!(work, Work::List);
        let known = subscribed.borrow().clone().filter(|_| !changed);
        let named = known.as_ref().is_some_and(|known| known.feeds.iter().all(|feed| !feed.is_unnamed()));
        let titles = if named { HashMap::new() } else { store.titles().await.unwrap_or_default() };
        let feeds = Feeds { folder: folder.clone(), known, titles };
        let last = matches!(work, Work::Undo).then(|| steps.pop());
        let done = tokio::task::spawn_blocking(move || feeds.work(work, last.flatten())).await;
        match done {
            Ok(Ok((data, step))) => {
                steps.extend(step);
                if steps.len() > MOST_STEPS {
                    steps.remove(0);
                }
                tell(&messages, Some(data));
            }
            Ok(Err(error)) => tell(&messages, Some(Notice::Wrong(error))),
            // The runtime ends.
            Err(_) => return,
        }
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
}

impl Feeds {
    /// Does one thing; answers what is told of it, and what takes it back.
    fn work(&self, work: Work, last: Option<BeforeChange>) -> Result<(Data, Option<BeforeChange>), ConfigError> {
        let folder = &self.folder;
        Ok(match work {
            Work::List => (Answer::Subscriptions(self.list()).into(), None),
            Work::Change(change) => {
                let (id, what) = self.told(&change);
                let step = config::change_feeds(folder, &change)?;
                (Written::Feeds(id, what).into(), Some(step))
            }
            Work::Undo => match last.map(|last| config::take_back(folder, &last)).transpose()? {
                Some(true) => (Written::Feeds("feeds-undone", String::new()).into(), None),
                Some(false) => (Written::Feeds("feeds-changed-elsewhere", String::new()).into(), None),
                None => (Written::Feeds("feeds-nothing-to-undo", String::new()).into(), None),
            },
            Work::Add(found) => add(folder, found)?,
        })
    }

    /// The subscriptions; those that nobody named as they call themselves.
    fn list(&self) -> Subscriptions {
        let mut listed = match &self.known {
            Some(known) => config::list_subscriptions(known),
            None => config::list_subscriptions(&config::load_feeds(&self.folder)),
        };
        for feed in listed.feeds.iter_mut().filter(|feed| is_host(&feed.title, &feed.url)) {
            if let Some(title) = self.titles.get(&feed.id) {
                feed.title.clone_from(title);
            }
        }
        listed
    }

    /// What is told of a change: a message of the words, and its part.
    fn told(&self, change: &FeedsChange) -> (&'static str, String) {
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
