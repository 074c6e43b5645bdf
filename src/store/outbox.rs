use std::collections::HashMap;

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, Row, Transaction, params};

use super::accounts;
use super::open::Store;
use super::outcome::StoreError;
use crate::model::{Flag, ItemId, Waiting};

/// Refusals after which a change is dropped.
const MOST_TRIES: u32 = 3;

impl Store {
    /// The changes of state that wait for the server of an account, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, account: &str) -> Result<Vec<Waiting>, StoreError> {
        let key = account.to_owned();
        self.read(move |connection| waiting(connection, &key)).await
    }

    /// The titles of the articles whose changes wait for the server of an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_titles(&self, account: &str) -> Result<HashMap<ItemId, String>, StoreError> {
        let key = account.to_owned();
        self.read(move |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT outbox.item, article.title FROM outbox JOIN account ON account.id = outbox.account_id
                 JOIN remote ON remote.account_id = outbox.account_id AND remote.item = outbox.item
                 JOIN article ON article.id = remote.article_id WHERE account.key = ?1",
            )?;
            statement.query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
        .await
    }

    /// How many changes wait for each account that waits for any: its name and the number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT account.name, count(*) FROM outbox JOIN account ON account.id = account_id AND listed = 1
                 GROUP BY account.id ORDER BY account.id",
            )?;
            let rows = statement.query_map([], |row| {
                let count: i64 = row.get(1)?;
                Ok((row.get(0)?, u64::try_from(count).unwrap_or(0)))
            })?;
            rows.collect()
        })
        .await
    }

    /// Lets changes go that the server said it made. One that was changed again meanwhile has another number and stays.
    ///
    /// # Errors
    /// When the database fails; they are sent again then.
    pub async fn sent(&self, rows: Vec<i64>) -> Result<(), StoreError> {
        self.write(move |transaction| {
            let mut statement = transaction.prepare_cached("DELETE FROM outbox WHERE id = ?1")?;
            rows.iter().try_for_each(|row| statement.execute([row]).map(drop))
        })
        .await
    }

    /// Notes that the server refused a change; answers whether it was dropped for good.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refused(&self, row: i64) -> Result<bool, StoreError> {
        self.write(move |transaction| {
            transaction.execute("UPDATE outbox SET tries = tries + 1 WHERE id = ?1", [row])?;
            let dropped =
                transaction.execute("DELETE FROM outbox WHERE id = ?1 AND tries >= ?2", params![row, MOST_TRIES])?;
            Ok(dropped > 0)
        })
        .await
    }

    /// Lets changes wait again that the server said it made and then did not have, unless they were changed meanwhile;
    /// answers how many were tried often enough and are dropped.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn wait_again(&self, account: &str, rows: Vec<Waiting>) -> Result<usize, StoreError> {
        let key = account.to_owned();
        self.write(move |transaction| {
            let Some(account) = accounts::id(transaction, &key)? else { return Ok(0) };
            let (again, dropped): (Vec<&Waiting>, Vec<&Waiting>) =
                rows.iter().partition(|row| row.tries + 1 < MOST_TRIES);
            let mut insert = transaction.prepare_cached(
                "INSERT OR IGNORE INTO outbox (account_id, item, flag, value, at, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for row in again {
                insert.execute(params![account, row.item, row.flag.as_str(), row.on, row.at, row.tries + 1])?;
            }
            Ok(dropped.len())
        })
        .await
    }
}

fn waiting(connection: &Connection, key: &str) -> rusqlite::Result<Vec<Waiting>> {
    let mut statement = connection.prepare_cached(
        "SELECT outbox.id, item, flag, value, at, tries FROM outbox JOIN account ON account.id = account_id
         WHERE account.key = ?1 ORDER BY outbox.id",
    )?;
    let row = |row: &Row<'_>| {
        let flag: String = row.get(2)?;
        Ok(Waiting {
            row: row.get(0)?,
            item: row.get(1)?,
            flag: if flag == Flag::Starred.as_str() { Flag::Starred } else { Flag::Read },
            on: row.get(3)?,
            at: row.get(4)?,
            tries: row.get(5)?,
        })
    };
    statement.query_map([key], row)?.collect()
}

/// Notes a change of articles for all items that they are: in what is known of the items, and for their servers.
pub(super) fn note(
    transaction: &Transaction<'_>,
    articles: &[i64],
    (flag, on): (Flag, bool),
    now: Timestamp,
) -> rusqlite::Result<()> {
    // Who has no account pays nothing for it.
    if !transaction.prepare_cached("SELECT 1 FROM remote LIMIT 1")?.exists([])? {
        return Ok(());
    }
    let mut rows = transaction.prepare_cached(
        "INSERT OR REPLACE INTO outbox (account_id, item, flag, value, at)
         SELECT account_id, item, ?2, ?3, ?4 FROM remote WHERE article_id = ?1",
    )?;
    let mut known = transaction.prepare_cached(match flag {
        Flag::Read => "UPDATE remote SET read = ?2 WHERE article_id = ?1",
        Flag::Starred => "UPDATE remote SET starred = ?2 WHERE article_id = ?1",
    })?;
    for article in articles {
        if known.execute(params![article, on])? > 0 {
            rows.execute(params![article, flag.as_str(), on, now.as_second()])?;
        }
    }
    Ok(())
}

/// Notes a change of one item.
pub(super) fn note_item(
    transaction: &Transaction<'_>,
    (account, item): (i64, &ItemId),
    (flag, on): (Flag, bool),
    now: Timestamp,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO outbox (account_id, item, flag, value, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![account, item, flag.as_str(), on, now.as_second()])
        .map(drop)
}

/// What waits for an item, which is more than what the server says.
pub(super) fn held(
    transaction: &Transaction<'_>,
    (account, item): (i64, &ItemId),
    flag: Flag,
) -> rusqlite::Result<Option<bool>> {
    let mut statement =
        transaction.prepare_cached("SELECT value FROM outbox WHERE account_id = ?1 AND item = ?2 AND flag = ?3")?;
    let mut rows = statement.query(params![account, item, flag.as_str()])?;
    rows.next()?.map(|row| row.get(0)).transpose()
}
