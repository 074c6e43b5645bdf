use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::FeedsFile;
use super::brought::{Brought, MOST_FEEDS, MOST_NAME, Outline};
use super::fault::ImportFault;
use super::urls::{quoted, words};
use crate::model::Subscription;
use crate::text::clean_line;
use crate::text::html::parse_fragment;

/// Characters of an address.
const MOST_ADDRESS: usize = 2_000;
/// Folders round one feed.
const MOST_FOLDERS: usize = 21;
/// The attributes that are ours, so that nothing is lost between two copies of dateline.
const OURS: &str = "urn:dateline:opml";

/// Subscriptions as an OPML 2.0 file: a folder for each section, tags as categories.
#[must_use]
pub fn export_opml(file: &FeedsFile) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<opml version=\"2.0\" xmlns:dateline=\"{OURS}\">");
    out.push_str("<head><title>dateline</title></head>\n<body>\n");
    let mut feeds = file.feeds.iter().peekable();
    for section in &file.sections {
        let _ = writeln!(out, "<outline text=\"{}\">", escape(section.as_str()));
        while let Some(feed) = feeds.next_if(|feed| feed.section == *section) {
            write_feed(&mut out, feed);
        }
        out.push_str("</outline>\n");
    }
    out.push_str("</body>\n</opml>\n");
    out
}

fn write_feed(out: &mut String, feed: &Subscription) {
    let category = (!feed.tags.is_empty()).then(|| feed.tags.join(","));
    // A category has no way to hold these.
    let tags = feed.tags.iter().any(|tag| tag.contains(',') || tag.starts_with('/'));
    let tags = tags.then(|| feed.tags.iter().map(|tag| quoted(tag)).collect::<Vec<_>>().join(" "));
    let language = feed.language.as_ref().map(|language| language.as_str().to_owned());
    let given = [
        ("text", Some(&feed.title)),
        ("title", Some(&feed.title)),
        ("xmlUrl", Some(&feed.url)),
        ("htmlUrl", feed.homepage.as_ref()),
        ("language", language.as_ref()),
        ("category", category.as_ref()),
        ("dateline:id", Some(&feed.id)),
        ("dateline:tags", tags.as_ref()),
        ("dateline:country", feed.country.as_ref()),
    ];
    out.push_str("  <outline type=\"rss\"");
    for (name, text) in given {
        if let Some(text) = text {
            let _ = write!(out, " {name}=\"{}\"", escape(text.as_str()));
        }
    }
    out.push_str("/>\n");
}

/// An open outline.
struct Open {
    /// The name of its folder; empty for one that is a feed itself.
    name: String,
    /// Whether it and what is in it is a comment (`isComment`).
    comment: bool,
}

/// The feeds of an OPML file with the folders round them. No document type is read, no entity of its own resolved.
pub(super) fn read(text: &str) -> Result<Brought, ImportFault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut brought, mut open) = (Brought::default(), Vec::new());
    let (mut began, mut ended) = (false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if is(&start, "outline") => {
                let outline = outline(&start, &open);
                let name = if outline.is_some() { String::new() } else { name(&start).unwrap_or_default() };
                open.push(Open { name, comment: is_comment(&start, &open) });
                brought.outlines.extend(outline);
            }
            Ok(Event::Empty(start)) if is(&start, "outline") => brought.outlines.extend(outline(&start, &open)),
            Ok(Event::Start(start)) => began |= is(&start, "opml"),
            Ok(Event::End(end)) if end.name().as_ref().eq_ignore_ascii_case("outline") => drop(open.pop()),
            Ok(Event::End(end)) => ended |= end.name().as_ref().eq_ignore_ascii_case("opml"),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) if began || !brought.outlines.is_empty() => {
                return Err(ImportFault::Broken(line(&reader, text), error.to_string()));
            }
            Err(error) => return Err(ImportFault::NotOpml(error.to_string())),
        }
        if brought.outlines.len() > MOST_FEEDS {
            return Ok(brought);
        }
    }
    match (began, ended) {
        (true, true) => Ok(brought),
        (true, false) => Err(ImportFault::Cut),
        (false, _) => Err(ImportFault::NoOpml),
    }
}

fn line(reader: &Reader<&[u8]>, text: &str) -> usize {
    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.local_name().as_ref().eq_ignore_ascii_case(name)
}

fn is_comment(start: &BytesStart<'_>, open: &[Open]) -> bool {
    open.last().is_some_and(|open| open.comment)
        || attribute(start, "isComment", 10).is_some_and(|said| said.eq_ignore_ascii_case("true"))
}

/// An attribute as clean text.
fn attribute(start: &BytesStart<'_>, wanted: &str, most: usize) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(wanted))?;
    let text = clean_line(&decoded(&found.value), most);
    (!text.is_empty()).then_some(text)
}

/// A value as a browser reads it: references of XML and of HTML are decoded each by itself, and what is none, as the bare
/// `&` of many addresses, stays as it is written (HTML 13.2.5.72).
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let markup = format!("<i title=\"{}\">", value.replace('"', "&quot;"));
    let parsed = parse_fragment(&markup);
    let title = parsed.html.tree.values().find_map(|node| node.as_element()?.attr("title").map(str::to_owned));
    title.map_or(Cow::Borrowed(value), Cow::Owned)
}

fn name(start: &BytesStart<'_>) -> Option<String> {
    attribute(start, "title", MOST_NAME).or_else(|| attribute(start, "text", MOST_NAME))
}

/// A feed; OPML 1.0 also calls its address `url`.
fn outline(start: &BytesStart<'_>, open: &[Open]) -> Option<Outline> {
    if is_comment(start, open) {
        return None;
    }
    let kind = attribute(start, "type", 20).unwrap_or_default().to_ascii_lowercase();
    let of_feed = ["rss", "atom", "feed", "rdf"].iter().any(|word| kind.starts_with(word));
    let own = || attribute(start, "url", MOST_ADDRESS).filter(|_| of_feed);
    let url = attribute(start, "xmlUrl", MOST_ADDRESS).or_else(own)?;
    let title = name(start);
    let id = attribute(start, "dateline:id", MOST_NAME);
    let named = || open.iter().filter(|open| !open.name.is_empty());
    let count = named().count();
    // Some readers put each feed into a folder of its own name.
    let own = id.is_none() && named().next_back().map(|open| &open.name) == title.as_ref();
    let kept = (count - usize::from(own && count > 0)).min(MOST_FOLDERS);
    let mut folders: Vec<String> = named().take(kept).map(|open| open.name.clone()).collect();
    for category in categories(start) {
        if !category.is_empty() && !folders.contains(&category) {
            folders.push(category);
        }
    }
    Some(Outline {
        url,
        title,
        folders,
        id,
        homepage: attribute(start, "htmlUrl", MOST_ADDRESS),
        language: attribute(start, "language", 40),
        country: attribute(start, "dateline:country", 40),
    })
}

/// Our own tags, else the categories of OPML 2.0, parted by commas, each perhaps a path.
fn categories(start: &BytesStart<'_>) -> Vec<String> {
    if let Some(tags) = attribute(start, "dateline:tags", MOST_ADDRESS) {
        return words(&tags);
    }
    let category = attribute(start, "category", MOST_ADDRESS).unwrap_or_default();
    category.split(',').map(|category| clean_line(category.trim().trim_start_matches('/'), MOST_NAME)).collect()
}
