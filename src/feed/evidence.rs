use memchr::memmem;

use crate::model::{Block, Entry, Evidence, Feed, Field, Role, Source};
use crate::text::{self, Pattern};

/// Maximum number of blocks read at either end of an entry.
const MOST_BLOCKS: usize = 400;

/// The evidence of an entry's credits: its structured names and the visible blocks of its content.
#[must_use]
pub fn evidence(feed: &Feed, entry: &Entry) -> Evidence {
    let markup = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    let lines = text::captioned_blocks(markup).into_iter();
    let mut blocks: Vec<Block> = lines.map(|line| Block::of_feed(line.text, line.is_caption)).collect();
    if blocks.len() > MOST_BLOCKS {
        blocks.drain(MOST_BLOCKS / 2..blocks.len() - MOST_BLOCKS / 2);
    }
    let mut fields = entry.fields.clone();
    fields.extend(labelled(markup));
    Evidence {
        fields,
        blocks,
        title: entry.title.clone(),
        site_names: feed.title.iter().cloned().collect(),
        language: entry.language.clone().or_else(|| feed.language.clone()),
    }
}

/// A label marked by its class, followed by linked names that only their links separate.
static LABELLED: Pattern = Pattern::new(
    r#"<span[^<>]*class=["'][^"'<>]*(?:credit|byline|contributor)-label[^"'<>]*["'][^<>]*>([^<>]+)</span>\s*((?:<a\s[^<>]*>[^<>]+</a>[\s,]*)+)"#,
);
/// A link to the original of a translation, marked by its class.
static SOURCE: Pattern =
    Pattern::new(r#"<span[^<>]*class=["']source-link["'][^<>]*>\s*<a\s[^<>]*href=["'](https?://[^"'<>\s]+)["']"#);
static NAME: Pattern = Pattern::new(r">([^<>]+)</a>");

/// Length in bytes of the end of an entry that is searched for marked labels.
const LABELS_IN: usize = 8_000;

fn labelled(markup: &str) -> Vec<Field> {
    let tail = markup.get(markup.floor_char_boundary(markup.len().saturating_sub(LABELS_IN))..).unwrap_or_default();
    // A cheap test first: most entries have no marked label and skip the expressions.
    if ["-label", "source-link"].iter().all(|class| memmem::find(tail.as_bytes(), class.as_bytes()).is_none()) {
        return Vec::new();
    }
    let field = |label: &str, links: &str| {
        let names: Vec<&str> =
            NAME.captures_iter(links).filter_map(|link| Some(link.get(1)?.as_str().trim())).collect();
        let text = text::clean_line(&text::blocks(&format!("{label}: {}", names.join(" &amp; "))).join(" "), 400);
        Field { source: Source::CreditElement, role: None, text, url: None, email: None }
    };
    let all = LABELLED.captures_iter(tail).take(20);
    let mut fields: Vec<Field> =
        all.filter_map(|row| Some(field(row.get(1)?.as_str(), row.get(2)?.as_str()))).collect();
    let source = SOURCE.captures(tail).and_then(|found| found.get(1));
    fields.extend(source.map(|address| Field {
        source: Source::CreditElement,
        role: Some(Role::OriginalPublication),
        text: String::new(),
        url: Some(text::clean_line(address.as_str(), 400)),
        email: None,
    }));
    fields
}
