use jiff::Timestamp;
use serde_json::{Value, json};

use crate::model::{Credit, Headline, Role};

/// A time as the command line prints it: UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
pub(crate) fn time(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The names that did one thing.
pub(crate) fn names(credits: &[Credit], role: Role) -> Vec<&str> {
    credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
}

/// Credits as `{role, name, detail}`.
pub(crate) fn credits(credits: &[Credit]) -> Value {
    credits
        .iter()
        .map(|credit| json!({"role": credit.role.as_str(), "name": credit.name, "detail": credit.detail}))
        .collect()
}

/// A headline's row.
pub(crate) fn headline(row: &Headline) -> serde_json::Map<String, Value> {
    let value = json!({
        "id": row.id.0,
        "title": row.title,
        "source": row.source,
        "feed": row.feed,
        "section": row.section,
        "date": row.dated().map(time),
        "language": row.language,
        "authors": names(&row.credits, Role::Author),
        "translators": names(&row.credits, Role::Translator),
        "credits": credits(&row.credits),
        "read": row.read,
        "starred": row.starred,
        "hidden": row.hidden,
        "link": row.link,
        "text": row.text,
    });
    match value {
        Value::Object(object) => object,
        _ => serde_json::Map::new(),
    }
}
