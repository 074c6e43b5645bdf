use super::list::List;
use super::searching::Searching;
use crate::app::Focus;
use crate::app::outcome::PersonShown;
use crate::model::Whose;

/// The articles of one person in place of a section, and what was on the screen before.
#[derive(Clone, Debug)]
pub struct PersonList {
    shown: PersonShown,
    pub(super) before: Box<Before>,
}

/// What was on the screen before the articles of a person.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) list: List,
    pub(super) focus: Focus,
    pub(super) person: Option<PersonList>,
    pub(super) searching: Option<Searching>,
}

impl PersonList {
    pub(super) fn new(shown: PersonShown, before: Before) -> Self {
        Self { shown, before: Box::new(before) }
    }

    /// The name as it was chosen.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.shown.name
    }

    pub(super) fn whose(&self) -> Whose {
        self.shown.whose.clone()
    }
}
