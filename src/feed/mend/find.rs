use super::tag::{self, Tag, local};

/// Names that the root element of a feed has.
const ROOTS: [&str; 5] = ["rss", "feed", "rdf", "channel", "entry"];
/// Names of elements before which no feed stands: they are those of a page.
const PAGES: [&str; 4] = ["html", "head", "body", "svg"];
/// Root elements without an end that are looked at.
const MOST_TRIES: usize = 20;

/// Where the root element of a feed starts; none where a page starts before one does.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut from = 0;
    let mut tries = 0;
    while let Some(next) = memchr::memchr(b'<', text.as_bytes().get(from..)?) {
        let at = from + next;
        let tail = text.get(at..)?;
        from = at + 1;
        if tail.starts_with("<!--") {
            from = at + tail.find("-->").map_or(tail.len(), |end| end + 3);
            continue;
        }
        let Some((name, _)) = tag::name(tail).filter(|(_, closing)| !closing) else { continue };
        if PAGES.iter().any(|page| page.eq_ignore_ascii_case(name)) {
            return None;
        }
        if ROOTS.iter().any(|root| root.eq_ignore_ascii_case(local(name))) {
            if Tag::read(tail).is_some() {
                return Some(at);
            }
            tries += 1;
            if tries > MOST_TRIES {
                return None;
            }
        }
    }
    None
}
