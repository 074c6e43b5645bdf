use super::list::List;
use super::searching::Searching;
use crate::app::Focus;
use crate::app::outcome::{FeedShown, PersonShown};
use crate::model::Whose;

/// The articles of one person in place of a section, and what was on the screen before.
#[derive(Clone, Debug)]
pub struct PersonList {
    shown: PersonShown,
    pub(super) before: Box<Before>,
}

/// What was on the screen before the articles of a person or a feed.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) list: List,
    pub(super) focus: Focus,
    pub(super) person: Option<PersonList>,
    pub(super) searching: Option<Searching>,
    pub(super) feed: Option<FeedList>,
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

/// The articles of one feed in place of a section, and what was on the screen before.
#[derive(Clone, Debug)]
pub struct FeedList {
    pub(super) shown: FeedShown,
    pub(super) before: Box<Before>,
}

impl FeedList {
    /// The title that the subscriptions give the feed.
    #[must_use]
    pub fn title(&self) -> &str {
        self.shown.feed().map_or("", |feed| feed.title.as_str())
    }

    /// The feed's id in the subscriptions.
    #[must_use]
    pub fn id(&self) -> &str {
        self.shown.feed().map_or("", |feed| feed.id.as_str())
    }
}
