use jiff::Timestamp;

use super::{ArticleId, Attempt, Consumed, Credit, Grouping, Language, Link, TextState, Wish};

/// The date of an article whose feed was fetched for the first time and gave none: nobody knows how old it is, so it
/// comes after all that are dated, and no date is shown.
pub const UNDATED: Timestamp = Timestamp::constant(-62_135_596_800, 0);

/// A row of a list: what is needed to draw it and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Headline {
    /// The article.
    pub id: ArticleId,
    /// Headline text.
    pub title: String,
    /// Title of the feed that carries it.
    pub source: String,
    /// Id of that feed.
    pub feed: String,
    /// Section of that feed.
    pub section: String,
    /// Only authors and translators, in display order.
    pub credits: Vec<Credit>,
    /// When it was published, else when it was first seen; [`UNDATED`] when neither shows how old it is.
    pub date: Timestamp,
    /// Language of the article.
    pub language: Option<Language>,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether it is hidden: in no list but that of a search for what is hidden.
    pub hidden: bool,
    /// Whether it is put aside to be read later.
    pub later: bool,
    /// Address of the article.
    pub link: Option<String>,
    /// How much of its story its text is.
    pub text: TextState,
    /// Whether something is unread that is folded into its row.
    pub more_unread: bool,
}

impl Headline {
    /// The date that is shown, if one is known.
    #[must_use]
    pub fn dated(&self) -> Option<Timestamp> {
        (self.date != UNDATED).then_some(self.date)
    }
}

/// An article as the cache keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its row.
    pub headline: Headline,
    /// The newsroom's own label above the headline, such as `International`.
    pub label: Option<String>,
    /// Summary markup as it came, shown when there is no body and as standfirst when it is short and different.
    pub summary: Option<String>,
    /// Body markup as it came.
    pub body: Option<String>,
    /// When its page was last asked for; none when it never was.
    pub attempt: Option<Attempt>,
    /// Every credit.
    pub credits: Vec<Credit>,
    /// Text that became credits and is left out when the body is shown.
    pub consumed: Vec<Consumed>,
    /// When it was changed after publication.
    pub updated: Option<Timestamp>,
    /// Attached media: address and type.
    pub enclosures: Vec<(String, Option<String>)>,
    /// Categories as given.
    pub tags: Vec<String>,
    /// Where its page leads, and articles whose pages lead to it as their original or as another version.
    pub links: Vec<Link>,
    /// Where reading stopped: a byte of the text as it is set, 0 at the top.
    pub position: u64,
}

/// Which headlines a list asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// One section by name; none for everything.
    pub section: Option<String>,
    /// One feed by id.
    pub feed: Option<String>,
    /// One language by its tag.
    pub language: Option<Language>,
    /// The only language of the guide's articles; all of them where a feed or a language is wished, and among
    /// those that are starred or put aside.
    pub guide: Option<Language>,
    /// Only what is unread.
    pub unread: bool,
    /// Only what is starred.
    pub starred: bool,
    /// What a row represents, in sections and in the list of all of them where no language is wished.
    pub grouping: Grouping,
    /// Only what is put aside to be read later.
    pub later: bool,
    /// In which order.
    pub order: ListOrder,
    /// Maximum number of rows.
    pub limit: usize,
    /// Which part of the list.
    pub window: Window,
}

/// The order in which a list shows its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By the titles of the feeds, of each the newest first, in sections and in the list of all of them; elsewhere as
    /// [`ListOrder::Newest`].
    Source,
}

/// A part of a list in its order; a row is named by its date and number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Window {
    /// From the first row on.
    #[default]
    Top,
    /// Up to the last row.
    Bottom,
    /// From this row on.
    From(Timestamp, ArticleId),
    /// Behind this row.
    After(Timestamp, ArticleId),
    /// Up to this row, without it.
    Before(Timestamp, ArticleId),
}

/// A section with its number of articles and of unread ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionCount {
    /// Name of the section.
    pub name: String,
    /// Articles in the cache.
    pub articles: u64,
    /// Unread articles.
    pub unread: u64,
}

/// A change of an article's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Sets the read state of these articles.
    Read(Vec<ArticleId>, bool),
    /// Makes an article read, and all others that have its text.
    ReadText(ArticleId),
    /// Sets the stars of these articles.
    Starred(Vec<ArticleId>, bool),
    /// Puts articles aside to be read later, or no longer.
    Later(Vec<ArticleId>, bool),
    /// Takes articles out of every list, or puts them back.
    Hidden(Vec<ArticleId>, bool),
    /// Splits articles off their stories, or takes that back.
    Apart(Vec<ArticleId>, bool),
    /// Wishes something of the story of an article, or no longer.
    Wish(ArticleId, Wish, bool),
    /// Keeps where reading of one article stopped; nothing that is taken back.
    Place(ArticleId, u64),
}

/// Name of the section that holds the guide edition; always the last.
pub const GUIDE_SECTION: &str = "Guide";

/// Beginning of the address of a guide's feed, before the tag of its language.
pub const GUIDE_ADDRESS: &str = "dateline:guide/";

/// Which rows of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All.
    #[default]
    All,
    /// This row and those above it.
    Above(Timestamp, ArticleId),
    /// This row and those below it.
    Below(Timestamp, ArticleId),
}

/// A change that was taken back or made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many articles are read, or unread, now.
    Read(usize, bool),
    /// So many articles are starred, or not, now.
    Starred(usize, bool),
    /// So many articles are put aside, or not, now.
    Later(usize, bool),
    /// So many articles are hidden, or not, now.
    Hidden(usize, bool),
    /// So many articles were split off their stories, or joined again.
    Apart(usize, bool),
    /// A correction of a credit holds, or no longer.
    Credit(bool),
    /// Two people are one, or two again.
    Joined(bool),
    /// A story is followed or muted, or no longer.
    Wish(Wish, bool),
}
