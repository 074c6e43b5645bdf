use strum::{EnumIter, IntoEnumIterator as _};

/// Sections that a key of their own goes to.
const SECTIONS: usize = 9;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The headlines have the focus.
    #[default]
    Headlines,
    /// The article has the focus.
    Article,
    /// A panel is open: help, feeds, credits …
    Panel,
    /// The subscriptions lie over the screen.
    Subscriptions,
}

impl Screen {
    /// Every command, in the order of the table and of the help.
    pub const ALL: [Self; 4] = [Self::Headlines, Self::Article, Self::Panel, Self::Subscriptions];

    /// Its name in `keys.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headlines => "headlines",
            Self::Article => "article",
            Self::Panel => "panel",
            Self::Subscriptions => "subscriptions",
        }
    }
}

/// What the keys speak to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The headlines.
    #[default]
    List,
    /// The article.
    Article,
}

impl Focus {
    /// The screen that keys mean something on.
    #[must_use]
    pub const fn screen(self) -> Screen {
        match self {
            Self::List => Screen::Headlines,
            Self::Article => Screen::Article,
        }
    }
}

/// What the reader of the news can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
#[allow(missing_docs, reason = "each has its sentence in the table of commands")]
pub enum Command {
    Down,
    Up,
    Top,
    Bottom,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    Open,
    ReadOn,
    ScrollDown,
    ScrollUp,
    NextUnread,
    PreviousUnread,
    PreviousSection,
    NextSection,
    Section(usize),
    Density,
    GroupStories,
    Zen,
    Today,
    All,
    Starred,
    Later,
    UnreadOnly,
    Order,
    FeedList,
    Front,
    CatchUp,
    ShowNew,
    Language,
    ToggleRead,
    ToggleStar,
    ReadLater,
    ToggleHidden,
    MarkSection,
    MarkAbove,
    MarkBelow,
    MarkFeed,
    MarkOlder,
    MarkEverything,
    Range,
    Undo,
    Redo,
    Search,
    Browse,
    BrowseRead,
    Credits,
    CreditLines,
    FullText,
    OtherVersion,
    Translate,
    Summarize,
    Download,
    Links,
    CopyAddress,
    Quote,
    HistoryBack,
    HistoryForward,
    Share,
    Changes,
    Story,
    Split,
    CorrectName,
    CorrectRole,
    Join,
    Like,
    Follow,
    Mute,
    Pictures,
    Narrower,
    Wider,
    RefreshSection,
    RefreshAll,
    Feeds,
    Subscriptions,
    AddFeed,
    RenameFeed,
    MoveFeed,
    RemoveFeed,
    People,
    Messages,
    Options,
    Theme,
    Palette,
    GoTo,
    Help,
    Back,
    Cancel,
    Redraw,
    Quit,
    Suspend,
}

impl Command {
    /// Whether a count says how often it is done.
    pub(super) const fn is_counted(self) -> bool {
        matches!(
            self,
            Self::Down
                | Self::Up
                | Self::PageDown
                | Self::PageUp
                | Self::HalfPageDown
                | Self::HalfPageUp
                | Self::ScrollDown
                | Self::ScrollUp
                | Self::NextUnread
                | Self::PreviousUnread
                | Self::PreviousSection
                | Self::NextSection
                | Self::Undo
                | Self::Redo
                | Self::HistoryBack
                | Self::HistoryForward
        )
    }

    /// Whether it moves through the rows of a list, or opens one.
    pub(super) const fn is_of_rows(self) -> bool {
        matches!(
            self,
            Self::Down
                | Self::Up
                | Self::Top
                | Self::Bottom
                | Self::PageDown
                | Self::PageUp
                | Self::HalfPageDown
                | Self::HalfPageUp
                | Self::Open
                | Self::ReadOn
                | Self::NextUnread
                | Self::PreviousUnread
                | Self::Range
        )
    }

    /// All of them, in the order of the help; nine go to a section.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::iter().flat_map(|command| match command {
            Self::Section(_) => (0..SECTIONS).map(Self::Section).collect(),
            other => vec![other],
        })
    }
}

/// What a command is to a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PanelKey {
    Down,
    Up,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Open,
    /// A page down, or what a panel says.
    Turn,
    /// Look for something in it.
    Filter,
    /// Back, at once or by taking the filter away first.
    Back,
    Cancel,
    /// Open another panel, or close it where it is the one.
    Switch(Command),
    /// The chosen row is no part of what is listed.
    Split,
    /// A correction of a credit.
    Credit(CreditEdit),
    /// What failed is tried again.
    Retry,
    /// The chosen row beside what it was made of.
    Compare,
    /// The chosen row is kept.
    Keep,
    /// What is not kept is done with.
    Settle,
    /// The neighbour of what is shown: the next one, else the previous one.
    Beside(bool),
    /// A change of the subscriptions.
    Edit(Edit),
}

/// A correction of a credit or of who is whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CreditEdit {
    Name,
    Role,
    Join,
}

/// A change of the subscriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    Add,
    Rename,
    Move,
    Remove,
    Undo,
}
