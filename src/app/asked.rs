use crossterm::event::{KeyCode, KeyModifiers};

use super::{App, Effect};
use crate::config::FeedsChange;
use crate::model::ArticleId;
use crate::words::Words;

/// Letters of an answer.
const LONGEST: usize = 2_000;

/// What the reader is asked to type on the screens of subscriptions and options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The address of a feed, or of a page that names one.
    Address,
    /// A title for the feed of an id.
    Title(String),
    /// The name of a section for the feed of an id.
    Section(String),
    /// A value for an option.
    Option(&'static str),
    /// Whether these articles are to be marked as read.
    MarkRead(Vec<ArticleId>),
}

/// An answer that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// For what.
    pub what: Asked,
    /// What was typed.
    pub text: String,
}

impl Asking {
    /// The question.
    #[must_use]
    pub fn question(&self, words: &Words) -> String {
        words.say(match &self.what {
            Asked::Address => "ask-address",
            Asked::Title(_) => "ask-title",
            Asked::Section(_) => "ask-section",
            Asked::Option(_) => "ask-option",
            Asked::MarkRead(ids) => return words.tell("ask-mark-read", &[("count", ids.len().into())]),
        })
    }

    /// Whether a key alone is the answer.
    fn is_confirmed(&self) -> bool {
        matches!(self.what, Asked::MarkRead(_))
    }
}

impl App {
    /// Asks for something to be typed in the status line.
    pub(super) fn ask_for(&mut self, what: Asked, text: String) {
        self.asking = Some(Asking { what, text });
    }

    /// A key while an answer is typed.
    pub(super) fn in_answer(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
        let Some(mut asking) = self.asking.take() else { return Vec::new() };
        let control = modifiers.contains(KeyModifiers::CONTROL);
        match code {
            KeyCode::Esc => return Vec::new(),
            KeyCode::Enter => return self.answered(asking),
            KeyCode::Char('y') if asking.is_confirmed() && !control => return self.answered(asking),
            _ if asking.is_confirmed() => return Vec::new(),
            KeyCode::Backspace => drop(asking.text.pop()),
            KeyCode::Char('u') if control => asking.text.clear(),
            KeyCode::Char(letter) if !control && asking.text.len() < LONGEST => asking.text.push(letter),
            _ => {}
        }
        self.asking = Some(asking);
        Vec::new()
    }

    fn answered(&mut self, asking: Asking) -> Vec<Effect> {
        let text = asking.text.trim().to_owned();
        if let Asked::Option(name) = asking.what {
            return self.set_option(name, &text).unwrap_or_else(|| {
                self.asking = Some(asking);
                Vec::new()
            });
        }
        if let Asked::MarkRead(ids) = asking.what {
            return self.mark_all_read(ids);
        }
        if text.is_empty() {
            return Vec::new();
        }
        vec![match asking.what {
            Asked::Address if self.offline => {
                self.say("offline-nothing-fetched");
                return Vec::new();
            }
            Asked::Address => {
                let parts = [("what", text.as_str().into())];
                self.status.announce(self.words.tell("looking-for-feed", &parts));
                Effect::FindFeeds(text)
            }
            Asked::Title(id) => Effect::ChangeFeeds(FeedsChange::Rename(id, text)),
            Asked::Section(id) => Effect::ChangeFeeds(FeedsChange::Move(id, text)),
            Asked::Option(_) | Asked::MarkRead(_) => return Vec::new(),
        }]
    }
}
