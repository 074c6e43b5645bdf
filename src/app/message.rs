use std::collections::HashMap;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{DownloadProgress, Ticket};
use crate::config::{ListedPack, SavedSession, Subscriptions};
use crate::model::{
    Article, ArticleId, Card, Change, Correction, Credit, FullText, Headline, Health, Language, Member, Message,
    Outage, Person, PersonPage, Reprint, RowStory, Search, SectionCount, Step, TranslatedTitle,
};
use crate::text::Document;

/// Everything that can happen to the application, by origin.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// At the start: what there is to begin with.
    Start(Start),
    /// From the reader of the news.
    Input(Input),
    /// From the cache and the network.
    Data(Data),
    /// From the clock: the time, and the zone in which dates are shown. Comes at start and on each new minute.
    Time(Timestamp, TimeZone),
}

/// What the application begins with.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Where the reader was left the last time.
    Resume(SavedSession),
    /// Nothing was ever read: the edition is chosen among the packs first, for a reader of this language.
    Edition(Vec<ListedPack>, String),
}

/// What was typed, clicked or answered by the terminal, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(KeyCode, KeyModifiers),
    /// A text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// The wheel turned over a cell, by rows, downward positive.
    Wheel {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
        /// Rows.
        by: i16,
    },
    /// The left button was pressed on a cell.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// The ground of the terminal is light now, or dark.
    Ground {
        /// Whether it is light.
        light: bool,
    },
    /// The system asked the program to end.
    Terminate,
}

/// An article with its document as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// Its text without the lines that became credits.
    pub document: Document,
    /// The standfirst, when it is not part of the document.
    pub standfirst: Option<String>,
    /// The translated headline, if it is shown below the original.
    pub translated_title: Option<String>,
    /// What the line of facts says about another version; filled in by the application, which has the words.
    pub version: Option<String>,
    /// Whether its page is likely to say more and may be asked for.
    pub teaser: bool,
    /// Pixels across and down of its pictures that are in the cache, by address.
    pub pictures: HashMap<String, (u32, u32)>,
}

/// An article in another language, as far as a machine has translated it.
#[derive(Clone, Debug, PartialEq)]
pub struct Translated {
    /// Which article.
    pub id: ArticleId,
    /// Its text with the translation of each passage below it.
    pub interlinear: Document,
    /// Only the translation.
    pub alone: Document,
    /// Its headline in the other language.
    pub title: Option<String>,
    /// Its standfirst in the other language.
    pub standfirst: Option<String>,
    /// Its headline in the original with the mark that it stays so, if it does.
    pub kept_title: Option<String>,
    /// The same of its standfirst.
    pub kept_standfirst: Option<String>,
    /// The machine.
    pub credit: Credit,
    /// How many blocks the original text has.
    pub blocks: usize,
    /// Passages that are still to come.
    pub waiting: usize,
    /// Why the rest did not come.
    pub stopped: Option<Message>,
}

/// A summary of an article by a machine, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summarized {
    /// Of which article.
    pub id: ArticleId,
    /// Its text so far.
    pub text: String,
    /// What makes it; empty while that is not known.
    pub engine: String,
    /// The host on which that runs; empty for this machine.
    pub place: String,
    /// When it is made.
    pub at: Timestamp,
    /// Whether there is more to come.
    pub state: SummaryState,
}

/// Whether there is more of a summary to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SummaryState {
    /// It is coming.
    #[default]
    Coming,
    /// It is whole.
    Done,
    /// It did not come, or not all of it, and why.
    Failed(Message),
}

/// What came of asking for the page of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct PageAnswer {
    /// Of which article.
    pub id: ArticleId,
    /// Its row as it is now; none when it is no longer there.
    pub row: Option<Headline>,
    /// Why the page's text was not taken, as the end of a sentence.
    pub reason: Option<Message>,
}

/// Replies to effects, and news of the cache.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// An answer to a question.
    Query(Answer),
    /// What is kept was changed.
    Write(Written),
    /// How far work beside the reader is.
    Job(Report),
    /// Something for the status line.
    Notice(Message),
}

/// An answer to a [`super::Question`]; one to an older question than the last is dropped.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Sections with counts.
    Sections(Vec<SectionCount>),
    /// Headlines of a selection.
    Headlines {
        /// Of the question.
        ticket: Ticket,
        /// Rows.
        rows: Vec<Headline>,
        /// The newest article that was in the cache before they were read.
        newest: ArticleId,
    },
    /// Beginnings of articles.
    Standfirsts(Vec<(ArticleId, String)>),
    /// So many headlines are new above those that are shown.
    New {
        /// Of the question.
        ticket: Ticket,
        /// How many.
        count: usize,
    },
    /// The unread articles of a list.
    Unread {
        /// Of the question.
        ticket: Ticket,
        /// They.
        ids: Vec<ArticleId>,
    },
    /// What a search found.
    Found {
        /// Of the question.
        ticket: Ticket,
        /// It.
        found: Search,
    },
    /// An article, none when it is no longer there.
    Article {
        /// Of the question.
        ticket: Ticket,
        /// It.
        opened: Option<Box<Opened>>,
    },
    /// Another version of an article, none when it is no longer there.
    OtherVersion {
        /// Of which article.
        of: ArticleId,
        /// It.
        opened: Option<Box<Opened>>,
    },
    /// People.
    People {
        /// Of the question.
        ticket: Ticket,
        /// They.
        people: Vec<Person>,
    },
    /// A person; none when nobody is known by that.
    PersonPage {
        /// Of the question.
        ticket: Ticket,
        /// What is known.
        page: Option<Box<PersonPage>>,
    },
    /// What was changed in an article.
    Changes(Vec<Change>),
    /// A summary, as far as it has come.
    Summary(Summarized),
    /// How others print the text of an article.
    Reprints(ArticleId, Vec<Reprint>),
    /// What is unread, story by story in the order of the sections.
    Unsettled(Vec<Card>),
    /// The stories of articles, without those that are in none.
    Stories(Vec<(ArticleId, RowStory)>),
    /// Every article of the story that one is in, the first published first; none when it is in no story.
    Members(ArticleId, Vec<Member>),
    /// The subscriptions as they are in the user's file.
    Subscriptions(Subscriptions),
    /// Health of every feed.
    Health(Arc<[Health]>),
}

/// What is kept was changed, here or by another process.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// The cache changed: what is shown should be asked for again.
    Changed,
    /// A change of state was taken back, or made again; none when there was none.
    Stepped {
        /// What changed.
        step: Option<Step>,
        /// Whether it was taken back.
        back: bool,
    },
    /// A change of state could not be kept: what is shown of it is wrong.
    Unkept {
        /// Why.
        why: Message,
        /// Whether it was a mark, which was counted among the steps that can be taken back.
        mark: bool,
    },
    /// A credit or a person was corrected, when there was something to correct.
    Corrected(Correction, bool),
    /// What became of a change of the subscriptions: a message of the words, and its part.
    Feeds(&'static str, String),
    /// The subscriptions are others than before.
    Subscribed,
    /// The feeds that have a setting of their own for full texts, by id.
    FullTextsOf(HashMap<String, FullText>),
}

/// How far work beside the reader is.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Feeds of the running refresh are done.
    Refreshing(Progress),
    /// The refresh ended.
    Refreshed {
        /// Why the network itself could not be used.
        outage: Option<Outage>,
    },
    /// The browser has the page of an article, which is read by that.
    Browsed(ArticleId),
    /// The page of an article was asked for.
    Page(Box<PageAnswer>),
    /// How far the running download is.
    Downloading(DownloadProgress),
    /// A download ended.
    Downloaded(Downloaded),
    /// A download failed; the reason was already shown.
    DownloadFailed,
    /// Another version of an article was asked for: its number, or why it could not be fetched.
    Version(ArticleId, Result<ArticleId, Message>),
    /// An article is translated, as far as it is.
    Translated(Box<Translated>),
    /// An article is not translated, and why.
    NotTranslated(ArticleId, Message),
    /// Headlines are translated, or stay as they are.
    Titles(Vec<TranslatedTitle>),
    /// A version of an article in the language is known that a person wrote.
    TranslatedByPerson(ArticleId, Language),
    /// The picture of an address can be drawn, or why it could not be fetched.
    Picture(String, Result<(), Message>),
    /// Feeds that were found at an address.
    Candidates(Vec<Candidate>),
    /// Search knows more articles than before.
    Indexed,
}

/// How far a refresh is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Feeds done.
    pub done: usize,
    /// Feeds in all.
    pub total: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// New articles.
    pub new: usize,
}

/// How a download ended, with what it brought and what still lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Downloaded {
    /// Articles that can be read without a network.
    pub articles: usize,
    /// Pages that were fetched.
    pub fetched: usize,
    /// Articles without their whole text.
    pub lacking: usize,
    /// Pictures that could not be fetched.
    pub pictures: usize,
    /// Articles that are in the other language as well.
    pub translated: usize,
    /// Why it could not go on.
    pub outage: Option<Outage>,
}

/// A feed that was found at an address, to be chosen among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its number in the answer.
    pub number: usize,
    /// Its title, else its address.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Name of the account whose server would subscribe to it; none for `feeds.toml`.
    pub account: Option<String>,
}

impl From<Answer> for Data {
    fn from(answer: Answer) -> Self {
        Self::Query(answer)
    }
}

impl From<Written> for Data {
    fn from(written: Written) -> Self {
        Self::Write(written)
    }
}

impl From<Report> for Data {
    fn from(report: Report) -> Self {
        Self::Job(report)
    }
}

impl From<Message> for Data {
    fn from(message: Message) -> Self {
        Self::Notice(message)
    }
}
