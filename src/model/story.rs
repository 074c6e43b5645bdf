use jiff::Timestamp;

use super::{ArticleId, Edit, Headline, Wish};

/// One event in several newsrooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its number.
    pub id: i64,
    /// When its newest article was published.
    pub date: Timestamp,
    /// The number of its articles.
    pub articles: u64,
    /// Newsrooms of which they are.
    pub newsrooms: u64,
    /// The number of languages of its articles.
    pub languages: u64,
    /// Independent texts: a reprint is none. What a story weighs.
    pub texts: u64,
}

/// Hours after which a story weighs half of what it did.
const HALF_LIFE: f64 = 18.0;

impl Story {
    /// What it weighs at `now`: its independent texts, half as much its newsrooms and languages, the less the older its newest
    /// article is. How often it was opened is not known here.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of articles are small")]
    pub fn weight(&self, now: Timestamp) -> f64 {
        let coverage = self.texts as f64 + (self.newsrooms + self.languages) as f64 / 2.0;
        let hours = now.duration_since(self.date).as_secs_f64().max(0.0) / 3_600.0;
        coverage * 0.5_f64.powf(hours / HALF_LIFE)
    }
}

/// Unread articles of a section that are looked at together: a story, or a single article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The section.
    pub section: String,
    /// The row that the section shows of it.
    pub headline: Headline,
    /// The story, where it is in one.
    pub story: Option<Story>,
    /// What of it is unread in this section and in no section before.
    pub unread: Vec<ArticleId>,
}

/// The story that the article of a row is in, with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowStory {
    /// It.
    pub story: Story,
    /// Other articles with the text of the row.
    pub copies: u64,
    /// What the reader wants of it.
    pub wish: Option<Wish>,
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
    /// The article of the story that its page names as its original, where it is a translation.
    pub original: Option<ArticleId>,
}

/// How a newsroom prints a text that another had first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reprint {
    /// Who had it first.
    pub first: String,
    /// Who prints it.
    pub source: String,
    /// Its authors, where they are others than those of the first.
    pub byline: Vec<String>,
    /// What was taken out and put in, sentence by sentence.
    pub passages: Vec<(Edit, String)>,
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
    /// Log odds that they are about one event.
    pub odds: f32,
}

/// The story and the text that an article belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoryPlace {
    /// The article.
    pub article: ArticleId,
    /// The first article of its story, itself if it is the only one.
    pub story: ArticleId,
    /// The first article with its text, itself where nobody else has it.
    pub text: ArticleId,
}
