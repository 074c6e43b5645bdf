use std::borrow::Cow;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model as rs;
use feed_rs::parser;

use super::error::FeedError;
use super::extras::Extras;
use super::texts::Kind;
use crate::text::clean_line;

/// A feed in the form that the parser reads, with ordinals as ids of its entries, and its extras.
pub(super) struct Canonical<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) head: Extras,
    /// By ordinal.
    pub(super) entries: Vec<Extras>,
    /// Byte range of each entry in the text; empty for JSON.
    pub(super) places: Vec<Range<usize>>,
}

/// Texts of the feed itself, as mapped by the parser.
pub(super) struct Head {
    pub(super) title: Option<(String, Kind)>,
    pub(super) subtitle: Option<(String, Kind)>,
    pub(super) tags: Vec<String>,
}

/// Texts of an entry, as mapped by the parser.
#[derive(Default)]
pub(super) struct Mapped {
    pub(super) title: Option<(String, Kind)>,
    pub(super) summary: Option<(String, Kind)>,
    pub(super) content: Option<(String, Kind)>,
    /// Address of the content if it is not in the feed.
    pub(super) source: Option<String>,
    pub(super) tags: Vec<String>,
}

/// Parses well-formed text to the texts of a feed and of its entries by ordinal; none for an entry that the parser
/// skips. The only file that names feed-rs.
pub(super) fn parse(canonical: &mut Canonical<'_>) -> Result<(Head, Vec<Option<Mapped>>), FeedError> {
    let mut joined: Vec<Option<Mapped>> = Vec::new();
    joined.resize_with(canonical.entries.len(), || None);
    let feed = match run(&canonical.text) {
        Ok(mut feed) => {
            let entries = std::mem::take(&mut feed.entries);
            join(entries, &feed.feed_type, &mut joined);
            feed
        }
        Err(error) => one_by_one(canonical, &mut joined).ok_or(error)?,
    };
    for (mapped, extras) in joined.iter_mut().zip(&mut canonical.entries) {
        for (text, _) in mapped.iter_mut().flat_map(|mapped| [&mut mapped.summary, &mut mapped.content]).flatten() {
            extras.resolve(text);
        }
    }
    let typed = feed.feed_type;
    let head = Head {
        title: feed.title.map(|text| typed_text(text, &typed)),
        subtitle: feed.description.map(|text| typed_text(text, &typed)),
        tags: names(&feed.categories),
    };
    Ok((head, joined))
}

/// Puts each parsed entry at its ordinal; an entry without one, or with one already used, is dropped.
fn join(entries: Vec<rs::Entry>, feed: &rs::FeedType, joined: &mut [Option<Mapped>]) {
    for entry in entries {
        let slot = entry.id.trim().parse::<usize>().ok().and_then(|ordinal| joined.get_mut(ordinal));
        if let Some(slot) = slot.filter(|slot| slot.is_none()) {
            *slot = Some(mapped(entry, feed));
        }
    }
}

/// Parses the entries one by one, so that an entry which the parser rejects costs only itself.
fn one_by_one(canonical: &Canonical<'_>, joined: &mut [Option<Mapped>]) -> Option<rs::Feed> {
    let text = &*canonical.text;
    let first = canonical.places.first().map_or(text.len(), |place| place.start);
    let root = text.get(..text.find('>')? + 1)?;
    let atom = root.starts_with("<feed");
    let (open, close) = if atom { ("", "</feed>") } else { ("<channel>", "</channel></rss>") };
    for place in &canonical.places {
        let entry = text.get(place.clone()).unwrap_or_default();
        if let Ok(feed) = run(&format!("{root}{open}{entry}{close}")) {
            join(feed.entries, &feed.feed_type, joined);
        }
    }
    let head = text.get(..first).unwrap_or(text);
    run(&format!("{head}{close}")).or_else(|_| run(&format!("{root}{open}{close}"))).ok()
}

fn run(text: &str) -> Result<rs::Feed, FeedError> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        // Dates are read from the extras, which take the dates of the whole feed into account.
        let builder = parser::Builder::new().id_generator(|_, _, _| String::new()).timestamp_parser(|_| None);
        builder.build().parse(text.as_bytes())
    }));
    match read {
        Ok(read) => read.map_err(|error| FeedError::Unreadable(clean_line(&error.to_string(), 300))),
        Err(_) => Err(FeedError::GaveUp),
    }
}

fn mapped(entry: rs::Entry, feed: &rs::FeedType) -> Mapped {
    let (content, source) = match entry.content {
        Some(content) => {
            let kind = kind(&content.content_type, feed);
            let source = content.src.filter(|_| *feed == rs::FeedType::Atom).map(|link| link.href);
            (content.body.map(|body| (body, kind)), source)
        }
        None => (None, None),
    };
    Mapped {
        title: entry.title.map(|text| typed_text(text, feed)),
        summary: entry.summary.map(|text| typed_text(text, feed)),
        content,
        source,
        tags: names(&entry.categories),
    }
}

fn typed_text(text: rs::Text, feed: &rs::FeedType) -> (String, Kind) {
    let kind = kind(&text.content_type, feed);
    (text.content, kind)
}

/// RSS does not declare the type of its texts; Atom and JSON Feed do.
fn kind(given: &impl ToString, feed: &rs::FeedType) -> Kind {
    match feed {
        rs::FeedType::Atom | rs::FeedType::JSON if given.to_string() == "text/plain" => Kind::Plain,
        rs::FeedType::Atom | rs::FeedType::JSON => Kind::Markup,
        _ => Kind::Undeclared,
    }
}

fn names(categories: &[rs::Category]) -> Vec<String> {
    let name = |category: &rs::Category| category.label.clone().unwrap_or_else(|| category.term.clone());
    categories.iter().take(100).map(name).collect()
}
