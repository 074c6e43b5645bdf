use jiff::Timestamp;

use super::{Share, Ticket};
use crate::config::{FeedsChange, OptionValue};
use crate::model::{ArticleId, Mark, Query, Selection, Unread, Whose};
use crate::text::Placed;

/// What the application wants done; the runtime does it and answers with [`super::Data`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask for the sections and their counts.
    LoadSections,
    /// Ask for headlines.
    LoadHeadlines {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        selection: Selection,
    },
    /// Ask for the beginnings of articles; answered with `Data::Standfirsts`.
    LoadStandfirsts(Vec<ArticleId>),
    /// Count the headlines of a selection; answered with `Data::New`.
    CountNew {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        selection: Selection,
    },
    /// Ask for the unread articles of a list, all of them; answered with `Data::Unread`.
    LoadUnread {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        unread: Unread,
    },
    /// Ask for an article.
    LoadArticle {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        id: ArticleId,
    },
    /// Ask for an article whose text keeps the lines that became credits; answered with `Data::Article`.
    LoadWhole {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        id: ArticleId,
    },
    /// Ask for the articles of a person; answered with `Data::Headlines`.
    LoadPerson {
        /// To be given back.
        ticket: Ticket,
        /// Whose.
        whose: Whose,
        /// Rows that come after this one: its date and number.
        after: Option<(Timestamp, ArticleId)>,
        /// At most so many rows.
        limit: usize,
    },
    /// Ask for the people whose names hold some words; answered with `Data::People`.
    LoadPeople {
        /// To be given back.
        ticket: Ticket,
        /// Words of names; none for everybody.
        words: Option<String>,
        /// At most so many.
        limit: usize,
    },
    /// Ask what was changed in an article; answered with `Data::Changes`.
    LoadChanges(ArticleId),
    /// Write an article to a file or give it to a program; answered with `Data::Told`.
    Share(ArticleId, Share),
    /// Ask for the health of the feeds.
    LoadHealth,
    /// Search; answered with `Data::Found`.
    Search {
        /// To be given back.
        ticket: Ticket,
        /// For what.
        query: Query,
        /// Hits that are there already.
        skip: usize,
        /// Hits that are wanted.
        limit: usize,
    },
    /// Change the state of articles; answered with `Data::Changed`.
    Mark(Mark),
    /// Take the last change of state back; answered with `Data::Stepped`.
    Undo,
    /// Make the change again that was taken back last; answered with `Data::Stepped`.
    Redo,
    /// Fetch feeds; those of the section on the screen come first.
    Refresh {
        /// Which.
        scope: Scope,
        /// Name of the section on the screen.
        on_screen: Option<String>,
    },
    /// Fetch the page of an article; answered with `Data::FullText`.
    FetchPage(ArticleId),
    /// Fetch the pages of articles when the reader comes to rest, in place of those that were wished for before; each is
    /// answered with `Data::FullText`.
    FetchPages(Vec<ArticleId>),
    /// Prepare an offline edition; answered with `Data::Downloading` and `Data::Downloaded`.
    Download {
        /// One section by name; none for the whole paper.
        section: Option<String>,
    },
    /// Fetch another version of an article, such as its original; answered with `Data::Version`.
    FetchVersion {
        /// Of which article.
        of: ArticleId,
        /// Where it stands.
        address: String,
    },
    /// Ask for pictures of an article, from the cache or, where they may be fetched, from their servers; each is answered
    /// with `Data::Picture` when it can be drawn in its room.
    LoadPictures {
        /// Of which article.
        article: ArticleId,
        /// Which, and their rooms.
        wanted: Vec<Placed>,
        /// Whether those that are not in the cache are fetched.
        fetch: bool,
    },
    /// Open an address in the browser.
    Browse(String),
    /// Write an option into the user's configuration.
    Keep(&'static str, OptionValue),
    /// Ask for the subscriptions as they stand in the user's file; answered with `Data::Listed`.
    LoadSubscriptions,
    /// Change the subscriptions; answered with `Data::FeedsChanged`.
    ChangeFeeds(FeedsChange),
    /// Take the last change of the subscriptions back; answered with `Data::FeedsChanged`.
    UndoFeeds,
    /// Look for feeds behind an address; answered with `Data::Candidates`.
    FindFeeds(String),
    /// Subscribe to the feed of a number among those that were found last; answered with `Data::FeedsChanged`.
    AddFound(usize),
    /// Put a text on the clipboard of the terminal.
    Copy(String),
    /// Draw all of the screen anew.
    Redraw,
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// End the program.
    Quit,
}

/// Which feeds a refresh fetches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Those whose time has come.
    Due,
    /// Those of one section.
    Section(String),
}
