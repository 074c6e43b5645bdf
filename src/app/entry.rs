//! A row of the table of commands.

use super::command::PanelKey;
use super::headlines::OnScreen;
use super::outcome::{Context, Outcome, Request};
use super::{Command, Effect, Focus, Headlines, Reader, Screen, Session};
use crate::model::Headline;
use crate::words::Words;

/// The message of the nine commands that go to a section.
const GO_TO_SECTION: &str = "help-section";

/// Something that is done with the headlines.
pub(super) type WithHeadlines = fn(&mut Headlines, &Context<'_>, &mut Outcome);
/// Something that is done with the article that is shown.
pub(super) type WithReader = fn(&mut Reader, &Context<'_>, &mut Outcome);

/// What a command does where the headlines or the article have the focus.
#[derive(Clone, Copy)]
pub(super) enum Action {
    /// Something with the headlines.
    Headlines(WithHeadlines),
    /// Something with the article that is shown.
    Reader(WithReader),
    /// Something with the article that is meant: the one that is read, else the selected one.
    Article(fn(&Headline, &Context<'_>, &mut Outcome)),
    /// Something beside the reader.
    Session(fn(&mut Session, &OnScreen, &Context<'_>, &mut Outcome)),
    /// It goes to a section.
    Section(usize),
    /// An effect and nothing else.
    Effect(fn() -> Effect),
    /// A request and nothing else.
    Request(fn() -> Request),
    /// It opens the panel that names it as its own.
    Panel,
    /// Nothing there.
    Nothing,
}

/// What a command does in a panel.
#[derive(Clone, Copy)]
pub(super) enum PanelAction {
    /// A key of panels.
    Key(PanelKey),
    /// A key that only the subscriptions have.
    Subscriptions(PanelKey),
    /// A key of panels but not of the subscriptions.
    Others(PanelKey),
    /// What it does in the headlines.
    AsElsewhere,
}

/// A row of the table of commands: from it come the keys, `keys.toml`, help, palette, hints, docs/keys.md and the keys of the
/// manual page.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Its name in `keys.toml` and in the palette.
    pub name: &'static str,
    /// The keys it has when nobody says otherwise, as `keys.toml` spells them.
    pub keys: &'static [&'static str],
    /// Whether it is one of the most used commands, which the status line lists.
    pub often: bool,
    headlines: Option<Action>,
    article: Option<Action>,
    panels: Option<PanelAction>,
    range: Option<WithHeadlines>,
    matches: Option<WithReader>,
}

/// A row that means nothing anywhere yet.
pub(super) const fn entry(name: &'static str, keys: &'static [&'static str]) -> Entry {
    Entry {
        command: Command::Down,
        name,
        keys,
        often: false,
        headlines: None,
        article: None,
        panels: None,
        range: None,
        matches: None,
    }
}

impl Entry {
    /// The same as the row of a command.
    pub(super) const fn of(self, command: Command) -> Self {
        Self { command, ..self }
    }

    pub(super) const fn headlines(self, action: Action) -> Self {
        Self { headlines: Some(action), ..self }
    }

    pub(super) const fn article(self, action: Action) -> Self {
        Self { article: Some(action), ..self }
    }

    /// The same in the headlines and in an article.
    pub(super) const fn reading(self, action: Action) -> Self {
        self.headlines(action).article(action)
    }

    pub(super) const fn panels(self, action: PanelAction) -> Self {
        Self { panels: Some(action), ..self }
    }

    pub(super) const fn subscriptions(self, key: PanelKey) -> Self {
        self.panels(PanelAction::Subscriptions(key))
    }

    pub(super) const fn often(self) -> Self {
        Self { often: true, ..self }
    }

    /// What it does while rows are selected together.
    pub(super) const fn range(self, act: WithHeadlines) -> Self {
        Self { range: Some(act), ..self }
    }

    /// What it does while matches are shown in the article.
    pub(super) const fn matches(self, act: WithReader) -> Self {
        Self { matches: Some(act), ..self }
    }

    pub(super) const fn in_range(&self) -> Option<WithHeadlines> {
        self.range
    }

    pub(super) const fn in_matches(&self) -> Option<WithReader> {
        self.matches
    }

    /// Whether it means something on a screen.
    #[must_use]
    pub const fn means_in(&self, screen: Screen) -> bool {
        match screen {
            Screen::Headlines => self.headlines.is_some(),
            Screen::Article => self.article.is_some(),
            Screen::Panel => !matches!(self.panels, None | Some(PanelAction::Subscriptions(_))),
            Screen::Subscriptions => !matches!(self.panels, None | Some(PanelAction::Others(_))),
        }
    }

    /// What it does where the headlines or the article have the focus.
    pub(super) const fn action(&self, focus: Focus) -> Option<Action> {
        match focus {
            Focus::List => self.headlines,
            Focus::Article => self.article,
        }
    }

    /// Whether it is about the article that is selected in the list.
    pub(super) const fn is_of_article(&self) -> bool {
        matches!(self.headlines, Some(Action::Article(_)))
    }

    /// What it is to a panel; none where it is nothing, or goes on to what lies beneath.
    pub(super) const fn panel_key(&self) -> Option<PanelKey> {
        match self.panels {
            Some(PanelAction::Key(key) | PanelAction::Subscriptions(key) | PanelAction::Others(key)) => Some(key),
            Some(PanelAction::AsElsewhere) | None => None,
        }
    }

    /// What it does beneath a panel, where that lets it go on.
    pub(super) const fn beneath(&self, focus: Focus) -> Option<Action> {
        match (self.panels, self.panel_key()) {
            (Some(_), None) => self.action(focus),
            (None, _) | (_, Some(_)) => None,
        }
    }

    /// The message id of the sentence that the help shows.
    #[must_use]
    pub fn help(&self, words: &Words) -> String {
        words.say(&self.help_id())
    }

    /// The message of the sentence; the nine commands that go to a section share one.
    #[must_use]
    pub fn help_id(&self) -> String {
        if matches!(self.command, Command::Section(_)) {
            GO_TO_SECTION.to_owned()
        } else {
            format!("help-{}", self.name)
        }
    }

    /// A word for the status line, for the most used.
    #[must_use]
    pub fn hint(&self, words: &Words) -> Option<String> {
        self.often.then(|| words.say(&format!("hint-{}", self.name)))
    }
}
