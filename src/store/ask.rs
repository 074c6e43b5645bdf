use std::borrow::Borrow;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::oneshot;
use tokio_rusqlite::rusqlite::ErrorCode;

use super::lock::{self, Lock};
use super::open::{Store, failed, flat};
use super::outcome::{Kept, Outcome, Saved, StoreError, Visit};
use super::search::Order;
use super::together::Waiting;
use super::{batch, by_source, headlines, memory, rows, rules, save, search, state, subscribe};
use crate::model::{
    Article, ArticleId, Correction, Headline, Health, Mark, Memory, Query, Search, SectionCount, Selection, Sought,
    Step, Subscription, Window,
};

/// Steps of SQLite's machine between two looks whether a search is still wanted: some tens of microseconds.
const STEPS_BETWEEN_LOOKS: i32 = 1_000;
/// Articles that are indexed in one transaction: long enough to pay, short enough that no key waits for it.
const SLICE: usize = 250;

impl Store {
    /// Makes the feeds and sections of the cache those of the subscriptions, in their order; articles stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn subscribe<F>(&self, feeds: impl IntoIterator<Item = F>) -> Result<(), StoreError>
    where
        F: Borrow<Subscription>,
    {
        let feeds: Vec<F> = feeds.into_iter().collect();
        let print = subscribe::print(feeds.iter().map(Borrow::borrow));
        if self.read(move |connection| subscribe::is_settled(connection, &print)).await? {
            return Ok(());
        }
        let feeds: Vec<Subscription> = feeds.iter().map(Borrow::borrow).cloned().collect();
        self.write(move |transaction| subscribe::subscribe(transaction, &feeds)).await
    }

    /// Takes up a feed that nobody is subscribed to, for articles that no other carries; they are in no section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn carry(&self, feed: Subscription) -> Result<(), StoreError> {
        self.write(move |transaction| subscribe::carry(transaction, &feed)).await
    }

    /// Whether feeds and sections were ever made of subscriptions, so that there is something to show.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn was_settled(&self) -> Result<bool, StoreError> {
        self.read(subscribe::was_settled).await
    }

    /// What is remembered of every feed between two refreshes, by its id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn memories(&self) -> Result<HashMap<String, Memory>, StoreError> {
        self.read(memory::memories).await
    }

    /// The host of a feed when it was last reached on the internet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn public_host(&self, feed: String) -> Result<Option<String>, StoreError> {
        self.read(move |connection| memory::public_host(connection, &feed)).await
    }

    /// What each feed is called, by its id: as the user names it, else as it names itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn titles(&self) -> Result<HashMap<String, String>, StoreError> {
        self.read(rows::titles).await
    }

    /// The hashes of the last bodies of some feeds by their ids; a feed that the cache does not know is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prints(&self, feeds: Vec<String>) -> Result<HashMap<String, Option<Vec<u8>>>, StoreError> {
        self.read(move |connection| memory::prints(connection, &feeds)).await
    }

    /// Takes the lock of the one who refreshes; none while another program holds it.
    #[must_use]
    pub fn lock_refresh(&self) -> Option<Lock> {
        lock::take(&self.folder(), lock::REFRESH)
    }

    /// Takes the lock of the one who syncs accounts; none while another program holds it.
    #[must_use]
    pub fn lock_sync(&self) -> Option<Lock> {
        lock::take(&self.folder(), lock::SYNC)
    }

    /// Takes the lock of the one who prepares an offline edition; none while another program holds it.
    #[must_use]
    pub fn lock_download(&self) -> Option<Lock> {
        lock::take(&self.folder(), lock::DOWNLOAD)
    }

    /// Saves the outcome of one feed's fetch in one transaction, with those of other feeds that wait for the writer.
    ///
    /// # Errors
    /// When the database fails; nothing of the outcome is kept then.
    pub async fn save(&self, feed: String, outcome: Outcome, visit: Visit) -> Result<Saved, StoreError> {
        let saved = self.save_all(vec![(feed, outcome, visit)]).await?;
        Ok(saved.into_iter().next().unwrap_or_default())
    }

    /// Saves the outcomes of some feeds' fetches, as many in one transaction as are written together.
    ///
    /// # Errors
    /// When the database fails; nothing of an outcome that could not be saved is kept then, all of the others are.
    pub async fn save_all(&self, arrived: Vec<(String, Outcome, Visit)>) -> Result<Vec<Saved>, StoreError> {
        let waiting = arrived.into_iter().map(|(feed, outcome, visit)| {
            let (answer, saved) = oneshot::channel();
            self.queue.push(Waiting { feed, outcome, visit, answer });
            saved
        });
        // All of them wait before the first is written, or it would be written alone.
        let waiting: Vec<_> = waiting.collect();
        let (mut all, mut failure) = (Vec::with_capacity(waiting.len()), None);
        for saved in waiting {
            let (queue, rules, languages) = (self.queue.clone(), self.rules(), self.languages());
            let written = self.writer.call(move |connection| {
                batch::write_next(&queue, connection, (&rules, &languages));
                Ok(())
            });
            flat(&self.path, written.await)?;
            let saved = saved.await.map_err(|gone| failed(&self.path, &gone))?;
            match saved {
                Ok(saved) => all.push(saved),
                Err(error) => failure = failure.or_else(|| Some(failed(&self.path, &error))),
            }
        }
        failure.map_or(Ok(all), Err)
    }

    /// Does something on the thread that writes, between two transactions.
    ///
    /// # Errors
    /// When the thread has ended.
    pub async fn in_writer(&self, done: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
        let done = self.writer.call(move |_| {
            done();
            Ok(())
        });
        flat(&self.path, done.await)
    }

    /// Keeps articles that another reader had of a feed, with their state; what the feed's own fetches taught stays.
    ///
    /// # Errors
    /// When the database fails; nothing of them is kept then.
    pub async fn keep(&self, feed: String, kept: Vec<Kept>, now: Timestamp) -> Result<(), StoreError> {
        self.write(move |transaction| save::keep(transaction, &feed, &kept, now)).await
    }

    /// Sections of the subscriptions with their counts, in order; those that are made of queries as they are at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sections(&self, now: Timestamp) -> Result<Vec<SectionCount>, StoreError> {
        let sections = self.read(rows::sections).await?;
        let rules = self.rules();
        if rules.smart.is_empty() {
            return Ok(sections);
        }
        self.seek(move |connection| rules::add_smart(connection, &rules, sections, now)).await
    }

    /// Headlines of a selection as it is at `now`, in its order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn headlines(&self, selection: Selection, now: Timestamp) -> Result<Vec<Headline>, StoreError> {
        if let Some(query) = self.smart(selection.section.as_ref()) {
            return self.seek(move |connection| rules::headlines(connection, query, &selection, now)).await;
        }
        if by_source::is_of(&selection) {
            return self.read(move |connection| by_source::headlines(connection, &selection)).await;
        }
        self.read(move |connection| headlines::headlines(connection, &selection)).await
    }

    /// One article.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article(&self, id: ArticleId) -> Result<Option<Article>, StoreError> {
        self.read(move |connection| rows::article(connection, id)).await
    }

    /// The article of an address, as [`crate::model::canonical`] gives it; none when there is none in the cache.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn article_at(&self, canonical: String) -> Result<Option<ArticleId>, StoreError> {
        self.read(move |connection| headlines::at_address(connection, &canonical)).await
    }

    /// The number of the newest article; asked before a list, it shows later what the list can have contained.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest(&self) -> Result<ArticleId, StoreError> {
        self.read(headlines::newest).await
    }

    /// Changes the state of articles at `now`; answers how many changed.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn mark(&self, mark: Mark, now: Timestamp) -> Result<usize, StoreError> {
        self.write(move |transaction| state::mark(transaction, &mark, now)).await
    }

    /// Corrects credits or people; answers whether there was something to correct.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn correct(&self, correction: Correction, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |transaction| state::correct(transaction, &correction, now)).await
    }

    /// Takes the last change of state back; none when there is none.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn undo(&self, now: Timestamp) -> Result<Option<Step>, StoreError> {
        self.write(move |transaction| state::undo(transaction, now)).await
    }

    /// Makes the change of state again that was taken back last; none when there is none.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn redo(&self, now: Timestamp) -> Result<Option<Step>, StoreError> {
        self.write(move |transaction| state::redo(transaction, now)).await
    }

    /// Searches: the newest 10,000 articles that match are ranked; `skip` and `limit` say which of them are answered. Behind
    /// them come those that are close to a meaning.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn search(
        &self,
        sought: impl Into<Sought>,
        now: Timestamp,
        skip: usize,
        limit: usize,
    ) -> Result<Search, StoreError> {
        let (sought, window, now) = (sought.into(), (skip, limit), now.as_second());
        self.seek(move |connection| search::search(connection, &sought, now, Order::Best, window)).await
    }

    /// Searches as [`Store::search`] does for as long as somebody wants the answer; none when nobody did any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn search_while(
        &self,
        wanted: impl Fn() -> bool + Send + 'static,
        sought: impl Into<Sought>,
        now: Timestamp,
        window: (usize, usize),
    ) -> Result<Option<Search>, StoreError> {
        let sought = sought.into();
        self.seek(move |connection| {
            connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(move || !wanted()))?;
            let found = search::search(connection, &sought, now.as_second(), Order::Best, window);
            connection.progress_handler(0, None::<fn() -> bool>)?;
            match found {
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Ok(None),
                found => found.map(Some),
            }
        })
        .await
    }

    /// Searches as [`Store::search`] does, and answers the newest first, without the text round what was found.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn search_newest(
        &self,
        query: Query,
        now: Timestamp,
        skip: usize,
        limit: usize,
    ) -> Result<Search, StoreError> {
        let (sought, window) = (Sought::from(query), (skip, limit));
        self.seek(move |connection| search::search(connection, &sought, now.as_second(), Order::Newest, window)).await
    }

    /// How many headlines a selection has, whatever its window and limit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, selection: Selection, now: Timestamp) -> Result<u64, StoreError> {
        let whole = Selection { window: Window::Top, limit: usize::MAX, ..selection };
        if let Some(query) = self.smart(whole.section.as_ref()) {
            return self.seek(move |connection| rules::count(connection, query, &whole, now)).await;
        }
        self.read(move |connection| headlines::count(connection, &whole)).await
    }

    /// How many headlines [`Store::headlines`] would answer, without reading them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_window(&self, selection: Selection, now: Timestamp) -> Result<usize, StoreError> {
        if self.smart(selection.section.as_ref()).is_some() {
            return Ok(self.headlines(selection, now).await?.len());
        }
        let count = self.read(move |connection| headlines::count(connection, &selection)).await?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Takes some of the articles that search does not know yet into its index; answers whether there may be more.
    ///
    /// # Errors
    /// When the database fails; the index stays as it was then.
    pub async fn index(&self) -> Result<bool, StoreError> {
        let reading = Arc::clone(&self.reading);
        let done = self.write(move |transaction| search::index_some(transaction, SLICE, &reading)).await?;
        Ok(done == SLICE)
    }

    /// Waits until a change left articles that search does not know: a page that came, a translation, a correction. One that
    /// came before is answered at once. What feeds brought is not told here; that is indexed when the refresh is done.
    pub async fn lacks_index(&self) {
        self.unindexed.notified().await;
    }

    /// How many articles search does not know yet, counted up to 10,000.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unindexed(&self) -> Result<usize, StoreError> {
        self.seek(search::unindexed).await
    }

    /// Every feed's health.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn health(&self) -> Result<Vec<Health>, StoreError> {
        self.read(rows::health).await
    }
}
