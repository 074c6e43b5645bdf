use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::JoinHandle;

use super::aside::{Behind, aside};
use super::editor::Editor;
use super::effect_name::effect_name;
use super::messages::{Messages, failed, tell};
use super::pages::{Pages, Press};
use super::pictures::{Easel, Supplies};
use super::share::{self, Outside};
use super::tally::Tally;
use super::watch::{Subscribed, subscribed};
use crate::app::{Answer, Data, Effect, Job, Notice, Opened, Question, Report, Scope, Ticket, Write, Written};
use crate::config::{self, Folders, OptionValue, Settings};
use crate::desk::{self, RefreshOptions, Wanted, Wishes};
use crate::fetch::Client;
use crate::model::{ArticleId, Mark, Query, SiteRule, Subscription, TextState};
use crate::store::{Store, StoreError};
use crate::text::Document;

/// The least time between two words that search knows more than before.
const INDEX_TOLD: Duration = Duration::from_secs(1);
/// Characters of the beginning of an article that a list gets.
const LONGEST_STANDFIRST: usize = 400;

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

    /// Starts an effect; the answer comes as a message. What the terminal does is done by the loop.
    pub(super) fn start(&mut self, effect: Effect) {
        let _span = tracing::debug_span!("effect", kind = effect_name(&effect)).entered();
        match effect {
            Effect::Query(Question::Search { ticket, query, skip, limit }) => self.search(ticket, query, (skip, limit)),
            Effect::Query(Question::Subscriptions) => self.editor.list(),
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
            Job::Refresh { scope, on_screen } => self.refresh(&scope, on_screen),
            Job::Page(id) => self.pages.fetch(id),
            Job::Pages(ids) => self.pages.wish(ids),
            Job::Download { section } => {
                let kept = Some(self.settings.picture_megabytes);
                let pictures = kept.filter(|kept| *kept > 0 && self.settings.pictures != "off");
                self.pages.download(section, pictures);
            }
            Job::Version { of, address } => self.pages.fetch_version(of, address),
            Job::Pictures { article, wanted, fetch } => {
                let supplies = Supplies {
                    store: self.store.clone(),
                    client: fetch.then(|| self.client.clone()),
                    subscribed: self.feeds.borrow().clone().unwrap_or_default(),
                    keep: self.settings.picture_megabytes,
                };
                self.easel.start(article, wanted, supplies, self.messages.clone());
            }
            Job::Share(id, share) => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(share::leave(store, id, share, self.outside.clone(), messages));
            }
            Job::FindFeeds(address) => self.editor.find(address),
            Job::Browse(address) => browse(address, self.messages.clone()),
        }
    }

    /// Searches until another letter is typed.
    fn search(&self, ticket: Ticket, query: Query, window: (usize, usize)) {
        self.newest_search.store(ticket, Ordering::SeqCst);
        let (store, messages) = (self.store.clone(), self.messages.clone());
        let (newest, turn) = (Arc::clone(&self.newest_search), Arc::clone(&self.search_turn));
        tokio::spawn(async move {
            let _turn = turn.lock().await;
            let wanted = move || newest.load(Ordering::SeqCst) == ticket;
            if !wanted() {
                return;
            }
            let found = store.search_while(wanted, query, Timestamp::now(), window).await;
            let answer = match found {
                Ok(found) => found.map(|found| Answer::Found { ticket, found }.into()),
                Err(error) => Some(failed(&error)),
            };
            tell(&messages, answer);
        });
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
            tell(&self.messages, Some(Notice::Message("refresh-runs", String::new())));
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
                    tell(&messages, Some(Notice::Message("nothing-to-refresh", String::new())));
                }
                tell(&messages, Some(Report::Refreshed { outage: None }));
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

async fn ask(store: &Store, question: Question) -> Result<Option<Data>, StoreError> {
    Ok(Some(Data::Query(match question {
        Question::Sections => Answer::Sections(store.sections().await?),
        Question::Headlines { ticket, selection } => {
            let newest = store.newest().await?;
            Answer::Headlines { ticket, rows: store.headlines(selection).await?, newest }
        }
        Question::People { ticket, words, limit } => {
            Answer::People { ticket, people: store.people(words, None, limit).await? }
        }
        Question::Changes(id) => Answer::Changes(desk::changes(&store.versions(id).await?)),
        Question::Standfirsts(ids) => Answer::Standfirsts(standfirsts(store, ids).await?),
        Question::Unread { ticket, unread } => Answer::Unread { ticket, ids: store.unread(unread).await? },
        Question::CountNew { ticket, selection } => Answer::New { ticket, count: store.count_window(selection).await? },
        Question::Person { ticket, whose, after, limit } => {
            let newest = store.newest().await?;
            Answer::Headlines { ticket, rows: store.articles_of(whose, after, limit).await?, newest }
        }
        Question::Article { ticket, id, whole } => Answer::Article { ticket, opened: open(store, id, whole).await? },
        Question::Health => Answer::Health(store.health().await?),
        // Those are asked where a later one takes their place, or where the file is.
        Question::Search { .. } | Question::Subscriptions => return Ok(None),
    })))
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
            Change::Mark(mark @ Mark::Place(..)) => store.mark(mark).await.map(|_| None::<Data>),
            Change::Mark(mark) => store.mark(mark).await.map(|_| Some(Written::Changed.into())),
            Change::Undo => store.undo().await.map(|step| Some(Written::Stepped { step, back: true }.into())),
            Change::Redo => store.redo().await.map(|step| Some(Written::Stepped { step, back: false }.into())),
        };
        tell(&messages, answer.unwrap_or_else(|error| Some(failed(&error))));
    }
}

/// Retention and the index for search, behind the reader.
async fn tidy(store: Store, settings: Settings, messages: Messages) {
    let mut told = Instant::now();
    let indexed = || {
        if told.elapsed() >= INDEX_TOLD {
            told = Instant::now();
            tell(&messages, Some(Report::Indexed));
        }
    };
    let answer: Data = match desk::tidy(&store, &settings, Timestamp::now(), indexed).await {
        Ok(()) => Report::Indexed.into(),
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
        tell(&messages, Some(Notice::Message("refresh-elsewhere", String::new())));
        tell(&messages, Some(Report::Refreshed { outage: None }));
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
    tell(&messages, Some(Report::Refreshed { outage }));
    tidy(store, settings, messages.clone()).await;
    // Programs may take their time: nobody waits for them to refresh this cache.
    drop(lock);
    for failure in desk::call(&calls).await {
        tell(&messages, Some(Notice::Sentence(failure)));
    }
}

/// Writes an option into the user's configuration.
fn keep(folder: PathBuf, option: &'static str, value: OptionValue, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let kept = if config::holds_from_start(option) { "option-kept-for-start" } else { "option-kept" };
        let answer = match config::keep_option(&folder, option, &value) {
            Ok(()) => Notice::Message(kept, folder.join("config.toml").display().to_string()),
            Err(error) => Notice::Sentence(error.to_string()),
        };
        tell(&messages, Some(answer));
    });
}

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument.
fn browse(address: String, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let told = if !web {
            Notice::Message("browser-refuses", address)
        } else if let Err(error) = webbrowser::open(&address) {
            Notice::Message("browser-lacks", format!("{address} ({error})"))
        } else {
            Notice::Message("browser-opened", address)
        };
        tell(&messages, Some(told));
    });
}
