use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};

use super::corrections::corrected;
use super::outcome::NewArticle;
use super::pack::{DETAIL, json, pack_against};
use crate::model::{Credit, Evidence, FoundCredits, Role, name_key};

/// Bytes of compressed evidence that are kept with an article.
const MOST_EVIDENCE: usize = 8_192;

/// Who made an article, and what that was read from.
pub(super) struct Made<'a> {
    pub(super) found: &'a FoundCredits,
    pub(super) evidence: &'a Evidence,
    pub(super) rules: u32,
    /// The page that the evidence was read from.
    pub(super) page: Option<&'a str>,
}

pub(super) fn made(article: &NewArticle) -> Made<'_> {
    Made { found: &article.found, evidence: &article.evidence, rules: article.rules, page: None }
}

/// Authors and translators as a headline shows them: one a line, a translator's after a tab, details after the name.
pub(super) fn byline(credits: &[Credit]) -> String {
    let mut lines = Vec::new();
    for credit in credits {
        let mut line = match credit.role {
            Role::Author => String::new(),
            Role::Translator => "\t".to_owned(),
            _ => continue,
        };
        line.push_str(&credit.name);
        for (key, value) in &credit.detail {
            line.extend([DETAIL, key, "=", value]);
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Replaces the credits of an article, with their evidence.
pub(super) fn credits(transaction: &Transaction<'_>, id: i64, made: &Made<'_>, newsroom: &str) -> rusqlite::Result<()> {
    name(transaction, id, &made.found.credits, made.rules, newsroom)?;
    keep_evidence(transaction, id, made)
}

fn keep_evidence(transaction: &Transaction<'_>, id: i64, made: &Made<'_>) -> rusqlite::Result<()> {
    keep_pressed(transaction, id, made, &evidence(made.evidence, made.page)?)
}

/// Keeps the evidence of an article, compressed already.
pub(super) fn keep_pressed(
    transaction: &Transaction<'_>,
    id: i64,
    made: &Made<'_>,
    evidence: &[u8],
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO evidence (article_id, rules, content, consumed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (article_id) DO UPDATE SET rules = ?2, content = ?3, consumed = ?4",
        )?
        .execute(params![id, made.rules, evidence, json(&made.found.consumed)?])?;
    Ok(())
}

/// Replaces the credits of an article, and its byline, by what was read; what the user corrected holds.
pub(super) fn name(
    transaction: &Transaction<'_>,
    id: i64,
    read: &[Credit],
    rules: u32,
    newsroom: &str,
) -> rusqlite::Result<()> {
    let shown = corrected(transaction, id, read, rules)?;
    transaction.prepare_cached("DELETE FROM credit WHERE article_id = ?1")?.execute([id])?;
    transaction
        .prepare_cached("UPDATE article SET byline = ?2 WHERE id = ?1 AND byline <> ?2")?
        .execute(params![id, byline(&shown)])?;
    credit(transaction, id, &shown, rules, newsroom)
}

/// Keeps the credits of an article that has none.
pub(super) fn credit(
    transaction: &Transaction<'_>,
    id: i64,
    credits: &[Credit],
    rules: u32,
    newsroom: &str,
) -> rusqlite::Result<()> {
    for (position, credit) in credits.iter().enumerate() {
        let key = name_key(&credit.name);
        let person = if key.is_empty() { None } else { Some(person(transaction, &key, newsroom, &credit.name)?) };
        transaction
            .prepare_cached(
                "INSERT INTO credit (article_id, position, role, person_id, name, detail, source, rules)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                i64::try_from(position).unwrap_or(i64::MAX),
                credit.role.as_str(),
                person,
                credit.name,
                json(&credit.detail)?,
                credit.source,
                rules,
            ])?;
    }
    Ok(())
}

/// The number of a person.
fn person(transaction: &Transaction<'_>, key: &str, newsroom: &str, name: &str) -> rusqlite::Result<i64> {
    let known = transaction
        .prepare_cached("SELECT id FROM person WHERE name_key = ?1 AND newsroom = ?2")?
        .query_row(params![key, newsroom], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    transaction
        .prepare_cached("INSERT INTO person (name_key, newsroom, name) VALUES (?1, ?2, ?3)")?
        .execute(params![key, newsroom, name])?;
    Ok(transaction.last_insert_rowid())
}

/// The evidence compressed, its middle blocks left out until it fits: credits are at the ends.
pub(super) fn evidence(evidence: &Evidence, page: Option<&str>) -> rusqlite::Result<Vec<u8>> {
    let mut kept = evidence.clone();
    // A feed's is that of the article.
    if page.is_none() {
        kept.title = None;
    }
    loop {
        let packed = pack_against(Some(&json(&kept)?), page.unwrap_or_default())?.unwrap_or_default();
        if packed.len() <= MOST_EVIDENCE || kept.blocks.is_empty() {
            return Ok(packed);
        }
        let count = kept.blocks.len();
        kept.blocks.drain(count / 4..count - count / 4 - usize::from(count < 4));
        if kept.blocks.len() == count {
            kept.blocks.clear();
        }
    }
}
