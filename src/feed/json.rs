mod document;
mod repair;

use serde_json::{Map, Value, json};

use super::entities;
use super::extras::{Extras, Linked, Stamp};
use super::scan::named;
use crate::model::{Field, Source};
use crate::text::clean_line;

/// Maximum number of authors of a feed or of an item.
const MOST_AUTHORS: usize = 100;
/// Maximum number of author names that all entries together inherit from their feed.
const MOST_INHERITED: usize = 6_000;

/// A JSON Feed in the form that the parser reads, and the values that the parser would drop.
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) head: Extras,
    pub(super) entries: Vec<Extras>,
    /// Whether the document is truncated.
    pub(super) cut: bool,
    /// Why and in which line reading ended before the end of the document.
    pub(super) fault: Option<(String, usize)>,
}

/// Builds a valid JSON Feed (1.0, 1.1) from a nearly valid one. A field of the wrong type is converted if possible,
/// else omitted. None if it is not a JSON Feed.
pub(super) fn mend(text: &str) -> Option<Mended> {
    let document = document::read(text)?;
    if !document.is_feed() {
        return None;
    }
    let mut head = Extras { fields: authors(&document.head), ..Extras::default() };
    head.language = line(document.head.get("language"), 50);
    for (key, rel) in [("home_page_url", "alternate"), ("feed_url", "self")] {
        if let Some(href) = address(document.head.get(key)) {
            head.link(Linked { href, rel: rel.to_owned(), ..Linked::default() });
        }
    }
    let mut entries = Vec::with_capacity(document.items.len());
    let mut items = Vec::with_capacity(document.items.len());
    let inherited = inherited(&head.fields, document.items.len());
    for item in document.items {
        let (value, mut extras) = self::item(&item, entries.len());
        if extras.fields.is_empty() {
            extras.fields.clone_from(&inherited);
        }
        items.push(value);
        entries.push(extras);
    }
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": string(document.head.get("title")).unwrap_or_default(),
        "description": string(document.head.get("description")),
        "items": items,
    });
    Some(Mended { text: feed.to_string(), head, entries, cut: document.cut, fault: document.fault })
}

/// The feed's authors that each entry inherits: at most as many as are shown, and fewer the more entries there are.
pub(super) fn inherited(authors: &[Field], entries: usize) -> Vec<Field> {
    let most = (MOST_INHERITED / entries.max(1)).clamp(3, 20);
    let mut room = 2_000_usize;
    let fits = |field: &&Field| {
        let taken = field.text.len() + field.url.as_ref().map_or(0, String::len);
        room = room.saturating_sub(taken);
        room > 0
    };
    authors.iter().take(most).take_while(fits).cloned().collect()
}

fn item(item: &Map<String, Value>, ordinal: usize) -> (Value, Extras) {
    let mut extras = Extras { opaque: true, fields: authors(item), ..Extras::default() };
    extras.id = line(item.get("id"), 2_000);
    extras.language = line(item.get("language"), 50);
    for (key, stamp) in [("date_published", Stamp::Published), ("date_modified", Stamp::Updated)] {
        if let Some(date) = line(item.get(key), 200) {
            extras.date(stamp, &date);
        }
    }
    for key in ["url", "external_url"] {
        if let Some(href) = address(item.get(key)) {
            extras.link(Linked { href, rel: "alternate".to_owned(), ..Linked::default() });
        }
    }
    let attachments = item.get("attachments");
    let many = attachments.and_then(Value::as_array).map(Vec::as_slice);
    let one = attachments.filter(|value| value.is_object()).map(std::slice::from_ref);
    for attachment in many.or(one).unwrap_or_default() {
        extras.link(self::attachment(attachment));
    }
    for key in ["image", "banner_image"] {
        if let Some(href) = address(item.get(key)) {
            let (rel, kind) = ("image".to_owned(), "image/*".to_owned());
            extras.link(Linked { href, rel, kind, ..Linked::default() });
        }
    }
    let filled = |key: &str| string(item.get(key)).filter(|text| !text.trim().is_empty());
    let value = json!({
        "id": ordinal.to_string(),
        "title": filled("title"),
        "content_html": filled("content_html"),
        "content_text": filled("content_text"),
        "summary": filled("summary"),
        "tags": tags(item.get("tags")),
    });
    (value, extras)
}

fn attachment(value: &Value) -> Linked {
    let size = value.get("size_in_bytes");
    let number = |size: &Value| {
        let text = size.as_str().map_or_else(|| size.to_string(), |text| text.trim().to_owned());
        text.split('.').next()?.parse::<u64>().ok()
    };
    Linked {
        href: address(value.get("url")).or_else(|| address(Some(value))).unwrap_or_default(),
        rel: "enclosure".to_owned(),
        kind: line(value.get("mime_type"), 200).unwrap_or_default(),
        title: line(value.get("title"), 500),
        length: size.and_then(number),
        ..Linked::default()
    }
}

fn tags(value: Option<&Value>) -> Vec<String> {
    let name = |value: &Value| line(Some(value), 200).or_else(|| line(value.get("name").or(value.get("title")), 200));
    match value {
        Some(Value::Array(tags)) => tags.iter().filter_map(name).collect(),
        Some(Value::String(tags)) => tags.split(',').filter_map(|tag| line(Some(&Value::from(tag)), 200)).collect(),
        Some(value) => name(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A value as text; numbers and booleans as written.
fn string(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

fn line(value: Option<&Value>, most: usize) -> Option<String> {
    let text = clean_line(&string(value)?, most);
    (!text.is_empty()).then_some(text)
}

/// An address; in JSON only a string can be one.
fn address(value: Option<&Value>) -> Option<String> {
    line(value.filter(|value| value.is_string()), 2_000)
}

/// `authors` (1.1), else `author` (1.0); each may be a single value or a list, of objects or of names.
fn authors(object: &Map<String, Value>) -> Vec<Field> {
    let field = |one: &Value| {
        let text = line(one.get("name"), 500).or_else(|| line(Some(one), 500))?;
        let (text, email) = named(&entities::decoded(&text));
        let url = address(one.get("url"));
        (!text.is_empty()).then_some(Field { source: Source::JsonAuthor, role: None, text, url, email })
    };
    let all = |key: &str| -> Vec<Field> {
        match object.get(key) {
            Some(Value::Array(people)) => people.iter().take(MOST_AUTHORS).filter_map(field).collect(),
            Some(person) => field(person).into_iter().collect(),
            None => Vec::new(),
        }
    };
    let many = all("authors");
    if many.is_empty() { all("author") } else { many }
}
