use tokio_rusqlite::rusqlite::{self, Transaction, params};

use super::pack::json;
use crate::model::{ArticleId, Mark};

/// Changes the state of articles and notes the step, so that it can be taken back.
pub(super) fn mark(transaction: &Transaction<'_>, mark: &Mark) -> rusqlite::Result<()> {
    let (action, changed) = match mark {
        Mark::Place(id, place) => return keep_place(transaction, *id, *place),
        Mark::Read(ids, read) => (if *read { "read" } else { "unread" }, set_read(transaction, ids, *read)?),
        Mark::Starred(id, starred) => {
            let changed = transaction
                .prepare_cached("UPDATE article SET starred = ?2 WHERE id = ?1 AND starred <> ?2")?
                .execute(params![id.0, starred])?;
            (if *starred { "star" } else { "unstar" }, if changed > 0 { vec![id.0] } else { Vec::new() })
        }
    };
    if !changed.is_empty() {
        transaction.execute("INSERT INTO step (action, before) VALUES (?1, ?2)", params![action, json(&changed)?])?;
    }
    Ok(())
}

fn keep_place(transaction: &Transaction<'_>, id: ArticleId, place: u64) -> rusqlite::Result<()> {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    transaction.prepare_cached("UPDATE article SET position = ?2 WHERE id = ?1")?.execute(params![id.0, place])?;
    Ok(())
}

fn set_read(transaction: &Transaction<'_>, ids: &[ArticleId], read: bool) -> rusqlite::Result<Vec<i64>> {
    let mut article = transaction.prepare_cached("UPDATE article SET read = ?2 WHERE id = ?1 AND read <> ?2")?;
    let mut placement = transaction.prepare_cached("UPDATE placement SET read = ?2 WHERE article_id = ?1")?;
    let mut changed = Vec::new();
    for id in ids {
        if article.execute(params![id.0, read])? > 0 {
            placement.execute(params![id.0, read])?;
            changed.push(id.0);
        }
    }
    Ok(changed)
}
