use super::catching_up::CatchingUp;
use super::changes::Changes;
use super::credits::Credits;
use super::download::DownloadShown;
use super::edition::Edition;
use super::feed_candidates::FeedCandidates;
use super::feeds::Feeds;
use super::go_to::GoTo;
use super::help::Help;
use super::messages::Messages;
use super::options::Options;
use super::palette::Palette;
use super::people::People;
use super::person::Profile;
use super::roles::Roles;
use super::sections::Sections;
use super::share::ShareWith;
use super::story::StoryTold;
use super::summary::SummaryShown;
use super::themes::Themes;
use super::view::View;
use crate::app::Command;

/// A panel over the screen; one variant for each kind.
#[derive(Clone, Debug)]
#[allow(private_interfaces, reason = "what a panel holds is its own affair")]
pub enum Panel {
    /// The keys.
    Help(Help),
    /// Everybody who made the article.
    Credits(Credits),
    /// How far the download is.
    Download(DownloadShown),
    /// Every feed and pack, and how each is.
    Feeds(Feeds),
    /// Every command by its name.
    Palette(Palette),
    /// Sections, feeds and people by their names.
    GoTo(GoTo),
    /// The themes.
    Themes(Themes),
    /// The messages of the status line.
    Messages(Messages),
    /// The people of the cache.
    People(People),
    /// A person.
    Person(Profile),
    /// The roles that a credit can have instead.
    Roles(Roles),
    /// The options.
    Options(Options),
    /// What was changed in the article.
    Changes(Changes),
    /// Every article of a story.
    Story(StoryTold),
    /// A summary of the article by a machine.
    Summary(SummaryShown),
    /// What is unread, a card a story.
    CatchingUp(CatchingUp),
    /// What can be done with the article outside.
    Share(ShareWith),
    /// The sections that a feed can be moved to.
    Sections(Sections),
    /// The feeds that a page names.
    FeedCandidates(FeedCandidates),
    /// What is read, on the first start.
    Edition(Edition),
}

/// An arm for each panel: its type, and the command that opens it where one does.
macro_rules! panels {
    ($($name:ident: $kind:ty $(, opened by $command:ident)?;)*) => {
        impl Panel {
            pub(super) fn view(&self) -> &dyn View {
                match self {
                    $(Self::$name(panel) => panel,)*
                }
            }

            pub(super) fn view_mut(&mut self) -> &mut dyn View {
                match self {
                    $(Self::$name(panel) => panel,)*
                }
            }

            /// The panel that a command opens.
            pub(super) fn opened_by(command: Command) -> Option<Self> {
                let panels: &[(Command, fn() -> Self)] = &[
                    $($((Command::$command, || Self::$name(<$kind>::default())),)?)*
                ];
                panels.iter().find(|(by, _)| *by == command).map(|(_, panel)| panel())
            }
        }
    };
}

panels! {
    Help: Help, opened by Help;
    Credits: Credits;
    Download: DownloadShown;
    Feeds: Feeds, opened by Feeds;
    Palette: Palette, opened by Palette;
    GoTo: GoTo, opened by GoTo;
    Themes: Themes, opened by Theme;
    Messages: Messages, opened by Messages;
    People: People, opened by People;
    Person: Profile;
    Roles: Roles;
    Options: Options, opened by Options;
    Changes: Changes;
    Story: StoryTold;
    Summary: SummaryShown;
    CatchingUp: CatchingUp, opened by CatchUp;
    Share: ShareWith;
    Sections: Sections;
    FeedCandidates: FeedCandidates;
    Edition: Edition;
}

impl Panel {
    /// The message id of the panel's title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.view().title()
    }
}
