use jiff::Timestamp;
use tokio_rusqlite::rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{message, time};
use super::retain;
use crate::model::{ItemId, Message, RemoteFeed, Subscription};

/// Articles that are removed with an account in one transaction.
const SLICE: i64 = 200;

/// What is remembered of an account between two syncs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountMemory {
    /// `ETag` of the last list of its feeds.
    pub etag: Option<String>,
    /// When everything was read last.
    pub last_sync: Option<Timestamp>,
    /// When it was last asked.
    pub last_try: Option<Timestamp>,
    /// The last failure, with what can be done; none after a success.
    pub error: Option<Message>,
    /// Its host when it was last reached on the internet.
    pub public_host: Option<String>,
    /// Its feeds as they were listed last.
    pub feeds: Vec<RemoteFeed>,
    /// Changes of state that wait for it.
    pub waiting: u64,
    /// Items that are known.
    pub items: u64,
    /// Those of them that are unread.
    pub unread: u64,
}

/// How a sync of an account ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountVisit {
    /// When.
    pub now: Timestamp,
    /// The failure, with what can be done; none when everything was read.
    pub error: Option<Message>,
    /// Its host, when that was reached on the internet.
    pub public_host: Option<String>,
}

/// What went with an account, and what stayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemovedAccount {
    /// Articles that went.
    pub articles: usize,
    /// Starred articles that stayed.
    pub kept: usize,
    /// Changes of state that were never sent to the server.
    pub waiting: u64,
}

impl ToSql for ItemId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Number(number) => number.to_sql(),
            Self::Text(text) => text.to_sql(),
        }
    }
}

impl FromSql for ItemId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Integer(number) => Ok(Self::Number(number)),
            ValueRef::Text(_) => value.as_str().map(|text| Self::Text(text.to_owned())),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl Store {
    /// Takes up the accounts of the user's file by id and name; those that it does not name any more rest, with all that is
    /// known of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_accounts(&self, accounts: Vec<(String, String)>) -> Result<(), StoreError> {
        let wanted = accounts.clone();
        if self.read(move |connection| Ok(listed(connection)? == wanted)).await? {
            return Ok(());
        }
        self.write(move |transaction| {
            transaction.execute("UPDATE account SET listed = 0", [])?;
            for (key, name) in &accounts {
                transaction.execute(
                    "INSERT INTO account (key, name) VALUES (?1, ?2)
                     ON CONFLICT (key) DO UPDATE SET name = ?2, listed = 1",
                    [key, name],
                )?;
            }
            Ok(())
        })
        .await
    }

    /// What is remembered of an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account(&self, key: &str) -> Result<AccountMemory, StoreError> {
        let key = key.to_owned();
        self.read(move |connection| memory(connection, &key)).await
    }

    /// The feeds of all accounts as subscriptions, in the servers' order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_feeds(&self) -> Result<Vec<Subscription>, StoreError> {
        self.read(subscriptions).await
    }

    /// Makes the feeds of an account those that its server lists; answers how many came and how many went. Items of a feed
    /// that went are the server's no more; their articles stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_account_feeds(
        &self,
        key: &str,
        feeds: Vec<RemoteFeed>,
        etag: Option<String>,
    ) -> Result<(usize, usize), StoreError> {
        let key = key.to_owned();
        self.write(move |transaction| set_feeds(transaction, &key, &feeds, etag.as_deref())).await
    }

    /// Keeps how a sync ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visited_account(&self, key: &str, visit: AccountVisit) -> Result<(), StoreError> {
        let key = key.to_owned();
        self.write(move |transaction| {
            transaction
                .execute(
                    "UPDATE account SET last_try = ?2, error = ?3, last_sync = iif(?3 IS NULL, ?2, last_sync),
                         public_host = coalesce(?4, public_host)
                     WHERE key = ?1",
                    params![key, visit.now.as_second(), visit.error.as_ref().map(Message::kept), visit.public_host],
                )
                .map(drop)
        })
        .await
    }

    /// Forgets an account: its articles go, in slices, but for those that are starred or that another feed carries.
    ///
    /// # Errors
    /// When the database fails; what went until then is gone, and the account is still there.
    pub async fn remove_account(&self, key: &str) -> Result<RemovedAccount, StoreError> {
        let mut removed = RemovedAccount::default();
        loop {
            let of = key.to_owned();
            let gone = self.write(move |transaction| remove_some(transaction, &of)).await?;
            removed.articles += gone;
            if gone == 0 {
                break;
            }
        }
        let of = key.to_owned();
        let (kept, waiting) = self.write(move |transaction| forget(transaction, &of)).await?;
        Ok(RemovedAccount { kept, waiting, ..removed })
    }
}

/// The number of an account.
pub(super) fn id(connection: &Connection, key: &str) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached("SELECT id FROM account WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()
}

fn listed(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare_cached("SELECT key, name FROM account WHERE listed = 1 ORDER BY id")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn memory(connection: &Connection, key: &str) -> rusqlite::Result<AccountMemory> {
    let Some(id) = id(connection, key)? else { return Ok(AccountMemory::default()) };
    let count = |sql: &str| {
        let count: i64 = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
        Ok::<_, rusqlite::Error>(u64::try_from(count).unwrap_or(0))
    };
    let waiting = count("SELECT count(*) FROM outbox WHERE account_id = ?1")?;
    let items = count("SELECT count(*) FROM remote WHERE account_id = ?1")?;
    let unread = count("SELECT count(*) FROM remote WHERE account_id = ?1 AND read = 0 AND article_id IS NOT NULL")?;
    let feeds = feeds(connection, id)?;
    connection
        .prepare_cached("SELECT etag, last_sync, last_try, error, public_host FROM account WHERE id = ?1")?
        .query_row([id], |row| {
            let stamp = |second: Option<i64>| second.map(time);
            Ok(AccountMemory {
                etag: row.get(0)?,
                last_sync: stamp(row.get(1)?),
                last_try: stamp(row.get(2)?),
                error: message(row, 3)?,
                public_host: row.get(4)?,
                feeds,
                waiting,
                items,
                unread,
            })
        })
}

fn feeds(connection: &Connection, account: i64) -> rusqlite::Result<Vec<RemoteFeed>> {
    let mut statement = connection.prepare_cached(
        "SELECT stream, title, url, homepage, folder FROM account_feed WHERE account_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([account], |row| {
        Ok(RemoteFeed {
            stream: row.get(0)?,
            title: row.get(1)?,
            url: row.get(2)?,
            homepage: row.get(3)?,
            folder: row.get(4)?,
        })
    })?;
    rows.collect()
}

fn subscriptions(connection: &Connection) -> rusqlite::Result<Vec<Subscription>> {
    let mut statement = connection.prepare_cached(
        "SELECT account_feed.key, title, url, homepage, coalesce(folder, name)
         FROM account_feed JOIN account ON account.id = account_id AND listed = 1 ORDER BY account_id, position",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Subscription {
            id: row.get(0)?,
            title: row.get(1)?,
            url: row.get(2)?,
            homepage: row.get(3)?,
            section: row.get(4)?,
            ..Subscription::default()
        })
    })?;
    rows.collect()
}

fn set_feeds(
    transaction: &Transaction<'_>,
    key: &str,
    new: &[RemoteFeed],
    etag: Option<&str>,
) -> rusqlite::Result<(usize, usize)> {
    let Some(account) = id(transaction, key)? else { return Ok((0, 0)) };
    let before = feeds(transaction, account)?;
    transaction.execute("UPDATE account SET etag = ?2 WHERE id = ?1", params![account, etag])?;
    let is_in =
        |feeds: &[RemoteFeed]| feeds.iter().map(|feed| feed.stream.clone()).collect::<std::collections::HashSet<_>>();
    let (old, now) = (is_in(&before), is_in(new));
    for gone in before.iter().filter(|feed| !now.contains(&feed.stream)) {
        // What another feed of the account carries too stays known.
        transaction.execute(
            "DELETE FROM remote WHERE account_id = ?1 AND article_id IN (
                 SELECT article_id FROM entry JOIN feed ON feed.id = feed_id
                 JOIN account_feed AS own ON own.key = feed.key AND own.account_id = ?1 AND own.stream = ?2)
             AND article_id NOT IN (
                 SELECT article_id FROM entry JOIN feed ON feed.id = feed_id
                 JOIN account_feed AS other ON other.key = feed.key AND other.account_id = ?1 AND other.stream <> ?2)",
            params![account, gone.stream],
        )?;
    }
    transaction.execute("DELETE FROM account_feed WHERE account_id = ?1", [account])?;
    let mut insert = transaction.prepare_cached(
        "INSERT OR IGNORE INTO account_feed (account_id, position, stream, key, title, url, homepage, folder)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, feed) in (0_i64..).zip(new) {
        let RemoteFeed { stream, title, url, homepage, folder } = feed;
        insert.execute(params![account, position, stream, format!("{key}/{stream}"), title, url, homepage, folder])?;
    }
    Ok((now.difference(&old).count(), old.difference(&now).count()))
}

/// Removes some articles that only the feeds of an account carry and that are neither starred nor put aside.
fn remove_some(transaction: &Transaction<'_>, key: &str) -> rusqlite::Result<usize> {
    let own = "substr(feed.key, 1, length(?1) + 1) = ?1 || '/'";
    let mut statement = transaction.prepare(&format!(
        "SELECT article.id FROM feed JOIN entry ON entry.feed_id = feed.id
             JOIN article ON article.id = entry.article_id AND article.starred = 0 AND article.later = 0
         WHERE {own} AND NOT EXISTS (
             SELECT 1 FROM entry AS other JOIN feed ON feed.id = other.feed_id
             WHERE other.article_id = article.id AND NOT ({own}))
         GROUP BY article.id LIMIT ?2",
    ))?;
    let ids: Vec<i64> = statement.query_map(params![key, SLICE], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in &ids {
        retain::remove(transaction, *id)?;
    }
    Ok(ids.len())
}

/// Forgets what is left of an account; answers how many articles of its feeds stay, and how many changes were never
/// sent.
fn forget(transaction: &Transaction<'_>, key: &str) -> rusqlite::Result<(usize, u64)> {
    let Some(account) = id(transaction, key)? else { return Ok((0, 0)) };
    let count = |sql: &str, value: &dyn ToSql| transaction.query_row(sql, [value], |row| row.get::<_, i64>(0));
    let waiting = count("SELECT count(*) FROM outbox WHERE account_id = ?1", &account)?;
    let own = "SELECT id FROM feed WHERE substr(key, 1, length(?1) + 1) = ?1 || '/'";
    let kept = count(&format!("SELECT count(DISTINCT article_id) FROM entry WHERE feed_id IN ({own})"), &key)?;
    // What came of it may come again when it is added again.
    transaction.execute(&format!("DELETE FROM gone WHERE feed_id IN ({own})"), [key])?;
    transaction.execute("DELETE FROM account WHERE id = ?1", [account])?;
    transaction.execute(
        &format!("DELETE FROM feed WHERE id IN ({own}) AND NOT EXISTS (SELECT 1 FROM entry WHERE feed_id = feed.id)"),
        [key],
    )?;
    Ok((usize::try_from(kept).unwrap_or(0), u64::try_from(waiting).unwrap_or(0)))
}
