use crate::model::{Article, Entry, Feed, Subscription};
use crate::store::NewArticle;
use crate::text::Document;

/// Makes of an entry what the cache keeps: evidence gathered, credits found.
#[must_use]
pub fn new_article(_subscription: &Subscription, _feed: &Feed, entry: &Entry) -> NewArticle {
    NewArticle {
        identity: entry.identity.0.clone(),
        title: entry.title.clone().unwrap_or_default(),
        link: None,
        canonical: None,
        label: None,
        language: None,
        published: None,
        updated: None,
        summary: None,
        body: None,
        tags: Vec::new(),
        enclosures: Vec::new(),
        evidence: crate::feed::evidence(_feed, entry),
        found: crate::model::Found::default(),
        rules: crate::credits::RULES,
    }
}

/// The document of an article as it is shown: its markup without the lines that became credits.
#[must_use]
pub fn standing(article: &Article) -> Document {
    crate::text::document(article.body.as_deref().unwrap_or_default(), article.headline.link.as_deref())
}
