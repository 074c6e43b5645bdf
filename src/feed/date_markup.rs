use std::borrow::Cow;

use crate::text::html::parse_fragment;
use crate::text::{clean_line, date};

/// Maximum length of a date with its markup in bytes, and of one without in characters.
const MOST_MARKUP: usize = 1_000;
const MOST_DATE: usize = 200;

/// The date in a text that may be markup: `datetime` or `content` of an element, else the text without tags. None if it is
/// too long.
pub(super) fn bare(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('<') {
        return (text.len() <= MOST_DATE).then_some(Cow::Borrowed(text));
    }
    if text.len() > MOST_MARKUP {
        return None;
    }
    let fragment = parse_fragment(text).html;
    let elements = fragment.tree.root().descendants().filter_map(|node| node.value().as_element());
    let given = elements.flat_map(|element| ["datetime", "content"].map(|name| element.attr(name)));
    if let Some(given) = given.flatten().find(|given| date(given).is_some()) {
        return Some(Cow::Owned(given.to_owned()));
    }
    let texts: Vec<&str> = fragment.root_element().text().collect();
    Some(Cow::Owned(clean_line(&texts.join(" "), MOST_DATE)))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_date_in_markup_is_that_of_its_attribute_or_its_text() {
        for (text, right) in [
            ("Tue, 3 Feb 2026 07:05:00 GMT", "Tue, 3 Feb 2026 07:05:00 GMT"),
            (
                "<time datetime=\"2026-02-03T07:05:00+01:00\">Tue, 02/03/2026 - 07:05</time>",
                "2026-02-03T07:05:00+01:00",
            ),
            ("<span class=d content='2026-02-03T07:05:00Z'>3 February</span>", "2026-02-03T07:05:00Z"),
            ("<time datetime=today><b>3 Feb 2026</b> 07:05</time>", "3 Feb 2026 07:05"),
            ("<p></p>", ""),
        ] {
            assert_eq!(bare(text).as_deref(), Some(right), "{text}");
        }
        assert_eq!(bare(&"<b>".repeat(1_000)), None);
        assert_eq!(bare(&"3".repeat(201)), None);
    }
}
