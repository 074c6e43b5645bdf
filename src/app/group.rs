use super::Command;

/// What commands have in common, for the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Going through headlines and articles.
    Move,
    /// Reading an article.
    Read,
    /// Changing the state of articles.
    Mark,
    /// Finding sections, feeds, people, words.
    Find,
    /// Feeds and what comes from them.
    Feeds,
    /// The program itself.
    Program,
}

impl Group {
    /// All of them, in the order of the help.
    pub(super) const ALL: [Self; 6] = [Self::Move, Self::Read, Self::Mark, Self::Find, Self::Feeds, Self::Program];

    /// The message of its name.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Move => "group-move",
            Self::Read => "group-read",
            Self::Mark => "group-mark",
            Self::Find => "group-find",
            Self::Feeds => "group-feeds",
            Self::Program => "group-program",
        }
    }
}

/// The group of each command; one that is in none is not compiled.
macro_rules! groups {
    ($($group:ident: $($command:ident)*;)*) => {
        impl Command {
            /// The group that it is in.
            pub(super) const fn group(self) -> Group {
                match self {
                    $($(Self::$command)|* => Group::$group,)*
                    Self::Section(_) => Group::Move,
                }
            }
        }
    };
}

groups! {
    Move: Down Up Top Bottom PageDown PageUp HalfPageDown HalfPageUp NextUnread PreviousUnread PreviousSection
        NextSection HistoryBack HistoryForward Back Cancel;
    Read: Open ReadOn ScrollDown ScrollUp Zen Browse BrowseRead Credits CreditLines FullText OtherVersion
        Translate CorrectName CorrectRole Join Follow Mute Links CopyAddress Quote Share Summarize Changes Story Split Pictures Narrower Wider;
    Mark: ToggleRead ToggleStar ReadLater ToggleHidden MarkSection MarkAbove MarkBelow MarkFeed MarkOlder MarkEverything
        Range Undo Redo;
    Find: Search Like GoTo People Today All Starred Later Front CatchUp UnreadOnly Order GroupStories Language ShowNew Density;
    Feeds: FeedList RefreshSection RefreshAll Download Feeds Subscriptions AddFeed RenameFeed MoveFeed
        RemoveFeed;
    Program: Messages Options Theme Palette Help Redraw Quit Suspend;
}
