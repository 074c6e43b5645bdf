use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Maximum number of matches.
const MAX_MATCHES: usize = 10_000;

/// The matches of a search text, as byte ranges in order: upper and lower case, letters with and without marks, and all
/// white space compare equal.
#[must_use]
pub fn find(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = folded(wanted.trim()).into_iter().map(|(c, _)| c).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let text = folded(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = text.get(at..at + wanted.len()) {
        if window.iter().map(|(c, _)| c).eq(&wanted) {
            let start = window.first().map_or(0, |(_, range)| range.start);
            let end = window.last().map_or(start, |(_, range)| range.end);
            // Combining marks after the last letter belong to it.
            let end = text.get(at + wanted.len()).map_or(end, |(_, next)| next.start.max(end));
            found.push(start..end);
            at += wanted.len();
        } else {
            at += 1;
        }
        if found.len() == MAX_MATCHES {
            break;
        }
    }
    found
}

/// The letters that are compared, each with its byte range in the text.
fn folded(text: &str) -> Vec<(char, Range<usize>)> {
    let mut out: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        if c.is_ascii() {
            let c = if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() };
            if c != ' ' || out.last().is_none_or(|(last, _)| *last != ' ') {
                out.push((c, range));
            }
            continue;
        }
        if c.is_whitespace() {
            out.push((' ', range));
            continue;
        }
        let ignored =
            |c: char| is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{640}');
        for letter in std::iter::once(c).nfkd().flat_map(char::to_lowercase).filter(|c| !ignored(*c)) {
            out.push((letter, range.clone()));
        }
    }
    out
}
