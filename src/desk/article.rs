use super::full_text::is_teaser;
use super::picture::with_lead;
use crate::credits;
use crate::feed;
use crate::model::{Article, Entry, Feed, Language, Subscription, TextState, canonical};
use crate::store::{NewArticle, Prepared};
use crate::text::{self, Block, Document, clean_line};

/// Characters of a headline that are kept.
const MOST_TITLE: usize = 500;
/// Characters of a standfirst; a longer summary is the article itself.
const MOST_STANDFIRST: usize = 400;
/// Characters by which a summary and the start of the text are the same.
const COMPARED: usize = 50;

/// Makes of an entry what the cache keeps: evidence gathered, credits found.
#[must_use]
pub fn new_article(subscription: &Subscription, feed: &Feed, entry: &Entry) -> NewArticle {
    let language = entry.language.clone().or_else(|| feed.language.clone()).or_else(|| subscription.language.clone());
    let mut evidence = feed::evidence(feed, entry);
    let span = tracing::debug_span!("credits");
    let found = span.in_scope(|| credits::find(&evidence, &language.clone().unwrap_or_default()));
    let length = evidence.blocks.iter().map(|block| block.text.chars().count()).sum();
    let web = entry.link.as_deref().is_some_and(|link| link.starts_with("http:") || link.starts_with("https:"));
    let text = if web && is_teaser(length) { TextState::Teaser } else { TextState::Feed };
    // They are the body's own and are read from it again when they are needed.
    evidence.blocks.clear();
    let body = entry.content.clone().or_else(|| entry.summary.clone());
    NewArticle {
        guid: entry.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(ToOwned::to_owned),
        former: entry.identity.0.clone(),
        title: title(entry),
        link: entry.link.clone(),
        canonical: entry.link.as_deref().and_then(canonical),
        label: found.section.clone(),
        language: language.filter(|language| *language != Language::default()),
        published: entry.published.or(entry.updated),
        updated: entry.updated.filter(|updated| entry.published.is_some_and(|published| *updated > published)),
        summary: entry.summary.clone().filter(|_| entry.content.is_some()),
        body,
        tags: tags(subscription, entry),
        enclosures: entry.enclosures.iter().map(|media| (media.url.clone(), media.mime.clone())).collect(),
        evidence,
        found,
        rules: credits::RULES,
        prepared: Prepared::default(),
        text,
    }
}

/// The entry's categories and the user's own tags of its feed.
fn tags(subscription: &Subscription, entry: &Entry) -> Vec<String> {
    let mut tags = entry.tags.clone();
    for tag in &subscription.tags {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}

/// The headline; for an entry without one the first words of its text, else its address.
fn title(entry: &Entry) -> String {
    let given = clean_line(entry.title.as_deref().unwrap_or_default(), MOST_TITLE);
    if !given.is_empty() {
        return given;
    }
    let markup = entry.summary.as_deref().or(entry.content.as_deref()).unwrap_or_default();
    let first = text::blocks(markup).into_iter().next().unwrap_or_default();
    if first.is_empty() {
        clean_line(entry.link.as_deref().unwrap_or("untitled"), MOST_TITLE)
    } else {
        text::fit(&first, 100)
    }
}

/// The document of an article as it is shown: its markup without the lines that became credits, and without a headline
/// or section label that it repeats.
#[must_use]
pub fn standing(article: &Article) -> Document {
    let markup = article.body.as_deref().or(article.summary.as_deref()).unwrap_or_default();
    let consumed: Vec<(&str, bool)> = article.consumed.iter().map(|gone| (gone.text.as_str(), gone.whole)).collect();
    let mut document = text::document(markup, article.headline.link.as_deref()).without(&consumed).without_asides();
    for _ in 0..2 {
        let repeats = document.blocks.first().is_some_and(|block| repeats(block, article));
        if repeats && document.blocks.len() > 1 {
            document.blocks.remove(0);
        }
    }
    document
}

fn repeats(block: &Block, article: &Article) -> bool {
    let (Block::Paragraph(spans) | Block::Heading(_, spans)) = block else { return false };
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let text = clean_line(&text, MOST_TITLE);
    text == article.headline.title || Some(&text) == article.label.as_ref()
}

/// The document of an article with every line, also those that became credits.
#[must_use]
pub fn whole(article: &Article) -> (Document, Option<String>) {
    let markup = article.body.as_deref().or(article.summary.as_deref()).unwrap_or_default();
    (with_lead(text::document(markup, article.headline.link.as_deref()), article), opened(article).1)
}

/// An article's document, and its standfirst where the summary says something that the document does not begin with.
#[must_use]
pub fn opened(article: &Article) -> (Document, Option<String>) {
    let document = standing(article);
    let summary = article.body.as_ref().and(article.summary.as_deref()).unwrap_or_default();
    let summary = said_of(summary, article.headline.link.as_deref());
    let start = |text: &str| -> String {
        let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        bare.chars().take(COMPARED).collect()
    };
    let (begin, summary_start) = (start(&document.plain_blocks().join(" ")), start(&summary));
    let short = !summary.is_empty() && summary.chars().count() <= MOST_STANDFIRST;
    let known = !begin.is_empty() && (summary_start.starts_with(&begin) || begin.starts_with(&summary_start));
    let standfirst = (short && !known).then_some(summary);
    (with_lead(document, article), standfirst)
}

/// The text of a summary. A last paragraph that links to the article itself, such as a request to read on or a note on
/// where it was published, is none of it.
fn said_of(summary: &str, own: Option<&str>) -> String {
    let Some(own) = own.filter(|_| summary.contains("<a")) else { return text::blocks(summary).join(" ") };
    let mut document = text::document(summary, Some(own));
    let leads_on = |block: &Block| match block {
        Block::Paragraph(spans) => spans.iter().any(|span| span.link.as_deref() == Some(own)),
        _ => false,
    };
    if document.blocks.len() > 1 && document.blocks.last().is_some_and(leads_on) {
        document.blocks.pop();
    }
    document.plain_blocks().join(" ")
}

#[cfg(test)]
mod tests {
    use super::opened;
    use crate::model::{Article, ArticleId, Headline, TextState};

    fn article(summary: &str, body: &str) -> Article {
        Article {
            headline: Headline {
                more_unread: false,
                id: ArticleId(1),
                title: "Envoys agree".to_owned(),
                source: String::new(),
                feed: String::new(),
                section: String::new(),
                credits: Vec::new(),
                date: jiff::Timestamp::UNIX_EPOCH,
                language: None,
                read: false,
                starred: false,
                hidden: false,
                later: false,
                link: Some("https://quay.example/envoys".to_owned()),
                text: TextState::Feed,
            },
            label: None,
            summary: Some(summary.to_owned()),
            body: Some(body.to_owned()),
            attempt: None,
            links: Vec::new(),
            credits: Vec::new(),
            consumed: Vec::new(),
            updated: None,
            enclosures: Vec::new(),
            tags: Vec::new(),
            position: 0,
        }
    }

    #[test]
    fn a_summary_stands_above_the_text_unless_the_text_begins_with_it() {
        let body = "<p>Three delegations signed a short paper at noon and promised that ships may pass.</p>";
        let standfirst = |summary: &str| opened(&article(summary, body)).1;
        assert_eq!(standfirst("Three delegations signed a short paper at noon."), None);
        assert_eq!(standfirst("Three delegations signed a short paper at noon and promised that …"), None);
        assert_eq!(standfirst("Ships may pass from Monday on."), Some("Ships may pass from Monday on.".to_owned()));
        assert_eq!(standfirst(""), None);
        let own = "<a href=\"https://quay.example/envoys\">Envoys agree</a>";
        for (summary, expected) in [
            (format!("<p>Ships may pass.</p><p>{own} was printed by Quay.</p>"), "Ships may pass."),
            (format!("<p>Ships may pass, says {own}.</p>"), "Ships may pass, says Envoys agree."),
        ] {
            assert_eq!(standfirst(&summary).as_deref(), Some(expected));
        }
    }
}
