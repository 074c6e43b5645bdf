use tokio_rusqlite::rusqlite::{self, Transaction};

/// An article and those of its story that have its text.
pub(super) fn same_text(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<Vec<i64>> {
    transaction
        .prepare_cached(
            "SELECT ?1 UNION SELECT other.article_id FROM membership AS own
             CROSS JOIN membership AS other INDEXED BY membership_story
                 ON other.story_id = own.story_id AND other.text = own.text
             WHERE own.article_id = ?1",
        )?
        .query_map([id], |row| row.get(0))?
        .collect()
}

/// Splits articles off their stories, or puts each back where it was; answers which of them changed.
pub(super) fn set_apart(transaction: &Transaction<'_>, ids: &[i64], apart: bool) -> rusqlite::Result<Vec<i64>> {
    let mut changed = Vec::new();
    for id in ids {
        let done = if apart { split(transaction, *id)? } else { join(transaction, *id)? };
        changed.extend(done.then_some(*id));
    }
    Ok(changed)
}

fn split(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<bool> {
    let noted = transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO apart (article_id, story_id, text)
             SELECT article_id, story_id, text FROM membership WHERE article_id = ?1",
        )?
        .execute([id])?;
    transaction.prepare_cached("DELETE FROM membership WHERE article_id = ?1")?.execute([id])?;
    Ok(noted > 0)
}

fn join(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO membership (article_id, story_id, text)
             SELECT article_id, story_id, text FROM apart WHERE article_id = ?1 AND story_id IN (SELECT id FROM story)",
        )?
        .execute([id])?;
    // What became of its story since is found by grouping.
    transaction.prepare_cached("INSERT OR IGNORE INTO ungrouped (article_id) VALUES (?1)")?.execute([id])?;
    Ok(transaction.prepare_cached("DELETE FROM apart WHERE article_id = ?1")?.execute([id])? > 0)
}
