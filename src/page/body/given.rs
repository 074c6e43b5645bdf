//! The body of a page that gives its text in structured data and shows none of it, or only its beginning, without scripts.

use super::Body;
use crate::text::escaped;

/// Minimum number of letters of such a text, and how many times longer than the visible body it is.
const LETTERS: usize = 200;
const LONGER: usize = 4;
/// Number of letters and digits by which the beginning of a text is found in another.
const BEGIN: usize = 40;
/// Maximum number of paragraphs of the text by which the kind of the page is told.
const MOST_EXAMINED: usize = 60;

impl Body {
    /// The body, replaced by the text in the structured data if the page shows little of it.
    pub(in crate::page) fn or_given(self, paragraphs: &[String]) -> Self {
        let letters = paragraphs.iter().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).count();
        if letters < LETTERS || self.letters * LONGER > letters || !self.is_part_of(paragraphs) {
            return self;
        }
        Self {
            markup: paragraphs.iter().fold(String::new(), |markup, text| markup + "<p>" + &escaped(text) + "</p>"),
            letters,
            kept: vec![false; self.kept.len()],
            text: paragraphs.iter().take(MOST_EXAMINED).map(String::as_str).collect::<Vec<_>>().join(" "),
            whole: self.whole.max(letters),
            pictures: 0,
            ..self
        }
    }

    /// Whether there is no visible body, or it begins like a part of a text.
    fn is_part_of(&self, paragraphs: &[String]) -> bool {
        let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let begin: String = key(&self.text);
        let begin: String = begin.chars().take(BEGIN).collect();
        let whole: String = paragraphs.iter().map(|text| -> String { key(text) }).collect();
        self.letters < LETTERS || whole.contains(&begin)
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Kind, read};

    fn page(data: &str, visible: &str) -> String {
        let data = format!("{{\"@type\": \"NewsArticle\", \"headline\": \"Night ferry runs again\", {data}}}");
        format!(
            "<title>Night ferry runs again</title><script type=application/ld+json>{data}</script><body>{visible}</body>"
        )
    }

    const TEXT: &str = "The night ferry runs again after nine years, and on its first evening every cabin was taken.\\n\\n\
        Tickets are sold until midnight at both ends of the line & on board, the company said, but dogs need a cabin of their own, and \
        whoever brings a piano must say so a week before the ship sails.";

    #[test]
    fn a_text_that_is_only_in_the_data_is_the_body() {
        let empty = read(&page(&format!("\"articleBody\": \"{TEXT}\""), "<div id=app></div>"), None);
        let body = empty.body.unwrap_or_default();
        assert_eq!(empty.kind, Kind::Article);
        assert_eq!(body.matches("<p>").count(), 2, "{body}");
        assert!(body.contains("the line &amp; on board"), "{body}");
        let marked = TEXT.replace("\\n\\n", "</p><p>");
        let marked = read(&page(&format!("\"articleBody\": \"<p>{marked}</p>\""), "<div>Loading…</div>"), None);
        assert_eq!(marked.body.unwrap_or_default(), body);
    }

    #[test]
    fn a_text_for_subscribers_and_one_of_several_is_not_taken_from_the_data() {
        let free = "\"isAccessibleForFree\": false";
        assert_eq!(read(&page(&format!("\"articleBody\": \"{TEXT}\", {free}"), "<p>Log in.</p>"), None).body, None);
        let other =
            "</script><script type=application/ld+json>{\"@type\": \"NewsArticle\", \"articleBody\": \"Another text\"}";
        let two = page(&format!("\"articleBody\": \"{TEXT}\""), "").replace("</script>", &format!("{other}</script>"));
        assert_eq!(read(&two, None).body, None);
    }

    #[test]
    fn a_page_without_a_text_is_no_article() {
        let page = read("<title>Night ferry runs again</title><body><div id=app><i>Loading…</i></div></body>", None);
        assert_eq!((page.kind, page.body), (Kind::Empty, None));
        let page = read("<title>Night ferry</title><body><article><h1>Night ferry</h1><p>It runs.</p></article>", None);
        assert_eq!(page.kind, Kind::Article);
    }
}
