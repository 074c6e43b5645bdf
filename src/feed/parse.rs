use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use feed_rs::model as rs;
use feed_rs::parser;
use jiff::Timestamp;
use jiff::tz::Offset;
use url::Url;

use super::extras::Extras;
use super::mend::NO_ADDRESS;
use super::{addresses, entities, identity};
use crate::model::{Alternate, Enclosure, Entry, Feed, Language, Pace};
use crate::text::{DateContext, DateReading, clean_line, date_in};

/// Characters of a title.
const MOST_TITLE: usize = 1_000;
/// Bytes of one entry's markup.
const MOST_MARKUP: usize = 1_000_000;

/// Maps well-formed text to a feed. feed-rs is named in this file alone.
pub(super) fn parse(text: &str, base: Option<&Url>, extras: (Extras, Vec<Extras>)) -> Result<Feed, String> {
    let seen = Arc::new(Mutex::new(Seen::default()));
    let feed = run(text, base, DateContext::default(), &seen)?;
    let context = seen.lock().map(|seen| seen.context()).unwrap_or_default();
    match context {
        // What dates leave out is known when all of them were read.
        Some(context) => Ok(map(run(text, base, context, &seen)?, base, extras, context)),
        None => Ok(map(feed, base, extras, DateContext::default())),
    }
}

/// What the dates of a feed say beside themselves.
#[derive(Default)]
struct Seen {
    /// Zones that are named, with how often.
    zones: Vec<(i32, usize)>,
    /// Years, with how often they come and the latest date in them.
    years: Vec<(i16, usize, Timestamp)>,
    lacking: bool,
}

impl Seen {
    fn take(&mut self, reading: DateReading) {
        self.lacking |= reading.lacks;
        if let Some(time) = reading.time {
            let year = Offset::UTC.to_datetime(time).year();
            match self.years.iter_mut().find(|(known, _, _)| *known == year) {
                Some((_, count, latest)) => (*count, *latest) = (*count + 1, time.max(*latest)),
                None => self.years.push((year, 1, time)),
            }
        }
        if let Some(zone) = reading.zone {
            match self.zones.iter_mut().find(|(known, _)| *known == zone) {
                Some((_, count)) => *count += 1,
                None => self.zones.push((zone, 1)),
            }
        }
    }

    /// What is known of the dates that lack something; none when none does, or nothing is known.
    fn context(&self) -> Option<DateContext> {
        let zone = self.zones.iter().max_by_key(|(_, count)| *count).map(|(zone, _)| *zone);
        // One date far from all others, such as an event to come, says nothing of a missing year.
        let latest = self.years.iter().max_by_key(|(year, count, _)| (*count, *year)).map(|(_, _, latest)| *latest);
        let known = zone.is_some_and(|zone| zone != 0) || latest.is_some();
        (self.lacking && known).then_some(DateContext { zone, latest })
    }
}

fn run(text: &str, base: Option<&Url>, context: DateContext, seen: &Arc<Mutex<Seen>>) -> Result<rs::Feed, String> {
    let seen = Arc::clone(seen);
    let read = catch_unwind(AssertUnwindSafe(|| {
        parser::Builder::new()
            .base_uri(base.map(Url::as_str))
            .id_generator(|_, _, _| String::new())
            .timestamp_parser(move |text| {
                let reading = date_in(text, context)?;
                if let Ok(mut seen) = seen.lock() {
                    seen.take(reading);
                }
                chrono_time(reading.time?)
            })
            .build()
            .parse(text.as_bytes())
    }));
    match read {
        Ok(read) => read.map_err(|error| clean_line(&error.to_string(), 300)),
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

fn map(feed: rs::Feed, base: Option<&Url>, extras: (Extras, Vec<Extras>), context: DateContext) -> Feed {
    let date = |text: Option<String>| date(text.as_deref(), context);
    let (head, items) = extras;
    let link = page_link(&feed.links);
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
    let home = || head.base.clone().or_else(|| base.cloned());
    let items = items.into_iter().chain(std::iter::repeat_with(Extras::default));
    let entries = feed.entries.into_iter().zip(items).map(|(entry, extras)| map_entry(entry, extras, home, context));
    let entries = entries.collect();
    let subtitle = feed.description.map(|text| addresses::absolute(text.content.trim(), home).into_owned());
    Feed {
        title: title(feed.title.as_ref())
            .or_else(|| head.spare(&["dc:title"]).and_then(|text| some(&plain_line(&text)))),
        id: some(feed.id.trim()),
        language: claimed.as_deref().and_then(Language::parse),
        claimed_language: claimed,
        subtitle: subtitle.filter(|text| !text.is_empty()),
        updated: time(feed.updated).or_else(|| date(head.spare(&["dcterms:modified", "dc:date", "atom:updated"]))),
        published: time(feed.published).or_else(|| date(head.spare(&["dcterms:issued"]))),
        authors,
        contributors: contributors(&feed.contributors, &head),
        tags: tags(&feed.categories, &head),
        pace: Pace::default(),
        entries,
        link,
    }
}

fn map_entry(entry: rs::Entry, extras: Extras, home: impl Fn() -> Option<Url>, others: DateContext) -> Entry {
    let date = |text: Option<String>| date(text.as_deref(), others);
    let id = extras.id.clone().or_else(|| some(entry.id.trim()));
    let permalink = extras.id.as_deref().filter(|id| !extras.opaque && id.starts_with("http"));
    let link = page_link(&entry.links).or_else(|| permalink.map(str::to_owned));
    let base = || extras.base.clone().or_else(&home);
    let link = link.map(|link| whole(link, base));
    let title = title(entry.title.as_ref());
    let title = title.or_else(|| extras.spare(&["dc:title"]).and_then(|text| some(&plain_line(&text))));
    let summary = entry.summary.map(|text| text.content).or_else(|| description(&entry.media));
    let spare = || extras.spare(&["dc:description", "itunes:summary", "summary"]);
    let own = summary.as_deref().is_some_and(|text| !text.trim().is_empty());
    let summary = summary.filter(|_| own).or_else(spare);
    let source = entry.content.as_ref().and_then(|content| content.src.as_ref()).map(|link| link.href.clone());
    let content = entry.content.and_then(|content| content.body).filter(|text| !text.trim().is_empty());
    let content = content.or_else(|| extras.spare(&["itunes:summary", "summary"]).filter(|_| own));
    // Markup is shown with the page of its entry, wherever the feed was fetched from.
    let page = || {
        extras
            .base
            .clone()
            .or_else(|| home().map(|home| link.as_deref().and_then(|link| home.join(link).ok()).unwrap_or(home)))
    };
    let markup = |text: Option<String>, base: &Option<Url>| {
        let text = bounded(text?);
        some(&addresses::absolute(&text, || base.clone().or_else(page)))
    };
    let summary = markup(summary, &extras.summary_base);
    let content = markup(content, &extras.content_base);
    let published = time(entry.published).or_else(|| date(extras.spare(&["atom:published", "dcterms:issued"])));
    let updated = time(entry.updated).or_else(|| date(extras.spare(&["atom:updated", "dcterms:modified"])));
    let identity = identity::identity(id.as_deref(), link.as_deref(), || {
        let when = published.or(updated).map(|time| time.to_string());
        [title.clone().unwrap_or_default(), when.unwrap_or_default(), summary.clone().unwrap_or_default()]
    });
    let alternate = |(url, language): &(String, String)| {
        Some(Alternate { url: whole(url.clone(), base), language: Language::parse(language)? })
    };
    Entry {
        identity,
        authors: authors(&entry.authors, &extras),
        contributors: contributors(&entry.contributors, &extras),
        enclosures: enclosures(&entry.links, &entry.media, &extras, base),
        tags: tags(&entry.categories, &extras),
        language: entry.language.as_deref().or(extras.language.as_deref()).and_then(Language::parse),
        comments: extras.comments.clone().map(|link| whole(link, base)),
        alternates: extras.alternates.iter().filter_map(alternate).collect(),
        link: link.or(source).filter(|link| link != NO_ADDRESS),
        fields: extras.fields,
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

fn date(text: Option<&str>, context: DateContext) -> Option<Timestamp> {
    date_in(text?, context)?.time
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

/// An address made absolute where it is not and a base is known.
fn whole(link: String, base: impl FnOnce() -> Option<Url>) -> String {
    match Url::parse(&link) {
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            base().and_then(|base| base.join(&link).ok()).map_or(link, Into::into)
        }
        _ => link,
    }
}

fn description(media: &[rs::MediaObject]) -> Option<String> {
    media.iter().find_map(|media| media.description.as_ref()).map(|text| text.content.clone())
}

fn enclosures(
    links: &[rs::Link],
    media: &[rs::MediaObject],
    extras: &Extras,
    base: impl Fn() -> Option<Url>,
) -> Vec<Enclosure> {
    let linked = links.iter().filter(|link| link.rel.as_deref() == Some("enclosure"));
    let linked = linked.map(|link| (link.href.clone(), link.media_type.clone(), link.length));
    let objects = media.iter().flat_map(|media| &media.content).filter_map(|content| {
        Some((content.url.as_ref()?.to_string(), content.content_type.as_ref().map(ToString::to_string), content.size))
    });
    let mut found: Vec<Enclosure> = Vec::new();
    for (url, mime, length) in linked.chain(objects).take(50) {
        if !found.iter().any(|known| known.url == url) {
            let of_all = &extras.of_all;
            let own = extras.media.iter().find(|medium| whole(medium.url.clone(), &base) == url).unwrap_or(of_all);
            let said = [&own.caption, &own.title, &of_all.caption, &of_all.title];
            let caption = said.into_iter().flatten().next().cloned();
            let credit = own.credit.clone().or_else(|| of_all.credit.clone());
            found.push(Enclosure { url, mime, length, caption, credit });
        }
    }
    found
}

fn bounded(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(MOST_MARKUP));
    text
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
