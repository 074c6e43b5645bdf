//! What one part of the application asks of another, by addressee.

use std::sync::Arc;

use super::{Asked, Candidate, Command, Focus, Place, Scope};
use crate::config::ListedPack;
use crate::model::{ArticleId, Credit, Health, Outage, Role, Whose};

/// What a part asks of another one.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// The headlines.
    Headlines(ToHeadlines),
    /// The reader.
    Reader(ToReader),
    /// The status line.
    Status(ToStatus),
    /// What holds round all parts.
    Environment(ToEnvironment),
    /// Everybody: the keys speak to something else.
    Focus(Focus),
    /// Everybody: the article fills the screen, or no longer.
    ToggleZen,
    /// Everybody: compute the layout of the screen again.
    LayOut,
    /// Everybody: an option has another value now.
    OptionSet(&'static str),
    /// Everybody: the program ends.
    Quit,
    /// Everybody: the terminal is given back for a while.
    Suspend,
    /// The line that is typed in: ask for something, with what is typed already.
    Ask(Asked, String),
    /// The panels: open one in place of those that are there.
    Panel(Opening),
    /// The panels: open one over those that are there.
    PanelOver(Opening),
    /// The keys: somebody is somewhere by choice.
    Touched,
    /// The session: what waits for the end of the choice of an edition can begin; whether something was chosen to be read.
    EditionChosen {
        /// Whether the file of feeds changes, which refreshes them.
        changes: bool,
    },
    /// Whatever a command does.
    Command(Command),
    /// The session: these feeds are asked.
    Refresh(Scope),
}

/// What is asked of the status line.
#[derive(Clone, Debug)]
pub(super) enum ToStatus {
    /// Tell a sentence.
    Tell(String),
    /// Show what is being done, until another message comes.
    Announce(String),
    /// Take the sentence away that is shown.
    TakeNoticeAway,
    /// One step more, or one less, can be taken back.
    Undoable(bool),
    /// One change of the subscriptions more, or one less, can be taken back.
    FeedsUndoable(bool),
}

/// What is asked of what holds round all parts.
#[derive(Clone, Debug)]
pub(super) enum ToEnvironment {
    /// The text column is wider or narrower by some cells.
    Widen(i16),
    /// An article has the whole width for two versions side by side, or no longer.
    Spread(bool),
    /// An option is to have a value, as it was typed.
    SetOption(&'static str, String),
    /// Why the network cannot be used, when it cannot.
    SetOutage(Option<Outage>),
    /// Show a theme; keep it when it is chosen.
    Theme {
        /// Its number.
        at: usize,
        /// Whether it is chosen.
        keep: bool,
    },
}

/// What is asked of the headlines.
#[derive(Clone, Debug)]
pub(super) enum ToHeadlines {
    /// Go to the first unread one after the selected one.
    NextUnread,
    /// Ask for the sections and their counts again.
    CountAgain,
    /// Ask for the rows again.
    LoadAgain,
    /// Open the selected article.
    Open,
    /// Show the article of the selected row if there is room beside the list.
    ShowSelected,
    /// An article is marked as read or unread, by a key.
    MarkRead(ArticleId, bool),
    /// An article that was left is marked as read, if its row is unread.
    MarkLeft(ArticleId),
    /// Articles are marked as read in one step.
    MarkAllRead(Vec<ArticleId>),
    /// An article is starred, or no longer.
    MarkStarred(ArticleId, bool),
    /// An article is put aside to be read later, or no longer.
    MarkLater(ArticleId, bool),
    /// An article is taken out of every list, or comes back.
    ToggleHidden(ArticleId),
    /// Show the articles of a person.
    Person(PersonShown),
    /// Show the articles of a feed.
    Feed(FeedShown),
    /// Mark everything of a feed as read, by its id.
    MarkFeed(String),
    /// Mark what is older than an age as read, as it was typed.
    MarkOlder(String),
    /// Go to a place.
    Place(Place),
    /// Show what a query finds.
    Search(String),
    /// The network can be used again, or what was requested is to be requested again.
    WishAgain,
}

/// What is asked of the reader.
#[derive(Clone, Debug)]
pub(super) enum ToReader {
    /// Ask for an article and show it.
    Show(ArticleId),
    /// Show an article in place of another, nothing until it has come.
    OpenArticle(ArticleId),
    /// Show no article, and forget those that were put aside if `all`.
    Close {
        /// Whether those that were put aside go too.
        all: bool,
    },
    /// Put the article aside while a list takes the place of another.
    SetAside,
    /// Show the article again that was put aside.
    TakeBack,
    /// Its article is read or unread now.
    NoteRead(Vec<ArticleId>, bool),
    /// Its article is starred now, or no longer.
    NoteStarred(ArticleId, bool),
    /// Ask again for the article: its credits were corrected.
    LookAgain,
    /// Its article is put aside now, or no longer.
    NoteLater(ArticleId, bool),
    /// The article got the focus; ask for its page if it is only a teaser.
    FetchTeaser,
    /// The page of an article was asked for by a key.
    PageAsked(ArticleId),
}

/// A panel about something, to be opened; the others are opened by a command without an argument.
#[derive(Clone, Debug)]
pub(super) enum Opening {
    Credits(ArticleId, Vec<Credit>),
    /// A page of somebody.
    Person(Whose),
    /// The people of whom one is the same as somebody of a name.
    Same(String, Whose),
    /// The roles that a credit of an article can have instead.
    Roles(ArticleId, Role, String),
    Changes(ArticleId),
    Share(ArticleId),
    Story(ArticleId),
    Summary(ArticleId),
    /// The sections that the feed of an id can be moved to.
    Sections(String, Vec<String>),
    FeedCandidates(Vec<Candidate>),
    Download,
    /// The feeds, at the one of an id.
    Feeds(Option<String>),
    Edition(Vec<ListedPack>, String),
}

/// A person whose articles are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonShown {
    /// The name as it was chosen.
    pub(super) name: String,
    /// Who is meant by it.
    pub(super) whose: Whose,
    /// The article that is opened among them.
    pub(super) article: Option<ArticleId>,
}

/// A feed whose articles are shown, among those that can be gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FeedShown {
    /// The feeds in their order.
    pub(super) feeds: Arc<[FeedName]>,
    /// Which of them.
    pub(super) at: usize,
}

/// A feed as a list of it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FeedName {
    pub(super) id: String,
    pub(super) title: String,
    /// Unread articles, as far as they were counted.
    pub(super) unread: u64,
}

impl FeedShown {
    /// A single feed, without others.
    pub(super) fn alone(id: &str, title: &str) -> Self {
        Self { feeds: Arc::new([FeedName { id: id.to_owned(), title: title.to_owned(), unread: 0 }]), at: 0 }
    }

    /// The feed of a place in a list.
    pub(super) fn among(feeds: &[Health], at: usize) -> Self {
        let name = |feed: &Health| FeedName { id: feed.feed.clone(), title: feed.title.clone(), unread: feed.unread };
        Self { feeds: feeds.iter().map(name).collect(), at }
    }

    pub(super) fn feed(&self) -> Option<&FeedName> {
        self.feeds.get(self.at)
    }
}

/// A request to one part becomes a request.
macro_rules! to_a_part {
    ($($kind:ident: $part:ident;)*) => {
        $(impl From<$kind> for Request {
            fn from(request: $kind) -> Self {
                Self::$part(request)
            }
        })*
    };
}

to_a_part! {
    ToEnvironment: Environment;
    ToHeadlines: Headlines;
    ToReader: Reader;
    ToStatus: Status;
}
