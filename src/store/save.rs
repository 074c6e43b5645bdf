use std::collections::HashMap;

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Transaction, params};

use super::carriers::{self, Feed};
use super::entries::{self, Loading, Stored};
use super::headlines::newest;
use super::judge::{judge_after, judge_later};
use super::keys;
use super::memory;
use super::moved::{Moved, relocate};
use super::outcome::{Kept, NewArticle, Outcome, Saved, Visit};
use super::pack::hash;
use super::search::{index_after, index_later, index_now};
use super::write::{self, ArticleRow, New};
use super::{rules, state};
use crate::model::{ArticleId, EntryKey, EntryMatch, KnownEntry, Rules, match_entries};

/// Saves the outcome of one feed's fetch.
pub(super) fn save(
    transaction: &Transaction<'_>,
    key: &str,
    outcome: &Outcome,
    visit: &Visit,
    rules: &Rules,
) -> rusqlite::Result<Saved> {
    // A feed that was removed while it was fetched has no place for what came.
    let Some(feed) = Feed::of(transaction, key)? else { return Ok(Saved::default()) };
    let mut saved = Saved::default();
    if let Outcome::Articles { articles, home, .. } = outcome {
        let articles: Vec<&NewArticle> = articles.iter().collect();
        let mut arrival = Arrival::new(transaction, &feed, &articles, home.as_deref(), visit.now.as_second())?;
        let before = arrival.before;
        for at in order(&articles) {
            arrival.take(at)?;
        }
        saved = arrival.finish()?;
        sieved(transaction, &mut saved, before, rules, visit.now)?;
    }
    memory::learn(transaction, feed.id, outcome, visit)?;
    Ok(saved)
}

/// Does what the user's rules say with the articles that came after one.
pub(super) fn sieved(
    transaction: &Transaction<'_>,
    saved: &mut Saved,
    before: ArticleId,
    rules: &Rules,
    now: Timestamp,
) -> rusqlite::Result<()> {
    if saved.new > 0 && !rules.is_empty() {
        let arrived = since(transaction, before)?;
        // The rules search the index.
        index_now(transaction, &arrived)?;
        let (muted, calls) = rules::sieve(transaction, &rules.filters, &arrived, now)?;
        saved.new = saved.new.saturating_sub(muted);
        saved.calls = calls;
    }
    Ok(())
}

/// The order in which the entries of a document are kept. Of articles with one date the one with the largest number stands
/// on top, so those are taken from the last to the first.
fn order(articles: &[&NewArticle]) -> Vec<usize> {
    let mut dates: HashMap<Option<Timestamp>, Vec<usize>> = HashMap::new();
    for (at, article) in articles.iter().enumerate() {
        dates.entry(article.published).or_default().push(at);
    }
    let last = |article: &&NewArticle| dates.get_mut(&article.published).and_then(Vec::pop);
    articles.iter().filter_map(last).collect()
}

/// The articles that came after one.
fn since(transaction: &Transaction<'_>, before: ArticleId) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare_cached("SELECT id FROM article WHERE id > ?1 ORDER BY id")?;
    statement.query_map([before.0], |row| row.get(0))?.collect()
}

/// Keeps articles that another reader had of a feed, with their state.
pub(super) fn keep(transaction: &Transaction<'_>, key: &str, kept: &[Kept], now: Timestamp) -> rusqlite::Result<()> {
    let Some(feed) = Feed::of(transaction, key)? else { return Ok(()) };
    let articles: Vec<&NewArticle> = kept.iter().map(|kept| &kept.article).collect();
    let mut arrival = Arrival::new(transaction, &feed, &articles, None, now.as_second())?;
    for (at, Kept { read, starred, .. }) in kept.iter().enumerate().rev() {
        // What our own fetches brought is newer.
        let id = match arrival.known(at) {
            Some(known) => known.article,
            None => arrival.take(at)?,
        };
        if let Some(id) = id {
            state::set(transaction, id, (*read, *starred, false), now)?;
        }
    }
    arrival.finish().map(drop)
}

/// The entries of a document on their way in, matched with those that are known.
pub(super) struct Arrival<'a> {
    transaction: &'a Transaction<'a>,
    feed: &'a Feed<'a>,
    articles: &'a [&'a NewArticle],
    newsrooms: Vec<String>,
    keys: Vec<EntryKey>,
    home: Option<EntryKey>,
    stored: Vec<Stored>,
    matched: Vec<EntryMatch>,
    moved: Moved,
    now: i64,
    /// The newest article before.
    before: ArticleId,
    saved: Saved,
}

impl<'a> Arrival<'a> {
    pub(super) fn new(
        transaction: &'a Transaction<'a>,
        feed: &'a Feed<'a>,
        articles: &'a [&'a NewArticle],
        home: Option<&str>,
        now: i64,
    ) -> rusqlite::Result<Self> {
        let keys: Vec<EntryKey> = articles.iter().map(|article| article.key()).collect();
        let former: Vec<Option<i64>> = articles.iter().map(|article| former(article)).collect();
        let stored = Loading::load(transaction, feed.id, &keys, &former)?;
        let known: Vec<KnownEntry> = stored.iter().map(|stored| stored.entry).collect();
        let home = home.map(keys::of_home);
        let matched = match_entries(&keys, &known, home.as_ref());
        let newsrooms: Vec<String> = articles.iter().map(|article| feed.newsroom(article)).collect();
        let new = matched.contains(&EntryMatch::New);
        let addressed = articles.iter().zip(&newsrooms).filter(|(article, _)| new && article.canonical.is_some());
        let moved = Moved::look(transaction, feed.id, addressed.map(|(_, newsroom)| newsroom.as_str()))?;
        let (before, saved) = (newest(transaction)?, Saved::default());
        Ok(Self { transaction, feed, articles, newsrooms, keys, home, stored, matched, moved, now, before, saved })
    }

    /// Number of articles that were new until now.
    pub(super) const fn new_articles(&self) -> usize {
        self.saved.new
    }

    /// The known entry that one of the document is.
    fn known(&self, at: usize) -> Option<Stored> {
        match self.matched.get(at)? {
            EntryMatch::Known(known) => self.stored.get(*known).copied(),
            EntryMatch::New | EntryMatch::Repeat => None,
        }
    }

    /// Stores one entry of the document; answers its article, none for one that was deleted or occurs twice.
    pub(super) fn take(&mut self, at: usize) -> rusqlite::Result<Option<i64>> {
        let (Some(article), Some(newsroom), Some(key)) =
            (self.articles.get(at).copied(), self.newsrooms.get(at).cloned(), self.keys.get(at).copied())
        else {
            return Ok(None);
        };
        let new = New { article, newsroom: &newsroom, key };
        match self.matched.get(at) {
            Some(EntryMatch::Known(_)) => {
                let Some(known) = self.known(at) else { return Ok(None) };
                let Some(id) = known.article else { return Ok(None) };
                if known.entry.old || known.entry.key != key {
                    self.again(&new, &known, id)?;
                }
                Ok(Some(id))
            }
            Some(EntryMatch::New) => self.arrive(&new).map(Some),
            Some(EntryMatch::Repeat) | None => Ok(None),
        }
    }

    /// Takes in what changed of an entry.
    fn again(&mut self, new: &New<'_>, known: &Stored, id: i64) -> rusqlite::Result<()> {
        let content = new.article.content();
        let edited = if known.entry.old {
            // Of what several entries were merged in one feed's text is kept, and nobody knows whose.
            new.article.former_content() != known.content && carriers::are_one(self.transaction, id)?
        } else {
            content != known.content
        };
        if carriers::may_revise(self.transaction, self.feed, id, known.first)? {
            if edited {
                write::revise(self.transaction, id, new, self.now)?;
                relocate(self.transaction, id, new.newsroom, new.place())?;
                self.saved.changed += 1;
            } else if !known.entry.old {
                write::renew(self.transaction, id, new)?;
                relocate(self.transaction, id, new.newsroom, new.place())?;
            }
        }
        let kept = entries::Kept { key: &new.key, content, first: known.first };
        entries::update(self.transaction, (self.feed.id, id), &kept)
    }

    /// Keeps an entry that the feed never brought: its article is another feed's, or stood at another host, or is new.
    fn arrive(&mut self, new: &New<'_>) -> rusqlite::Result<i64> {
        let (transaction, feed, now) = (self.transaction, self.feed, self.now);
        let content = new.article.content();
        if let Some(old) = self.moved.take(new.article)
            && !self.is_carried_as(old)
        {
            write::revise(transaction, old, new, now)?;
            relocate(transaction, old, new.newsroom, new.place())?;
            self.saved.changed += 1;
            entries::update(transaction, (feed.id, old), &entries::Kept { key: &new.key, content, first: true })?;
            return Ok(old);
        }
        let joined = carriers::elsewhere(transaction, feed, new, self.home.as_ref())?;
        let row = if let Some(joined) = joined {
            if carriers::takes_over(transaction, feed, joined)? {
                write::revise(transaction, joined, new, now)?;
                self.saved.changed += 1;
            }
            ArticleRow::of(transaction, joined)?
        } else {
            self.saved.new += 1;
            let seen = write::Seen { now, dated: feed.fetched, listed: feed.section.is_some() };
            write::insert(transaction, new, &seen)?
        };
        let kept = entries::Kept { key: &new.key, content, first: joined.is_none() };
        entries::insert(transaction, feed.id, &row, &kept)?;
        self.place(&row, joined.is_some())?;
        if joined.is_some() {
            // Search finds articles by the feeds that carry them.
            index_later(transaction, row.id)?;
            judge_later(transaction, row.id)?;
        }
        Ok(row.id)
    }

    /// Notes what is to be done with the new articles later; one statement for all takes a third of the time of one each.
    pub(super) fn finish(self) -> rusqlite::Result<Saved> {
        if self.saved.new > 0 {
            index_after(self.transaction, self.before)?;
            judge_after(self.transaction, self.before)?;
        }
        Ok(self.saved)
    }

    /// Whether another entry of the document is the article already.
    fn is_carried_as(&self, id: i64) -> bool {
        (0..self.matched.len()).any(|at| self.known(at).is_some_and(|known| known.article == Some(id)))
    }

    /// Gives an article its place in the section of the feed.
    fn place(&self, article: &ArticleRow, joined: bool) -> rusqlite::Result<()> {
        let Some(section) = self.feed.section.filter(|_| !article.hidden) else { return Ok(()) };
        self.transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![section, article.id, self.feed.id, article.date, article.read])?;
        if joined {
            self.transaction
                .prepare_cached("UPDATE article SET listed = 1 WHERE id = ?1 AND listed = 0")?
                .execute([article.id])?;
        }
        Ok(())
    }
}

/// The hash by which the first schema knew an entry without a guid.
fn former(article: &NewArticle) -> Option<i64> {
    article.guid.is_none().then(|| hash(&[&article.former]))
}
