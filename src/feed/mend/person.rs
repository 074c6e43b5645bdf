use std::borrow::Cow;

use super::super::entities;
use super::tag::local;

/// Elements in which a person may stand as an e-mail address and a name.
const PERSONS: [&str; 5] = ["author", "creator", "managingEditor", "webMaster", "itunes:name"];

/// The text of an element of a person, as [`spaced`] gives it. None when it can stay as it is.
pub(super) fn of_element(name: &str, inner: &str) -> Option<String> {
    let person = PERSONS.contains(&local(name)) || PERSONS.contains(&name);
    if !person || (inner.is_ascii() && !inner.contains('&')) {
        return None;
    }
    spaced(&plain(inner))
}

/// A person's text with a space wherever an e-mail address would touch a letter that is not ASCII, for the parser cuts
/// a byte off beside it: `编辑部（a@b.example）`. None when it can stay as it is.
pub(in crate::feed) fn spaced(text: &str) -> Option<String> {
    let touches = |word: &str| word.contains('@') && !word.is_ascii();
    if !text.split(is_space).any(touches) {
        return None;
    }
    let words = text.split(is_space).map(|word| if touches(word) { parted(word) } else { word.to_owned() });
    Some(words.collect::<Vec<_>>().join(" "))
}

const fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

fn parted(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 8);
    let mut last: Option<char> = None;
    for c in word.chars() {
        let c = match c {
            '（' => '(',
            '）' => ')',
            c => c,
        };
        if last.is_some_and(|last| last.is_ascii() != c.is_ascii() && !(last.is_alphabetic() && c.is_alphabetic())) {
            out.push(' ');
        }
        out.push(c);
        last = Some(c);
    }
    out
}

/// Text with its references resolved and its CDATA unpacked.
fn plain(inner: &str) -> String {
    let mut out = String::new();
    let mut rest = inner;
    while let Some((before, data)) = rest.split_once("<![CDATA[") {
        out.push_str(&entities::decoded(before));
        let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
        out.push_str(data);
        rest = after;
    }
    let rest: Cow<'_, str> = entities::decoded(rest);
    out.push_str(&rest);
    out
}

#[cfg(test)]
mod tests {
    use super::of_element;

    #[test]
    fn an_address_touches_only_ascii() {
        let spaced = |text| of_element("author", text);
        assert_eq!(spaced("编辑部（a@b.example）").as_deref(), Some("编辑部 (a@b.example)"));
        assert_eq!(spaced("a@b.example\u{3000}张三").as_deref(), Some("a@b.example \u{3000}张三"));
        assert_eq!(spaced("<![CDATA[José]]>&#8212;a@b.example").as_deref(), Some("José— a@b.example"));
        assert_eq!(spaced("José Núñez (a@b.example)"), None);
        assert_eq!(spaced("a@b.example (Jean‑Pierre)"), None);
    }
}
