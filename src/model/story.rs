use jiff::Timestamp;

use super::{ArticleId, Headline};

/// One event in several newsrooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its number.
    pub id: i64,
    /// When its newest article was published.
    pub date: Timestamp,
    /// Articles that tell it.
    pub articles: u64,
    /// Newsrooms of which they are.
    pub newsrooms: u64,
    /// Languages in which it is told.
    pub languages: u64,
    /// Independent texts: a reprint is none. What a story weighs.
    pub texts: u64,
}

/// The story of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowStory {
    /// It.
    pub story: Story,
    /// Other articles with the text of the row.
    pub copies: u64,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its row.
    pub headline: Headline,
    /// The first article with its text: another one where it is a reprint.
    pub text: ArticleId,
    /// The agency it names.
    pub agency: Option<String>,
}

/// Two articles that have something to do with each other, as the cache keeps it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Related {
    /// The one with the lower number.
    pub one: ArticleId,
    /// The other.
    pub other: ArticleId,
    /// 0 one event, 1 one text, 2 a text twice in a newsroom, 3 items of a series.
    pub why: u8,
    /// Log odds that they tell one event.
    pub odds: f32,
}

/// Where an article belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoryPlace {
    /// The article.
    pub article: ArticleId,
    /// The first article of its story, itself where it is alone.
    pub story: ArticleId,
    /// The first article with its text, itself where nobody else has it.
    pub text: ArticleId,
}
