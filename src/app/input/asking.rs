use crossterm::event::{KeyCode, KeyModifiers};

use super::InputState;
use crate::app::outcome::{Outcome, ToEnvironment, ToHeadlines, ToStatus};
use crate::app::{Asked, Asking, Environment, Job, Write};
use crate::config::FeedsChange;
use crate::model::Correction;

/// Letters of an answer.
const LONGEST: usize = 2_000;

impl InputState {
    /// Asks for something in the status line, with what is typed already.
    pub(in crate::app) fn ask(&mut self, what: Asked, text: String) {
        self.asking = Some(Asking { what, text });
    }

    /// A key while an answer is typed.
    pub(in crate::app) fn type_answer(
        &mut self,
        code: KeyCode,
        modifiers: KeyModifiers,
        environment: &Environment,
        out: &mut Outcome,
    ) {
        let Some(mut asking) = self.asking.take() else { return };
        let control = modifiers.contains(KeyModifiers::CONTROL);
        match code {
            KeyCode::Esc => return,
            KeyCode::Enter => return answered(asking, environment, out),
            KeyCode::Char('y') if asking.is_confirmed() && !control => return answered(asking, environment, out),
            _ if asking.is_confirmed() => return,
            KeyCode::Backspace => drop(asking.text.pop()),
            KeyCode::Char('u') if control => asking.text.clear(),
            KeyCode::Char(letter) if !control && asking.text.len() < LONGEST => asking.text.push(letter),
            _ => {}
        }
        self.asking = Some(asking);
    }
}

fn answered(asking: Asking, environment: &Environment, out: &mut Outcome) {
    let text = asking.text.trim().to_owned();
    match asking.what {
        Asked::Option(name) => out.request(ToEnvironment::SetOption(name, text)),
        Asked::MarkRead(ids) => out.request(ToHeadlines::MarkAllRead(ids)),
        Asked::Address | Asked::Title(_) | Asked::Section(_) | Asked::CreditName(..) | Asked::Age
            if text.is_empty() => {}
        Asked::Age => out.request(ToHeadlines::MarkOlder(text)),
        Asked::Address if environment.offline() => out.say(environment, "offline-nothing-fetched"),
        Asked::Address => {
            let parts = [("what", text.as_str().into())];
            out.request(ToStatus::Announce(environment.words().tell("looking-for-feed", &parts)));
            out.effect(Job::FindFeeds(text));
        }
        Asked::CreditName(article, role, name) => {
            let instead = Some((role, text));
            out.effect(Write::Correct(Correction::Credit { article, role, name, instead }));
        }
        Asked::Title(id) => out.effect(Write::Feeds(FeedsChange::Rename(id, text))),
        Asked::Section(id) => out.effect(Write::Feeds(FeedsChange::Move(id, text))),
    }
}
