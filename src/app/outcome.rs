use std::collections::VecDeque;

pub(super) use super::request::{
    FeedName, FeedShown, Opening, PersonShown, Request, ToEnvironment, ToHeadlines, ToReader, ToStatus,
};
use super::{Command, Effect, Environment, Focus, Write};
use crate::model::{Mark, Message};
use crate::words::Value;

/// What a part may read of the others.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub(super) environment: &'a Environment,
    pub(super) focus: Focus,
}

impl Context<'_> {
    /// What holds round all parts.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        self.environment
    }

    /// Whether the article is on the screen.
    #[must_use]
    pub fn shows_article(&self) -> bool {
        self.environment.layout().wide || self.focus == Focus::Article
    }

    /// Whether a cell is one of the article's.
    pub(super) fn is_on_article(&self, column: u16, row: u16) -> bool {
        self.shows_article() && self.environment.layout().article.holds(column, row)
    }

    /// The key of a command as it is shown, where the keys speak to the headlines or the article.
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        self.environment.keys().first(self.focus.screen(), command)
    }
}

/// What comes of a message: effects for the runtime, requests for other parts.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) effects: Vec<Effect>,
    requests: VecDeque<Request>,
}

impl Outcome {
    pub(super) fn effect(&mut self, effect: impl Into<Effect>) {
        self.effects.push(effect.into());
    }

    /// Has the state of articles changed in a step that can be taken back.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.effect(Write::Mark(mark));
        self.request(ToStatus::Undoable(true));
    }

    /// Puts an effect before those that are there.
    pub(super) fn effect_first(&mut self, effect: impl Into<Effect>) {
        self.effects.insert(0, effect.into());
    }

    pub(super) fn request(&mut self, request: impl Into<Request>) {
        self.requests.push_back(request.into());
    }

    pub(super) fn next_request(&mut self) -> Option<Request> {
        self.requests.pop_front()
    }

    /// Tells a message of the words in the status line.
    pub(super) fn say(&mut self, environment: &Environment, id: &str) {
        self.tell(environment, id, &[]);
    }

    /// Tells a message of any origin in the status line.
    pub(super) fn tell_message(&mut self, environment: &Environment, message: &Message) {
        self.request(ToStatus::Tell(environment.words().message(message)));
    }

    /// Tells a message with parts of what was asked for; one that it failed takes its place.
    pub(super) fn announce(&mut self, environment: &Environment, id: &str, parts: &[(&str, Value<'_>)]) {
        self.request(ToStatus::Announce(environment.words().tell(id, parts)));
    }

    /// Tells a message with parts in the status line.
    pub(super) fn tell(&mut self, environment: &Environment, id: &str, parts: &[(&str, Value<'_>)]) {
        self.request(ToStatus::Tell(environment.words().tell(id, parts)));
    }
}
