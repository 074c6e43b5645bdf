use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::app::{Data, Effect, Msg, Opened, Scope};
use crate::desk::{self, RefreshOptions, Wanted};
use crate::fetch::Client;
use crate::model::{ArticleId, Mark, Subscription};
use crate::store::{Store, StoreError};

type Messages = mpsc::UnboundedSender<Msg>;

/// Everything that runs beside the loop.
pub(super) struct Jobs {
    store: Store,
    client: Client,
    feeds: Vec<Subscription>,
    at_once: usize,
    messages: Messages,
    marks: mpsc::UnboundedSender<Mark>,
    marking: JoinHandle<()>,
    refreshing: Option<JoinHandle<()>>,
}

impl Jobs {
    pub(super) fn new(
        store: Store,
        client: Client,
        feeds: Vec<Subscription>,
        at_once: usize,
        messages: Messages,
    ) -> Self {
        let (marks, queue) = mpsc::unbounded_channel();
        let marking = tokio::spawn(keep_marks(store.clone(), queue, messages.clone()));
        Self { store, client, feeds, at_once, messages, marks, marking, refreshing: None }
    }

    /// Starts an effect; the answer comes as a message.
    pub(super) fn start(&mut self, effect: Effect) {
        match effect {
            Effect::Refresh { scope, on_screen } => self.refresh(&scope, on_screen),
            // Marks go one after another in the order of the keys; the queue lives as long as we do.
            Effect::Mark(mark) => drop(self.marks.send(mark)),
            Effect::FetchPage(id) => {
                let (store, client) = (self.store.clone(), self.client.clone());
                tokio::spawn(full_text(store, client, self.feeds.clone(), id, self.messages.clone()));
            }
            Effect::Browse(address) => browse(address, self.messages.clone()),
            Effect::Quit | Effect::Suspend | Effect::Copy(_) => {}
            question => {
                let (store, messages) = (self.store.clone(), self.messages.clone());
                tokio::spawn(async move {
                    let answer = ask(&store, question).await;
                    tell(&messages, answer.unwrap_or_else(|error| Some(Data::Notice(error.to_string()))));
                });
            }
        }
    }

    fn refresh(&mut self, scope: &Scope, on_screen: Option<String>) {
        if self.refreshing.as_ref().is_some_and(|running| !running.is_finished()) {
            tell(&self.messages, Some(Data::Notice("a refresh is running already".to_owned())));
            return;
        }
        let mut feeds = self.feeds.clone();
        if let Scope::Section(section) = scope {
            feeds.retain(|feed| feed.section == *section);
        }
        if feeds.is_empty() {
            if *scope != Scope::Due {
                tell(&self.messages, Some(Data::Notice("there are no feeds here to refresh".to_owned())));
            }
            tell(&self.messages, Some(Data::RefreshDone { outage: None }));
            return;
        }
        let wanted = if *scope == Scope::Due { Wanted::Due } else { Wanted::All };
        let options = RefreshOptions { at_once: self.at_once, wanted, on_screen, ..RefreshOptions::default() };
        let (store, client, messages) = (self.store.clone(), self.client.clone(), self.messages.clone());
        self.refreshing = Some(tokio::spawn(refresh(store, client, feeds, options, messages)));
    }

    /// Waits for every write that was asked for and closes the cache; a refresh is cut off between two feeds.
    pub(super) async fn finish(self) -> Result<(), StoreError> {
        if let Some(refreshing) = self.refreshing {
            refreshing.abort();
            let _ = refreshing.await;
        }
        drop(self.marks);
        let _ = self.marking.await;
        self.store.close().await
    }
}

fn tell(messages: &Messages, data: Option<Data>) {
    if let Some(data) = data {
        // After the loop's end nobody listens, and nobody needs to.
        let _ = messages.send(Msg::Data(data));
    }
}

async fn ask(store: &Store, question: Effect) -> Result<Option<Data>, StoreError> {
    Ok(Some(match question {
        Effect::LoadSections => Data::Sections(store.sections().await?),
        Effect::LoadHeadlines { ticket, selection } => {
            Data::Headlines { ticket, rows: store.headlines(selection).await? }
        }
        Effect::LoadPerson { ticket, whose, after, limit } => {
            Data::Headlines { ticket, rows: store.articles_of(whose, after, limit).await? }
        }
        Effect::LoadArticle { ticket, id } => Data::Article { ticket, opened: open(store, id, false).await? },
        Effect::LoadWhole { ticket, id } => Data::Article { ticket, opened: open(store, id, true).await? },
        Effect::LoadHealth => Data::Health(store.health().await?),
        _ => return Ok(None),
    }))
}

/// Opens an article; `whole` keeps the lines that became credits.
async fn open(store: &Store, id: ArticleId, whole: bool) -> Result<Option<Box<Opened>>, StoreError> {
    let Some(article) = store.article(id).await? else { return Ok(None) };
    Ok(tokio::task::spawn_blocking(move || {
        let (document, standfirst) = if whole { desk::whole(&article) } else { desk::opened(&article) };
        let length = document.plain_blocks().iter().map(|block| block.chars().count()).sum();
        let teaser = !article.full && article.headline.link.is_some() && desk::is_teaser(length);
        Box::new(Opened { article, document, standfirst, teaser })
    })
    .await
    .ok())
}

async fn keep_marks(store: Store, mut queue: mpsc::UnboundedReceiver<Mark>, messages: Messages) {
    while let Some(mark) = queue.recv().await {
        // A place is shown nowhere but in its article, which has it already.
        let shown = !matches!(mark, Mark::Place(..));
        let answer = match store.mark(mark).await {
            Ok(()) => shown.then_some(Data::Changed),
            Err(error) => Some(Data::Notice(error.to_string())),
        };
        tell(&messages, answer);
    }
}

async fn refresh(store: Store, client: Client, feeds: Vec<Subscription>, options: RefreshOptions, messages: Messages) {
    let (mut failed, mut new) = (0, 0);
    let Some(_lock) = store.lock_refresh() else {
        tell(&messages, Some(Data::Notice("another dateline is refreshing this cache right now".to_owned())));
        tell(&messages, Some(Data::RefreshDone { outage: None }));
        return;
    };
    let ended = desk::refresh(&store, &client, feeds, options, Timestamp::now(), |progress| {
        let mut changed = false;
        match &progress.result {
            Ok(report) => {
                new += report.new;
                changed = report.new + report.changed > 0;
            }
            Err(_) => failed += 1,
        }
        let (done, total) = (progress.done, progress.total);
        tell(&messages, Some(Data::RefreshProgress { done, total, failed, new }));
        tell(&messages, changed.then_some(Data::Changed));
    })
    .await;
    let outage = match ended {
        Ok(report) => report.outage.map(|outage| outage.to_string()),
        Err(error) => Some(error.to_string()),
    };
    tell(&messages, Some(Data::RefreshDone { outage }));
}

async fn full_text(store: Store, client: Client, feeds: Vec<Subscription>, id: ArticleId, messages: Messages) {
    let answer = desk::full_text(&store, &client, &feeds, id).await;
    let answer = answer.unwrap_or_else(|error| Err(error.to_string()));
    tell(&messages, answer.is_ok().then_some(Data::Changed));
    tell(&messages, Some(Data::FullText(id, answer)));
}

/// Opens an address in the browser, never through a shell: only `http` and `https`, handed over as one argument.
fn browse(address: String, messages: Messages) {
    tokio::task::spawn_blocking(move || {
        let web = url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let sentence = if !web {
            format!("not an address for a browser: {address}")
        } else if let Err(error) = webbrowser::open(&address) {
            format!("no browser could be started ({error}); the address is {address}")
        } else {
            format!("opened in the browser: {address}")
        };
        tell(&messages, Some(Data::Notice(sentence)));
    });
}
