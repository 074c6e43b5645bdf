use jiff::Timestamp;

use crate::config::{FeedsChange, OptionValue};
use crate::model::{ArticleId, Correction, Headline, Language, Mark, Query, Selection, Unread, Whose};
use crate::text::Placed;

/// The number of a question; a reply with an older number than the last asked is dropped.
pub type Ticket = u64;

/// What the application wants done; the runtime does it and answers with [`super::Data`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A question to the cache or to the user's files.
    Query(Question),
    /// A change of what is kept.
    Write(Write),
    /// Work beside the reader.
    Job(Job),
    /// Something that the terminal does.
    Terminal(TerminalRequest),
}

/// A question to the cache or to the user's files; answered with [`super::Answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The sections and their counts, that of the guide of one language where one is given.
    Sections(Option<Language>),
    /// Headlines.
    Headlines {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        selection: Selection,
    },
    /// The beginnings of articles.
    Standfirsts(Vec<ArticleId>),
    /// How many headlines a selection has; answered with `Answer::New`.
    CountNew {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        selection: Selection,
    },
    /// The unread articles of a list, all of them.
    Unread {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        unread: Unread,
    },
    /// An article.
    Article {
        /// To be given back.
        ticket: Ticket,
        /// Which.
        id: ArticleId,
        /// Whether its text keeps the lines that became credits.
        whole: bool,
    },
    /// Another version of an article, to be shown beside it.
    OtherVersion {
        /// Of which article.
        of: ArticleId,
        /// The version.
        id: ArticleId,
    },
    /// The articles of a person; answered with `Answer::Headlines`.
    Person {
        /// To be given back.
        ticket: Ticket,
        /// Whose.
        whose: Whose,
        /// Rows that come after this one: its date and number.
        after: Option<(Timestamp, ArticleId)>,
        /// Maximum number of rows.
        limit: usize,
    },
    /// The people whose names hold some words.
    People {
        /// To be given back.
        ticket: Ticket,
        /// Words of names; none for everybody.
        words: Option<String>,
        /// Somebody who is none of them.
        but: Option<Whose>,
        /// Maximum number.
        limit: usize,
    },
    /// What the cache knows of a person.
    PersonPage {
        /// To be given back.
        ticket: Ticket,
        /// Who.
        whose: Whose,
    },
    /// What was changed in an article.
    Changes(ArticleId),
    /// A summary of an article by a machine; answered as it comes.
    Summary {
        /// Which.
        id: ArticleId,
        /// Whether a connection may be opened.
        network: bool,
    },
    /// How others print the text of an article.
    Reprints(ArticleId),
    /// The stories of the front page; answered with `Answer::Headlines`.
    Front {
        /// To be given back.
        ticket: Ticket,
        /// Maximum number of rows.
        limit: usize,
    },
    /// What is unread, story by story.
    Unsettled,
    /// The stories that articles are in.
    Stories(Vec<ArticleId>),
    /// Every article of the story that one is in.
    Members(ArticleId),
    /// The health of the feeds.
    Health,
    /// What a search finds; answered with `Answer::Found`.
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
    /// The subscriptions as they are in the user's file.
    Subscriptions,
}

/// A change of what is kept; answered with [`super::Written`], all of them done before the program ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Change the state of articles.
    Mark(Mark),
    /// Correct a credit or a person.
    Correct(Correction),
    /// Take the last change of state back.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Write an option into the user's configuration.
    Option(&'static str, OptionValue),
    /// Change the subscriptions.
    Feeds(FeedsChange),
    /// Take the last change of the subscriptions back.
    UndoFeeds,
    /// Subscribe to the feed of a number among those that were found last.
    AddFound(usize),
}

/// Work beside the reader; answered with [`super::Report`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Fetch feeds; those of the section on the screen come first.
    Refresh {
        /// Which.
        scope: Scope,
        /// Name of the section on the screen.
        on_screen: Option<String>,
    },
    /// Fetch the page of an article.
    Page(ArticleId),
    /// Fetch the pages of articles when the reader comes to rest, in place of those that were wished for before.
    Pages(Vec<ArticleId>),
    /// Prepare an offline edition.
    Download {
        /// One section by name; none for the whole paper.
        section: Option<String>,
    },
    /// Fetch another version of an article, such as its original.
    Version {
        /// Of which article.
        of: ArticleId,
        /// Its position on the screen.
        address: String,
    },
    /// Translate an article by a machine, in place of another that is being translated.
    Translate {
        /// Which.
        id: ArticleId,
        /// Also where a person translated it.
        anyway: bool,
        /// Whether a connection may be opened.
        network: bool,
    },
    /// Stop translating.
    StopTranslating,
    /// Stop making a summary.
    StopSummarizing,
    /// Translate headlines of the list when the reader comes to rest, in place of those that were wished for before.
    Titles {
        /// Their rows.
        rows: Vec<Headline>,
        /// Whether a connection may be opened.
        network: bool,
    },
    /// Make pictures of an article ready, from the cache or, where they may be fetched, from their servers.
    Pictures {
        /// Of which article.
        article: ArticleId,
        /// Which, and the cells that they take.
        wanted: Vec<Placed>,
        /// Whether those that are not in the cache are fetched.
        fetch: bool,
    },
    /// Write an article to a file or give it to a program.
    Share(ArticleId, Share),
    /// Look for feeds at an address.
    FindFeeds(String),
    /// Open an address in the browser.
    Browse(String),
    /// Open the page of an article in the browser, and report when that is done.
    BrowseAndRead(ArticleId, String),
}

/// A request to the terminal itself: to copy, notify, redraw, suspend or quit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalRequest {
    /// Put a text on the clipboard.
    Copy(String),
    /// Tell the desktop something.
    Notify(String),
    /// Redraw the whole screen.
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
    /// One, by its id.
    Feed(String),
}

/// What is done with an article outside of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// It is written to a file as Markdown.
    Markdown,
    /// It is written to a file as HTML.
    Html,
    /// It is written to a file as a book.
    Epub,
    /// It is given to a program, by its number among the settings.
    Program(usize),
}

impl From<Question> for Effect {
    fn from(question: Question) -> Self {
        Self::Query(question)
    }
}

impl From<Write> for Effect {
    fn from(write: Write) -> Self {
        Self::Write(write)
    }
}

impl From<Job> for Effect {
    fn from(job: Job) -> Self {
        Self::Job(job)
    }
}

impl From<TerminalRequest> for Effect {
    fn from(request: TerminalRequest) -> Self {
        Self::Terminal(request)
    }
}
