use url::Url;

use super::dates;
use super::extras::Extras;
use super::parse::Mapped;
use super::texts::{self, Kind};
use super::{addresses, identity, links};
use crate::model::{Entry, Field, Language, Source};
use crate::text::clean_line;

/// Maximum length of one entry's markup in bytes.
const MOST_MARKUP: usize = 1_000_000;
/// Extension elements that hold a title, in order of preference.
const TITLES: [&str; 6] = ["title", "atom:title", "dc:title", "dcterms:title", "media:title", "itunes:title"];
/// Extension elements that hold the full text, in order of preference.
const CONTENTS: [&str; 5] = ["content:encoded", "atom:content", "yandex:full-text", "content", "xhtml:div"];
/// Extension elements that hold a summary, in order of preference.
const SUMMARIES: [&str; 10] = [
    "description",
    "atom:summary",
    "summary",
    "dc:description",
    "dcterms:abstract",
    "dcterms:description",
    "itunes:summary",
    "googleplay:description",
    "itunes:subtitle",
    "media:description",
];

/// Properties shared by all entries of a feed.
pub(super) struct Common {
    /// The address of the feed: its own link to itself, else the one it was fetched from.
    pub(super) home: Option<Url>,
    /// The base of relative links.
    pub(super) site: Option<Url>,
    /// Whether texts of undeclared type are markup in this feed.
    pub(super) markup: bool,
}

impl Common {
    /// Builds the entry from the parser's result and the extras.
    pub(super) fn entry(&self, mut mapped: Mapped, extras: Extras) -> Entry {
        let id = extras.id.clone();
        let base = || extras.base.clone().or_else(|| self.site.clone());
        let based = extras.base.is_some() || (extras.permanent && self.site.is_some());
        let permalink = extras.id.as_deref().filter(|id| !extras.opaque && is_link(id, based));
        let original = extras.text_of(&["feedburner:origLink"]).map(|(_, link)| link.trim());
        let original = original.filter(|link| links::is_of_web(link));
        let link = links::page(&extras.links).or(permalink).or(original);
        let link = link.or(mapped.source.as_deref()).or_else(|| extras.id.as_deref().filter(|id| is_web(id)));
        let link = link.map(|link| clean_line(&links::whole(link, base), 4_000));
        let title = mapped.title.as_ref().and_then(|(text, kind)| texts::line(text, *kind));
        let title = title.or_else(|| {
            let (_, text) = extras.text_of(&TITLES)?;
            texts::line(text, Kind::Undeclared)
        });
        let (summary, content) = bodies(&mut mapped, &extras);
        let page = || {
            let page = || link.as_deref().and_then(|link| Url::parse(link).ok());
            extras.base.clone().or_else(page).or_else(|| self.home.clone())
        };
        let markup = |text: Said, base: &Option<Url>| {
            let Some((text, kind)) = text else { return (None, None) };
            let text = texts::unescaped(bounded(text), kind);
            let made = texts::markup(&text, kind, self.markup);
            let markup = made.as_deref().unwrap_or(&text).trim();
            let markup = some(&addresses::absolute(markup, || base.clone().or_else(page)));
            (markup, made.and_then(|_| some(&text)))
        };
        let (summary, plain_summary) = markup(summary, &extras.summary_base);
        let (content, plain_content) = markup(content, &extras.content_base);
        let published = dates::published(&extras);
        let updated = dates::updated(&extras);
        let identity = identity::identity(id.as_deref(), link.as_deref(), || {
            let when = published.or(updated).map(|time| time.to_string());
            [title.clone().unwrap_or_default(), when.unwrap_or_default(), summary.clone().unwrap_or_default()]
        });
        Entry {
            identity,
            authors: names(&extras.fields, &AUTHORS),
            contributors: names(&extras.fields, &[Source::AtomContributor, Source::DcContributor]),
            enclosures: links::enclosures(&extras, || base().or_else(page)),
            tags: tags(mapped.tags.into_iter().chain(extras.tags.iter().cloned())),
            language: extras.language.as_deref().and_then(Language::parse),
            comments: comments(&extras).map(|link| links::whole(&link, base)),
            alternates: links::alternates(&extras, base),
            fields: extras.fields.into_iter().filter(|field| !is_of(field, link.as_deref())).collect(),
            link,
            id,
            title,
            published,
            updated,
            summary,
            content,
            plain_summary,
            plain_content,
        }
    }
}

/// Whether a source is the page of the entry itself, such as the feed of a thread, rather than an earlier publication.
fn is_of(field: &Field, link: Option<&str>) -> bool {
    let source = field.url.as_deref().filter(|_| field.source == Source::FeedSource);
    let own = link.map(|link| link.trim_end_matches('/')).filter(|link| !link.is_empty());
    let rest = source.zip(own).and_then(|(source, own)| source.strip_prefix(own));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', '?']))
}

/// Sources of an author's name.
const AUTHORS: [Source; 5] =
    [Source::AtomAuthor, Source::RssAuthor, Source::DcCreator, Source::ItunesAuthor, Source::JsonAuthor];

/// The distinct names of the fields of some sources.
pub(super) fn names(fields: &[Field], sources: &[Source]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for field in fields.iter().filter(|field| sources.contains(&field.source)) {
        if !names.contains(&field.text) {
            names.push(field.text.clone());
        }
    }
    names
}

/// A text and its declared type.
type Said = Option<(String, Kind)>;

/// Summary and full text: from the format's own elements, else from extensions.
fn bodies(mapped: &mut Mapped, extras: &Extras) -> (Said, Said) {
    let good = |text: &mut Said| text.take().filter(|(text, _)| !text.trim().is_empty());
    let extension = |names: &[&str]| extras.text_of(names).map(|(_, text)| (text.clone(), Kind::Undeclared));
    let summary = good(&mut mapped.summary);
    let content = good(&mut mapped.content).or_else(|| extension(&CONTENTS));
    // A podcast's show notes are longer than its description.
    let notes = || extension(&["itunes:summary", "summary"]).filter(|_| summary.is_some());
    let content = content.or_else(notes);
    let summary = summary.or_else(|| extension(&SUMMARIES));
    (summary, content)
}

fn comments(extras: &Extras) -> Option<String> {
    let replies = || extras.links.iter().find(|link| link.rel == "replies" && !link.kind.contains("xml"));
    let given = extras.comments.clone().or_else(|| replies().map(|link| link.href.clone()));
    given.filter(|link| links::is_of_web(link))
}

/// Categories as plain text, without duplicates.
pub(super) fn tags(given: impl Iterator<Item = String>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in given.filter_map(|tag| texts::line(&tag, Kind::Undeclared)) {
        let tag = clean_line(&tag, 200);
        if !tags.contains(&tag) && tags.len() < 100 {
            tags.push(tag);
        }
    }
    tags
}

fn is_web(link: &str) -> bool {
    link.starts_with("http://") || link.starts_with("https://")
}

/// Whether a guid can be an address: a web address, or a path if there is a base.
fn is_link(id: &str, based: bool) -> bool {
    is_web(id) || (based && !id.contains([' ', ':']))
}

fn bounded(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(MOST_MARKUP));
    text
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
