//! Sentences for what was changed.

use super::outcome::{Outcome, ToStatus};
use super::{Command, Environment, Notice, Question, Screen};
use crate::model::Step;

/// Tells that a change of state was taken back or made again.
pub(super) fn stepped(step: Option<Step>, back: bool, environment: &Environment, out: &mut Outcome) {
    let Some(step) = step else {
        return out.say(environment, if back { "nothing-to-undo" } else { "nothing-to-redo" });
    };
    let (id, count) = match step {
        Step::Read(count, true) => ("step-read", count),
        Step::Read(count, false) => ("step-unread", count),
        Step::Starred(count, true) => ("step-starred", count),
        Step::Starred(count, false) => ("step-unstarred", count),
        Step::Hidden(count, true) => ("step-hidden", count),
        Step::Hidden(count, false) => ("step-shown", count),
        Step::Apart(count, true) => ("step-split", count),
        Step::Apart(count, false) => ("step-joined", count),
    };
    let what = environment.words().tell(id, &[("count", count.into())]);
    out.tell(environment, if back { "undone" } else { "redone" }, &[("what", what.into())]);
}

/// Tells what became of a change of the subscriptions, and how it is taken back.
pub(super) fn feeds_changed(id: &str, what: &str, environment: &Environment, out: &mut Outcome) {
    let chosen = matches!(id, "edition-kept" | "edition-empty");
    let command = if chosen { Command::Subscriptions } else { Command::Undo };
    let key = environment.key_of(Screen::Subscriptions, command);
    out.tell(environment, id, &[("what", what.into()), ("key", key.into())]);
    out.effect(Question::Subscriptions);
}

/// Tells a notice.
pub(super) fn notice(notice: Notice, environment: &Environment, out: &mut Outcome) {
    match notice {
        Notice::Message(id, what) => out.tell(environment, id, &[("what", what.into())]),
        Notice::Waiting(what, count) => {
            out.tell(environment, "marks-wait", &[("what", what.into()), ("count", count.into())]);
        }
        Notice::Sentence(sentence) => out.request(ToStatus::Tell(sentence)),
        Notice::Wrong(error) => out.request(ToStatus::Tell(error.sentence(environment.words()))),
        Notice::FeedsStay(error) => {
            out.tell(environment, "feeds-stay", &[("what", error.sentence(environment.words()).into())]);
        }
    }
}
