use std::cell::RefCell;
use std::cmp::Reverse;
use std::fmt;

use jiff::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::super::MOST_ENTRIES;
use super::repair;
use crate::text;

/// Maximum number of elements read of a list, and of fields read of an object.
const MOST_VALUES: usize = 100;
/// Fields of a person and of an attachment that are read.
const PART: [&str; 5] = ["name", "url", "title", "mime_type", "size_in_bytes"];
/// Fields of an item that are read.
const ITEM: [&str; 18] = [
    "id",
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
    "author",
    "authors",
    "tags",
    "language",
    "attachments",
    "guid",
    "link",
];
/// Fields of a feed that are read, except its items.
const HEAD: [&str; 9] =
    ["version", "title", "home_page_url", "feed_url", "description", "language", "author", "authors", "user_comment"];

/// The fields of a feed and of its items, limited in size during reading.
#[derive(Default)]
pub(super) struct Document {
    pub(super) head: Map<String, Value>,
    pub(super) items: Vec<Map<String, Value>>,
    listed: bool,
    /// Whether the document is truncated.
    pub(super) cut: bool,
    /// Why and in which line reading ended before the end of the document.
    pub(super) fault: Option<(String, usize)>,
}

impl Document {
    /// Whether it declares itself a JSON Feed, or has the structure of one.
    pub(super) fn is_feed(&self) -> bool {
        let version = self.head.get("version");
        let named = version.and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed"));
        let like = version.is_some() || self.head.contains_key("home_page_url") || self.head.contains_key("feed_url");
        let is_item = |item: &Map<String, Value>| {
            ["content_html", "content_text", "url", "external_url", "title", "id"]
                .iter()
                .any(|key| item.contains_key(*key))
        };
        let whole = |item: &Map<String, Value>| {
            item.contains_key("id") && (item.contains_key("content_html") || item.contains_key("content_text"))
        };
        let like = like || (!self.items.is_empty() && self.items.iter().all(whole));
        named || (self.listed && like && self.items.iter().all(is_item))
    }
}

/// Reads a document as far as possible; if there are too many items the newest are kept. None if it is not an object.
pub(super) fn read(text: &str) -> Option<Document> {
    let text = text.trim();
    let document = attempt(text);
    let sound = !document.cut && document.fault.is_none();
    let document = if sound { document } else { attempt(&repair::repaired(text)) };
    (!document.head.is_empty() || document.listed).then_some(document)
}

fn attempt(text: &str) -> Document {
    let kept = RefCell::new(Kept::default());
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Root { kept: &kept }.deserialize(&mut reader);
    let cut = read.as_ref().is_err_and(serde_json::Error::is_eof);
    let fault = read.err().filter(|_| !cut).map(|error| (error.to_string(), error.line()));
    let kept = kept.into_inner();
    let listed = kept.listed;
    Document { head: kept.head.clone(), items: kept.newest(), listed, cut, fault }
}

/// The fields read so far, kept if the rest cannot be read.
#[derive(Default)]
struct Kept {
    head: Map<String, Value>,
    items: Vec<(usize, Map<String, Value>)>,
    count: usize,
    listed: bool,
}

impl Kept {
    fn item(&mut self, item: Map<String, Value>) {
        self.items.push((self.count, item));
        self.count += 1;
        if self.items.len() >= 2 * MOST_ENTRIES {
            self.prune();
        }
    }

    /// Drops the oldest items beyond the maximum.
    fn prune(&mut self) {
        if self.items.len() <= MOST_ENTRIES {
            return;
        }
        let date = |item: &Map<String, Value>| {
            ["date_published", "date_modified"].iter().find_map(|key| text::date(item.get(*key)?.as_str()?))
        };
        // An item without a date takes the date of the preceding item.
        let mut last = Timestamp::MAX;
        let mut dated: Vec<_> = std::mem::take(&mut self.items)
            .into_iter()
            .map(|(at, item)| {
                last = date(&item).unwrap_or(last);
                (last, at, item)
            })
            .collect();
        dated.sort_by_key(|(time, at, _)| (Reverse(*time), *at));
        dated.truncate(MOST_ENTRIES);
        dated.sort_by_key(|(_, at, _)| *at);
        self.items = dated.into_iter().map(|(_, at, item)| (at, item)).collect();
    }

    fn newest(mut self) -> Vec<Map<String, Value>> {
        self.prune();
        self.items.into_iter().map(|(_, item)| item).collect()
    }
}

struct Root<'k> {
    kept: &'k RefCell<Kept>,
}

impl<'de> DeserializeSeed<'de> for Root<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "items" {
                map.next_value_seed(Items { kept: self.kept })?;
            } else if HEAD.contains(&key.as_str()) {
                let value = map.next_value_seed(Bounded { depth: 1 })?;
                let head = &mut self.kept.borrow_mut().head;
                if !value.is_null() && !head.contains_key(&key) {
                    head.insert(key, value);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The list of items, or an object whose values are items.
struct Items<'k> {
    kept: &'k RefCell<Kept>,
}

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Items<'_> {
    fn take(&self, value: Value) {
        if let Value::Object(item) = value {
            self.kept.borrow_mut().item(item);
        }
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.kept.borrow_mut().listed = true;
        while let Some(item) = seq.next_element_seed(Item)? {
            self.take(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.kept.borrow_mut().listed = true;
        while map.next_key::<IgnoredAny>()?.is_some() {
            let item = map.next_value_seed(Item)?;
            self.take(item);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
}

/// Reads one item, only its known fields.
struct Item;

impl<'de> DeserializeSeed<'de> for Item {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Fields { known: &ITEM, depth: 0 })
    }
}

/// Reads a value of a field: at most a list of objects.
struct Bounded {
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Bounded {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Fields { known: &PART, depth: self.depth })
    }
}

struct Fields {
    known: &'static [&'static str],
    depth: usize,
}

impl<'de> Visitor<'de> for Fields {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while self.depth <= 1 && values.len() < MOST_VALUES {
            let Some(value) = seq.next_element_seed(Bounded { depth: self.depth + 1 })? else {
                return Ok(Value::Array(values));
            };
            values.push(value);
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if self.depth <= 2 && self.known.contains(&key.as_str()) {
                let value = map.next_value_seed(Bounded { depth: self.depth + 1 })?;
                if !value.is_null() && !object.contains_key(&key) {
                    object.insert(key, value);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Object(object))
    }
}
