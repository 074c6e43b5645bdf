use url::Url;

use super::extras::{Extras, Linked, Medium};
use crate::model::{Alternate, Enclosure, Language};

/// Maximum number of media of an entry.
const MOST_MEDIA: usize = 50;

/// The address of the page among links of all relations (RFC 4287 §4.2.7.2): HTML before other types, web addresses
/// before others; if there is none, the best substitute.
pub(super) fn page(links: &[Linked]) -> Option<&str> {
    let page = |link: &&Linked| matches!(link.rel.as_str(), "" | "alternate");
    let rank = |link: &&Linked| {
        let web = link.href.starts_with("http:") || link.href.starts_with("https:") || !link.href.contains(':');
        let eye = link.kind.is_empty() || link.kind.contains("html");
        let feed = link.kind.contains("xml") && !link.kind.contains("html") || link.kind.contains("json");
        (!web, !eye, feed)
    };
    let links = || links.iter().filter(|link| is_of_web(&link.href));
    let best = links().filter(page).min_by_key(rank);
    let other = |rel: &str| links().find(|link| link.rel == rel);
    let best = best.or_else(|| other("self")).or_else(|| other("related")).or_else(|| other("via"));
    best.map(|link| link.href.trim()).filter(|href| !href.is_empty())
}

/// Whether an address can be that of a document: it is relative, or its scheme is none of a script, of data in the
/// address itself or of the reader's own machine.
pub(super) fn is_of_web(link: &str) -> bool {
    const OTHERS: [&str; 7] = ["javascript", "vbscript", "data", "file", "blob", "about", "view-source"];
    let scheme = link.trim().split(':').next().unwrap_or_default();
    !OTHERS.iter().any(|other| other.eq_ignore_ascii_case(scheme)) || !link.contains(':')
}

/// A relative address made absolute, if a base is known.
pub(super) fn whole(link: &str, base: impl FnOnce() -> Option<Url>) -> String {
    if is_plain(link) {
        return link.to_owned();
    }
    match Url::parse(link) {
        Ok(url) => url.into(),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            base().and_then(|base| base.join(link).ok()).map_or_else(|| link.to_owned(), Into::into)
        }
        Err(_) => link.to_owned(),
    }
}

/// Whether an address is certainly in the normal form of the URL Standard: a host of lower-case letters and a path of
/// unreserved characters.
fn is_plain(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let Some((host, path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    let label = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        letters && !label.is_empty() && !label.contains("--")
    };
    let sign =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'=' | b'&' | b'?' | b'.');
    host.split('.').all(label) && path.bytes().all(sign) && !path.starts_with('.') && !path.contains("/.")
}

/// Versions of the same article in other languages.
pub(super) fn alternates(extras: &Extras, base: impl Fn() -> Option<Url>) -> Vec<Alternate> {
    let page = extras.links.iter().filter(|link| matches!(link.rel.as_str(), "" | "alternate"));
    let alternate = |link: &Linked| {
        Some(Alternate { url: whole(&link.href, &base), language: Language::parse(link.language.as_deref()?)? })
    };
    page.filter_map(alternate).collect()
}

/// The attachments of an entry: the format's enclosures, media, preview pictures, then files such as transcripts. Each
/// address is listed once.
pub(super) fn enclosures(extras: &Extras, base: impl Fn() -> Option<Url>) -> Vec<Enclosure> {
    let mut found: Vec<Enclosure> = Vec::new();
    let mut add = |href: &str, mime: Option<String>, length: Option<u64>, texts: [Option<String>; 2]| {
        // No address is not that of the page.
        if !is_of_web(href) || href.trim().is_empty() {
            return;
        }
        let url = whole(href.trim(), &base);
        let [caption, credit] = texts;
        if let Some(known) = found.iter_mut().find(|known| known.url == url) {
            known.mime = known.mime.take().or(mime);
            known.length = known.length.take().or(length);
            known.caption = known.caption.take().or(caption);
            known.credit = known.credit.take().or(credit);
        } else if found.len() < MOST_MEDIA && !url.is_empty() {
            found.push(Enclosure { url, mime, length, caption, credit });
        }
    };
    let of_all = &extras.of_all;
    let mime = |kind: &str| (!kind.is_empty()).then(|| kind.to_owned());
    let media = || extras.media.iter().filter(|medium| !medium.thumbnail);
    for link in extras.links.iter().filter(|link| link.rel == "enclosure" || link.rel == "image") {
        let own = media().find(|medium| whole(&medium.url, &base) == whole(&link.href, &base)).unwrap_or(of_all);
        let caption = caption(own, of_all).or_else(|| link.title.clone());
        add(&link.href, mime(&link.kind), link.length, [caption, credit(own, of_all)]);
    }
    for medium in media() {
        let kind = medium.kind.as_deref().map(whole_type);
        add(&medium.url, kind, medium.length, [caption(medium, of_all), credit(medium, of_all)]);
    }
    let pictured = extras.media.iter().any(|medium| {
        !medium.thumbnail
            && medium.kind.as_deref().is_none_or(|kind| kind.starts_with("image"))
            && !medium.url.is_empty()
    });
    if !pictured {
        for medium in extras.media.iter().filter(|medium| medium.thumbnail).take(1) {
            add(&medium.url, Some("image/*".to_owned()), None, [caption(of_all, of_all), credit(of_all, of_all)]);
        }
    }
    for file in &extras.files {
        add(&file.href, mime(&file.kind), None, [file.title.clone(), None]);
    }
    found
}

/// The media type for a value of `medium`.
fn whole_type(kind: &str) -> String {
    if kind.contains('/') { kind.to_owned() } else { format!("{kind}/*") }
}

fn caption(own: &Medium, of_all: &Medium) -> Option<String> {
    [&own.caption, &own.title, &of_all.caption, &of_all.title].into_iter().flatten().next().cloned()
}

fn credit(own: &Medium, of_all: &Medium) -> Option<String> {
    own.credit.clone().or_else(|| of_all.credit.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_plain_address_is_what_the_parser_makes_of_it(link in "https?://[a-z.-]{1,12}(/|/[a-zA-Z0-9_./=&?-]{0,16})?") {
            prop_assert!(!is_plain(&link) || Url::parse(&link).is_ok_and(|url| url.as_str() == link), "{}", link);
        }
    }

    #[test]
    fn most_addresses_are_plain() {
        for link in ["https://news.example/", "http://www.news.example/world/2026/ships-may_pass.html?id=7&part=2"] {
            assert!(is_plain(link), "{link}");
        }
        for link in
            ["https://news.example", "https://news.example/a b", "https://xn--bcher-kva.example/", "/a", "mailto:a"]
        {
            assert!(!is_plain(link), "{link}");
        }
    }
}
