use serde_json::{Map, Value};

use super::error::WireError;
use crate::text::clean_line;

/// Characters of a name.
const MOST_NAME: usize = 500;
/// Characters of an address.
const MOST_ADDRESS: usize = 4_000;

/// The bytes of an answer as a JSON object.
pub(super) fn object(bytes: &[u8]) -> Result<Map<String, Value>, WireError> {
    match value(bytes)? {
        Value::Object(object) => Ok(object),
        _ => Err(WireError::NoObject),
    }
}

/// The bytes of an answer as JSON.
pub(super) fn value(bytes: &[u8]) -> Result<Value, WireError> {
    refuse_page(bytes)?;
    serde_json::from_slice(bytes).map_err(|error| {
        let line = clean_line(&error.to_string(), MOST_NAME);
        if error.is_eof() { WireError::Cut(line) } else { WireError::Unreadable(line) }
    })
}

/// Refuses a web page, which a network that wants a login gives for everything, with a status that says that all is well.
pub(super) fn refuse_page(bytes: &[u8]) -> Result<(), WireError> {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    if start.starts_with(b"<") { Err(WireError::Page) } else { Ok(()) }
}

/// The first words of an answer, for a sentence; none of an empty one.
pub(super) fn said(bytes: &[u8]) -> Option<String> {
    let text = clean_line(&String::from_utf8_lossy(bytes.get(..400).unwrap_or(bytes)), 120);
    (!text.is_empty()).then_some(text)
}

/// A list in an object; what is missing or null is empty, what is something else no list.
pub(super) fn list<'a>(object: &'a Map<String, Value>, key: &'static str) -> Result<&'a [Value], WireError> {
    match object.get(key) {
        Some(Value::Array(items)) => Ok(items),
        Some(Value::Null) => Ok(&[]),
        _ => Err(WireError::Lacks(key)),
    }
}

/// Text, or a number as it is written.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A clean line that says something.
pub(super) fn line(value: Option<&Value>) -> Option<String> {
    Some(clean_line(&text(value)?, MOST_NAME)).filter(|line| !line.is_empty())
}

/// An address of the web.
pub(super) fn address(value: Option<&Value>) -> Option<String> {
    let text = clean_line(&text(value)?, MOST_ADDRESS);
    (text.starts_with("http://") || text.starts_with("https://")).then_some(text)
}

/// A whole number, also one that is written as text.
pub(super) fn number(value: Option<&Value>) -> Option<i64> {
    match value? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}
