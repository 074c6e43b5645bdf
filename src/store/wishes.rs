use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use crate::model::{ArticleId, Wish};

fn number(wish: Wish) -> i64 {
    match wish {
        Wish::Follow => 1,
        Wish::Mute => 2,
    }
}

/// What the reader wants of the story that an article is in.
pub(super) fn wish(connection: &Connection, id: i64) -> rusqlite::Result<Option<Wish>> {
    let found: Option<i64> = connection
        .prepare_cached(
            "SELECT wish FROM wish WHERE article_id = ?1
             UNION ALL SELECT wish.wish FROM membership AS own
             CROSS JOIN membership AS other INDEXED BY membership_story ON other.story_id = own.story_id
             CROSS JOIN wish ON wish.article_id = other.article_id WHERE own.article_id = ?1 LIMIT 1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.map(|found| if found == number(Wish::Follow) { Wish::Follow } else { Wish::Mute }))
}

/// Whether a story is followed.
pub(super) fn is_followed(connection: &Connection, story: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM membership INDEXED BY membership_story
             CROSS JOIN wish ON wish.article_id = membership.article_id AND wish.wish = ?2 WHERE story_id = ?1)",
        )?
        .query_row(params![story, number(Wish::Follow)], |row| row.get(0))
}

/// Wishes something of the stories that articles are in, or no longer; answers by which articles that is known.
pub(super) fn set(transaction: &Transaction<'_>, ids: &[i64], wish: Wish, on: bool) -> rusqlite::Result<Vec<i64>> {
    let mut changed = Vec::new();
    for id in ids {
        if on {
            let known = self::wish(transaction, *id)?;
            if known != Some(wish) {
                if let Some(other) = known {
                    forget(transaction, *id, other)?;
                }
                transaction
                    .prepare_cached("INSERT OR REPLACE INTO wish (article_id, wish) VALUES (?1, ?2)")?
                    .execute(params![id, number(wish)])?;
                changed.push(*id);
            }
        } else {
            changed.extend(forget(transaction, *id, wish)?);
        }
    }
    Ok(changed)
}

/// Wishes something no longer of the story of an article; answers by which articles it was known.
fn forget(transaction: &Transaction<'_>, id: i64, wish: Wish) -> rusqlite::Result<Vec<i64>> {
    let known: Vec<i64> = transaction
        .prepare_cached(
            "SELECT article_id FROM wish WHERE article_id = ?1 AND wish = ?2
             UNION SELECT wish.article_id FROM membership AS own
             CROSS JOIN membership AS other INDEXED BY membership_story ON other.story_id = own.story_id
             CROSS JOIN wish ON wish.article_id = other.article_id AND wish.wish = ?2 WHERE own.article_id = ?1",
        )?
        .query_map(params![id, number(wish)], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &known {
        transaction.prepare_cached("DELETE FROM wish WHERE article_id = ?1")?.execute([id])?;
    }
    Ok(known)
}

/// Which of some articles are in a story that is muted.
pub(super) fn muted(connection: &Connection, ids: &[ArticleId]) -> rusqlite::Result<Vec<i64>> {
    let any: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM wish WHERE wish = ?1)")?
        .query_row([number(Wish::Mute)], |row| row.get(0))?;
    let mut found = Vec::new();
    for id in ids.iter().filter(|_| any) {
        if wish(connection, id.0)? == Some(Wish::Mute) {
            found.push(id.0);
        }
    }
    Ok(found)
}
