use serde_json::{Map, Value, json};

use super::extras::Extras;
use super::mend::spaced;
use crate::model::{Field, Source};
use crate::text::clean_line;

/// Makes a JSON Feed (1.0, 1.1) out of what almost is one: numbers for ids, a missing title or version, attachments
/// without a type. None when it is no JSON object.
pub(super) fn mend(text: &str) -> Option<(String, (Extras, Vec<Extras>))> {
    let mut value: Value = serde_json::from_str(text.trim()).ok()?;
    let feed = value.as_object_mut()?;
    if !feed.get("items").is_some_and(Value::is_array) && !feed.contains_key("version") {
        return None;
    }
    feed.insert("version".to_owned(), Value::from("https://jsonfeed.org/version/1.1"));
    text_or(feed, "title", "");
    drop_unless_text(feed, &["home_page_url", "feed_url", "description", "icon", "favicon", "language"]);
    let inherited = authors(feed);
    let mut extras = Vec::new();
    let items = feed.entry("items").or_insert_with(|| Value::Array(Vec::new()));
    for item in items.as_array_mut()? {
        let Some(item) = item.as_object_mut() else { continue };
        let id = match item.get("id") {
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::String(id)) => id.clone(),
            _ => String::new(),
        };
        item.insert("id".to_owned(), Value::from(id.clone()));
        drop_unless_text(
            item,
            &[
                "url",
                "external_url",
                "title",
                "content_html",
                "content_text",
                "summary",
                "image",
                "banner_image",
                "date_published",
                "date_modified",
                "language",
            ],
        );
        if let Some(attachments) = item.get_mut("attachments").and_then(Value::as_array_mut) {
            attachments.retain(|attachment| attachment.get("url").is_some_and(Value::is_string));
            for attachment in attachments.iter_mut().filter_map(Value::as_object_mut) {
                text_or(attachment, "mime_type", "application/octet-stream");
            }
        }
        let own = authors(item);
        let fields = if own.is_empty() { inherited.clone() } else { own };
        extras.push(Extras { fields, id: Some(id).filter(|id| !id.is_empty()), opaque: true, ..Extras::default() });
    }
    Some((value.to_string(), (Extras::default(), extras)))
}

fn text_or(object: &mut Map<String, Value>, key: &str, default: &str) {
    if !object.get(key).is_some_and(Value::is_string) {
        object.insert(key.to_owned(), Value::from(default));
    }
}

fn drop_unless_text(object: &mut Map<String, Value>, keys: &[&str]) {
    for key in keys {
        if object.get(*key).is_some_and(|value| !value.is_string()) {
            object.remove(*key);
        }
    }
}

/// The authors of a feed or an item, which are written back as the parser can read them.
fn authors(object: &mut Map<String, Value>) -> Vec<Field> {
    let fields = fields(object);
    let person = |field: &Field| {
        let name = spaced(&field.text).unwrap_or_else(|| field.text.clone());
        json!({ "name": name, "url": field.url })
    };
    object.remove("author");
    object.insert("authors".to_owned(), fields.iter().map(person).collect());
    fields
}

/// `authors` (1.1), else `author` (1.0).
fn fields(object: &Map<String, Value>) -> Vec<Field> {
    let many = object.get("authors").and_then(Value::as_array).map(|authors| authors.iter().collect::<Vec<_>>());
    let people = many.filter(|many| !many.is_empty()).unwrap_or_else(|| object.get("author").into_iter().collect());
    let field = |person: &&Value| {
        let text = clean_line(person.get("name")?.as_str()?, 500);
        let url = person.get("url").and_then(Value::as_str).map(|url| clean_line(url, 2_000));
        (!text.is_empty()).then_some(Field { source: Source::JsonAuthor, role: None, text, url, email: None })
    };
    people.iter().filter_map(field).collect()
}
