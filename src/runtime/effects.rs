use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::JoinHandle;

use super::aside::{Behind, aside};
use super::editor::Editor;
use super::pages::{Pages, Press};
use super::pictures::{Easel, Supplies};
use super::share::{self, Outside};
use super::tally::Tally;
use super::watch::{Subscribed, subscribed};
use crate::app::{Data, Effect, Msg, Opened, Scope};
use crate::config::{self, Folders, OptionValue, Settings};
use crate::desk::{self, RefreshOptions, Wanted, Wishes};
use crate::fetch::Client;
use crate::model::{ArticleId, Mark, SiteRule, Subscription, TextState};
use crate::store::{Store, StoreError};
use crate::text::Document;

/// The least time between two words that search knows more than before.
const INDEX_TOLD: Duration = Duration::from_secs(1);
/// Characters of the beginning of an article that a list gets.
const LONGEST_STANDFIRST: usize = 400;

pub(super) type Messages = mpsc::UnboundedSender<Msg>;

/// Everything that runs beside the loop.
pub(super) struct Jobs {
    store: Store,
    client: Client,
    /// The subscriptions as they are now.
    feeds: watch::Receiver<Subscribed>,
    pages: Pages,
    behind: Arc<Behind>,
    editor: Editor,
    /// Where articles go that leave the reader.
    outside: Outside,
    /// Where the user's configuration lives.
    folder: PathBuf,
    settings: Settings,
    messages: Messages,
    marks: mpsc::UnboundedSender<Change>,
    marking: JoinHandle<()>,
    tidying: JoinHandle<()>,
    refreshing: Option<JoinHandle<()>>,
    /// The pictures.
    pub(super) easel: Easel,
    /// The ticket of the newest search, and the turn to make one.
    newest_search: Arc<AtomicU64>,
    search_turn: Arc<Mutex<()>>,
}

/// A change of state, in the order of the keys.
enum Change {
    Mark(Mark),
    Undo,
    Redo,
}

impl Jobs {
    pub(super) fn new(
        store: Store,
        client: Client,
        (feeds, sites, folder): (watch::Receiver<Subscribed>, Vec<SiteRule>, PathBuf),
        outside: Outside,
        settings: &Settings,
        (easel, behind): (Easel, Behind),
        messages: Messages,
    ) -> Self {
        let behind = Arc::new(behind);
        let tidying = behind.spawn(tidy(store.clone(), settings.clone(), messages.clone()));
        let press = Press {
            store: store.clone(),
            client: client.clone(),
            feeds: feeds.clone(),
            sites: sites.into(),
            keep: settings.keep_page_days > 0,
            messages: messages.clone(),
        };
        let pages = Pages::new(press, Arc::clone(&behind));
        let editor = Editor::new((folder.clone(), feeds.clone()), store.clone(), client.clone(), messages.clone());
        let (marks, queue) = mpsc::unbounded_channel();
        let marking = tokio::spawn(keep_marks(store.clone(), queue, messages.clone()));
        Self {
            store,
            client,
            feeds,
            pages,
            behind,
            editor,
            outside,
            folder,
            settings: settings.clone(),
            messages,
            marks,
            marking,
            tidying,
            refreshing: None,
            easel,
            newest_search: Arc::default(),
            search_turn: Arc::default(),
        }
    }

    /// Starts an effect; the answer comes as a message.
    pub(super) fn start(&mut self, effect: Effect) {
        match effect {
            Effect::Refresh { scope, on_screen } => self.refresh(&scope, on_screen),
            // Marks go one after another in the order of the keys; the queue lives as long as we do.
            Effect::Mark(mark) => drop(self.marks.send(Change::Mark(mark))),
            Effect::Undo => drop(self.marks.send(Change::Undo)),
            Effect::Redo => drop(self.marks.send(Change::Redo)),
            Effect::Search { ticket, query, skip, limit } => {
                self.newest_search.store(ticket, Ordering::SeqCst);
                let (store, messages) = (self.store.clone(), self.messages.clone());
                let (newest, turn) = (Arc::clone(&self.newest_search), Arc::clone(&self.search_turn));
                tokio::spawn(async move {
                    let _turn = turn.lock().await;
                    // Until another letter is typed.
                    let wanted = move || newest.load(Ordering::SeqCst) == ticket;
                    if !wanted() {
                        return;
                    }
                    let found = store.search_while(wanted, query, Timestamp::now(), (skip, limit)).await;
                    let answer = match found {
                        Ok(found) => found.map(|found| Data::Found { ticket, found }),
                        Err(error) => Some(failed(&error)),
                    };
                    tell(&messages, answer);
                });
            }
            Effect::FetchPage(id) => self.pages.fetch(id),
            Effect::Download { section } => {
                let kept = Some(self.settings.picture_megabytes);
                let pictures = kept.filter(|kept| *kept > 0 && self.settings.pictures != "off");
                self.pages.download(section, pictures);
            }
            Effect::FetchVersion { of, address } => self.pages.fetch_version(of, address),
            Effect::FetchPages(ids) => self.pages.wish(ids),
            Effect::LoadPictures { article, wanted, fetch } => {
                let supplies = Supplies {
                    store: self.store.clone(),
                    client: fetch.then(|| self.client.clone()),
                    subscribed: self.feeds.borrow().clone().unwrap_or_default(),
                    keep: self.settings.picture_megabytes,
                };
                self.easel.start(article, wanted, supplies, self.messages.clone());
            }
            Effect::Share(id, share) => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(share::leave(store, id, share, self.outside.clone(), messages));
            }
            Effect::Keep(option, value) => {
                self.hold(option, &value);
                keep(self.folder.clone(), option, value, self.messages.clone());
            }
            effect @ (Effect::LoadSubscriptions
            | Effect::ChangeFeeds(_)
            | Effect::UndoFeeds
            | Effect::FindFeeds(_)
            | Effect::AddFound(_)) => self.editor.start(effect),
            Effect::Browse(address) => browse(address, self.messages.clone()),
            Effect::Quit | Effect::Suspend | Effect::Redraw | Effect::Copy(_) => {}
            question => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(async move {
                    let answer = ask(&store, question).await;
                    tell(&messages, answer.unwrap_or_else(|error| Some(failed(&error))));
                });
            }
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

    fn refresh(&mut self, scope: &Scope, on_screen: Option<String>) {
        if self.refreshing.as_ref().is_some_and(|running| !running.is_finished()) {
            tell(&self.messages, Some(Data::Told("refresh-runs", String::new())));
            return;
        }
        let wanted = if *scope == Scope::Due { Wanted::Due } else { Wanted::All };
        let options = RefreshOptions { wanted, on_screen, ..RefreshOptions::default() };
        let (store, client, messages) = (self.store.clone(), self.client.clone(), self.messages.clone());
        let (mut feeds, scope, settings) = (self.feeds.clone(), scope.clone(), self.settings.clone());
        let wishes = self.pages.wishes();
        self.refreshing = Some(self.behind.spawn(async move {
            let all = subscribed(&mut feeds).await;
            let feeds = match &scope {
                Scope::Section(section) => desk::feeds_of(&all, section),
                _ => all.feeds.clone(),
            };
            if feeds.is_empty() {
                if scope != Scope::Due {
                    tell(&messages, Some(Data::Told("nothing-to-refresh", String::new())));
                }
                tell(&messages, Some(Data::RefreshDone { outage: None }));
                return;
            }
            refresh(store, client, feeds, (options, settings, wishes), messages).await;
        }));
    }

    /// Waits for every write that was asked for and closes the cache; a refresh is cut off between two feeds.
    pub(super) async fn finish(mut self) -> Result<(), StoreError> {
        self.easel.stop();
        self.pages.stop().await;
        self.editor.finish().await;
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

pub(super) fn tell(messages: &Messages, data: Option<Data>) {
    if let Some(data) = data {
        // After the loop's end nobody listens, and nobody needs to.
        let _ = messages.send(Msg::Data(data));
    }
}

async fn ask(store: &Store, question: Effect) -> Result<Option<Data>, StoreError> {
    Ok(Some(match question {
        Effect::LoadSections => Data::Sections(store.sections().await?),
        Effect::LoadHeadlines { ticket, selection } => {
            let newest = store.newest().await?;
            Data::Headlines { ticket, rows: store.headlines(selection).await?, newest }
        }
        Effect::LoadPeople { ticket, words, limit } => {
            Data::People { ticket, people: store.people(words, None, limit).await? }
        }
        Effect::LoadChanges(id) => {
            let versions = store.versions(id).await?;
            Data::Changes(desk::changes(&versions))
        }
        Effect::LoadStandfirsts(ids) => Data::Standfirsts(standfirsts(store, ids).await?),
        Effect::LoadUnread { ticket, unread } => Data::Unread { ticket, ids: store.unread(unread).await? },
        Effect::CountNew { ticket, selection } => Data::New { ticket, count: store.count_window(selection).await? },
        Effect::LoadPerson { ticket, whose, after, limit } => {
            let newest = store.newest().await?;
            Data::Headlines { ticket, rows: store.articles_of(whose, after, limit).await?, newest }
        }
        Effect::LoadArticle { ticket, id } => Data::Article { ticket, opened: open(store, id, false).await? },
        Effect::LoadWhole { ticket, id } => Data::Article { ticket, opened: open(store, id, true).await? },
        Effect::LoadHealth => Data::Health(store.health().await?),
        _ => return Ok(None),
    }))
}

/// The beginnings of articles: their standfirst, else that of their text.
async fn standfirsts(store: &Store, ids: Vec<ArticleId>) -> Result<Vec<(ArticleId, String)>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(article) = store.article(id).await? else { continue };
        if article.headline.text == TextState::Crashed {
            continue;
        }
        let mark = store.begin_reading(id);
        let (document, standfirst) = desk::opened(&article);
        drop(mark);
        let beginning = || document.plain_blocks().into_iter().find(|block| !block.trim().is_empty());
        let text: String = standfirst.or_else(beginning).unwrap_or_default();
        found.push((id, text.chars().take(LONGEST_STANDFIRST).collect()));
    }
    Ok(found)
}

/// Opens an article; `whole` keeps the lines that became credits, and reads also what once ended the program.
async fn open(store: &Store, id: ArticleId, whole: bool) -> Result<Option<Box<Opened>>, StoreError> {
    let Some(article) = store.article(id).await? else { return Ok(None) };
    let crashed = article.headline.text == TextState::Crashed;
    // On this very thread, which has nothing more urgent to do: another would have to be woken.
    let opened = tokio::task::block_in_place(|| {
        let mark = store.begin_reading(id);
        let (document, standfirst) = match (whole, crashed) {
            (true, _) => desk::whole(&article),
            (false, true) => (Document::default(), None),
            (false, false) => desk::opened(&article),
        };
        drop(mark);
        let teaser = desk::may_fetch(&article, Timestamp::now());
        let pictures = desk::known_pictures(store, &document);
        Box::new(Opened { article, document, standfirst, version: None, teaser, pictures })
    });
    if crashed && whole {
        store.read_at_last(id).await?;
    }
    Ok(Some(opened))
}

async fn keep_marks(store: Store, mut queue: mpsc::UnboundedReceiver<Change>, messages: Messages) {
    while let Some(change) = queue.recv().await {
        let answer = match change {
            // A place is shown nowhere but in its article, which has it already.
            Change::Mark(mark @ Mark::Place(..)) => store.mark(mark).await.map(|_| None),
            Change::Mark(mark) => store.mark(mark).await.map(|_| Some(Data::Changed)),
            Change::Undo => store.undo().await.map(|step| Some(Data::Stepped { step, back: true })),
            Change::Redo => store.redo().await.map(|step| Some(Data::Stepped { step, back: false })),
        };
        tell(&messages, answer.unwrap_or_else(|error| Some(failed(&error))));
    }
}

/// What is told of a failure of the cache.
pub(super) fn failed(error: &StoreError) -> Data {
    let told = |id, path: &Path, reason: &str| Data::Told(id, format!("{} ({reason})", path.display()));
    match error {
        StoreError::Full(path) => Data::Told("cache-full", path.display().to_string()),
        StoreError::Damaged { path, reason } => told("cache-damaged", path, reason),
        StoreError::Database { path, reason } => told("cache-failed", path, reason),
        // Those come before there is a screen.
        StoreError::Folder { .. } | StoreError::Newer(_) | StoreError::Exists(_) => Data::Notice(error.to_string()),
    }
}

/// Retention and the index for search, behind the reader.
async fn tidy(store: Store, settings: Settings, messages: Messages) {
    let mut told = Instant::now();
    let indexed = || {
        if told.elapsed() >= INDEX_TOLD {
            told = Instant::now();
            tell(&messages, Some(Data::Indexed));
        }
    };
    let answer = match desk::tidy(&store, &settings, Timestamp::now(), indexed).await {
        Ok(()) => Data::Indexed,
        Err(error) => failed(&error),
    };
    tell(&messages, Some(answer));
}

async fn refresh(
    store: Store,
    client: Client,
    feeds: Vec<Subscription>,
    (options, settings, wishes): (RefreshOptions, Settings, Arc<Wishes>),
    messages: Messages,
) {
    let mut tally = Tally::default();
    let Some(lock) = store.lock_refresh() else {
        tell(&messages, Some(Data::Told("refresh-elsewhere", String::new())));
        tell(&messages, Some(Data::RefreshDone { outage: None }));
        return;
    };
    let ended = desk::refresh(&store, &client, &aside, feeds.clone(), options, Timestamp::now(), |progress| {
        tally.take(&progress, Instant::now()).into_iter().for_each(|data| tell(&messages, Some(data)));
    })
    .await;
    tell(&messages, tally.rest());
    let good = ended.is_ok();
    tell(&messages, ended.as_ref().err().map(failed));
    let (outage, calls) = ended.map(|report| (report.outage, report.calls)).unwrap_or_default();
    if good && outage.is_none() {
        let pages = desk::pages_after_refresh(&store, &feeds, settings.full_text, Timestamp::now()).await;
        wishes.wish_besides(pages.unwrap_or_default());
    }
    tell(&messages, Some(Data::RefreshDone { outage }));
    tidy(store, settings, messages.clone()).await;
    // Programs may take their time: nobody waits for them to refresh this cache.
    drop(lock);
    for failure in desk::call(&calls).await {
        tell(&messages, Some(Data::Notice(failure)));
    }
}

/// Writes an option into the user's configuration.
fn keep(folder: PathBuf, option: &'static str, value: OptionValue, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let kept = if config::holds_from_start(option) { "option-kept-for-start" } else { "option-kept" };
        let answer = match config::keep_option(&folder, option, &value) {
            Ok(()) => Data::Told(kept, folder.join("config.toml").display().to_string()),
            Err(error) => Data::Notice(error.to_string()),
        };
        tell(&messages, Some(answer));
    });
}

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument.
fn browse(address: String, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let told = if !web {
            Data::Told("browser-refuses", address)
        } else if let Err(error) = webbrowser::open(&address) {
            Data::Told("browser-lacks", format!("{address} ({error})"))
        } else {
            Data::Told("browser-opened", address)
        };
        tell(&messages, Some(told));
    });
}
