use std::path::{Path, PathBuf};

use tokio_rusqlite::rusqlite::types::Value;
use tokio_rusqlite::rusqlite::{self, Connection, OpenFlags, params_from_iter};

use super::open::{FILE, Store, failed};
use super::outcome::StoreError;

/// Rows that are passed over at once where a page cannot be read, at most.
const MOST_SKIPPED: i64 = 1 << 16;

/// What was read of a damaged cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Articles that the new cache has.
    pub articles: u64,
    /// Rows of all tables that were read.
    pub rows: u64,
    /// Tables of which something could not be read.
    pub torn: Vec<String>,
}

/// What is made again of the rest and not copied.
const MADE_ANEW: &str = "name LIKE 'sqlite_%' OR name LIKE 'search%' OR name IN ('word', 'unindexed', 'settled')";

/// Reads a damaged cache as far as its rows can be read, and writes them to a new one; the old file stays as it is.
///
/// # Errors
/// When the new folder has a cache already or cannot be written, or when nothing of the old one can be read.
pub async fn salvage(from: &Path, to: &Path) -> Result<Salvaged, StoreError> {
    let target = to.join(FILE);
    if target.exists() {
        return Err(StoreError::Exists(target));
    }
    let store = Store::open(to).await?;
    let (old, new): (PathBuf, PathBuf) = (from.join(FILE), target);
    let copied = copy(&old, &new).map_err(|error| failed(&old, &error))?;
    if copied.rows == 0 && !copied.torn.is_empty() {
        store.close().await?;
        // An empty cache is none that somebody wants, and the next attempt would not write over it.
        let _ = std::fs::remove_file(&new);
        return Err(StoreError::Unreadable(old));
    }
    store.examine(true).await?;
    store.close().await?;
    Ok(copied)
}

fn copy(old: &Path, new: &Path) -> rusqlite::Result<Salvaged> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let old = Connection::open_with_flags(old, flags)?;
    old.pragma_update(None, "cell_size_check", true)?;
    // Without it nothing at all is read of a file that has lost its end.
    old.pragma_update(None, "writable_schema", true)?;
    let mut new = Connection::open(new)?;
    new.pragma_update(None, "foreign_keys", false)?;
    let mut salvaged = Salvaged::default();
    let transaction = new.transaction()?;
    let tables = tables(&transaction)?;
    let earlier = matches!((schema(&old), schema(&transaction)), (Ok(old), Ok(new)) if old < new);
    for (table, number) in &tables {
        let today = columns(&transaction, table)?;
        let columns = self::columns(&old, table).unwrap_or_default();
        let known = !columns.is_empty() && columns.iter().all(|column| today.contains(column));
        // In an earlier schema a table had fewer columns, was another one, or was not there yet; in today's it is lost.
        let lost = if earlier { !known } else { columns != today };
        if lost {
            if !earlier {
                salvaged.torn.push(table.clone());
            }
            continue;
        }
        let mut rows = Rows { old: &old, new: &transaction, table, number, columns: &columns, read: 0, torn: false };
        rows.copy()?;
        salvaged.rows += rows.read;
        if rows.torn {
            salvaged.torn.push(table.clone());
        }
    }
    for (table, _) in &tables {
        part_from_lost(&transaction, table)?;
    }
    transaction.execute("INSERT OR IGNORE INTO unindexed (article_id) SELECT id FROM article", [])?;
    salvaged.articles =
        transaction.query_row("SELECT count(*) FROM article", [], |row| row.get::<_, i64>(0))?.unsigned_abs();
    transaction.commit()?;
    Ok(salvaged)
}

/// The number of a schema.
fn schema(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The tables that are copied, each with the number by which its rows are ordered.
fn tables(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(&format!(
        "SELECT name, iif(wr, (SELECT name FROM pragma_table_info(list.name) WHERE pk = 1), 'rowid')
         FROM pragma_table_list AS list WHERE type = 'table' AND schema = 'main' AND NOT ({MADE_ANEW})"
    ))?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Lets rows go that belong to one that is lost; what only names it forgets the name.
fn part_from_lost(connection: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT keys.\"table\", keys.\"from\", column.\"notnull\" OR column.pk
         FROM pragma_foreign_key_list(?1) AS keys JOIN pragma_table_info(?1) AS column ON column.name = keys.\"from\"",
    )?;
    let keys = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let keys: Vec<(String, String, bool)> = keys.collect::<rusqlite::Result<_>>()?;
    for (parent, key, needed) in keys {
        let lost = format!("WHERE {key} IS NOT NULL AND {key} NOT IN (SELECT id FROM {parent})");
        let change = if needed {
            format!("DELETE FROM {table} {lost}")
        } else {
            format!("UPDATE {table} SET {key} = NULL {lost}")
        };
        connection.execute(&change, [])?;
    }
    Ok(())
}

fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    statement.query_map([table], |row| row.get(0))?.collect()
}

/// One table on its way.
struct Rows<'a> {
    old: &'a Connection,
    new: &'a Connection,
    table: &'a str,
    number: &'a str,
    columns: &'a [String],
    read: u64,
    torn: bool,
}

impl Rows<'_> {
    /// Copies what comes before the first place that cannot be read, then what comes after it, further and further
    /// away, then from the end backwards.
    fn copy(&mut self) -> rusqlite::Result<()> {
        let (mut after, mut skip) = (i64::MIN, 1);
        loop {
            let (last, whole) = self.run(after, "> ?1", "ASC")?;
            if whole {
                break;
            }
            self.torn = true;
            skip = if last.is_some() { 1 } else { skip * 2 };
            let from = last.unwrap_or(after).max(-1);
            if skip > MOST_SKIPPED {
                break;
            }
            after = from.saturating_add(skip);
        }
        if self.torn {
            self.run(i64::MAX, "<= ?1", "DESC")?;
        }
        Ok(())
    }

    /// Copies rows from a number on; answers the last one that was read, and whether the end was reached.
    fn run(&mut self, from: i64, bound: &str, order: &str) -> rusqlite::Result<(Option<i64>, bool)> {
        let names = self.columns.join(", ");
        let (table, number) = (self.table, self.number);
        let sql = format!(
            "SELECT {number}, {names} FROM {table} NOT INDEXED WHERE {number} {bound} ORDER BY {number} {order}"
        );
        let places = vec!["?"; self.columns.len()].join(", ");
        let mut insert = self.new.prepare(&format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"))?;
        let mut last = None;
        let Ok(mut statement) = self.old.prepare(&sql) else { return Ok((None, true)) };
        let Ok(mut rows) = statement.query([from]) else { return Ok((None, false)) };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: rusqlite::Result<Vec<Value>> = (1..=self.columns.len()).map(|at| row.get(at)).collect();
                    last = row.get(0).ok().or(last);
                    // A row that breaks a rule of the schema is none of ours.
                    if let Ok(values) = values {
                        self.read += u64::try_from(insert.execute(params_from_iter(values)).unwrap_or(0)).unwrap_or(0);
                    }
                }
                Ok(None) => return Ok((last, true)),
                Err(_) => return Ok((last, false)),
            }
        }
    }
}
