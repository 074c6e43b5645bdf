use url::Url;

use super::dates;
use super::entry::{self, Common};
use super::error::FeedError;
use super::extras::{Extras, Linked};
use super::parse::{self, Canonical};
use super::texts::{self, Kind};
use super::{addresses, decode, json, links, mend};
use crate::model::{Feed, Field, Flaw, Language, Shell, Source, Unreadable};
use crate::text::clean_line;

/// Maximum length of an address in characters.
const MOST_ADDRESS: usize = 2_000;
/// Extension elements that hold the feed's title, in order of preference.
const TITLES: [&str; 4] = ["atom:title", "dc:title", "dcterms:title", "title"];
/// Extension elements that hold the feed's description, in order of preference.
const SUBTITLES: [&str; 10] = [
    "subtitle",
    "atom:subtitle",
    "description",
    "dc:description",
    "dcterms:description",
    "itunes:summary",
    "itunes:subtitle",
    "googleplay:description",
    "tagline",
    "summary",
];

/// Parses a feed. `base_url` is the address it was fetched from.
///
/// # Errors
/// If the input is empty, a web page, or not a feed.
pub fn read(bytes: &[u8], content_type: Option<&str>, base_url: Option<&str>) -> Result<Feed, FeedError> {
    let text = decode::decode(bytes, content_type);
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if start.is_empty() {
        return Err(FeedError::Empty);
    }
    let base = base_url.and_then(|base| Url::parse(base).ok()).filter(|base| base.as_str().len() <= MOST_ADDRESS);
    if start.starts_with('{') {
        return of_json(start, base);
    }
    let Some(mended) = mend::mended(&text, base.as_ref(), mend::LongTexts::Extracted) else {
        let lower: String = start.chars().take(2_000).collect::<String>().to_ascii_lowercase();
        let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|sign| lower.contains(sign));
        return Err(if page { FeedError::Page } else { FeedError::Nothing });
    };
    let mend::Mended { text: canonical, head, mut entries, places, cut, empty_root } = mended;
    let last = || text.trim_end().lines().count();
    let shell = (entries.is_empty() && (cut || empty_root))
        .then(|| if cut { Shell::Cut(last()) } else { Shell::Hollow(last()) });
    inherit(&head, &mut entries);
    let feed = made(Canonical { text: canonical, head, entries, places }, &text, base)?;
    Ok(Feed { shell, ..feed })
}

/// Reads a JSON Feed.
fn of_json(text: &str, base: Option<Url>) -> Result<Feed, FeedError> {
    let json::Mended { text: canonical, head, entries, cut, fault } = json::mend(text).ok_or(FeedError::Json)?;
    let base = base.or_else(|| own_address(&head.links));
    if let Some((reason, _)) = fault.as_ref().filter(|_| entries.is_empty()) {
        return Err(FeedError::Unreadable(clean_line(reason, 300)));
    }
    let shell = (cut && entries.is_empty()).then(|| Shell::Cut(text.lines().count()));
    let mut feed = made(Canonical { text: canonical.into(), head, entries, places: Vec::new() }, text, base)?;
    if let Some((_, line)) = fault {
        feed.unreadable.add(feed.entries.len() + 1, line, Flaw::Malformed);
    }
    Ok(Feed { shell, ..feed })
}

/// An Atom entry without an author inherits the feed's (RFC 4287 §4.2.1).
fn inherit(head: &Extras, entries: &mut [Extras]) {
    let authors = head.fields.iter().filter(|field| field.source == Source::AtomAuthor).cloned();
    let authors = json::inherited(&authors.collect::<Vec<Field>>(), entries.len());
    let own = |source| matches!(source, Source::AtomAuthor | Source::RssAuthor | Source::DcCreator);
    for entry in entries {
        if !authors.is_empty() && !entry.fields.iter().any(|field| own(field.source)) {
            entry.fields.splice(0..0, authors.iter().cloned());
        }
    }
}

/// The feed's link to itself, else its link to the site.
fn own_address(links: &[Linked]) -> Option<Url> {
    let own = links.iter().find(|link| link.rel == "self").map(|link| link.href.as_str());
    own.into_iter().chain(links::page(links)).find_map(|link| Url::parse(link).ok().filter(Url::has_host))
}

/// Builds a feed from its canonical form; `source` is the original text.
fn made(mut canonical: Canonical<'_>, source: &str, base: Option<Url>) -> Result<Feed, FeedError> {
    let (head, mapped) = parse::parse(&mut canonical)?;
    let mut extras = canonical.head;
    let claimed = extras.language.clone().filter(|language| !language.trim().is_empty());
    let language = claimed.as_deref().and_then(Language::parse);
    dates::read(&mut extras, &mut canonical.entries, language.as_ref());
    let home = extras.base.clone().or(base);
    let link = links::page(&extras.links).map(|link| clean_line(&links::whole(link, || home.clone()), MOST_ADDRESS));
    // RSS does not define a base for relative links; by convention it is the site. Atom and JSON Feed use the
    // document's address.
    let of_site = |link: &str| Url::parse(link).ok().filter(|_| canonical.text.starts_with("<rss") && home.is_some());
    let site = link.as_deref().and_then(of_site).or_else(|| home.clone());
    let texts = mapped.iter().flatten().flat_map(|mapped| [&mapped.summary, &mapped.content]).flatten();
    let markup = texts.into_iter().any(|(text, kind)| *kind == Kind::Undeclared && texts::is_markup(text));
    let common = Common { home: home.clone(), site, markup };
    let mut lines = Lines::new(source);
    let mut entries = Vec::with_capacity(mapped.len());
    let mut unreadable = Unreadable::default();
    for (ordinal, (mapped, extras)) in mapped.into_iter().zip(canonical.entries).enumerate() {
        let at = extras.at;
        let passed_over = mapped.is_none();
        let entry = common.entry(mapped.unwrap_or_default(), extras);
        if !entry.says_something() {
            let flaw = if passed_over { Flaw::Malformed } else { Flaw::Empty };
            unreadable.add(ordinal + 1, lines.of(at), flaw);
        }
        entries.push(entry);
    }
    let title = head.title.as_ref().and_then(|(text, kind)| texts::line(text, *kind));
    let extension = |names: &[&str]| extras.text_of(names).map(|(_, text)| text.clone());
    let subtitle = head.subtitle.map(|(text, _)| text).filter(|text| !text.trim().is_empty());
    let subtitle = subtitle.or_else(|| extension(&SUBTITLES));
    let subtitle = subtitle.map(|text| addresses::absolute(text.trim(), || home.clone()).into_owned());
    Ok(Feed {
        title: title.or_else(|| texts::line(&extension(&TITLES)?, Kind::Undeclared)),
        id: extras.id.clone(),
        language,
        claimed_language: claimed,
        subtitle,
        updated: dates::updated(&extras),
        published: dates::published(&extras),
        authors: authors(&extras),
        contributors: entry::names(&extras.fields, &[Source::AtomContributor, Source::DcContributor]),
        tags: entry::tags(head.tags.into_iter().chain(extras.tags.iter().cloned())),
        pace: extras.pace,
        shell: None,
        link,
        unreadable,
        entries,
    })
}

/// Names of the feed's authors, for RSS also of its editors and webmasters.
fn authors(extras: &Extras) -> Vec<String> {
    let mut names = entry::names(
        &extras.fields,
        &[Source::AtomAuthor, Source::JsonAuthor, Source::DcCreator, Source::ItunesAuthor, Source::RssAuthor],
    );
    for maker in &extras.makers {
        if !maker.is_empty() && !names.contains(maker) {
            names.push(maker.clone());
        }
    }
    names
}

/// Counts lines up to increasing positions in a text.
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, counted: 0, line: 1 }
    }

    fn of(&mut self, at: usize) -> usize {
        let between = self.text.as_bytes().get(self.counted..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted = at.max(self.counted);
        self.line
    }
}
