use std::borrow::Cow;

use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::pack::{from_json, json};
use crate::model::{ArticleId, Credit, Role, name_key};

/// What the user says of a credit.
struct Entered {
    role: String,
    name_key: String,
    instead: Option<(Role, String)>,
    holds: bool,
}

/// The credits of an article with what the user says of them, which are kept beside it as they were read; borrowed where
/// the user says nothing.
pub(super) fn corrected<'a>(
    transaction: &Transaction<'_>,
    article: i64,
    credits: &'a [Credit],
    rules: u32,
) -> rusqlite::Result<Cow<'a, [Credit]>> {
    let entered = entered(transaction, article)?;
    if entered.is_empty() {
        return Ok(Cow::Borrowed(credits));
    }
    keep(transaction, article, credits, rules)?;
    Ok(Cow::Owned(apply(credits.to_vec(), &entered)))
}

/// Keeps the credits of an article as they were read.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    article: i64,
    credits: &[Credit],
    rules: u32,
) -> rusqlite::Result<()> {
    let rows: Vec<(&Credit, &str)> = credits.iter().map(|credit| (credit, credit.source.as_str())).collect();
    transaction
        .prepare_cached("INSERT OR REPLACE INTO as_read (article_id, rules, credits) VALUES (?1, ?2, ?3)")?
        .execute(params![article, rules, json(&rows)?])?;
    Ok(())
}

/// The credits of an article as they were read, with the number of the rules; none where nothing was ever corrected.
pub(super) fn as_read(connection: &Connection, article: i64) -> rusqlite::Result<Option<(Vec<Credit>, u32)>> {
    let found = connection
        .prepare_cached("SELECT credits, rules FROM as_read WHERE article_id = ?1")?
        .query_row([article], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))
        .optional()?;
    let read = |(credits, rules): (String, u32)| {
        let rows: Vec<(Credit, String)> = from_json(&credits);
        (rows.into_iter().map(|(credit, source)| Credit { source, ..credit }).collect(), rules)
    };
    Ok(found.map(read))
}

fn entered(transaction: &Transaction<'_>, article: i64) -> rusqlite::Result<Vec<Entered>> {
    let mut statement = transaction.prepare_cached(
        "SELECT role, name_key, new_role, new_name, holds FROM correction WHERE article_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([article], |row| {
        let (role, name): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        Ok(Entered {
            role: row.get(0)?,
            name_key: row.get(1)?,
            instead: role.as_deref().and_then(Role::parse).zip(name),
            holds: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// Goes by each correction that holds, in the order in which they were made. What a correction says is there is there also
/// when the rules no longer read what it was made of.
fn apply(mut credits: Vec<Credit>, entered: &[Entered]) -> Vec<Credit> {
    let is = |credit: &Credit, role: &str, key: &str| credit.role.as_str() == role && name_key(&credit.name) == key;
    for correction in entered.iter().filter(|correction| correction.holds) {
        let wrong = |credit: &Credit| is(credit, &correction.role, &correction.name_key);
        let Some((role, name)) = &correction.instead else {
            credits.retain(|credit| !wrong(credit));
            continue;
        };
        let (key, was) = (name_key(name), credits.iter().position(wrong));
        let there = credits.iter().position(|credit| is(credit, role.as_str(), &key));
        match was {
            Some(was) if there.is_some_and(|there| there != was) => drop(credits.remove(was)),
            Some(was) => {
                if let Some(credit) = credits.get_mut(was) {
                    credit.role = *role;
                    credit.name.clone_from(name);
                    Credit::BY_HAND.clone_into(&mut credit.source);
                }
            }
            None if there.is_none() => credits.push(Credit::new(*role, name, Credit::BY_HAND)),
            None => {}
        }
    }
    credits.sort_by_key(|credit| Role::ALL.iter().position(|role| *role == credit.role));
    credits
}

/// The credits of an article.
pub(super) fn credits(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Credit>> {
    let mut statement = connection
        .prepare_cached("SELECT role, name, detail, source FROM credit WHERE article_id = ?1 ORDER BY position")?;
    let rows = statement.query_map(params![id.0], |row| {
        let role = Role::parse(&row.get::<_, String>(0)?).unwrap_or(Role::Contributor);
        let mut credit = Credit::new(role, row.get::<_, String>(1)?, row.get::<_, String>(3)?);
        credit.detail = from_json(&row.get::<_, String>(2)?);
        Ok(credit)
    })?;
    rows.collect()
}
