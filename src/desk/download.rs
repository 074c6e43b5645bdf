use std::collections::{HashMap, HashSet};

use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;

use super::{PageSource, PictureError, PictureSource, Wishes, full_texts, opened, picture};
use crate::model::{ArticleId, Headline, Message, Outage, Selection, TextState, ToMessage, UNDATED, Window};
use crate::store::{Store, StoreError};

/// Rows that are read at once.
const WINDOW: usize = 500;
/// Articles of one edition.
const MAX_ARTICLES: usize = 20_000;
/// Pictures of one article, as many as the reader shows.
const MOST_PICTURES: usize = 24;
/// Articles whose pictures are fetched together.
const PICTURES_AT_ONCE: usize = 4;

/// Which articles are prepared to be read without a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// One section by name; none for the whole paper.
    pub section: Option<String>,
    /// Not older than this.
    pub since: Timestamp,
    /// Megabytes of pictures that are kept, when pictures are wanted.
    pub pictures: Option<u32>,
    /// Pages that are fetched together.
    pub at_once: usize,
}

/// An article of the edition that is as ready as it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloaded {
    /// Its row as it was chosen, with how much of its story its text is now.
    pub row: Headline,
    /// Why there is no more text, as the end of a sentence.
    pub reason: Option<Message>,
    /// Pictures that are in the cache.
    pub pictures: usize,
    /// Pictures that could not be fetched: address and why.
    pub missing: Vec<(String, Message)>,
    /// Bytes of its page and its pictures that were fetched now.
    pub bytes: u64,
    /// Articles that are ready, this one among them.
    pub done: usize,
    /// Articles in all.
    pub total: usize,
}

/// Counts of a download: articles, pages and pictures brought, and what still lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Download {
    /// Articles of the edition.
    pub articles: usize,
    /// Pages that were fetched now.
    pub fetched: usize,
    /// Articles whose page is for subscribers.
    pub paywalled: usize,
    /// Articles whose page could not be fetched.
    pub failed: usize,
    /// Pictures that are in the cache.
    pub pictures: usize,
    /// Pictures that could not be fetched.
    pub missing: usize,
    /// Bytes of pages and pictures that were fetched now.
    pub bytes: u64,
    /// Why the network itself could not be used.
    pub outage: Option<Outage>,
}

/// Prepares an edition to be read without a network: the whole texts, and the pictures where they are wanted, the newest
/// articles first. What is in the cache is not fetched, so that a download that was interrupted goes on where it stopped;
/// pages that failed are not tried again for a while, as everywhere. Each article is reported once, when it is as ready
/// as it gets.
///
/// # Errors
/// When the cache itself fails.
pub async fn download(
    store: &Store,
    source: PageSource<'_>,
    edition: &Edition,
    wishes: &Wishes,
    now: Timestamp,
    notify: impl FnMut(&Downloaded),
) -> Result<Download, StoreError> {
    let rows = chosen(store, edition, now).await?;
    let ids: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
    let wanted: Vec<ArticleId> = store.lacking(ids, now).await?.into_iter().map(|page| page.id).collect();
    let report = Download { articles: rows.len(), ..Download::default() };
    let mut ready = Ready { done: 0, report, notify };
    let lacks: HashSet<ArticleId> = wanted.iter().copied().collect();
    let mut waiting: HashMap<ArticleId, Headline> = HashMap::new();
    let (mut order, mut rest) = (Vec::new(), Vec::new());
    for row in rows {
        if lacks.contains(&row.id) {
            waiting.insert(row.id, row);
        } else {
            rest.push(row);
        }
    }
    for row in rest {
        let reason = why(store, &row).await?;
        match edition.pictures {
            Some(_) => order.push((row, reason, 0)),
            None => ready.tell(row, reason, Brought::default()),
        }
    }
    wishes.wish(wanted);
    let fetched = full_texts(store, source, wishes, (edition.at_once, now), |page| {
        let Some(mut row) = waiting.remove(&page.id) else { return };
        row.text = page.text;
        ready.report.fetched += usize::from(page.text == TextState::Full);
        match edition.pictures {
            Some(_) => order.push((row, page.reason.clone(), page.bytes)),
            None => ready.tell(row, page.reason.clone(), Brought { bytes: page.bytes, ..Brought::default() }),
        }
    });
    let outage = fetched.await?.outage;
    ready.report.outage.clone_from(&outage);
    for (id, mut row) in waiting {
        row.text = store.headline(id).await?.map_or(row.text, |now| now.text);
        let reason = outage.as_ref().map(ToMessage::message);
        match edition.pictures {
            Some(_) => order.push((row, reason, 0)),
            None => ready.tell(row, reason, Brought::default()),
        }
    }
    let Some(keep) = edition.pictures else { return Ok(ready.report) };
    let client = Some(source.client).filter(|_| outage.is_none());
    let from = PictureSource { client, feeds: source.feeds, keep };
    let mut done = stream::iter(order)
        .map(|(row, reason, bytes)| async move {
            let brought = pictures(store, from, row.id, now).await?;
            Ok::<_, StoreError>((Brought { bytes: brought.bytes + bytes, ..brought }, row, reason))
        })
        .buffer_unordered(PICTURES_AT_ONCE);
    while let Some(one) = done.next().await {
        let (brought, row, reason) = one?;
        ready.tell(row, reason, brought);
    }
    Ok(ready.report)
}

/// What was brought of an article beside its text.
#[derive(Default)]
struct Brought {
    /// Pictures that are in the cache.
    pictures: usize,
    missing: Vec<(String, Message)>,
    /// Bytes that were fetched now, those of its page as well.
    bytes: u64,
}

/// Counts and tells what is ready.
struct Ready<F> {
    done: usize,
    report: Download,
    notify: F,
}

impl<F: FnMut(&Downloaded)> Ready<F> {
    fn tell(&mut self, row: Headline, reason: Option<Message>, brought: Brought) {
        let Brought { pictures, missing, bytes } = brought;
        self.done += 1;
        let report = &mut self.report;
        report.paywalled += usize::from(row.text == TextState::Paywalled);
        report.failed += usize::from(row.text.lacks());
        report.pictures += pictures;
        report.missing += missing.len();
        report.bytes += bytes;
        let total = report.articles;
        (self.notify)(&Downloaded { row, reason, pictures, missing, bytes, done: self.done, total });
    }
}

/// The articles of an edition, newest first; those without an address have nothing to be fetched.
async fn chosen(store: &Store, edition: &Edition, now: Timestamp) -> Result<Vec<Headline>, StoreError> {
    let mut rows: Vec<Headline> = Vec::new();
    loop {
        let window = rows.last().map_or(Window::Top, |row| Window::After(row.date, row.id));
        let selection = Selection { section: edition.section.clone(), limit: WINDOW, window, ..Selection::default() };
        let more = store.headlines(selection, now).await?;
        let all = more.len() < WINDOW || more.iter().any(|row| row.date < edition.since);
        rows.extend(more.into_iter().filter(|row| row.date >= edition.since && row.link.is_some()));
        if all || rows.len() >= MAX_ARTICLES {
            break;
        }
    }
    // Nobody knows how old what has no date is.
    let undated = Window::From(UNDATED, ArticleId(i64::MAX));
    let selection =
        Selection { section: edition.section.clone(), limit: MAX_ARTICLES, window: undated, ..Selection::default() };
    if edition.since > UNDATED {
        rows.extend(store.headlines(selection, now).await?.into_iter().filter(|row| row.link.is_some()));
    }
    rows.truncate(MAX_ARTICLES);
    Ok(rows)
}

/// Why an article that is not asked for has no more text.
async fn why(store: &Store, row: &Headline) -> Result<Option<Message>, StoreError> {
    if !matches!(row.text, TextState::Paywalled | TextState::Failed) {
        return Ok(None);
    }
    Ok(store.article(row.id).await?.and_then(|article| article.attempt?.reason))
}

/// Fetches the pictures of an article that are not in the cache.
async fn pictures(
    store: &Store,
    source: PictureSource<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<Brought, StoreError> {
    let mut brought = Brought::default();
    let Some(article) = store.article(id).await? else { return Ok(brought) };
    let (document, _) = opened(&article);
    for src in document.pictures().take(MOST_PICTURES) {
        let known = store.picture_file(src).exists();
        match picture(store, source, &article, src, now).await {
            Ok(Some(bytes)) => {
                brought.pictures += 1;
                brought.bytes += if known { 0 } else { bytes.len() as u64 };
            }
            Ok(None) => {}
            Err(PictureError::Cache(error)) => return Err(error),
            Err(reason) => brought.missing.push((src.to_owned(), reason.message())),
        }
    }
    Ok(brought)
}
