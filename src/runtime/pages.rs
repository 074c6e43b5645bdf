use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::background::{BackgroundRuntime, offload};
use super::messages::{Messages, failed, tell};
use super::watch::{Subscribed, subscribed};
use crate::app::{self, Data, DownloadProgress, DownloadStep, PageAnswer, Report};
use crate::config::{self, FeedsFile};
use crate::desk::{self, Ahead, Download, Downloaded, Edition, Engines, Fetched, PageSource, Wishes};
use crate::fetch::Client;
use crate::model::{ArticleId, Message, SiteRule, TextState, ToMessage as _};
use crate::store::{Store, StoreError};

/// How long a reader must stay before what he sees is fetched.
const REST: Duration = Duration::from_millis(300);
/// Seconds that the articles of an edition are old at most: two days.
const EDITION: i64 = 172_800;
/// Pages that are fetched together in the background.
const AT_ONCE: usize = 8;

/// What a job needs to fetch pages.
#[derive(Clone)]
pub(super) struct PageTools {
    pub(super) store: Store,
    pub(super) client: Client,
    /// The subscriptions as they are now.
    pub(super) feeds: watch::Receiver<Subscribed>,
    /// Rules for stubborn sites, the user's own first.
    pub(super) sites: Arc<[SiteRule]>,
    /// Whether pages are kept as they came.
    pub(super) keep: bool,
    pub(super) messages: Messages,
}

impl PageTools {
    async fn feeds(&self) -> Arc<FeedsFile> {
        subscribed(&mut self.feeds.clone()).await
    }

    fn source<'a>(&'a self, file: &'a FeedsFile) -> PageSource<'a> {
        PageSource { client: &self.client, feeds: &file.feeds, sites: &self.sites, offload: &offload, keep: self.keep }
    }

    /// Tells what came of a page, with the row as it is now.
    async fn answer(&self, fetched: Fetched) -> Result<(), StoreError> {
        let row = self.store.headline(fetched.id).await?;
        let answer = PageAnswer { id: fetched.id, row, reason: fetched.reason };
        tell(&self.messages, Some(Report::Page(Box::new(answer))));
        Ok(())
    }
}

/// Pages that are fetched beside the loop.
pub(super) struct Pages {
    page_tools: PageTools,
    background: Arc<BackgroundRuntime>,
    wishes: Arc<Wishes>,
    resting: Option<JoinHandle<()>>,
    working: JoinHandle<()>,
    downloading: Option<JoinHandle<()>>,
}

impl Pages {
    pub(super) fn new(page_tools: PageTools, background: Arc<BackgroundRuntime>) -> Self {
        let wishes = Arc::new(Wishes::default());
        let working = background.spawn(work(page_tools.clone(), Arc::clone(&wishes)));
        Self { page_tools, background, wishes, resting: None, working, downloading: None }
    }

    /// What pages are wished for, for those who wish besides the reader.
    pub(super) fn wishes(&self) -> Arc<Wishes> {
        Arc::clone(&self.wishes)
    }

    /// Fetches pages when no others were wished for in a while.
    pub(super) fn wish(&mut self, ids: Vec<ArticleId>) {
        if let Some(resting) = self.resting.take() {
            resting.abort();
        }
        let wishes = Arc::clone(&self.wishes);
        self.resting = Some(tokio::spawn(async move {
            tokio::time::sleep(REST).await;
            wishes.wish(ids);
        }));
    }

    /// Fetches a page now; one that is on its way already is answered when it comes.
    pub(super) fn fetch(&self, id: ArticleId) {
        let (page_tools, wishes) = (self.page_tools.clone(), Arc::clone(&self.wishes));
        tokio::spawn(async move {
            let Some(_taken) = wishes.begin(id) else { return };
            let feeds = page_tools.feeds().await;
            let fetched = desk::full_text(&page_tools.store, page_tools.source(&feeds), id, Timestamp::now()).await;
            report(&page_tools, fetched).await;
        });
    }

    /// Prepares an offline edition of what is not older than two days; pictures up to so many megabytes, when given.
    /// The articles are translated as well, by what the user's folder says.
    pub(super) fn download(&mut self, section: Option<String>, pictures: Option<u32>, folder: PathBuf) {
        let (page_tools, wishes) = (self.page_tools.clone(), self.wishes.beside());
        let now = Timestamp::now();
        let since = Timestamp::from_second(now.as_second() - EDITION).unwrap_or(Timestamp::MIN);
        let edition = Edition { section, since, pictures, at_once: AT_ONCE };
        self.downloading = Some(self.background.spawn(async move {
            let done = match page_tools.store.lock_download() {
                Some(_lock) => {
                    let feeds = page_tools.feeds().await;
                    prepare(&page_tools, &feeds, &edition, &wishes, &folder).await.map_err(|error| failed(&error))
                }
                None => Err(Data::from(Message::new("download-elsewhere"))),
            };
            let ended = match done {
                Ok(ended) => Report::Downloaded(ended),
                Err(why) => {
                    tell(&page_tools.messages, Some(why));
                    Report::DownloadFailed
                }
            };
            tell(&page_tools.messages, Some(ended));
        }));
    }

    /// Fetches another version of an article, where it is not in the cache.
    pub(super) fn fetch_version(&self, of: ArticleId, address: String) {
        let page_tools = self.page_tools.clone();
        tokio::spawn(async move {
            let feeds = page_tools.feeds().await;
            let fetched =
                desk::fetch_version(&page_tools.store, page_tools.source(&feeds), of, &address, Timestamp::now()).await;
            let answer = fetched.map_err(|error| error.message());
            tell(&page_tools.messages, Some(Report::Version(of, answer)));
        });
    }

    pub(super) async fn stop(self) {
        if let Some(resting) = self.resting {
            resting.abort();
        }
        if let Some(downloading) = self.downloading {
            downloading.abort();
            let _ = downloading.await;
        }
        self.working.abort();
        let _ = self.working.await;
    }
}

async fn report(page_tools: &PageTools, fetched: Result<Fetched, StoreError>) {
    let answered = match fetched {
        Ok(fetched) => page_tools.answer(fetched).await,
        Err(error) => Err(error),
    };
    tell(&page_tools.messages, answered.err().map(|error| error.message()));
}

/// Counts an article of a download that is as ready as it gets.
fn count_article(progress: &mut DownloadProgress, one: &Downloaded) {
    (progress.done, progress.total) = (one.done, one.total);
    progress.bytes += one.bytes;
    progress.pictures += one.missing.len();
    if one.row.text.lacks() || one.row.text == TextState::Paywalled {
        progress.add_lacking(one.reason.as_ref());
    }
}

/// Fetches the articles of an edition, and translates them.
async fn prepare(
    page_tools: &PageTools,
    feeds: &FeedsFile,
    edition: &Edition,
    wishes: &Wishes,
    folder: &Path,
) -> Result<app::Downloaded, StoreError> {
    let now = Timestamp::now();
    let (mut ids, mut progress) = (Vec::new(), DownloadProgress::default());
    let notify = |one: &Downloaded| {
        ids.push(one.row.id);
        count_article(&mut progress, one);
        tell(&page_tools.messages, Some(Report::Downloading(progress.clone())));
    };
    let done = desk::download(&page_tools.store, page_tools.source(feeds), edition, wishes, now, notify).await?;
    let Download { articles, fetched, paywalled, failed, missing, outage, .. } = done;
    let (settings, _) = config::load_translate(folder);
    let engines = Engines { settings: &settings, client: Some(&page_tools.client) };
    let (mut count, mut reason) = (0, None);
    let notify = |_: ArticleId, came: &Ahead| {
        count += 1;
        if let Ahead::Failed(error) = came {
            reason.get_or_insert_with(|| error.message());
        }
        let step = DownloadProgress { step: DownloadStep::Translating, done: count, ..progress.clone() };
        tell(&page_tools.messages, Some(Report::Downloading(step)));
    };
    let translated = desk::translate_ahead(&page_tools.store, engines, (&ids, false), now, notify).await?;
    tell(&page_tools.messages, reason.map(|reason| Message::about("ahead-failed", reason)));
    let lacking = paywalled + failed;
    let articles = articles - lacking.min(articles);
    Ok(app::Downloaded { articles, fetched, lacking, pictures: missing, translated, outage })
}

/// Fetches what is wished for, as long as the reader runs.
async fn work(page_tools: PageTools, wishes: Arc<Wishes>) {
    loop {
        wishes.wait().await;
        let (answers, mut fetched) = tokio::sync::mpsc::unbounded_channel::<Fetched>();
        let feeds = page_tools.feeds().await;
        let fetching = desk::full_texts(
            &page_tools.store,
            page_tools.source(&feeds),
            &wishes,
            (AT_ONCE, Timestamp::now()),
            // The receiver is polled beside it and outlives it.
            move |page| drop(answers.send(page.clone())),
        );
        let answering = async {
            while let Some(page) = fetched.recv().await {
                report(&page_tools, Ok(page)).await;
            }
        };
        let (ended, ()) = tokio::join!(fetching, answering);
        tell(&page_tools.messages, ended.err().as_ref().map(failed));
    }
}
