//! What stands behind the names of a byline and is none of them.

use std::sync::LazyLock;

use regex::Regex;

static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[^\s()<>,;|]+@[^\s()<>,;|]+\.[^\s()<>,;|]+").ok());
static DATE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\s,|·-]+\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?(\s.*)?$").ok());
/// `외 1명`, `等3人`, `et al.`: others who are not named.
static OTHERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s*(?:외\s*\d+\s*[명인]|等\s*\d+\s*人|他\s*\d+\s*[名人]|,?\s+et al\.?)\s*$").ok());

/// The text without `외 1명`, `等3人`, `et al.` at its end.
pub(super) fn without_others(text: String) -> String {
    if text.contains(['외', '等', '他']) || text.contains("et al") { cut(OTHERS.as_ref(), text) } else { text }
}

/// The text without a date at its end.
pub(super) fn without_date(text: String) -> String {
    if text.contains(|c: char| c.is_ascii_digit()) { cut(DATE.as_ref(), text) } else { text }
}

fn cut(what: Option<&Regex>, text: String) -> String {
    match what {
        Some(what) => what.replace(&text, "").into_owned(),
        None => text,
    }
}

/// The text without its e-mail address, and this.
pub(super) fn without_email(text: &str) -> (String, Option<String>) {
    if !text.contains('@') {
        return (text.trim().to_owned(), None);
    }
    let Some(found) = EMAIL.as_ref().and_then(|email| email.find(text)) else { return (text.trim().to_owned(), None) };
    let rest = text.replace(found.as_str(), " ");
    let name = rest.trim().trim_matches(['<', '>', '(', ')', '|', '-', '·', ' ']).trim().to_owned();
    (name, Some(found.as_str().trim_end_matches('.').to_owned()))
}
