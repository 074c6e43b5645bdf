use jiff::Timestamp;

use super::{Headline, Query, Role, fill};

/// What the user's files say of articles beside the feeds they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Sections made of queries.
    pub smart: Vec<SmartSection>,
    /// What is done with articles that arrive.
    pub filters: Vec<Filter>,
}

impl Rules {
    /// Whether the rule sets no selector, so that it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.smart.is_empty() && self.filters.is_empty()
    }
}

/// A section that shows what a query finds, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmartSection {
    /// Its name.
    pub name: String,
    /// The query of the section.
    pub query: Query,
    /// The query as it was written.
    pub text: String,
    /// How many sections of feeds precede it.
    pub place: usize,
}

/// What is done with an article that arrives and is found by a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Which articles.
    pub query: Query,
    /// Hide it from every list.
    pub mute: bool,
    /// Star it.
    pub star: bool,
    /// Mark it as read.
    pub read: bool,
    /// Give it this tag.
    pub tag: Option<String>,
    /// Program and arguments that are run with it; `{title}`, `{byline}`, `{source}`, `{section}` and `{link}` in them
    /// stand for what it is.
    pub run: Vec<String>,
    /// From when on nothing is done any more.
    pub until: Option<Timestamp>,
}

/// A program that is to be run with an article that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Program and arguments as the filter has them.
    pub run: Vec<String>,
    /// The article.
    pub headline: Headline,
}

impl Call {
    /// Program and arguments, the parts of the article put in.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let headline = &self.headline;
        let authors = headline.credits.iter().filter(|credit| credit.role == Role::Author);
        let byline = authors.map(|credit| credit.name.as_str()).collect::<Vec<_>>().join(", ");
        let parts = [
            ("title", headline.title.as_str()),
            ("byline", byline.as_str()),
            ("source", headline.source.as_str()),
            ("section", headline.section.as_str()),
            ("link", headline.link.as_deref().unwrap_or_default()),
        ];
        fill(&self.run, &parts)
    }
}
