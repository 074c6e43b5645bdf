//! Sentences for what was changed.

use super::outcome::{Outcome, ToReader, ToStatus};
use super::{Command, Environment, Question, Screen, Written};
use crate::model::{Correction, Step, Wish};

/// Tells what became of a step; who made the article that is read may be others now.
pub(super) fn step(written: &Written, environment: &Environment, out: &mut Outcome) {
    match written {
        Written::Stepped { step, back } => {
            stepped(*step, *back, environment, out);
            if matches!(step, Some(Step::Credit(_))) {
                out.request(ToReader::LookAgain);
            }
        }
        Written::Corrected(correction, done) => {
            corrected(correction, *done, environment, out);
            out.request(ToReader::LookAgain);
        }
        Written::Unkept { why, mark } => {
            if *mark {
                out.request(ToStatus::Undoable(false));
            }
            out.tell_message(environment, why);
            out.request(ToReader::LookAgain);
        }
        Written::Changed | Written::Feeds(..) | Written::Subscribed | Written::FullTextsOf(_) => {}
    }
}

/// Tells that a change of state was taken back or made again.
fn stepped(step: Option<Step>, back: bool, environment: &Environment, out: &mut Outcome) {
    out.request(ToStatus::Undoable(!back && step.is_some()));
    let Some(step) = step else {
        return out.say(environment, if back { "nothing-to-undo" } else { "nothing-to-redo" });
    };
    let (id, count) = match step {
        Step::Read(count, true) => ("step-read", count),
        Step::Read(count, false) => ("step-unread", count),
        Step::Starred(count, true) => ("step-starred", count),
        Step::Starred(count, false) => ("step-unstarred", count),
        Step::Later(count, true) => ("step-later", count),
        Step::Later(count, false) => ("step-not-later", count),
        Step::Hidden(count, true) => ("step-hidden", count),
        Step::Hidden(count, false) => ("step-shown", count),
        Step::Apart(count, true) => ("step-split", count),
        Step::Apart(count, false) => ("step-joined", count),
        Step::Credit(true) => ("step-corrected", 1),
        Step::Credit(false) => ("step-as-read", 1),
        Step::Joined(true) => ("step-one-person", 1),
        Step::Joined(false) => ("step-two-people", 1),
        Step::Wish(Wish::Follow, true) => ("step-followed", 1),
        Step::Wish(Wish::Follow, false) => ("step-unfollowed", 1),
        Step::Wish(Wish::Mute, true) => ("step-muted", 1),
        Step::Wish(Wish::Mute, false) => ("step-unmuted", 1),
    };
    let what = environment.words().tell(id, &[("count", count.into())]);
    out.tell(environment, if back { "undone" } else { "redone" }, &[("what", what.into())]);
}

/// Tells that a credit or a person was corrected, and how that is taken back.
fn corrected(correction: &Correction, done: bool, environment: &Environment, out: &mut Outcome) {
    let id = match correction {
        _ if !done => return out.say(environment, "nothing-to-correct"),
        Correction::Credit { instead: Some(_), .. } => "credit-corrected",
        Correction::Credit { instead: None, .. } => "credit-struck",
        Correction::Join { .. } => "person-joined-now",
        Correction::Part(_) => "person-parted",
    };
    let key = environment.key_of(Screen::Panel, Command::Undo);
    out.tell(environment, id, &[("key", key.into())]);
}

/// Tells what became of a change of the subscriptions, and how it is taken back.
pub(super) fn feeds_changed(id: &str, what: &str, environment: &Environment, out: &mut Outcome) {
    let chosen = matches!(id, "edition-kept" | "edition-empty");
    let back = id.starts_with("feeds-");
    if id != "feed-known" && !chosen {
        out.request(ToStatus::FeedsUndoable(!back));
    }
    let command = if chosen { Command::Feeds } else { Command::Undo };
    let key = environment.key_of(Screen::Subscriptions, command);
    out.tell(environment, id, &[("what", what.into()), ("key", key.into())]);
    out.effect(Question::Subscriptions);
}
