use super::changes::Changes;
use super::credits::Credits;
use super::edition::Edition;
use super::feeds::Feeds;
use super::found::Found;
use super::help::Help;
use super::messages::Messages;
use super::options::Options;
use super::palette::Palette;
use super::people::People;
use super::sections::Sections;
use super::share::ShareWith;
use super::subscriptions::Listed;
use super::themes::Themes;
use super::view::View;
use crate::app::{Command, Screen};

/// A panel.
#[derive(Clone, Debug)]
#[allow(private_interfaces, reason = "what a panel holds is its own affair")]
pub enum Panel {
    /// The keys.
    Help(Help),
    /// Everybody who made the article.
    Credits(Credits),
    /// Every feed and how it is.
    Feeds(Feeds),
    /// Every command by its name.
    Palette(Palette),
    /// The themes.
    Themes(Themes),
    /// What the status line told.
    Messages(Messages),
    /// The people of the cache.
    People(People),
    /// The options.
    Options(Options),
    /// What was changed in the article.
    Changes(Changes),
    /// What can be done with the article outside.
    Share(ShareWith),
    /// The feeds and packs as they are subscribed to.
    Subscriptions(Listed),
    /// The sections that a feed can be moved to.
    Sections(Sections),
    /// The feeds that a page names.
    Found(Found),
    /// What is read, on the first start.
    Edition(Edition),
}

/// What a panel holds, as far as every panel can say it.
macro_rules! view_of {
    ($panel:expr) => {
        match $panel {
            Self::Help(panel) => panel,
            Self::Credits(panel) => panel,
            Self::Feeds(panel) => panel,
            Self::Palette(panel) => panel,
            Self::Themes(panel) => panel,
            Self::Messages(panel) => panel,
            Self::People(panel) => panel,
            Self::Options(panel) => panel,
            Self::Changes(panel) => panel,
            Self::Share(panel) => panel,
            Self::Subscriptions(panel) => panel,
            Self::Sections(panel) => panel,
            Self::Found(panel) => panel,
            Self::Edition(panel) => panel,
        }
    };
}

impl Panel {
    pub(super) fn view(&self) -> &dyn View {
        view_of!(self)
    }

    pub(super) fn view_mut(&mut self) -> &mut dyn View {
        view_of!(self)
    }

    /// The message of its title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.view().title()
    }

    /// What the keys speak to while it is open.
    pub(super) fn screen(&self) -> Screen {
        if matches!(self, Self::Subscriptions(_)) { Screen::Subscriptions } else { Screen::Panel }
    }

    /// Whether something must be chosen in it before another panel can take its place.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self, Self::Edition(_) | Self::Sections(_) | Self::Found(_))
    }

    /// The command by which it is opened.
    pub(super) fn opened_by(&self) -> Option<Command> {
        Some(match self {
            Self::Help(_) => Command::Help,
            Self::Credits(_) => Command::Credits,
            Self::Feeds(_) => Command::Feeds,
            Self::Themes(_) => Command::Theme,
            Self::Messages(_) => Command::Messages,
            Self::People(_) => Command::People,
            Self::Options(_) => Command::Options,
            Self::Changes(_) => Command::Changes,
            Self::Share(_) => Command::Share,
            Self::Subscriptions(_) => Command::Subscriptions,
            Self::Palette(_) | Self::Sections(_) | Self::Found(_) | Self::Edition(_) => return None,
        })
    }
}
