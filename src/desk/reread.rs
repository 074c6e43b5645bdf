use super::page::{self, PageOutcome, Read, length};
use crate::model::{Article, ArticleId, Attempt, SiteRule, TextState};
use crate::store::{Store, StoreError};

/// Pages that are read at once.
const WINDOW: usize = 50;

/// What a second reading of pages did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Pages that were read.
    pub read: u64,
    /// Articles whose text or credits are others now.
    pub changed: u64,
}

/// Reads the pages again that were kept as they came, by the rules of today, window by window. An article loses no text by
/// that: where the rules find less than the feed gives, what is there stays. Tells how many are done of how many.
///
/// # Errors
/// When the database fails; the pages before stay read.
pub async fn reread(store: &Store, sites: &[SiteRule], mut notify: impl FnMut(u64, u64)) -> Result<Reread, StoreError> {
    let mut report = Reread::default();
    let mut after = ArticleId(i64::MIN);
    loop {
        let (window, left) = store.old_pages(after, WINDOW).await?;
        let Some(last) = window.last() else { return Ok(report) };
        after = last.id;
        let whole = report.read + left;
        for old in window {
            report.read += 1;
            notify(report.read, whole);
            let Some(article) = store.article(old.id).await? else { continue };
            let known = length(old.feed_text.as_deref().unwrap_or_default());
            let Read { found, links, next } = page::read(&old.page, &article, known, sites);
            match found {
                // The text is put together of several pages, of which the first alone is kept.
                PageOutcome::Text(page) if next.is_some() && is_longer(&article, &page.body) => {}
                PageOutcome::Text(page) => {
                    let same = article.body.as_ref() == Some(&page.body) && article.credits == page.found.credits;
                    report.changed += u64::from(!same);
                    store.save_page(old.id, *page).await?;
                }
                // The answer had a text that was no article, and by better rules it is another thing.
                PageOutcome::Final(text, reason) if article.headline.text != TextState::Full => {
                    let attempt = Attempt { at: old.page.at, reason: Some(reason), ..Attempt::default() };
                    report.changed += u64::from(article.headline.text != text);
                    store.save_attempt(old.id, text, attempt).await?;
                }
                PageOutcome::Final(..) | PageOutcome::Failed(..) | PageOutcome::Nothing(_) => {}
            }
            if !links.is_empty() {
                store.save_links(old.id, links).await?;
            }
        }
    }
}

/// Whether the text of an article is longer than this one.
fn is_longer(article: &Article, body: &str) -> bool {
    article.headline.text == TextState::Full
        && article.body.as_deref().is_some_and(|known| length(known) > length(body))
}
