use super::tag::{self, Tag, local};

/// Names of root elements of feeds.
const ROOTS: [&str; 5] = ["rss", "feed", "rdf", "channel", "entry"];
/// Elements that start a page; a root element after one of them is not that of a feed.
const PAGES: [&str; 4] = ["html", "head", "body", "svg"];
/// Maximum number of unterminated root elements that are tried.
const MOST_TRIES: usize = 20;

/// The start of a feed's root element; none if a page starts before it.
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
