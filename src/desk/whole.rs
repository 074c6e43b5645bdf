use jiff::Timestamp;

use super::call::call;
use super::full_texts::pages_after_refresh;
use super::offload::Offload;
use super::refresh::{Progress, RefreshOptions, Report, refresh};
use super::tidy::{Index, tidy};
use crate::config::Settings;
use crate::fetch::Client;
use crate::model::{ArticleId, Message, Subscription};
use crate::store::{Lock, Store, StoreError};

/// What a refresh is done with.
#[derive(Clone, Copy)]
pub struct RefreshSource<'a> {
    /// The cache.
    pub store: &'a Store,
    /// The network.
    pub client: &'a Client,
    /// Reads a feed where it holds nobody up.
    pub offload: &'a Offload,
    /// The user's settings.
    pub settings: &'a Settings,
}

/// Feeds that were refreshed, with the cache still locked for other refreshes until that is settled.
#[derive(Debug)]
pub struct Refreshed {
    report: Report,
    pages: Vec<ArticleId>,
    lock: Lock,
}

/// Refreshes feeds as the only one that does so with this cache; none where another program does.
///
/// # Errors
/// When the cache fails; failures of feeds are in the report and in each feed's health.
pub async fn refresh_alone(
    source: RefreshSource<'_>,
    feeds: Vec<Subscription>,
    options: RefreshOptions,
    now: Timestamp,
    progress: impl FnMut(Progress),
) -> Result<Option<Refreshed>, StoreError> {
    let RefreshSource { store, client, offload, settings } = source;
    let Some(lock) = store.lock_refresh() else { return Ok(None) };
    let report = refresh(store, client, offload, feeds.clone(), options, now, progress).await?;
    let pages = match report.outage {
        None => pages_after_refresh(store, &feeds, settings.full_text, now).await?,
        Some(_) => Vec::new(),
    };
    Ok(Some(Refreshed { report, pages, lock }))
}

impl Refreshed {
    /// The counts of what was done until now.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The articles whose pages the settings want fetched now.
    #[must_use]
    pub fn pages(&self) -> &[ArticleId] {
        &self.pages
    }

    /// Gives the cache free for other refreshes at once, where somebody else tidies it; answers what came of it.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }

    /// Tidies the cache, gives it free for other refreshes, and runs the programs that filters want to be run; answers what
    /// went wrong with those, in sentences. `indexed` is called whenever search knows more.
    ///
    /// # Errors
    /// When the cache fails.
    pub async fn settle(
        self,
        source: RefreshSource<'_>,
        index: Index,
        now: Timestamp,
        indexed: impl FnMut(),
    ) -> Result<Vec<Message>, StoreError> {
        let Self { report, lock, .. } = self;
        tidy(source.store, source.settings, index, now, indexed).await?;
        // Programs may take their time: nobody waits for them to refresh this cache.
        drop(lock);
        Ok(call(&report.calls).await)
    }
}
