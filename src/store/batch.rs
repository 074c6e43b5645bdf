use tokio_rusqlite::rusqlite::{self, Connection, TransactionBehavior};

use super::fold::fold_again;
use super::outcome::Saved;
use super::save::save;
use super::together::{Queue, Waiting};
use crate::model::{Language, Rules};

/// Writes the next feeds and answers them. Whoever pushed one calls it once, so that none is left.
pub(super) fn write_next(queue: &Queue, connection: &mut Connection, by: (&Rules, &[Language])) {
    let next = queue.next();
    match all(connection, &next, by) {
        Ok(saved) => next.into_iter().zip(saved).for_each(|(waiting, saved)| {
            // Whoever stopped waiting does not need the answer.
            let _ = waiting.answer.send(Ok(saved));
        }),
        // One that cannot be kept takes nothing from the others.
        Err(_) => next.into_iter().for_each(|waiting| {
            let alone = all(connection, std::slice::from_ref(&waiting), by);
            let _ = waiting.answer.send(alone.map(|saved| saved.into_iter().next().unwrap_or_default()));
        }),
    }
}

/// Writes some feeds in one transaction: each with its validators, or none of them.
fn all(
    connection: &mut Connection,
    next: &[Waiting],
    (rules, languages): (&Rules, &[Language]),
) -> rusqlite::Result<Vec<Saved>> {
    if next.is_empty() {
        return Ok(Vec::new());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let saved = next
        .iter()
        .map(|Waiting { feed, outcome, visit, .. }| save(&transaction, feed, outcome, visit, rules))
        .collect::<rusqlite::Result<_>>()?;
    fold_again(&transaction, languages)?;
    transaction.commit()?;
    Ok(saved)
}
