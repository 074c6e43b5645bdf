use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::accounts;
use super::carriers::Feed;
use super::headlines::newest;
use super::keys;
use super::open::Store;
use super::outbox;
use super::outcome::{NewArticle, Saved, StoreError};
use super::save::{Arrival, sieved};
use super::state::{set_read, set_starred};
use crate::model::{ArticleId, Flag, ItemId, KnownItem, Rules};

/// States that are changed in one transaction.
const SLICE: usize = 2_000;

/// An item of an account on its way in.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// Its id.
    pub item: ItemId,
    /// The feed's id in the cache.
    pub feed: String,
    /// What it says.
    pub article: NewArticle,
    /// Whether it was read there.
    pub read: bool,
    /// Whether it is starred there.
    pub starred: bool,
}

impl Store {
    /// The items of an account that are known, including those whose articles were deleted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_items(&self, account: &str) -> Result<Vec<KnownItem>, StoreError> {
        let key = account.to_owned();
        // Beside the reader, for there may be very many.
        self.seek(move |connection| known(connection, &key)).await
    }

    /// Takes over states that items have on their server. What waits to be sent is left as it is here.
    ///
    /// # Errors
    /// When the database fails; what was taken over until then stays, and the rest comes with the next sync.
    pub async fn take_states(&self, account: &str, changes: Vec<(ItemId, Flag, bool)>) -> Result<(), StoreError> {
        for slice in changes.chunks(SLICE) {
            let (key, slice) = (account.to_owned(), slice.to_vec());
            self.write(move |transaction| {
                let Some(account) = accounts::id(transaction, &key)? else { return Ok(()) };
                slice.iter().try_for_each(|(item, flag, on)| take_state(transaction, (account, item), *flag, *on))
            })
            .await?;
        }
        Ok(())
    }

    /// Keeps items with their articles and states, in one transaction.
    ///
    /// # Errors
    /// When the database fails; nothing of them is kept then.
    pub async fn keep_items(&self, account: &str, items: Vec<NewItem>, now: Timestamp) -> Result<Saved, StoreError> {
        let (key, rules) = (account.to_owned(), self.rules());
        self.write(move |transaction| keep(transaction, &key, &items, now, &rules)).await
    }

    /// Remembers items that their server lists and does not give, so that they are not asked for without end.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn miss_items(&self, account: &str, items: Vec<(ItemId, bool, bool)>) -> Result<(), StoreError> {
        let key = account.to_owned();
        self.write(move |transaction| {
            let Some(account) = accounts::id(transaction, &key)? else { return Ok(()) };
            items.iter().try_for_each(|(item, read, starred)| {
                let known = Known { article: None, read: *read, starred: *starred };
                remember(transaction, (account, item), &known)
            })
        })
        .await
    }

    /// The articles that some items are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn articles_of_items(&self, account: &str, items: Vec<ItemId>) -> Result<Vec<ArticleId>, StoreError> {
        let key = account.to_owned();
        self.read(move |connection| {
            let Some(account) = accounts::id(connection, &key)? else { return Ok(Vec::new()) };
            let mut found = Vec::new();
            for item in &items {
                if let Tie::Article(article) = tie(connection, (account, item))? {
                    found.push(ArticleId(article));
                }
            }
            Ok(found)
        })
        .await
    }
}

/// What is known of an item.
struct Known {
    article: Option<i64>,
    read: bool,
    starred: bool,
}

fn known(connection: &Connection, key: &str) -> rusqlite::Result<Vec<KnownItem>> {
    let Some(account) = accounts::id(connection, key)? else { return Ok(Vec::new()) };
    let mut statement = connection
        .prepare_cached("SELECT item, read, starred, article_id IS NULL FROM remote WHERE account_id = ?1")?;
    let rows = statement.query_map([account], |row| {
        Ok(KnownItem { item: row.get(0)?, read: row.get(1)?, starred: row.get(2)?, gone: row.get(3)? })
    })?;
    rows.collect()
}

/// What an item is known as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// Nothing is known of it.
    Unknown,
    /// Its article was deleted.
    Gone,
    /// It is this article.
    Article(i64),
}

fn tie(connection: &Connection, (account, item): (i64, &ItemId)) -> rusqlite::Result<Tie> {
    let mut statement =
        connection.prepare_cached("SELECT article_id FROM remote WHERE account_id = ?1 AND item = ?2")?;
    let mut rows = statement.query(params![account, item])?;
    let Some(row) = rows.next()? else { return Ok(Tie::Unknown) };
    Ok(row.get::<_, Option<i64>>(0)?.map_or(Tie::Gone, Tie::Article))
}

fn take_state(
    transaction: &Transaction<'_>,
    (account, item): (i64, &ItemId),
    flag: Flag,
    on: bool,
) -> rusqlite::Result<()> {
    let column = match flag {
        Flag::Read => "read",
        Flag::Starred => "starred",
    };
    let sql = format!(
        "UPDATE remote SET {column} = ?3 WHERE account_id = ?1 AND item = ?2 AND {column} <> ?3 AND NOT EXISTS (
             SELECT 1 FROM outbox WHERE outbox.account_id = ?1 AND outbox.item = ?2 AND flag = ?4)
         RETURNING article_id"
    );
    let article = transaction
        .prepare_cached(&sql)?
        .query_row(params![account, item, on, flag.as_str()], |row| row.get::<_, Option<i64>>(0))
        .optional()?;
    article.flatten().map_or(Ok(()), |article| follow(transaction, article, flag))
}

/// Gives an article the state of its items: it is unread while any of them is, and starred while any of them is.
fn follow(transaction: &Transaction<'_>, article: i64, flag: Flag) -> rusqlite::Result<()> {
    let sql = match flag {
        Flag::Read => "SELECT min(read) FROM remote WHERE article_id = ?1",
        Flag::Starred => "SELECT max(starred) FROM remote WHERE article_id = ?1",
    };
    let state: Option<bool> = transaction.prepare_cached(sql)?.query_row([article], |row| row.get(0))?;
    let Some(state) = state else { return Ok(()) };
    match flag {
        Flag::Read => set_read(transaction, &[article], state),
        Flag::Starred => set_starred(transaction, &[article], state),
    }
    .map(drop)
}

fn remember(transaction: &Transaction<'_>, (account, item): (i64, &ItemId), known: &Known) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO remote (account_id, item, article_id, read, starred) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (account_id, item) DO UPDATE SET article_id = ?3, read = ?4, starred = ?5",
        )?
        .execute(params![account, item, known.article, known.read, known.starred])
        .map(drop)
}

fn keep(
    transaction: &Transaction<'_>,
    key: &str,
    items: &[NewItem],
    now: Timestamp,
    rules: &Rules,
) -> rusqlite::Result<Saved> {
    let Some(account) = accounts::id(transaction, key)? else { return Ok(Saved::default()) };
    let before = newest(transaction)?;
    let mut feeds: Vec<&str> = items.iter().map(|item| item.feed.as_str()).collect();
    feeds.sort_unstable();
    feeds.dedup();
    let mut saved = Saved::default();
    for feed in feeds {
        // A feed that was left while its items came has no place for them.
        let Some(feed) = Feed::of(transaction, feed)? else { continue };
        let own: Vec<&NewItem> = items.iter().filter(|item| item.feed == feed.key).collect();
        let came = keep_feed(transaction, account, &feed, &own, now)?;
        saved.new += came.new;
        saved.changed += came.changed;
    }
    sieved(transaction, &mut saved, before, rules, now)?;
    Ok(saved)
}

/// Keeps the items of one feed.
fn keep_feed(
    transaction: &Transaction<'_>,
    account: i64,
    feed: &Feed<'_>,
    items: &[&NewItem],
    now: Timestamp,
) -> rusqlite::Result<Saved> {
    for item in items {
        // One that was deleted and is wanted again is new again.
        if tie(transaction, (account, &item.item))? == Tie::Gone {
            transaction
                .prepare_cached("DELETE FROM gone WHERE feed_id = ?1 AND guid = ?2")?
                .execute(params![feed.id, keys::of(&item.article).guid])?;
        }
    }
    let articles: Vec<&NewArticle> = items.iter().map(|item| &item.article).collect();
    let mut arrival = Arrival::new(transaction, feed, &articles, None, now.as_second())?;
    // Of those of one date the newest is on top, which comes first.
    for (at, item) in items.iter().enumerate().rev() {
        let news = arrival.new_articles();
        let article = arrival.take(at)?;
        let fresh = arrival.new_articles() > news;
        join(transaction, account, item, (article, fresh), now)?;
    }
    arrival.finish()
}

/// Ties an item to its article, and the states of both.
fn join(
    transaction: &Transaction<'_>,
    account: i64,
    item: &NewItem,
    (article, fresh): (Option<i64>, bool),
    now: Timestamp,
) -> rusqlite::Result<()> {
    let place = (account, &item.item);
    let was = tie(transaction, place)?;
    let read = outbox::held(transaction, place, Flag::Read)?.unwrap_or(item.read);
    let starred = outbox::held(transaction, place, Flag::Starred)?.unwrap_or(item.starred);
    if article.is_some_and(|article| was == Tie::Article(article)) {
        // An edit of what is known; its states come by the lists.
        return Ok(());
    }
    remember(transaction, place, &Known { article, read, starred })?;
    let Some(article) = article else { return Ok(()) };
    if fresh {
        set_read(transaction, &[article], read)?;
        set_starred(transaction, &[article], starred)?;
        return Ok(());
    }
    // An article that was here before: it is unread while any of its items is, and a star goes to all of them.
    if !read {
        set_read(transaction, &[article], false)?;
    }
    let has_star: bool = transaction
        .prepare_cached("SELECT starred FROM article WHERE id = ?1")?
        .query_row([article], |row| row.get(0))?;
    if starred && !has_star {
        set_starred(transaction, &[article], true)?;
    } else if has_star && !starred {
        transaction
            .prepare_cached("UPDATE remote SET starred = 1 WHERE account_id = ?1 AND item = ?2")?
            .execute(params![account, item.item])?;
        outbox::note_item(transaction, place, (Flag::Starred, true), now)?;
    }
    Ok(())
}
