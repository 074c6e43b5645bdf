//! Changes of state, one after another in the order of the keys.

use jiff::Timestamp;
use tokio::sync::mpsc;

use super::messages::{Messages, failed, tell};
use crate::app::{Data, Written};
use crate::model::{Correction, Mark, ToMessage as _};
use crate::store::Store;

/// A change of state.
pub(super) enum Change {
    Mark(Mark),
    Correct(Correction),
    Undo,
    Redo,
}

/// Makes changes until no more can come.
pub(super) async fn keep_marks(store: Store, mut queue: mpsc::UnboundedReceiver<Change>, messages: Messages) {
    while let Some(change) = queue.recv().await {
        let now = Timestamp::now();
        let mark = matches!(change, Change::Mark(_));
        let shown = !matches!(change, Change::Mark(Mark::Place(..)));
        let answer = match change {
            // A place is shown nowhere but in its article, which has it already.
            Change::Mark(mark @ Mark::Place(..)) => store.mark(mark, now).await.map(|_| None::<Data>),
            Change::Mark(mark) => store.mark(mark, now).await.map(|_| Some(Written::Changed.into())),
            Change::Correct(correction) => {
                let done = store.correct(correction.clone(), now).await;
                done.map(|done| Some(Written::Corrected(correction, done).into()))
            }
            Change::Undo => store.undo(now).await.map(|step| Some(Written::Stepped { step, back: true }.into())),
            Change::Redo => store.redo(now).await.map(|step| Some(Written::Stepped { step, back: false }.into())),
        };
        let answer = answer.unwrap_or_else(|error| {
            // The screen shows a change before it is made.
            let unkept = || Written::Unkept { why: error.message(), mark }.into();
            Some(if shown { unkept() } else { failed(&error) })
        });
        tell(&messages, answer);
    }
}
