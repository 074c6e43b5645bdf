use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::background::BackgroundRuntime;
use super::browse::browse;
use super::editor::Editor;
use super::effect_name::effect_name;
use super::machines::Machines;
use super::marks::{Change, keep_marks};
use super::messages::{Messages, failed, tell};
use super::pages::{PageTools, Pages};
use super::pictures::{PictureLoader, Supplies};
use super::questions::ask;
use super::refreshing::{Refreshing, keep_tidy};
use super::searching::Searching;
use super::share::{self, Outside};
use super::syncing::Syncing;
use super::watch::{Subscribed, subscribed};
use crate::app::{Effect, Job, Question, Scope, Write};
use crate::config::{self, Folders, OptionValue, Pictures, Settings};
use crate::desk::Logins;
use crate::fetch::Client;
use crate::model::{Message, SiteRule, ToMessage as _};
use crate::store::{Store, StoreError};

/// What the jobs beside the loop are done with.
pub(super) struct Tools {
    pub(super) store: Store,
    pub(super) client: Client,
    pub(super) settings: Settings,
    /// The subscriptions as they are now.
    pub(super) feeds: watch::Receiver<Subscribed>,
    /// Rules for stubborn sites, the user's own first.
    pub(super) sites: Vec<SiteRule>,
    /// Where the user's configuration lives.
    pub(super) folder: PathBuf,
    /// Where articles go that leave the reader.
    pub(super) outside: Outside,
    pub(super) picture_loader: PictureLoader,
    /// The background thread of the network.
    pub(super) background: BackgroundRuntime,
    pub(super) messages: Messages,
}

/// Everything that runs beside the loop.
pub(super) struct Jobs {
    store: Store,
    client: Client,
    /// The subscriptions as they are now.
    feeds: watch::Receiver<Subscribed>,
    pages: Pages,
    background: Arc<BackgroundRuntime>,
    editor: Editor,
    /// Where articles go that leave the reader.
    outside: Outside,
    /// Where the user's configuration lives.
    folder: PathBuf,
    settings: Settings,
    messages: Messages,
    marks: mpsc::UnboundedSender<Change>,
    marking: JoinHandle<()>,
    untidy: mpsc::UnboundedSender<Settings>,
    tidying: JoinHandle<()>,
    refreshing: Option<JoinHandle<()>>,
    machines: Machines,
    /// What servers of accounts gave in exchange for passwords.
    logins: Arc<Logins>,
    pub(super) picture_loader: PictureLoader,
    searching: Searching,
}

impl Jobs {
    pub(super) fn new(tools: Tools) -> Self {
        let Tools { store, client, settings, feeds, sites, folder, outside, picture_loader, background, messages } =
            tools;
        let background = Arc::new(background);
        let (untidy, signs) = mpsc::unbounded_channel();
        // The queue lives as long as we do; the cache is put in order once at the start.
        let _ = untidy.send(settings.clone());
        let tidying = background.spawn(keep_tidy(store.clone(), signs, messages.clone()));
        let page_tools = PageTools {
            store: store.clone(),
            client: client.clone(),
            feeds: feeds.clone(),
            sites: sites.into(),
            keep: settings.keep_page_days > 0,
            messages: messages.clone(),
        };
        let pages = Pages::new(page_tools, Arc::clone(&background));
        let services = (store.clone(), client.clone());
        let machines = Machines::new(services, folder.clone(), messages.clone(), &background);
        let logins = Arc::<Logins>::default();
        let services = (store.clone(), client.clone(), Arc::clone(&logins));
        let editor = Editor::new((folder.clone(), feeds.clone()), services, messages.clone());
        let (marks, queue) = mpsc::unbounded_channel();
        let marking = tokio::spawn(keep_marks(store.clone(), queue, messages.clone()));
        Self {
            store,
            client,
            feeds,
            pages,
            background,
            editor,
            outside,
            folder,
            settings,
            messages,
            marks,
            marking,
            untidy,
            tidying,
            refreshing: None,
            machines,
            logins,
            picture_loader,
            searching: Searching::default(),
        }
    }

    /// Starts an effect; the answer comes as a message. What the terminal does is done by the loop.
    pub(super) fn start(&mut self, effect: Effect) {
        let _span = tracing::debug_span!("effect", kind = effect_name(&effect)).entered();
        match effect {
            Effect::Query(Question::Search { ticket, query, skip, limit }) => {
                let with = (self.store.clone(), self.messages.clone());
                self.searching.start(with, ticket, query, (skip, limit));
            }
            Effect::Query(Question::Subscriptions) => self.editor.list(),
            Effect::Query(Question::Summary { id, network }) => self.machines.summarizing.start(id, network),
            Effect::Query(question) => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(async move {
                    let answer = ask(&store, question).await;
                    tell(&messages, answer.unwrap_or_else(|error| Some(failed(&error))));
                });
            }
            Effect::Write(write) => self.write(write),
            Effect::Job(job) => self.begin(job),
            Effect::Terminal(_) => {}
        }
    }

    fn write(&mut self, write: Write) {
        match write {
            // Marks go one after another in the order of the keys; the queue lives as long as we do.
            Write::Mark(mark) => drop(self.marks.send(Change::Mark(mark))),
            Write::Correct(correction) => drop(self.marks.send(Change::Correct(correction))),
            Write::Undo => drop(self.marks.send(Change::Undo)),
            Write::Redo => drop(self.marks.send(Change::Redo)),
            Write::Option(option, value) => {
                self.hold(option, &value);
                keep(self.folder.clone(), option, value, self.messages.clone());
            }
            Write::Feeds(change) => self.editor.change(change),
            Write::UndoFeeds => self.editor.undo(),
            Write::AddFound(number) => self.editor.add_found(number),
        }
    }

    fn begin(&mut self, job: Job) {
        match job {
            Job::Refresh { scope, on_screen } => self.refresh(scope, on_screen),
            Job::Page(id) => self.pages.fetch(id),
            Job::Pages(ids) => self.pages.wish(ids),
            Job::Download { section } => {
                let kept = Some(self.settings.picture_megabytes);
                let pictures = kept.filter(|kept| *kept > 0 && self.settings.pictures != Pictures::Off);
                self.pages.download(section, pictures, self.folder.clone());
            }
            Job::Version { of, address } => self.pages.fetch_version(of, address),
            Job::Translate { id, anyway, network } => self.machines.translating.start(id, anyway, network),
            Job::StopTranslating => self.machines.translating.stop(),
            Job::StopSummarizing => self.machines.summarizing.stop(),
            Job::Titles { rows, network } => self.machines.titling.wish(rows, network),
            Job::Pictures { article, wanted, fetch } => {
                let supplies = Supplies {
                    store: self.store.clone(),
                    client: fetch.then(|| self.client.clone()),
                    subscribed: self.feeds.borrow().clone().unwrap_or_default(),
                    keep: self.settings.picture_megabytes,
                };
                self.picture_loader.start(article, wanted, supplies, self.messages.clone());
            }
            Job::Share(id, share) => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(share::leave(store, id, share, self.outside.clone(), messages));
            }
            Job::FindFeeds(address) => self.editor.find(address),
            Job::Browse(address) => browse(address, None, self.messages.clone()),
            Job::BrowseAndRead(id, address) => browse(address, Some(id), self.messages.clone()),
        }
    }

    /// Goes by an option that was changed, where it does not wait for the next start.
    fn hold(&mut self, option: &str, value: &OptionValue) {
        if config::holds_from_start(option) {
            return;
        }
        // It was checked before it was kept.
        let _ = config::set_option(&mut self.settings, option, &value.to_string());
        if option == "save_folder" {
            self.outside.folder = Folders::documents(&self.settings.save_folder);
        }
    }

    fn refresh(&mut self, scope: Scope, on_screen: Option<String>) {
        let refreshing = Refreshing {
            store: self.store.clone(),
            client: self.client.clone(),
            settings: self.settings.clone(),
            wishes: self.pages.wishes(),
            untidy: self.untidy.clone(),
            messages: self.messages.clone(),
        };
        let syncing = Syncing {
            store: self.store.clone(),
            client: self.client.clone(),
            logins: Arc::clone(&self.logins),
            settings: self.settings.clone(),
            wishes: self.pages.wishes(),
            untidy: self.untidy.clone(),
            messages: self.messages.clone(),
        };
        let (mut feeds, before) = (self.feeds.clone(), self.refreshing.take());
        self.refreshing = Some(self.background.spawn(async move {
            // The application asks for one at a time: the one before is just ending.
            if let Some(before) = before {
                let _ = before.await;
            }
            let file = subscribed(&mut feeds).await;
            let sync = syncing.sync(&file, &scope);
            let refresh = refreshing.refresh(&file, scope.clone(), on_screen);
            tokio::join!(sync, refresh);
            syncing.settle(&file).await;
        }));
    }

    /// Waits for every write that was asked for and closes the cache; a refresh is cut off between two feeds.
    pub(super) async fn finish(mut self) -> Result<(), StoreError> {
        self.picture_loader.stop();
        self.pages.stop().await;
        self.editor.finish().await;
        self.machines.finish().await;
        if let Some(refreshing) = self.refreshing {
            refreshing.abort();
            let _ = refreshing.await;
        }
        self.tidying.abort();
        let _ = self.tidying.await;
        drop(self.marks);
        let _ = self.marking.await;
        self.store.close().await
    }
}

/// Writes an option into the user's configuration.
fn keep(folder: PathBuf, option: &'static str, value: OptionValue, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let kept = if config::holds_from_start(option) { "option-kept-for-start" } else { "option-kept" };
        let answer = match config::keep_option(&folder, option, &value) {
            Ok(()) => Message::about(kept, folder.join("config.toml").display().to_string()),
            Err(error) => error.message(),
        };
        tell(&messages, Some(answer));
    });
}
