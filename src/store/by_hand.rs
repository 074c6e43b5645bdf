use std::collections::HashMap;

use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};

use super::search::index_later;
use super::{corrections, credits, people};
use crate::model::{ArticleId, Correction, Role, Whose, name_key};

/// The number under which a correction is kept, which does not hold yet, or which is to be taken back; none where there is
/// nothing to correct.
pub(super) fn entered(transaction: &Transaction<'_>, correction: &Correction) -> rusqlite::Result<Option<i64>> {
    match correction {
        Correction::Credit { article, role, name, instead } => {
            enter_credit(transaction, *article, (*role, name), instead.as_ref())
        }
        Correction::Join { person, with } => enter_joined(transaction, person, with),
        Correction::Part(whose) => joined_as(transaction, whose),
    }
}

fn enter_credit(
    transaction: &Transaction<'_>,
    article: ArticleId,
    (role, name): (Role, &str),
    instead: Option<&(Role, String)>,
) -> rusqlite::Result<Option<i64>> {
    let shown = corrections::credits(transaction, article)?;
    let key = name_key(name);
    let is_there = shown.iter().any(|credit| credit.role == role && name_key(&credit.name) == key);
    let is_same = instead.is_some_and(|(other, spelled)| *other == role && spelled == name);
    let is_empty = instead.is_some_and(|(_, spelled)| name_key(spelled).is_empty());
    if !is_there || is_same || is_empty {
        return Ok(None);
    }
    if corrections::as_read(transaction, article.0)?.is_none() {
        corrections::keep(transaction, article.0, &shown, rules(transaction, article)?)?;
    }
    transaction
        .prepare_cached(
            "INSERT INTO correction (article_id, role, name_key, new_role, new_name, holds)
             VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        )?
        .execute(params![
            article.0,
            role.as_str(),
            key,
            instead.map(|(role, _)| role.as_str()),
            instead.map(|(_, name)| name)
        ])?;
    Ok(Some(transaction.last_insert_rowid()))
}

/// The number of the rules that read the credits of an article.
fn rules(transaction: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<u32> {
    let rules: Option<u32> = transaction
        .prepare_cached("SELECT max(rules) FROM credit WHERE article_id = ?1")?
        .query_row([article.0], |row| row.get(0))?;
    Ok(rules.unwrap_or(0))
}

/// Has corrections of credits hold, or no longer; answers which changed.
pub(super) fn set_credits(transaction: &Transaction<'_>, ids: &[i64], holds: bool) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction
        .prepare_cached("UPDATE correction SET holds = ?2 WHERE id = ?1 AND holds <> ?2 RETURNING article_id")?;
    let mut changed = Vec::new();
    for id in ids {
        if let Some(article) = statement.query_row(params![id, holds], |row| row.get(0)).optional()? {
            show(transaction, article)?;
            changed.push(*id);
        }
    }
    Ok(changed)
}

/// Makes the credits of an article those that were read, with the corrections that hold.
fn show(transaction: &Transaction<'_>, article: i64) -> rusqlite::Result<()> {
    let Some((read, rules)) = corrections::as_read(transaction, article)? else { return Ok(()) };
    let newsroom: String = transaction
        .prepare_cached("SELECT newsroom FROM article WHERE id = ?1")?
        .query_row([article], |row| row.get(0))?;
    credits::name(transaction, article, &read, rules, &newsroom)?;
    index_later(transaction, article)
}

/// A name key with a newsroom.
type Key = (String, String);

fn enter_joined(transaction: &Transaction<'_>, person: &Whose, with: &Whose) -> rusqlite::Result<Option<i64>> {
    let (one, other) = (first_of(transaction, person)?, first_of(transaction, with)?);
    let (Some(one), Some(other)) = (one, other) else { return Ok(None) };
    if one == other {
        return Ok(None);
    }
    transaction
        .prepare_cached(
            "INSERT INTO joined (name_key, newsroom, with_name_key, with_newsroom, holds) VALUES (?1, ?2, ?3, ?4, 0)",
        )?
        .execute(params![one.0, one.1, other.0, other.1])?;
    Ok(Some(transaction.last_insert_rowid()))
}

/// The person that somebody is a spelling of, by key.
fn first_of(transaction: &Transaction<'_>, whose: &Whose) -> rusqlite::Result<Option<Key>> {
    let Some(first) = people::first_of(transaction, whose)? else { return Ok(None) };
    transaction
        .prepare_cached("SELECT name_key, newsroom FROM person WHERE id = ?1")?
        .query_row([first], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The number under which a spelling is joined with somebody.
fn joined_as(transaction: &Transaction<'_>, whose: &Whose) -> rusqlite::Result<Option<i64>> {
    let Whose::Person(name, newsroom) = whose else { return Ok(None) };
    transaction
        .prepare_cached("SELECT id FROM joined WHERE name_key = ?1 AND newsroom = ?2 AND holds = 1")?
        .query_row(params![name_key(name), newsroom], |row| row.get(0))
        .optional()
}

/// Has people be one, or two again; answers which changed.
pub(super) fn set_joined(transaction: &Transaction<'_>, ids: &[i64], holds: bool) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare_cached("UPDATE joined SET holds = ?2 WHERE id = ?1 AND holds <> ?2")?;
    let mut changed = Vec::new();
    for id in ids {
        if statement.execute(params![id, holds])? > 0 {
            changed.push(*id);
        }
    }
    // Search finds an article by every spelling of its credits, those before the correction and those after.
    let before = articles(transaction)?;
    settle(transaction)?;
    for article in before.into_iter().chain(articles(transaction)?) {
        index_later(transaction, article)?;
    }
    Ok(changed)
}

/// The articles of everybody who is joined with somebody.
fn articles(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare_cached(
        "SELECT DISTINCT credit.article_id FROM person JOIN credit ON credit.person_id IN (person.id, person.same_as)
         WHERE person.same_as IS NOT NULL",
    )?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Names for each person the one that it is a spelling of, by what is joined.
fn settle(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("UPDATE person SET same_as = NULL WHERE same_as IS NOT NULL", [])?;
    let mut joined: HashMap<Key, Key> = HashMap::new();
    let mut statement = transaction
        .prepare_cached("SELECT name_key, newsroom, with_name_key, with_newsroom FROM joined WHERE holds = 1")?;
    for row in statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))? {
        let (one, other): (Key, Key) = row?;
        joined.insert(one, other);
    }
    let mut same = transaction.prepare_cached(
        "UPDATE person SET same_as = (SELECT id FROM person WHERE name_key = ?3 AND newsroom = ?4)
         WHERE name_key = ?1 AND newsroom = ?2",
    )?;
    for one in joined.keys() {
        let mut first = one;
        // Each step goes to another row: a circle is never entered.
        for _ in 0..joined.len() {
            let Some(next) = joined.get(first) else { break };
            first = next;
        }
        if first != one {
            same.execute(params![one.0, one.1, first.0, first.1])?;
        }
    }
    Ok(())
}
