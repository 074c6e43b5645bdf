//! Rows and articles as JSON objects.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::model::{Article, Credit, Headline, Link, Role};
use crate::text::Document;
use crate::words::Words;

/// A time as the command line prints it: UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
#[must_use]
pub fn time(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The names that did one thing.
#[must_use]
pub fn names(credits: &[Credit], role: Role) -> Vec<&str> {
    credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
}

/// Credits as JSON: a list of `{role, name, detail}`.
#[must_use]
pub fn credits(credits: &[Credit]) -> Value {
    credits
        .iter()
        .map(|credit| json!({"role": credit.role.as_str(), "name": credit.name, "detail": credit.detail}))
        .collect()
}

/// The fields of a headline's row as JSON, without the text.
#[must_use]
pub fn headline(row: &Headline) -> serde_json::Map<String, Value> {
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
        "later": row.later,
        "hidden": row.hidden,
        "link": row.link,
        "text": row.text,
    });
    match value {
        Value::Object(object) => object,
        _ => serde_json::Map::new(),
    }
}

/// A machine's translation of an article as one object: headline and standfirst, text, who translated it, and what stays in
/// the original with the reason.
#[must_use]
pub fn translation(
    (title, standfirst): (Option<&str>, Option<&str>),
    body: &Document,
    credit: &Credit,
    kept: &[Value],
) -> Value {
    json!({
        "language": credit.detail.get("to"),
        "title": title,
        "standfirst": standfirst,
        "body_text": body.to_text(),
        "body_html": body.to_html(),
        "kept": kept,
        "credit": credits(std::slice::from_ref(credit)).get(0),
    })
}

/// A passage that stays in the original, and why.
#[must_use]
pub fn kept(text: &str, reason: &str) -> Value {
    json!({"text": text, "reason": reason})
}

/// An article with its text as one object.
pub(super) fn article(article: &Article, standfirst: Option<&str>, body: &Document) -> Value {
    let mut object = headline(&article.headline);
    object.insert("label".to_owned(), json!(article.label));
    object.insert("standfirst".to_owned(), json!(standfirst));
    object.insert("updated".to_owned(), json!(article.updated.map(time)));
    object.insert("tags".to_owned(), json!(article.tags));
    object.insert("credits".to_owned(), credits(&article.credits));
    let link = |link: &Link| {
        let article = link.article.map(|id| id.0);
        json!({"kind": link.kind, "url": link.url, "language": link.language, "title": link.title, "id": article})
    };
    object.insert("links".to_owned(), article.links.iter().map(link).collect());
    let reason = article.attempt.as_ref().and_then(|attempt| attempt.reason.as_ref());
    let reason = reason.map(|reason| Words::english().message(reason));
    object.insert("text_reason".to_owned(), json!(reason));
    object.insert("body_text".to_owned(), json!(body.to_text()));
    object.insert("body_html".to_owned(), json!(body.to_html()));
    let media: Vec<Value> = article.enclosures.iter().map(|(url, kind)| json!({"url": url, "type": kind})).collect();
    object.insert("enclosures".to_owned(), json!(media));
    Value::Object(object)
}
