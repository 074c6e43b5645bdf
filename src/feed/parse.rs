use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model as rs;
use feed_rs::parser;
use jiff::Timestamp;
use url::Url;

use super::extras::Extras;
use super::{entities, identity};
use crate::model::{Enclosure, Entry, Feed, Language};
use crate::text::{self, clean_line};

/// Characters of a title.
const MOST_TITLE: usize = 1_000;
/// Bytes of one entry's markup.
const MOST_MARKUP: usize = 1_000_000;

/// Maps well-formed text to a feed. feed-rs is named in this file alone.
pub(super) fn parse(text: &str, base: Option<&str>, extras: &(Extras, Vec<Extras>)) -> Result<Feed, String> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        let base = base.and_then(|base| Url::parse(base).ok());
        parser::Builder::new()
            .base_uri(base.as_ref().map(Url::as_str))
            .id_generator(|_, _, _| String::new())
            .timestamp_parser(|text| {
                let time = text::date(text)?;
                chrono_time(time)
            })
            .build()
            .parse(text.as_bytes())
    }));
    match read {
        Ok(Ok(feed)) => Ok(map(feed, base, extras)),
        Ok(Err(error)) => Err(clean_line(&error.to_string(), 300)),
        Err(_) => Err("the parser gave up on it".to_owned()),
    }
}

type Chrono = chrono::DateTime<chrono::Utc>;

fn chrono_time(time: Timestamp) -> Option<Chrono> {
    Chrono::from_timestamp(time.as_second(), 0)
}

fn time(time: Option<Chrono>) -> Option<Timestamp> {
    Timestamp::from_second(time?.timestamp()).ok()
}

fn map(feed: rs::Feed, base: Option<&str>, extras: &(Extras, Vec<Extras>)) -> Feed {
    let (head, items) = extras;
    let link = page_link(&feed.links);
    let base = base.map(str::to_owned);
    let claimed = feed.language.as_deref().or(head.language.as_deref()).and_then(some);
    let mut authors = people(&feed.authors);
    for maker in &head.makers {
        let name = person_of(maker);
        if !authors.contains(&name) && !name.is_empty() {
            authors.push(name);
        }
    }
    for field in &head.fields {
        use crate::model::Source::{DcCreator, ItunesAuthor, RssAuthor};
        let name = person_of(&field.text);
        if matches!(field.source, DcCreator | ItunesAuthor | RssAuthor) && !authors.contains(&name) {
            authors.push(name);
        }
    }
    let none = Extras::default();
    let entries = feed.entries.into_iter().enumerate().map(|(index, entry)| {
        let extras = items.get(index).unwrap_or(&none);
        map_entry(entry, extras, base.as_deref())
    });
    let entries = entries.collect();
    Feed {
        title: title(feed.title.as_ref())
            .or_else(|| head.spare(&["dc:title"]).and_then(|text| some(&plain_line(&text)))),
        link,
        id: some(feed.id.trim()),
        language: claimed.as_deref().and_then(Language::parse),
        claimed_language: claimed,
        subtitle: feed.description.and_then(|text| some(text.content.trim())),
        updated: time(feed.updated)
            .or_else(|| date(head.spare(&["dcterms:modified", "dc:date", "atom:updated"]).as_deref())),
        published: time(feed.published).or_else(|| date(head.spare(&["dcterms:issued"]).as_deref())),
        authors,
        contributors: contributors(&feed.contributors, head),
        tags: tags(&feed.categories, head),
        ttl_minutes: feed.ttl,
        entries,
    }
}

fn map_entry(entry: rs::Entry, extras: &Extras, base: Option<&str>) -> Entry {
    let base = entry.base.as_deref().or(base);
    let id = extras.id.clone().or_else(|| some(entry.id.trim()));
    let permalink = extras.id.as_deref().filter(|id| !extras.opaque && id.starts_with("http"));
    let link = page_link(&entry.links).or_else(|| permalink.map(str::to_owned));
    let link = link.and_then(|link| absolute(&link, base));
    let title = title(entry.title.as_ref());
    let title = title.or_else(|| extras.spare(&["dc:title"]).and_then(|text| some(&plain_line(&text))));
    let summary = entry.summary.map(|text| text.content).or_else(|| description(&entry.media));
    let spare = || extras.spare(&["dc:description", "itunes:summary", "summary"]);
    let own = summary.as_deref().is_some_and(|text| !text.trim().is_empty());
    let summary = summary.filter(|_| own).or_else(spare).and_then(|text| some(&bounded(&text)));
    let source = entry.content.as_ref().and_then(|content| content.src.as_ref()).map(|link| link.href.clone());
    let content = entry.content.and_then(|content| content.body).and_then(|text| some(&bounded(&text)));
    let content = content.or_else(|| {
        extras.spare(&["itunes:summary", "summary"]).filter(|_| own).and_then(|text| some(&bounded(&text)))
    });
    let published =
        time(entry.published).or_else(|| date(extras.spare(&["atom:published", "dcterms:issued"]).as_deref()));
    let updated = time(entry.updated).or_else(|| date(extras.spare(&["atom:updated", "dcterms:modified"]).as_deref()));
    let when = published.or(updated).map(|time| time.to_string()).unwrap_or_default();
    let identity = identity::identity(
        id.as_deref(),
        link.as_deref(),
        [title.as_deref().unwrap_or_default(), &when, summary.as_deref().unwrap_or_default()],
    );
    Entry {
        identity,
        link: link.or(source),
        authors: authors(&entry.authors, extras),
        contributors: contributors(&entry.contributors, extras),
        enclosures: enclosures(&entry.links, &entry.media),
        tags: tags(&entry.categories, extras),
        language: entry.language.as_deref().or(extras.language.as_deref()).and_then(Language::parse),
        fields: extras.fields.clone(),
        id,
        title,
        published,
        updated,
        summary,
        content,
    }
}

fn authors(given: &[rs::Person], extras: &Extras) -> Vec<String> {
    let mut names = people(given);
    for name in names.iter_mut().filter(|name| name.contains('@')) {
        *name = person_of(name);
    }
    for field in &extras.fields {
        use crate::model::Source::{AtomAuthor, DcCreator, ItunesAuthor, RssAuthor};
        let known = names.iter().any(|name| field.text.contains(name.as_str()));
        if matches!(field.source, AtomAuthor | DcCreator | ItunesAuthor | RssAuthor) && !known {
            names.push(field.text.clone());
        }
    }
    names
}

fn contributors(given: &[rs::Person], extras: &Extras) -> Vec<String> {
    let mut names = people(given);
    let fields = extras.fields.iter().filter(|field| field.source == crate::model::Source::DcContributor);
    for field in fields.filter(|field| !names.contains(&field.text)).collect::<Vec<_>>() {
        names.push(field.text.clone());
    }
    names
}

/// The name in `editor@h.example (Name)`, `Name <editor@h.example>` or `Name (editor@h.example)`.
fn person_of(text: &str) -> String {
    let split = text.split_once(['(', '<']);
    let parts = split.map_or((text, ""), |(before, inside)| (before, inside.trim_end_matches([')', '>'])));
    let name = [parts.0.trim(), parts.1.trim()].into_iter().find(|part| !part.is_empty() && !part.contains('@'));
    name.unwrap_or(text.trim()).to_owned()
}

fn plain_line(text: &str) -> String {
    clean_line(&entities::plain(text), MOST_TITLE)
}

fn date(text: Option<&str>) -> Option<Timestamp> {
    text::date(text?)
}

fn people(people: &[rs::Person]) -> Vec<String> {
    let name = |person: &rs::Person| {
        let name = clean_line(&entities::plain(person.name.as_deref().unwrap_or_default()), MOST_TITLE);
        if name.is_empty() { person.email.clone().unwrap_or_default() } else { name }
    };
    people.iter().map(name).filter(|name| !name.is_empty() && name != "unknown").collect()
}

fn tags(given: &[rs::Category], extras: &Extras) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let given = given.iter().map(|category| category.label.clone().unwrap_or_else(|| category.term.clone()));
    for tag in given.chain(extras.tags.iter().cloned()) {
        let tag = clean_line(&entities::plain(&tag), 200);
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < 100 {
            tags.push(tag);
        }
    }
    tags
}

/// A title as plain text: what a feed escapes as HTML is read as HTML (RSS has no other sign of it).
fn title(text: Option<&rs::Text>) -> Option<String> {
    some(&clean_line(&entities::plain(&text?.content), MOST_TITLE))
}

fn page_link(links: &[rs::Link]) -> Option<String> {
    let is_page = |link: &&rs::Link| matches!(link.rel.as_deref(), None | Some("alternate"));
    let page = links.iter().find(is_page).or_else(|| links.iter().find(|link| link.rel.as_deref() == Some("self")));
    some(page?.href.trim())
}

fn absolute(link: &str, base: Option<&str>) -> Option<String> {
    match Url::parse(link) {
        Ok(_) => Some(link.to_owned()),
        Err(_) => match base.and_then(|base| Url::parse(base).ok()) {
            Some(base) => base.join(link).ok().map(Into::into),
            None => Some(link.to_owned()),
        },
    }
}

fn description(media: &[rs::MediaObject]) -> Option<String> {
    media.iter().find_map(|media| media.description.as_ref()).map(|text| text.content.clone())
}

fn enclosures(links: &[rs::Link], media: &[rs::MediaObject]) -> Vec<Enclosure> {
    let linked = links.iter().filter(|link| link.rel.as_deref() == Some("enclosure")).map(|link| Enclosure {
        url: link.href.clone(),
        mime: link.media_type.clone(),
        length: link.length,
    });
    let objects = media.iter().flat_map(|media| &media.content).filter_map(|content| {
        Some(Enclosure {
            url: content.url.as_ref()?.to_string(),
            mime: content.content_type.as_ref().map(ToString::to_string),
            length: content.size,
        })
    });
    let mut found: Vec<Enclosure> = Vec::new();
    for enclosure in linked.chain(objects).take(50) {
        if !found.iter().any(|known| known.url == enclosure.url) {
            found.push(enclosure);
        }
    }
    found
}

fn bounded(text: &str) -> String {
    let end = (0..=text.len().min(MOST_MARKUP)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
